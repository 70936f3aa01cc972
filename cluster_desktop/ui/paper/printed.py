"""A cell of printed words, for tables that stand beside the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

_GROUNDS = {"head": "head", "head-left": "head", "label": "label"}


class PrintedCell(QLabel):
    """Words in a cell; `kind` is head, head-left, label, plain (centred) or words (from the left)."""

    pressed = Signal()

    def __init__(self, words: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setProperty("cell", _GROUNDS.get(kind, "answer"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(10, 5, 8, 5)
        if kind in ("head", "plain"):
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def mouseDoubleClickEvent(self, _: QMouseEvent) -> None:
        """Go to the field that the row is about."""
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the same."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
