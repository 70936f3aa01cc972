"""A form as a reader sees it: cells and paragraphs in document order, found by the words printed in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.grid import Cell, table_cells
from cluster_desktop.documents.binding.text import (
    BOXES,
    folded,
    key_of,
    letters,
    paragraph_text,
    unnumbered,
)
from cluster_desktop.documents.word import Element, w
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_NAMED = 5
_NOTE = "注"
_FIRST_BOX = re.compile(f"[{BOXES}]")
_LAST_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


class BindError(ClusterError):
    """The form is not that of the edition: `unbound` says what does not bind, one phrase each."""

    def __init__(self, unbound: Sequence[str]) -> None:
        rest = f"等{len(unbound)}处" if len(unbound) > _NAMED else ""
        super().__init__(f"不能用这份空白表：{'；'.join(unbound[:_NAMED])}{rest}")
        self.unbound = tuple(unbound)


@dataclass(frozen=True, eq=False)
class Spot:
    """A paragraph in document order, with the cell that holds it."""

    paragraph: Element
    cell: Cell | None

    @cached_property
    def key(self) -> str:
        """Its text for comparison, without a number in front."""
        return key_of(paragraph_text(self.paragraph))

    @cached_property
    def label(self) -> str:
        """Its text before the first box, for comparison with a label."""
        return key_of(_FIRST_BOX.split(paragraph_text(self.paragraph), maxsplit=1)[0])


@dataclass(frozen=True, eq=False)
class Found:
    """A label: the cell where it begins, the one where it ends, and how many paragraphs of that it takes."""

    first: Cell
    last: Cell
    end: int


class Reader:
    """The cells and paragraphs of a document, read forwards, part by part.

    What was looked for in vain gathers in `unbound`; labels once found are not found again.
    """

    def __init__(self, body: Element) -> None:
        self.tables: list[list[Cell]] = [
            table_cells(table, number) for number, table in enumerate(body.iter(w("tbl")))
        ]
        self.unbound: list[str] = []
        holders = {cell.element: cell for cells in self.tables for cell in cells}
        self._spots = [Spot(paragraph, _holder(paragraph, holders)) for paragraph in body.iter(w("p"))]
        self._number = {spot.paragraph: number for number, spot in enumerate(self._spots)}
        self._by_start = {
            self._number[cell.paragraphs[0]]: cell for cell in holders.values() if cell.paragraphs
        }
        self._after = {
            cell: other for cells in self.tables for cell, other in pairwise(cells) if cell.row == other.row
        }
        self._taken: set[Element] = set()
        self._begin = self._at = 0
        self._end = len(self._spots)

    def turn_to(self, begin: int, end: int) -> None:
        """Reads on from paragraph `begin`, and no further than `end`."""
        self._begin = self._at = begin
        self._end = end

    @property
    def length(self) -> int:
        """How many paragraphs the document has."""
        return len(self._spots)

    @property
    def spots(self) -> list[Spot]:
        """The paragraphs of this part, in order."""
        return self._spots[self._begin : self._end]

    @property
    def cells(self) -> Iterator[Cell]:
        """The cells that begin in this part, in order."""
        for index in range(self._begin, self._end):
            if index in self._by_start:
                yield self._by_start[index]

    def lacks(self, what: str) -> None:
        """Notes what the form does not have."""
        if what not in self.unbound:
            self.unbound.append(what)

    def heading(self, title: str, after: int) -> int | None:
        """The number of the paragraph behind `after` that is `title`, perhaps numbered or with a remark."""
        wanted = key_of(title)
        bare = letters(_LAST_BRACKETS.sub("", folded(unnumbered(title))))
        for index in range(after, self._end):
            text = unnumbered(paragraph_text(self._spots[index].paragraph))
            if letters(text) == wanted or letters(_LAST_BRACKETS.sub("", folded(text))) == bare:
                return index
        return None

    def paragraph(self, words: str) -> Spot | None:
        """The next paragraph that consists of `words`, perhaps behind a number; None where there is none."""
        wanted = key_of(words)
        return self._next(lambda spot: spot.key == wanted)

    def following(self, text: str) -> Spot | None:
        """The last of the next paragraphs, which together make up `text`; None where others stand there."""
        wanted = letters(text)
        begun = ""
        for index in range(self._at, self._end):
            begun += letters(paragraph_text(self._spots[index].paragraph))
            if begun == wanted:
                self._at = index + 1
                return self._spots[index]
            if not wanted.startswith(begun):
                return None
        return None

    def label(self, *labels: str) -> Found | None:
        """The next place whose words are one of `labels`, or the only one before that is still to be had."""
        places = self.untaken(*labels)
        ahead = [place for place in places if self._start(place.first) >= self._at]
        if not ahead and len(places) != 1:
            return None
        found = (ahead or places)[0]
        self._taken |= {found.first.element, found.last.element}
        self._at = self._number[found.last.paragraphs[found.end - 1]] + 1
        return found

    def untaken(self, *labels: str) -> list[Found]:
        """All places whose words are one of `labels` and were not found yet, in order."""
        wanted = [key_of(label) for label in labels]
        return [
            found
            for cell in self.cells
            if cell.element not in self._taken
            for found in [next(filter(None, (self._matches(cell, key) for key in wanted)), None)]
            if found is not None
        ]

    def is_taken(self, cell: Cell) -> bool:
        """Whether the cell holds a label that was found."""
        return cell.element in self._taken

    def skip(self, cell: Cell) -> None:
        """Reads on behind `cell`."""
        self._at = max(self._at, self._number[cell.paragraphs[-1]] + 1)

    def right_of(self, cell: Cell) -> list[Cell]:
        """The cells to the right of `cell` in all its rows, row by row, each followed by those inside it."""
        return [
            inner
            for other in self.tables[cell.table]
            if other.column >= cell.end and cell.row <= other.row < cell.row + cell.rows
            for inner in (other, *self._inside(other))
        ]

    def below(self, cell: Cell) -> Cell | None:
        """The cell below, if it stands in the same columns."""
        for other in self.tables[cell.table]:
            if other.row == cell.row + cell.rows and (other.column, other.span) == (cell.column, cell.span):
                return other
        return None

    def above(self, cell: Cell, wanted: Callable[[Cell], bool]) -> Cell | None:
        """The cell that is `wanted` in the nearest row above `cell` that has one and reaches over it."""
        heads = [other for other in self.tables[cell.table] if other.row < cell.row and wanted(other)]
        return next((head for head in reversed(heads) if cell.under(head)), None)

    def _start(self, cell: Cell) -> int:
        return self._number[cell.paragraphs[0]]

    def _inside(self, cell: Cell) -> Iterator[Cell]:
        for table in cell.element.iterdescendants(w("tbl")):
            yield from next(cells for cells in self.tables if cells and _table_of(cells[0]) is table)

    def _next(self, wanted: Callable[[Spot], bool]) -> Spot | None:
        for index in range(self._at, self._end):
            if wanted(self._spots[index]):
                self._at = index + 1
                return self._spots[index]
        return None

    def _matches(self, cell: Cell, wanted: str) -> Found | None:
        """The label `wanted` where it begins in `cell` and perhaps goes on in the cells to its right."""
        begun = ""
        part: Cell | None = cell
        while part is not None:
            for number, paragraph in enumerate(part.paragraphs, start=1):
                begun += self._spots[self._number[paragraph]].label
                if begun == wanted or begun.startswith(wanted + _NOTE):
                    return Found(cell, part, number)
                if not wanted.startswith(begun):
                    return None
            part = self._after.get(part) if begun else None
        return None


def _holder(paragraph: Element, holders: dict[Element, Cell]) -> Cell | None:
    """The cell that holds a paragraph, be it inside a content control."""
    return next((holders.get(cell) for cell in paragraph.iterancestors(w("tc"))), None)


def _table_of(cell: Cell) -> Element:
    return next(cell.element.iterancestors(w("tbl")))
