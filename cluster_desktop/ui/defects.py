"""The last resort: a defect of the program is told, with where the work is, and the window stays open.

Where in the program it was is noted for the diagnostic file; what it was about, which may be the
application's contents, is not.
"""

from __future__ import annotations

import contextlib
import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from types import TracebackType

    from cluster_desktop.ui.window import Window

DEFECTS_FILE = "defects.txt"
_MOST_CHARACTERS = 40_000
_WHAT_TO_DO = "可以继续填写。再次出现时，按 F1 打开帮助，在“遇到问题时”一页保存诊断文件。"


class DefectHook:
    """An excepthook.  An error of the core that nobody caught is told in its own words.

    `folder` is where a note of each defect is kept; without one none is.
    """

    def __init__(self, window: Window, folder: Path | None = None) -> None:
        self._window = window
        self._folder = folder
        self._telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell it once; what goes wrong while telling goes to standard error alone."""
        sys.__excepthook__(kind, error, trace)
        if self._telling or issubclass(kind, KeyboardInterrupt):
            return
        self._telling = True
        if self._folder is not None:
            _note(self._folder, error, trace)
        try:
            self._tell(error, "".join(traceback.format_exception(kind, error, trace)))
        finally:
            self._telling = False

    def _tell(self, error: BaseException, details: str) -> None:
        view = self._window.view
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("集群申报助手")
        told: list[str] = []
        box.setText(str(error) if isinstance(error, ClusterError) else "程序出了问题，这一步没有完成。")
        if view is not None:
            saved = view.save()
            where = view.session.draft.path
            words = "已填写的内容都已保存在" if saved else "此前保存的内容在"
            told.append(f"{words}：\n{where}")
        if not isinstance(error, ClusterError):
            told.append(_WHAT_TO_DO)
        box.setInformativeText("\n\n".join(told))
        box.setDetailedText(details)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.exec()


def _note(folder: Path, error: BaseException, trace: TracebackType | None) -> None:
    """Keep the kind of a defect and the places it came through, behind those of before."""
    file = folder / DEFECTS_FILE
    places = [
        f"  {'/'.join(Path(place.filename).parts[-2:])}:{place.lineno} {place.name}\n"
        for place in traceback.extract_tb(trace)
    ]
    told = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {type(error).__name__}\n{''.join(places)}\n"
    # A disk that takes no note must not keep the defect itself from being told.
    with contextlib.suppress(OSError):
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text((before + told)[-_MOST_CHARACTERS:], encoding="utf-8")
