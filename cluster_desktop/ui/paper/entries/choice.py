"""One of several: the printed boxes as radio buttons, in a line where they are short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QRadioButton, QWidget

from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.paper.entries.keys import ENTER
from cluster_desktop.ui.parts.one_of import OneOf

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.values import Value

_SHORT = 24
_BETWEEN = 20
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class _Radio(QRadioButton):
    """Enter goes on to the next field, also on the desktops where Qt has it press a button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChoiceEntry(Entry):
    """Radio buttons for the printed options; the value is the option's number from 1.

    Delete and Backspace take the answer back, which radio buttons alone do not allow.
    """

    def __init__(
        self, field: Field, name: str, options: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(field, name, parent)
        in_line = sum(map(len, options)) <= _SHORT
        options_box = self._options = QBoxLayout(_BESIDE if in_line else _BELOW)
        options_box.setContentsMargins(10, 6, 10, 6)
        options_box.setSpacing(_BETWEEN if in_line else 6)
        self._in_line = in_line
        self._group = OneOf(self)
        self._radios: list[_Radio] = []
        for number, words in enumerate(options, 1):
            radio = _Radio(words, self)
            self._named(radio, f"{name}：{words}")
            self._group.take(radio, number)
            self._radios.append(radio)
            options_box.addWidget(radio)
        if in_line:
            options_box.addStretch(1)
        self._column.addStretch(1)
        self._column.addLayout(options_box)
        self._column.addStretch(1)
        self._group.idClicked.connect(self._tell)

    def inputs(self) -> list[QWidget]:
        """The chosen button first, as Tab goes to it."""
        in_order = sorted(self._radios, key=lambda radio: not radio.isChecked())
        return list[QWidget](in_order)

    def show_value(self, value: Value | None) -> None:
        """Mark the option of an answer, or none."""
        wanted = None
        if isinstance(value, str) and value.isdecimal():
            wanted = self._group.button(int(value))
        if wanted is not None:
            wanted.setChecked(True)
        else:
            self._mark_none()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the options below each other where larger type leaves no room for them in a line."""
        super().resizeEvent(event)
        if self._in_line:
            margins = self._options.contentsMargins()
            needed = sum(radio.sizeHint().width() + _BETWEEN for radio in self._radios) - _BETWEEN
            fits = needed + margins.left() + margins.right() <= event.size().width()
            self._options.setDirection(_BESIDE if fits else _BELOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the answer back."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._mark_none()
            self.edited.emit(self.path, "")
        else:
            super().keyPressEvent(event)

    def _mark_none(self) -> None:
        if (marked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            marked.setChecked(False)
            self._group.setExclusive(True)

    def _tell(self, number: int) -> None:
        self.edited.emit(self.path, str(number))
