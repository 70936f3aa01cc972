"""The last resort: a defect of the program is told, with where the work is, and the window stays open."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from types import TracebackType

    from cluster_desktop.ui.window import Window


class DefectHook:
    """An excepthook.  An error of the core that nobody caught is told in its own words."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell it once; what goes wrong while telling goes to standard error alone."""
        sys.__excepthook__(kind, error, trace)
        if self._telling or issubclass(kind, KeyboardInterrupt):
            return
        self._telling = True
        try:
            self._tell(error, "".join(traceback.format_exception(kind, error, trace)))
        finally:
            self._telling = False

    def _tell(self, error: BaseException, details: str) -> None:
        view = self._window.view
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("集群申报助手")
        box.setText(str(error) if isinstance(error, ClusterError) else "程序出了问题，这一步没有完成。")
        if view is not None:
            saved = view.save()
            where = view.session.draft.path
            words = "已填写的内容都已保存在" if saved else "此前保存的内容在"
            box.setInformativeText(f"{words}：\n{where}")
        box.setDetailedText(details)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
