"""One line: words, a figure, a count with its unit, a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.paper.entries.line_edit import CellLine
from cluster_desktop.ui.paper.entries.offer import Offer, OfferButton
from cluster_desktop.ui.paper.tables.figures import typed_figure
from cluster_desktop.ui.parts.basics import text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.values import Value

_DATE = re.compile(r"\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*")
_AROUND_TEXT = 24
_BORDERS = 6
_LEAST_LINE = 28
"""Pixels of an empty line that an offer stands beside."""


class LineEntry(Entry):
    """A single line.  Figures stand at the right with digits of equal width; a unit may follow.

    A figure is read as it is typed: what cannot be one is told at once and left as it is.  When the cursor
    leaves, separators, full-width digits and the cell's own unit go.  `negative` says whether it may be below
    zero.
    """

    def __init__(
        self,
        field: Field,
        name: str,
        parent: QWidget | None = None,
        *,
        unit: str = "",
        negative: bool = True,
        width: int | None = None,
    ) -> None:
        super().__init__(field, name, parent)
        self._negative = negative
        self._width = width
        self._before = ""
        self._offer: Offer | None = None
        self._converted: Offer | None = None
        self._offer_button: OfferButton | None = None
        self._inline: bool | None = None
        self._line = CellLine(self)
        self._named(self._line)
        if field.figure is not None:
            self._line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._beside = QHBoxLayout()
        self._beside.setContentsMargins(0, 0, 10 if unit else 0, 0)
        self._beside.setSpacing(0)
        self._line.setMinimumWidth(_LEAST_LINE)
        self._beside.addWidget(self._line, 1)
        self._unit = text(unit, "secondary", parent=self) if unit else None
        if self._unit is not None:
            self._beside.addWidget(self._unit)
        self._column.addLayout(self._beside, 1)
        self._line.textEdited.connect(self._tell)
        self._line.given_back.connect(self._give_back)
        self._fix_width()

    def inputs(self) -> list[QWidget]:
        """The line."""
        return [self._line]

    def words(self) -> str:
        """The text of the line."""
        return self._line.text()

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
        self._line.changed = self.held and words != self._before
        self._read(words, going_on=self.held)
        if self._line.hasFocus():
            self._line.selectAll()

    def take_focus(self) -> None:
        """Bring the cursor here, with the text chosen so that typing replaces it."""
        super().take_focus()
        self._line.selectAll()

    def hold(self, *, held: bool) -> None:
        """Remember the text that Esc gives back; on leaving, leave a clean figure behind."""
        if held:
            self._before = self._line.text()
            self._line.arrive()
        elif not self._line.composing:
            self._tidy()
        self._line.changed = False
        super().hold(held=held)

    def forget_typing(self) -> None:
        """Forget the steps of typing."""
        self._line.setText(self._line.text())

    def show_offer(self, offer: Offer | None) -> None:
        """Offer a figure at the left end of the line."""
        if offer != self._offer:
            self._offer = offer
            self._fit_offer()

    def offered(self) -> Offer | None:
        """The figure in the cell's own unit where another was typed, else what was reckoned."""
        return self._converted or self._offer

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the offer the room that the figure leaves."""
        super().resizeEvent(event)
        if self._offer_button is not None:
            self._fit_offer()

    def _fit_offer(self) -> None:
        """Beside the figure where there is room for both, below it otherwise."""
        offer = self.offered()
        if self._offer_button is None:
            if offer is None:
                return
            self._offer_button = OfferButton(self.name, self)
            self._offer_button.clicked.connect(self._adopt)
        button = self._offer_button
        button.have(offer)
        if offer is None:
            self._fix_width()
            return
        words = self._line.fontMetrics().horizontalAdvance(self._line.text())
        taken = max(words + _AROUND_TEXT, _LEAST_LINE) + _BORDERS
        taken += self._unit.sizeHint().width() + 10 if self._unit is not None else 0
        room = button.longest() if self._width is not None else self.width() - taken
        inline = button.fit(room)
        self._put_offer(button, inline=inline)
        if not inline:
            button.fit(self.width() - _BORDERS)
        self._fix_width()

    def _put_offer(self, button: OfferButton, *, inline: bool) -> None:
        if inline == self._inline:
            return
        self._inline = inline
        if inline:
            self._column.removeWidget(button)
            self._beside.insertWidget(0, button, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._beside.removeWidget(button)
            self._column.insertWidget(1, button, 0, Qt.AlignmentFlag.AlignRight)

    def _fix_width(self) -> None:
        if self._width is not None:
            button = self._offer_button
            wider = button.longest() if button is not None and button.offer is not None else 0
            self.setFixedWidth(self._width + wider)

    def _adopt(self) -> None:
        if (offer := self.offered()) is not None:
            self.adopted.emit(offer.value)

    def _give_back(self) -> None:
        self._line.setText(self._before)
        self._line.selectAll()
        self._tell(self._before)

    def _same_date(self, words: str) -> bool:
        return self.field.kind == "date" and self._line.hasFocus() and _iso(words) == _iso(self._line.text())

    def _tell(self, words: str) -> None:
        self._line.changed = words != self._before
        self._read(words, going_on=True)
        self.edited.emit(self.path, _iso(words) if self.field.kind == "date" else words)

    def _read(self, words: str, *, going_on: bool) -> str:
        """Say what is wrong with a figure, and offer it in the unit of the cell; gives it clean."""
        if self.field.figure is None:
            return words
        typed = typed_figure(words, self.field.unit, negative=self._negative, going_on=going_on)
        self._mistyped = typed.fault
        self._show_note()
        said = f"合 {typed.offer} {self.field.unit}"
        self._converted = Offer(typed.offer, said, f"所填“{words[:20]}”") if typed.offer else None
        if self._offer_button is not None or self._converted is not None:
            self._fit_offer()
        return typed.text

    def _tidy(self) -> None:
        words = self._line.text()
        clean = self._read(words, going_on=False)
        if clean != words:
            self._line.setText(clean)
            self.edited.emit(self.path, clean)


def _iso(words: str) -> str:
    """The date in ISO order where it is written as one; other text as it is, for the checker to judge."""
    found = _DATE.fullmatch(words)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else words
