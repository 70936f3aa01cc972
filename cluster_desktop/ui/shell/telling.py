"""What is told above the page: what keeps the answers from being saved, what failed, what is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cluster_desktop.ui.session.autosave import SaveState

if TYPE_CHECKING:
    from cluster_desktop.errors import ClusterError
    from cluster_desktop.ui.parts.strip import Strip
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.work import Job

_FEW_FILES = 3


class Telling(QObject):
    """Tells on the strip what the session has to say, and takes it back when it is over."""

    def __init__(self, session: Session, strip: Strip) -> None:
        super().__init__(strip)
        self._session = session
        self._strip = strip
        self._unsaved = False
        session.attached.connect(self._tell)
        session.evidence_part.going_on.connect(self._tell_progress)
        session.failed.connect(self._tell_failure)
        session.autosave.state_changed.connect(self._tell_saving)

    def _tell_saving(self) -> None:
        """Say in full what keeps the answers from being saved, for as long as it does."""
        autosave = self._session.autosave
        if autosave.state is SaveState.FAILED:
            self._unsaved = True
            self._strip.show_words(
                f"{autosave.problem}没有存入的内容仍在窗口中，会继续尝试保存。"
                f"草稿在 {self._session.draft.path}"
            )
        elif self._unsaved and autosave.state is SaveState.SAVED:
            self._unsaved = False
            self._strip.show_words("")

    def _tell_failure(self, error: ClusterError) -> None:
        self._tell([error])

    def _tell_progress(self, job: Job, done: int, total: int, what: str) -> None:
        """Files on their way to one place are told where it may take long."""
        if total > _FEW_FILES:
            words = f"正在添加 {what}（{done + 1} / {total}）"
            self._strip.show_words(words, tone="note", action=("取消", job.cancel))

    def _tell(self, troubles: list[ClusterError]) -> None:
        self._strip.show_words("\n".join(str(trouble) for trouble in troubles))
