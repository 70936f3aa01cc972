"""The ways in and out of a list as files: a sheet to import, the template to hand out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cluster_desktop.errors import reason
from cluster_desktop.ui import work
from cluster_desktop.ui.lists.import_dialog import ImportDialog
from cluster_desktop.ui.paper.proof import dropped_files

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.ui.session.session import Session

FILE_FILTER = "Excel 表格 (*.xlsx *.xlsm *.csv);;所有文件 (*)"
TEMPLATE_FILTER = "Excel 表格 (*.xlsx)"


class ListFlows(QObject):
    """For one list.  `told` tells in words what could not be done."""

    told = Signal(str)

    def __init__(self, session: Session, definition: ListDefinition, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._definition = definition
        self._window = parent

    def ask_import(self) -> None:
        """Let the official choose a sheet, and show what is in it."""
        title = f"导入：{self._definition.title}"
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", FILE_FILTER)
        if name:
            self.open_import(Path(name))

    def open_import(self, file: Path) -> ImportDialog:
        """Show what a sheet brings, to be taken in or not."""
        self.told.emit("")
        dialog = ImportDialog(self._session, self._definition, file, self._window)
        dialog.open()
        return dialog

    def ask_template(self) -> None:
        """Let the official say where the template is to go."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, "下载模板", f"{self._definition.title}模板.xlsx", TEMPLATE_FILTER
        )
        if name:
            self.save_template(Path(name))

    def save_template(self, file: Path) -> None:
        """Write the template."""
        definition = self._definition

        def task(_: work.Ticket) -> bytes:
            # openpyxl is loaded when a sheet is first asked for.
            from cluster_desktop.evidence.lists.template import list_template  # noqa: PLC0415

            return list_template(definition)

        self.told.emit("")
        work.start(task, self).finished.connect(partial(self._write, file))

    def offer(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(dropped_files(event)) == 1:
            event.acceptProposedAction()

    def take(self, event: QDropEvent) -> None:
        """Import the file that is dropped."""
        if files := dropped_files(event):
            event.acceptProposedAction()
            self.open_import(files[0])

    def _write(self, file: Path, data: bytes) -> None:
        try:
            file.write_bytes(data)
        except OSError as error:
            self.told.emit(
                f"{file.name} 没有写成：{reason(error)}。换一个文件夹，或关闭正在打开它的程序后再试。"
            )
