"""What came of an export: the files with their pages and sheets, or why there are none."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.parts.basics import ElidedButton, button, column, empty, row, text

if TYPE_CHECKING:
    from cluster_desktop.delivery.manifest import PackageFile
    from cluster_desktop.delivery.package import PackageResult


class ResultBox(QWidget):
    """Hidden until there is something to say; `chosen` asks for the field that stood in the way."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = column(self, spacing=6)
        self.hide()

    def show_result(self, folder: Path, result: PackageResult) -> None:
        """List the files that were made, with what the printer needs to know."""
        empty(self._lines)
        self._lines.addWidget(text("✓ 已导出", "done-heading"))
        place = row(spacing=10)
        place.addWidget(text(str(folder), "secondary", wrap=True), 1)
        place.addWidget(button("打开文件夹", partial(_open, folder), parent=self))
        self._lines.addLayout(place)
        for file in sorted(result.files, key=lambda each: Path(each.path).name):
            self._file(file, result.sheets.get(file.path, 0))
        if sheets := sum(result.sheets.values()):
            self._lines.addWidget(text(f"双面打印共 {sheets} 张纸。", "strong"))
        for note in result.notes:
            self._lines.addWidget(text(note, "warning", wrap=True))
        if result.code:
            words = f"校验码 {result.code}，印在申报表属性、佐证材料册封面和清单文件上。"
            self._lines.addWidget(text(words, "secondary", wrap=True))
        self.show()

    def show_failure(self, words: str, path: str = "") -> None:
        """Say why nothing was made, with the way to the field of a path that is to be mended."""
        empty(self._lines)
        self._lines.addWidget(text(words, "error", wrap=True))
        if path:
            way = button("去修改", partial(self.chosen.emit, path), kind="link", parent=self)
            self._lines.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self.show()

    def _file(self, file: PackageFile, sheets: int) -> None:
        path = Path(file.path)
        line = row(spacing=12)
        name = ElidedButton(path.name, "document", self)
        name.setAccessibleName(f"打开 {path.name}")
        name.clicked.connect(partial(_open, path))
        line.addWidget(name, 1)
        line.addWidget(text(_extent(file.pages or 0, sheets), "secondary"))
        way = button("打开", partial(_open, path), kind="link", parent=self)
        way.setAccessibleName(f"用默认程序打开 {path.name}")
        line.addWidget(way)
        self._lines.addLayout(line)


def _extent(pages: int, sheets: int) -> str:
    """`64 页`, and where it is to be printed `64 页，双面 32 张`."""
    if not pages:
        return ""
    return f"{pages} 页，双面 {sheets} 张" if sheets else f"{pages} 页"


def _open(path: Path, *_: object) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
