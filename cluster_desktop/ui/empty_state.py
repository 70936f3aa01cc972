"""What a page shows where there is nothing yet: a sentence, what to do, one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy

from cluster_desktop.ui.icons import Sign
from cluster_desktop.ui.parts.basics import Button, button, column, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout, QWidget

_ICON = 40
_WIDEST = 460
_ROOM = 8


class EmptyState(QFrame):
    """`icon` is the name of a line icon; `act` the words of the button and what it does."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        what_to_do: str = "",
        act: tuple[str, Callable[[], object]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("box", "list")
        self.button: Button | None = None
        lines = column(self, spacing=8)
        lines.setContentsMargins(24, 36, 24, 36)
        sign = Sign(icon, self, size=_ICON)
        sign.setFixedSize(_ICON, _ICON)
        lines.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addSpacing(4)
        for words, kind in ((sentence, "heading"), (what_to_do, "secondary")):
            if words:
                lines.addLayout(_centred(words, kind, self))
        if act is not None:
            self.button = button(act[0], act[1], parent=self)
            lines.addSpacing(8)
            lines.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)


def _centred(words: str, kind: str, parent: QWidget) -> QHBoxLayout:
    """Words in the middle, in one line where they are short: a label that wraps asks for less than that."""
    label = text(words, kind, wrap=True, parent=parent)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setMinimumWidth(min(label.fontMetrics().horizontalAdvance(words) + _ROOM, _WIDEST))
    label.setMaximumWidth(_WIDEST)
    line = row()
    line.addStretch(1)
    line.addWidget(label, 100)
    line.addStretch(1)
    return line
