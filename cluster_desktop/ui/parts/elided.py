"""Words in one line that end in … where there is no room; the tip has the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class ElidedLabel(QLabel):
    """Takes the room that is left, up to what its words need; `short` stands where they do not fit."""

    def __init__(self, words: str, kind: str, parent: QWidget | None = None, *, short: str = "") -> None:
        super().__init__(parent)
        self._words = words
        self._short = short or words
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(words)
        self.setText(words)

    def sizeHint(self) -> QSize:
        """As wide as all the words."""
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Give way to everything else in the line."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the room there is."""
        super().resizeEvent(event)
        metrics, width = self.fontMetrics(), event.size().width()
        words = self._words if metrics.horizontalAdvance(self._words) <= width else self._short
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        self.setText(shown)
        self.setToolTip(self._words if shown != self._words else "")
