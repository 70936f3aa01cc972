"""Several lines: a text with a limit, a list of names, a part of the plan, a cell of words in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cluster_desktop.forms.values import word_count
from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.paper.entries.offer import Offer, OfferButton
from cluster_desktop.ui.paper.entries.prose_box import ProseBox
from cluster_desktop.ui.parts.basics import dress, text
from cluster_desktop.ui.parts.settling import settle_around

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.values import Value

_MUCH = 200
"""字 of a paste that are told: so much at once nobody counts."""


class ProseEntry(Entry):
    """A text over several lines, with a line below it that says how it stands.

    With `most` it counts 字 as Word does, and says by how many it is over.  What `show_fit` was told stands
    behind it until the text is another; without `tells_size` only where the text does not fit.  `in_table`
    gives it the keys of a table.
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
        in_table: bool = False,
    ) -> None:
        super().__init__(field, name, parent)
        self._most = most
        self._tells_size = tells_size
        self._before = ""
        self._offer: OfferButton | None = None
        self._box = ProseBox(self, lines, in_table=in_table)
        self._named(self._box)
        self._column.addWidget(self._box)
        self._column.addStretch(1)
        self._counter = text("", "counter", parent=self)
        self._counter.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._counter.setWordWrap(in_table)
        self._column.addWidget(self._counter)
        self._fit = ("", True)
        self._aside = ("", "quiet")
        self._taken_in = ""
        self._count()
        self._silent = False
        self._box.textChanged.connect(self._tell)
        self._box.given_back.connect(self._give_back)
        self._box.taken_in.connect(self._tell_much)

    def inputs(self) -> list[QWidget]:
        """The text box."""
        return [self._box]

    def words(self) -> str:
        """The text in the box."""
        return self._box.toPlainText()

    def set_hint(self, words: str) -> None:
        """Show words in the empty box."""
        self._box.setPlaceholderText(words)

    def show_value(self, value: Value | None) -> None:
        """Show the text of an answer."""
        words = "" if value is None else str(value)
        if words != self._box.toPlainText():
            self._silent = True
            self._box.setPlainText(words)
            self._box.changed = self.held and words != self._before
            self._silent = False

    def hold(self, *, held: bool) -> None:
        """Remember the text that Esc gives back."""
        self._before = self._box.toPlainText()
        self._box.changed = False
        if not held and self._taken_in:
            self._taken_in = ""
            self._count()
        super().hold(held=held)

    def forget_typing(self) -> None:
        """Forget the steps of typing."""
        self._box.document().clearUndoRedoStacks()

    def show_fit(self, words: str, *, fits: bool) -> None:
        """Say how the text fits its cell on paper."""
        self._fit = (words if self._tells_size or not fits else "", fits)
        self._count()

    def show_aside(self, words: str, tone: str) -> None:
        """Say what follows from the text, such as the growth that a target means."""
        if (words, tone) != self._aside:
            self._aside = (words, tone)
            self._count()

    def show_offer(self, offer: Offer | None) -> None:
        """Offer a text below the box."""
        if self._offer is None:
            if offer is None:
                return
            self._offer = OfferButton(self.name, self)
            self._offer.clicked.connect(self._adopt)
            self._column.insertWidget(1, self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        if offer != self._offer.offer:
            self._offer.have(offer)
            if offer is not None:
                self._offer.fit(self.width() - 8)

    def offered(self) -> Offer | None:
        """What is offered."""
        return self._offer.offer if self._offer is not None else None

    def _adopt(self) -> None:
        if (offer := self.offered()) is not None:
            self.adopted.emit(offer.value)

    def _give_back(self) -> None:
        cursor = self._box.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(self._before)
        self._box.changed = False

    def _tell_much(self, words: str) -> None:
        count = word_count(words)
        if count > _MUCH:
            lines = words.count("\n") + 1
            self._taken_in = f"粘贴了 {count} 字" + (f"、{lines} 行" if lines > 1 else "")
            self._count()

    def _tell(self) -> None:
        self._fit = ("", True)
        self._count()
        if not self._silent:
            self._box.changed = self._box.toPlainText() != self._before
            self.edited.emit(self.path, self._box.toPlainText())

    def _count(self) -> None:
        words, fits = self._fit
        aside, tone = self._aside
        parts = [each for each in (self._taken_in, aside, words) if each]
        over = 0
        if self._most is not None:
            count = word_count(self._box.toPlainText())
            over = max(0, count - self._most)
            parts = [f"{count} / {self._most} 字", *([f"超出 {over} 字"] if over else []), *parts]
        self._counter.setText(" · ".join(parts))
        self._counter.setVisible(bool(parts))
        dress(self._counter, tone="error" if over or not fits else tone)
        counter = self._counter
        if counter.isVisible() and counter.height() < counter.heightForWidth(counter.width()):
            settle_around(self)
