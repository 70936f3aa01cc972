"""At which size an answer stands in its cell, asked while it is being typed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import ADDED_ROW, Place, Repeat
from cluster_desktop.documents.blank import bound_blank
from cluster_desktop.documents.filling.cells import DoesNotFit, by_cell, filled_cell
from cluster_desktop.documents.filling.entries import entries, paper_lines
from cluster_desktop.documents.filling.fitting import SIZES, ruler_of
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.binding.grid import Cell
    from cluster_desktop.documents.filling.composing import Entry
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Answers, Value


@dataclass(frozen=True)
class Fit:
    """The size in points at which an answer stands, and how many of its characters must go (0: it fits)."""

    size: float
    cut: int


class LiveFit:
    """Measures answers in the real cells of a blank, which stays as it is.

    Raises:
        UnfitWord: the template is no .docx that can be read.
        UnsupportedContent: it holds something that cannot be laid out.
        BindError: it lacks a label of the edition.
    """

    def __init__(self, template: bytes, edition: Edition, fonts: FontBook) -> None:
        self._binding = bound_blank(template, edition).binding
        self._index = FieldIndex(edition)
        self._ruler = ruler_of(template, fonts)
        self._cells: defaultdict[Element, list[str]] = defaultdict(list)
        for path, place in self._binding.places.items():
            if place.cell is not None:
                self._cells[place.cell.element].append(path)

    def fit(self, path: str, value: Value, answers: Answers | None = None) -> Fit:
        """How `value` stands at `path` beside those of `answers` that share its cell, where it is worst.

        Raises:
            UnknownPath: the edition has no such path.
            MissingGlyph: no face has one of the characters.
        """
        field = self._index[path]
        place = self._place(path)
        places = {} if place is None else {path: place}
        repeats = [repeat for repeat in self._binding.repeats if path in repeat.paths]
        beside = [other for repeat in repeats for other in repeat.paths]
        if place is not None and place.cell is not None:
            beside += self._cells[place.cell.element]
            places |= {other: self._binding.places[other] for other in self._cells[place.cell.element]}
        known = {other: answers[other] for other in beside if answers and other in answers}
        written = list(entries(places, repeats, self._index, {**known, path: value}))
        self._ruler.check("".join(paper_lines(field, value)))
        fits = [self._fit(cell, within, path) for cell, within in by_cell(written)]
        if not fits:
            return Fit(self._blank_size(place, repeats), 0)
        return Fit(min(fit.size for fit in fits), max(fit.cut for fit in fits))

    def _blank_size(self, place: Place | None, repeats: Sequence[Repeat]) -> float:
        """The size of type at a place where nothing is written; 0 for the boxes of a choice."""
        spots = [place] if place is not None else [repeat.place for repeat in repeats]
        return min((self._ruler.size(spot.paragraph) for spot in spots), default=0.0)

    def _place(self, path: str) -> Place | None:
        """The place of `path`; a row that is added to the target table is shaped as the printed one."""
        row, _, column = path.rpartition("/")
        opened = self._binding.open_rows.get(ADDED_ROW.sub("", row))
        return self._binding.places.get(path) if opened is None else opened.cells.get(column)

    def _fit(self, cell: Cell, within: list[Entry], path: str) -> Fit:
        try:
            return Fit(filled_cell(cell, within, self._ruler, blamed=path).size, 0)
        except DoesNotFit as refusal:
            return Fit(SIZES[-1], refusal.cut)
