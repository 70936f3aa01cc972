"""How far an export is, and whether it is to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.volume.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable


class ExportCancelled(ClusterError):
    """The official stopped the export; nothing was written."""

    def __init__(self) -> None:
        super().__init__("已取消导出，没有写入任何文件")


class Steps(Watch):
    """Asked and told between steps.  Splitting into volumes adds steps that are not known at first."""

    def __init__(
        self,
        total: int,
        progress: Callable[[int, int, str], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._total = total
        self._done = 0
        self._what = ""
        self._told = 0
        self._progress = progress
        self._cancelled = cancelled

    def next(self, what: str) -> None:
        """Begin the next step; raises `ExportCancelled`."""
        self.check()
        self._total = max(self._total, self._done + 1)
        self._what, self._told = what, 0
        if self._progress:
            self._progress(self._done, self._total, what)
        self._done += 1

    def share(self, percent: float) -> None:
        """Tell how much of a long step is done, at every tenth; raises `ExportCancelled`."""
        self.check()
        tenth = int(percent / 10)
        if self._progress and self._told < tenth < 10:
            self._told = tenth
            self._progress(self._done - 1, self._total, f"{self._what}（{tenth * 10}%）")

    def check(self) -> None:
        """Stop here if asked to; raises `ExportCancelled`."""
        if self._cancelled and self._cancelled():
            raise ExportCancelled

    def end(self) -> None:
        """Tell that all is done; the last moment to stop: raises `ExportCancelled`."""
        self.check()
        if self._progress:
            self._progress(self._total, self._total, "完成")
