"""Where each answer stands on the pages of a filled form.

The binding knows the cell, the blank or the box of an answer in the Word file, the layout where cells and
characters stand on paper.  They meet in the number of the cell, and within it in the characters in order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import ADDED_ROW, After, Blank, Lines, Tick
from cluster_desktop.documents.binding.text import BOXES, HANZI_BOX, paragraph_text
from cluster_desktop.documents.filling.entries import cover_text, paper_lines
from cluster_desktop.documents.filling.rows import row_number
from cluster_desktop.documents.fonts import printable
from cluster_desktop.documents.inks import Ink, Spot, inks_of, line_spots, room_behind
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cluster_desktop.documents.binding.grid import Cell
    from cluster_desktop.documents.binding.places import Binding, Place
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout import Layout
    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Answers

__all__ = ["Spot", "places"]

_ROOM = re.compile(r"[\s_]{2,}|_")
_TELLING = 16
"""So many characters in front of a place are enough to find it by."""


def places(
    binding: Binding, edition: Edition, answers: Answers, layout: Layout, fonts: FontBook
) -> dict[str, tuple[Spot, ...]]:
    """The spots of every path that the form prints, in the order of the pages; those on the cover come last.

    An answer that has a cell for itself stands in that cell, be it empty or not; one that shares a cell or a
    line has the lines that it takes, or the room that is left for it.  A box to tick has its option.

    Args:
        binding: the places of the blank that the form was filled from.
        edition: what the form is.
        answers: what was filled in.
        layout: the filled form, laid out.
        fonts: the book that the layout was made with.
    """
    return _Finder(binding, edition, answers, layout, fonts).find()


@dataclass(frozen=True)
class _Asked:
    """A place and the answer that was written into it: `lines` is empty where there is none.

    `row` is how many rows further down than in the blank the place stands.
    """

    path: str
    place: Place
    lines: Sequence[str]
    row: int


class _Finder:
    """Finds the places of one filled form."""

    def __init__(
        self, binding: Binding, edition: Edition, answers: Answers, layout: Layout, fonts: FontBook
    ) -> None:
        self._binding = binding
        self._index = FieldIndex(edition)
        self._answers = answers
        self._layout = layout
        self._fonts = fonts
        self._asked_rows = _asked_rows(binding, answers)
        self._found: defaultdict[str, list[Spot]] = defaultdict(list)
        self._frames: defaultdict[tuple[int, int], list[tuple[int, Spot]]] = defaultdict(list)
        for page, box in enumerate(layout.pages):
            for cell in box.cells:
                spot = Spot(page, cell.x, cell.y, cell.width, cell.height)
                self._frames[cell.table, cell.column].append((cell.row, spot))

    def find(self) -> dict[str, tuple[Spot, ...]]:
        """All of them."""
        shared: defaultdict[Element | None, list[_Asked]] = defaultdict(list)
        for asked in self._asked():
            cell = asked.place.cell
            if cell is not None and (isinstance(asked.place, Lines) or "#" in asked.path):
                self._note(asked.path.partition("#")[0], self._cell_spots(cell, asked.row))
            else:
                shared[None if cell is None else cell.element].append(asked)
        for within in shared.values():
            self._find_in(within)
        self._find_repeats()
        return {path: tuple(spots) for path, spots in self._found.items()}

    def _asked(self) -> Iterator[_Asked]:
        """Every place with its answer; the open rows of the target table as many as there are."""
        for path, place in self._binding.places.items():
            yield _Asked(path, place, self._lines(path), self._shift(place.cell))
        for row, opened in self._binding.open_rows.items():
            for number, name in enumerate(self._asked_rows[row] or [row]):
                for column, place in opened.cells.items():
                    path = f"{name}/{column}"
                    yield _Asked(path, place, self._lines(path), self._shift(place.cell) + number)

    def _lines(self, path: str) -> list[str]:
        return paper_lines(self._index[path], self._answers[path]) if path in self._answers else []

    def _shift(self, cell: Cell | None) -> int:
        """How many rows were added to the table above the cell."""
        if cell is None:
            return 0
        return sum(
            max(0, len(self._asked_rows[row]) - 1)
            for row, opened in self._binding.open_rows.items()
            if opened.direction.table == cell.table and _row_of(opened.cells) < cell.row
        )

    def _cell_spots(self, cell: Cell, shift: int) -> list[Spot]:
        """The parts of a cell, one for each page that it stands on."""
        frames = self._frames[cell.table, cell.column]
        return [spot for row, spot in frames if cell.covers(row - shift)]

    def _note(self, path: str, spots: Iterable[Spot]) -> None:
        self._found[path] += [spot for spot in spots if spot not in self._found[path]]

    def _find_in(self, within: list[_Asked]) -> None:
        """What shares one cell, or stands outside of all cells."""
        cell = within[0].place.cell
        frames = None if cell is None else self._cell_spots(cell, within[0].row)
        inks = list(inks_of(self._layout, frames, self._fonts))
        boxes = [asked for asked in within if isinstance(asked.place, Tick)]
        if cell is not None and boxes:
            self._find_boxes(cell, boxes, inks)
        search = _Search(inks, frames)
        for asked in sorted(within, key=_order):
            if not isinstance(asked.place, Tick):
                self._note(asked.path, search.spots(asked.place, asked.lines) or frames or [])

    def _find_boxes(self, cell: Cell, asked: Iterable[_Asked], inks: Sequence[Ink]) -> None:
        """Options from box to box: ticking changes the box and leaves their number as it is."""
        marks = BOXES
        places = [each.place for each in asked if isinstance(each.place, Tick)]
        if any(paragraph_text(place.paragraph)[place.at] == HANZI_BOX for place in places):
            marks += HANZI_BOX
        drawn = [number for number, ink in enumerate(inks) if ink.char in marks]
        printed = [
            (paragraph, at, paragraph_text(paragraph))
            for paragraph in cell.paragraphs
            for at, char in enumerate(paragraph_text(paragraph))
            if char in marks
        ]
        ranks = {(paragraph, at): rank for rank, (paragraph, at, _) in enumerate(printed)}
        for each in asked:
            if not isinstance(each.place, Tick):
                continue
            rank = ranks.get((each.place.paragraph, each.place.at), len(drawn))
            if rank >= len(drawn):
                self._note(each.path, self._cell_spots(cell, each.row))
                continue
            paragraph, at, words = printed[rank]
            behind = [place for other, place, _ in printed if other is paragraph and place > at]
            option = _packed(words[at : min(behind, default=len(words))])
            begin = drawn[rank]
            following = drawn[rank + 1] if rank + 1 < len(drawn) else len(inks)
            self._note(each.path, line_spots(inks[begin : min(begin + len(option), following)]))

    def _find_repeats(self) -> None:
        """The blanks of the cover; those outside of tables are searched in the order of the cover."""
        free: _Search | None = None
        for repeat in self._binding.repeats:
            cell = repeat.place.cell
            fields = [self._index[path] for path in repeat.paths]
            words = cover_text(fields, self._answers)
            if isinstance(repeat.place, Lines):
                spots = self._cell_spots(repeat.place.cell, 0)
            elif cell is not None:
                frames = self._cell_spots(cell, 0)
                search = _Search(list(inks_of(self._layout, frames, self._fonts)), frames)
                spots = search.spots(repeat.place, [words]) or frames
            else:
                free = free or _Search(list(inks_of(self._layout, None, self._fonts)), None)
                spots = free.spots(repeat.place, [words])
            for path in repeat.paths:
                self._note(path, spots)


class _Search:
    """Characters in order, searched from where the last place was found on."""

    def __init__(self, inks: Sequence[Ink], frames: Sequence[Spot] | None) -> None:
        self._inks = inks
        self._frames = frames
        self._text = "".join(ink.char for ink in inks)
        self._reached = 0

    def spots(self, place: Place, lines: Sequence[str]) -> list[Spot]:
        """Where the answer stands behind the printed words before it, or the room that they leave."""
        label = _label(place)
        at = self._text.find(label, self._reached)
        if at < 0:
            return []
        begin = at + len(label)
        for between in ("", "、"):
            words = _packed(printable(between.join(lines)))
            found = self._text.find(words, begin) if words else -1
            if found >= 0:
                self._reached = found + len(words)
                return line_spots(self._inks[found : self._reached])
        self._reached = begin
        if isinstance(place, After):
            return line_spots(self._inks[at:begin])
        return room_behind(self._inks[at:begin], self._inks[begin : begin + 1], self._frames)


def _label(place: Place) -> str:
    """The printed words in front of a place by which it is found: those behind the blank before it."""
    words = paragraph_text(place.paragraph)
    if isinstance(place, Blank):
        words = _ROOM.split(words[: place.start])[-1]
    return _packed(printable(words))[-_TELLING:]


def _packed(words: str) -> str:
    return "".join(words.split())


def _order(asked: _Asked) -> tuple[int, int]:
    """The order of the places in a cell; outside of tables they are given in order."""
    place = asked.place
    paragraphs = [] if place.cell is None else place.cell.paragraphs
    return (
        paragraphs.index(place.paragraph) if paragraphs else 0,
        place.start if isinstance(place, Blank) and paragraphs else 0,
    )


def _asked_rows(binding: Binding, answers: Iterable[str]) -> dict[str, list[str]]:
    """The rows that are filled in of each open row of the target table, as `filling.rows` sets them."""
    found: dict[str, set[str]] = {row: set() for row in binding.open_rows}
    for path in answers:
        row = path.rpartition("/")[0]
        if (opened := ADDED_ROW.sub("", row)) in found:
            found[opened].add(row)
    return {opened: sorted(rows, key=row_number) for opened, rows in found.items()}


def _row_of(cells: Mapping[str, Place]) -> int:
    return max(place.cell.row for place in cells.values() if place.cell is not None)
