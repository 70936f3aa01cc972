"""Buttons of which one is chosen, as one stop of Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QWidget


class OneOf(QButtonGroup):
    """Tab stops at the chosen button, at the first while none is; the arrows lead from there.

    Qt alone sees to that only after one of them has had the cursor: until then Shift+Tab comes to the last,
    and Tab to the first, whichever is chosen.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.idToggled.connect(self._let_in)

    def take(self, button: QAbstractButton, number: int = -1) -> None:
        """Add a button; a negative number leaves it to Qt."""
        self.addButton(button, number)
        self._let_in()

    def _let_in(self, *_: object) -> None:
        buttons = self.buttons()
        stop = next((each for each in buttons if each.isChecked()), buttons[0])
        for each in buttons:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is stop else Qt.FocusPolicy.ClickFocus)
