"""The line in a cell: its keys, its mouse, and what is pasted into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.paper.entries.keys import (
    ENTER,
    asks_for_escape,
    bare,
    block_key,
    step_key,
    with_shift,
)
from cluster_desktop.ui.paper.tables.clipboard import block_of, column_of
from cluster_desktop.ui.paper.tables.plain import plain_text

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent


class CellLine(QLineEdit):
    """The text of a cell in one line.  All of it chosen, as after arriving, the arrows go from cell to cell.

    F2 puts the cursor behind the text, and the arrows stay in it.  `given_back` asks for the text as it was
    when the cursor came.
    """

    given_back = Signal()

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry)
        self._entry = entry
        self._editing = False
        self.changed = False
        self.composing = False
        self.setFrame(False)

    def arrive(self) -> None:
        """Begin as a cell that was just come to."""
        self._editing = False

    def event(self, event: QEvent) -> bool:
        """Keep Esc for giving the text back, where there is one to give back or cells to let go of."""
        if asks_for_escape(event) and (self.changed or self._entry.in_block):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a table; all others are those of the text."""
        if self.composing:
            super().keyPressEvent(event)
            event.accept()  # what the text leaves over is not for the table either
            return
        if self._take(event):
            return
        if self._entry.in_block and event.text():
            self._entry.block_wanted.emit("drop")
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose cells by drawing the mouse over them."""
        if event.buttons() & Qt.MouseButton.LeftButton and not self.rect().contains(
            event.position().toPoint()
        ):
            window = self.window()
            there = window.childAt(window.mapFromGlobal(event.globalPosition().toPoint()))
            while there is not None and not isinstance(there, Entry):
                there = there.parentWidget()
            if there is not None and there is not self._entry:
                self._entry.reached.emit(there)
                return
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click edits the text, and lets go of chosen cells."""
        if self._entry.in_block:
            self._entry.block_wanted.emit("drop")
        super().mousePressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Tell when a word is being composed."""
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())
        self._entry.composing.emit(self.composing)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, whose 粘贴 knows blocks of cells as well."""
        menu = self.createStandardContextMenu()
        paste = menu.findChild(QAction, "edit-paste")
        if paste is not None:
            paste.triggered.disconnect()
            paste.triggered.connect(self.paste_here)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paste_here(self) -> None:
        """Paste a block of cells from this one on, or the text alone, plain and in one line."""
        if self.isReadOnly():
            return
        clipboard = QGuiApplication.clipboard().mimeData()
        block = block_of(clipboard)
        if block is None and self._entry.field.figure is not None:
            block = column_of(clipboard)
        words = plain_text(clipboard.text(), lines=False)
        if block is None and self._entry.in_block and words:
            block = [[words]]
        if block is not None:
            self._entry.pasted.emit(block)
        elif words:
            self.insert(words)

    def _take(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the table's."""
        if block_key(self._entry, event) or step_key(self._entry, event, self._leaves):
            return True
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_here()
        elif event.key() in ENTER and (bare(event) or with_shift(event)):
            self._entry.walked.emit(1 if bare(event) else -1, 0)
        elif event.key() == Qt.Key.Key_F2 and bare(event):
            self._turn_editing()
        elif event.key() == Qt.Key.Key_Escape and self.changed:
            self.given_back.emit()
        else:
            return False
        return True

    def _turn_editing(self) -> None:
        self._editing = not self._editing
        if self._editing:
            self.deselect()
            self.setCursorPosition(len(self.text()))
        else:
            self.selectAll()

    def _leaves(self, step: tuple[int, int]) -> bool:
        if self._editing:
            return False
        # All chosen, as after arriving here, the arrows go on; within the text they move the cursor.
        if step[0] or self.selectedText() == self.text():
            return True
        if self.hasSelectedText():
            return False
        return self.cursorPosition() == (0 if step[1] < 0 else len(self.text()))
