"""The keys of tables, as Excel and Word have them: which leave the cell and which stay in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.ui.paper.entries.base import Entry

STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIPE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def bare(event: QKeyEvent) -> bool:
    """Whether the key is pressed alone."""
    return _held(event) == Qt.KeyboardModifier.NoModifier


def with_shift(event: QKeyEvent) -> bool:
    """Whether the key is pressed with Shift alone."""
    return _held(event) == Qt.KeyboardModifier.ShiftModifier


def asks_for_escape(event: QEvent) -> bool:
    """Whether Qt asks who wants Esc, before it is a shortcut."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
    )


def block_key(entry: Entry, event: QKeyEvent) -> bool:
    """Do what a key means while several cells are chosen; any other key lets go of them first."""
    if not entry.in_block:
        return False
    for sequence, wish in ((QKeySequence.StandardKey.Copy, "copy"), (QKeySequence.StandardKey.Cut, "cut")):
        if event.matches(sequence):
            entry.block_wanted.emit(wish)
            return True
    if event.key() in _WIPE and bare(event):
        entry.block_wanted.emit("clear")
        return True
    if event.key() == Qt.Key.Key_Escape:
        entry.block_wanted.emit("drop")
        return True
    return False


def step_key(entry: Entry, event: QKeyEvent, leaves: Callable[[tuple[int, int]], bool]) -> bool:
    """Go on to another cell, or with Shift choose cells up to there, where the key `leaves` the text."""
    step = STEPS.get(Qt.Key(event.key()))
    if step is None or not (bare(event) or with_shift(event)):
        return False
    if with_shift(event):
        if not entry.in_block and not leaves(step):
            return False
        entry.stretched.emit(*step)
        return True
    if not entry.in_block and not leaves(step):
        return False
    entry.walked.emit(*step)
    return True


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
