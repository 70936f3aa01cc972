"""查找草稿: the box above the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_WIDTH = 260


class FindBox(QLineEdit):
    """Shown where there is something to choose from; `left` tells that the cursor goes on to the list."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.setPlaceholderText("查找草稿　Ctrl+F")
        self.setAccessibleName("查找草稿")
        self.setToolTip("按名称、申报表、地区、单位或填写人查找，含已归档的；回车打开第一份，Esc 清除")
        self.setClearButtonEnabled(True)
        self.hide()

    def offer(self, *, wanted: bool) -> None:
        """Be there or not; while it is not, nothing is looked for."""
        self.setVisible(wanted)
        if not wanted:
            self.clear()

    def begin(self) -> None:
        """Have the cursor, and what was typed chosen, to be typed over."""
        if self.isVisible():
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.selectAll()

    def start_over(self) -> None:
        """Look for nothing."""
        self.clear()
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes away what was typed, ↓ goes to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)
