"""A row of a list that is a button as high as its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from cluster_desktop.ui.parts.basics import Button, row

if TYPE_CHECKING:
    from collections.abc import Iterable


class RowButton(Button):
    """What stands in the row is put into `line`; a press anywhere on it presses the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("row", "finding")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.line = row(self, spacing=12)
        self.line.setContentsMargins(14, 9, 14, 9)

    def let_through(self, parts: Iterable[QWidget]) -> None:
        """Let a press on these parts press the row."""
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        """The words may take several lines, which a button does not reckon with."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words."""
        return self.line.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """As large as the words."""
        return self.line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """No smaller than the words."""
        return self.line.minimumSize()
