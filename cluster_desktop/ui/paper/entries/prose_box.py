"""The text box in a cell: as high as its text, with the keys of a table where it stands in one."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from cluster_desktop.ui.paper.entries.keys import ENTER, asks_for_escape, bare, block_key, step_key
from cluster_desktop.ui.paper.tables.clipboard import block_of
from cluster_desktop.ui.paper.tables.plain import plain_text

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QResizeEvent

    from cluster_desktop.ui.paper.entries.base import Entry

_MARGIN = 6
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the cursor goes and comes back: another program, a menu."""


class ProseBox(QPlainTextEdit):
    """A text box as high as its text, so that the paper scrolls and never the box.

    `in_table` has Enter and the arrows at the edges of the text go from cell to cell; Shift+Enter breaks the
    line.  `given_back` asks for the text as it was when the cursor came, `taken_in` tells what was pasted.
    """

    given_back = Signal()
    taken_in = Signal(str)

    def __init__(self, entry: Entry, lines: int, *, in_table: bool) -> None:
        super().__init__(entry)
        self._entry = entry
        self._lines = lines
        self._in_table = in_table
        self.changed = False
        self.composing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the text, and no lower than its lines."""
        least = self._lines * self.fontMetrics().lineSpacing()
        return QSize(200, max(least, self._text_height()) + 2 * _MARGIN)

    def minimumSizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(80, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of what was chosen when the text is left, as a line does."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Keep Esc for giving the text back, where there is one to give back or cells to let go of."""
        if asks_for_escape(event) and (self.changed or self._entry.in_block):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a table in a table, and Esc; all others are those of the text."""
        if not self.composing and self._take(event):
            return
        if self._entry.in_block and event.text():
            self._entry.block_wanted.emit("drop")
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Tell when a word is being composed."""
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())
        self._entry.composing.emit(self.composing)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a block of cells into the table; anything else plain, without what no document can carry."""
        block = block_of(source) if self._in_table else None
        if block is not None:
            self._entry.pasted.emit(block)
            return
        words = plain_text(source.text())
        self.textCursor().insertText(words)
        self.taken_in.emit(words)

    def _take(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the table's."""
        if event.key() == Qt.Key.Key_Escape and self.changed and not self._entry.in_block:
            self.given_back.emit()
            return True
        if not self._in_table:
            return False
        if block_key(self._entry, event) or step_key(self._entry, event, self._leaves):
            return True
        if event.key() in ENTER and bare(event):
            self._entry.walked.emit(1, 0)
            return True
        return False

    def _leaves(self, step: tuple[int, int]) -> bool:
        """Whether there is no more text in this direction."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        if step[1]:
            return cursor.atStart() if step[1] < 0 else cursor.atEnd()
        along = QTextCursor.MoveOperation.Up if step[0] < 0 else QTextCursor.MoveOperation.Down
        return not cursor.movePosition(along)

    def _text_height(self) -> int:
        layout, block, height = self.document().documentLayout(), self.document().firstBlock(), 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)
