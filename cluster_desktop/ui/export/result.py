"""What came of an export: the files with their pages, or why there are none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.parts.basics import button, column, empty, row, text

if TYPE_CHECKING:
    from cluster_desktop.delivery.package import PackageResult


class ResultBox(QWidget):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = column(self, spacing=6)
        self.hide()

    def show_result(self, folder: Path, result: PackageResult) -> None:
        """List the files that were made."""
        empty(self._lines)
        self._lines.addWidget(text("✓ 已导出", "done-heading"))
        self._lines.addWidget(text(str(folder), "secondary", wrap=True))
        for file in result.files:
            line = row(spacing=12)
            line.addWidget(text(Path(file.path).name, wrap=True), 1)
            line.addWidget(text(f"{file.pages} 页" if file.pages else "", "secondary"))
            self._lines.addLayout(line)
        url = QUrl.fromLocalFile(str(folder))
        open_folder = button("打开所在文件夹", lambda: QDesktopServices.openUrl(url), parent=self)
        line = row()
        line.addWidget(open_folder)
        line.addStretch(1)
        self._lines.addSpacing(6)
        self._lines.addLayout(line)
        self.show()

    def show_failure(self, words: str) -> None:
        """Say why nothing was made."""
        empty(self._lines)
        self._lines.addWidget(text(words, "error", wrap=True))
        self.show()
