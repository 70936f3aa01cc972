"""One page at a time, with ways to the page before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from cluster_desktop.ui.parts.basics import button, column, row, text

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap


class Leafing(QWidget):
    """`turned` tells -1 or 1; whoever draws the pages says then which of them is shown."""

    turned = Signal(int)

    def __init__(self, size: QSize, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        stack = column(self, spacing=6)
        self._picture = QLabel(self)
        self._picture.setProperty("box", "preview")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(size)
        self._picture.setWordWrap(True)
        self._picture.setAccessibleName(name)
        stack.addWidget(self._picture)
        self._before = button("‹ 上一页", lambda: self.turned.emit(-1), parent=self)
        self._after = button("下一页 ›", lambda: self.turned.emit(1), parent=self)
        self._where = text("", "secondary", parent=self)
        line = row()
        line.addWidget(self._before)
        line.addStretch(1)
        line.addWidget(self._where)
        line.addStretch(1)
        line.addWidget(self._after)
        stack.addLayout(line)
        self.show_place(1, 1, "")

    @property
    def has_page(self) -> bool:
        """Whether a page is shown, and not words in its place."""
        return not self._picture.pixmap().isNull()

    def show_page(self, page: QPixmap) -> None:
        """Show a page."""
        self._picture.setPixmap(page)

    def tell(self, words: str) -> None:
        """Show words in place of a page."""
        self._picture.setText(words)

    def show_place(self, number: int, pages: int, words: str) -> None:
        """Say in words which page it is; one page alone has none beside it."""
        self._where.setText(words)
        for each, enabled in ((self._before, number > 1), (self._after, number < pages)):
            each.setVisible(pages > 1)
            each.setEnabled(enabled)
