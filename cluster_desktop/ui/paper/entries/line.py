"""One line: words, a figure, a count with its unit, a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.parts.basics import text

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.values import Value

_FIGURES = ("number", "count", "year_numbers", "count_names", "standards_matrix")
_DATE = re.compile(r"\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*")
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
}


class _Line(QLineEdit):
    def __init__(self, entry: LineEntry) -> None:
        super().__init__(entry)
        self._entry = entry
        self.setFrame(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._entry.paste_block():
            return
        step = self._step(Qt.Key(event.key())) if _bare(event) else None
        if step is not None:
            self._entry.walked.emit(*step)
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._entry.composing.emit(bool(event.preeditString()))

    def _step(self, key: Qt.Key) -> tuple[int, int] | None:
        # All chosen, as after arriving here, the arrows go on; within the text they move the cursor.
        whole = self.selectedText() == self.text()
        if key == Qt.Key.Key_Left and (whole or self.cursorPosition() == 0):
            return (0, -1)
        if key == Qt.Key.Key_Right and (whole or self.cursorPosition() == len(self.text())):
            return (0, 1)
        return _STEPS.get(key)


class LineEntry(Entry):
    """A single line.  Figures stand at the right with digits of equal width; a unit may follow."""

    def __init__(self, field: Field, name: str, parent: QWidget | None = None, *, unit: str = "") -> None:
        super().__init__(field, name, parent)
        self._line = _Line(self)
        self._named(self._line)
        if field.kind in _FIGURES:
            self._line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 10 if unit else 0, 0)
        beside.addWidget(self._line, 1)
        if unit:
            beside.addWidget(text(unit, "secondary", parent=self))
        self._column.addLayout(beside, 1)
        self._line.textEdited.connect(self._tell)

    def inputs(self) -> list[QWidget]:
        """The line."""
        return [self._line]

    def set_hint(self, words: str) -> None:
        """Show words in the empty line, such as the printed pattern of a name."""
        self._line.setPlaceholderText(words)

    def show_value(self, value: Value | None) -> None:
        """Show the text of an answer; a date as it is said."""
        words = "" if value is None else str(value)
        if self.field.kind == "date" and (found := _DATE.fullmatch(words)):
            words = f"{found[1]}年{int(found[2])}月{int(found[3])}日"
        if words == self._line.text() or self._same_date(words):
            return
        self._line.setText(words)
        if self._line.hasFocus():
            self._line.selectAll()

    def take_focus(self) -> None:
        """Bring the cursor here, with the text chosen so that typing replaces it."""
        super().take_focus()
        self._line.selectAll()

    def forget_typing(self) -> None:
        """Forget the steps of typing."""
        self._line.setText(self._line.text())

    def paste_block(self) -> bool:
        """Hand a block of cells from the clipboard to the table; False where it is no block."""
        words = QGuiApplication.clipboard().text().strip("\r\n")
        if "\t" not in words and "\n" not in words:
            return False
        self.pasted.emit(words)
        return True

    def _same_date(self, words: str) -> bool:
        return self.field.kind == "date" and self._line.hasFocus() and _iso(words) == _iso(self._line.text())

    def _tell(self, words: str) -> None:
        self.edited.emit(self.path, _iso(words) if self.field.kind == "date" else words)


def _iso(words: str) -> str:
    """The date in ISO order where it is written as one; other text as it is, for the checker to judge."""
    found = _DATE.fullmatch(words)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else words


def _bare(event: QKeyEvent) -> bool:
    keypad = Qt.KeyboardModifier.KeypadModifier
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, keypad)
