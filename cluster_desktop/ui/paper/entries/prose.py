"""Several lines: a text with a limit, a list of names, a part of the plan."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from cluster_desktop.forms.values import word_count
from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.parts.basics import dress, text

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QResizeEvent

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.values import Value

_MARGIN = 6


class _Prose(QPlainTextEdit):
    """A text box as high as its text, so that the paper scrolls and never the box."""

    def __init__(self, entry: ProseEntry, lines: int) -> None:
        super().__init__(entry)
        self._entry = entry
        self._lines = lines
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        least = self._lines * self.fontMetrics().lineSpacing()
        return QSize(200, max(least, self._text_height()) + 2 * _MARGIN)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _text_height(self) -> int:
        layout, block, height = self.document().documentLayout(), self.document().firstBlock(), 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._entry.composing.emit(bool(event.preeditString()))


class ProseEntry(Entry):
    """A text over several lines, with a line below it that says how it stands.

    With `most` it counts 字 as Word does, and says by how many it is over.  What `show_fit` was told stands
    behind it until the text is another; without `tells_size` only where the text does not fit.
    """

    def __init__(
        self,
        field: Field,
        name: str,
        parent: QWidget | None = None,
        *,
        lines: int = 3,
        most: int | None = None,
        tells_size: bool = True,
    ) -> None:
        super().__init__(field, name, parent)
        self._most = most
        self._tells_size = tells_size
        self._box = _Prose(self, lines)
        self._named(self._box)
        self._column.addWidget(self._box)
        self._column.addStretch(1)
        self._counter = text("", "counter", parent=self)
        self._counter.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self._counter)
        self._fit = ("", True)
        self._count()
        self._silent = False
        self._box.textChanged.connect(self._tell)

    def inputs(self) -> list[QWidget]:
        """The text box."""
        return [self._box]

    def set_hint(self, words: str) -> None:
        """Show words in the empty box."""
        self._box.setPlaceholderText(words)

    def show_value(self, value: Value | None) -> None:
        """Show the text of an answer."""
        words = "" if value is None else str(value)
        if words != self._box.toPlainText():
            self._silent = True
            self._box.setPlainText(words)
            self._silent = False

    def forget_typing(self) -> None:
        """Forget the steps of typing."""
        self._box.document().clearUndoRedoStacks()

    def show_fit(self, words: str, *, fits: bool) -> None:
        """Say how the text fits its cell on paper."""
        self._fit = (words if self._tells_size or not fits else "", fits)
        self._count()

    def _tell(self) -> None:
        self._fit = ("", True)
        self._count()
        if not self._silent:
            self.edited.emit(self.path, self._box.toPlainText())

    def _count(self) -> None:
        words, fits = self._fit
        parts = [words] if words else []
        over = 0
        if self._most is not None:
            count = word_count(self._box.toPlainText())
            over = max(0, count - self._most)
            parts = [f"{count} / {self._most} 字", *([f"超出 {over} 字"] if over else []), *parts]
        self._counter.setText(" · ".join(parts))
        self._counter.setVisible(bool(parts))
        dress(self._counter, tone="error" if over or not fits else "quiet")
