"""Which row of the edited form is which row of the blank, by the words printed in them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import After
from cluster_desktop.documents.reading_back.matching import Text, lay
from cluster_desktop.documents.reading_back.moulds import Mould, look_of, mould_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cluster_desktop.documents.binding.grid import Cell
    from cluster_desktop.documents.binding.places import Place
    from cluster_desktop.documents.word import Element

    _Agree = Callable[[int, int], bool]

_MOST_ADDED = 2_000
"""A file with so many rows more than the blank is not looked through."""


@dataclass(frozen=True, eq=False)
class Box:
    """A cell, or a paragraph outside the tables, of the blank or of the edited form.

    `places` are the places in it by slot; an edited form has none.
    """

    paragraphs: Sequence[Element]
    places: Mapping[str, Place]

    @cached_property
    def mould(self) -> Mould:
        """The mould that a box of the blank is."""
        return mould_of(self.paragraphs, self.places)

    @cached_property
    def text(self) -> Text:
        """What is written in an edited box."""
        return Text(self.paragraphs)


@dataclass(frozen=True, eq=False)
class Row:
    """A row: the boxes that reach into it from left to right, merged ones too; `begins` of them are new."""

    table: int
    boxes: tuple[Box, ...]
    begins: int = 1

    @property
    def is_head(self) -> bool:
        """Whether it heads columns: words in every cell, and several cells."""
        return self.begins > 1 and all(box.mould.key and not box.places for box in self.boxes)

    @property
    def heads_text(self) -> str | None:
        """The slot of the running text that stands below this paragraph outside of tables."""
        places = self.boxes[0].places.items()
        return next((slot for slot, place in places if isinstance(place, After) and place.cell is None), None)


def rows_of(tables: Sequence[Sequence[Cell]], places: Mapping[Element, Mapping[str, Place]]) -> list[Row]:
    """The rows of all tables in order; `places` by the `w:tc` that holds them."""
    found: list[Row] = []
    for number, cells in enumerate(tables):
        covering: defaultdict[int, list[tuple[Cell, Box]]] = defaultdict(list)
        for cell in cells:
            box = Box(cell.paragraphs, places.get(cell.element, {}))
            for row in range(cell.row, cell.row + cell.rows):
                covering[row].append((cell, box))
        for row in sorted(covering):
            pairs = sorted(covering[row], key=lambda pair: pair[0].column)
            begins = sum(cell.row == row for cell, _ in pairs)
            found.append(Row(number, tuple(box for _, box in pairs), begins))
    return found


def agree(blank: Row, edited: Row) -> bool:
    """Whether the printed words of the blank row stand in the edited one.

    Cells that only have words decide; where there are none, those with answers in them.
    """
    if len(blank.boxes) != len(edited.boxes):
        return False
    pairs = list(zip(blank.boxes, edited.boxes, strict=True))
    labels = [pair for pair in pairs if not pair[0].mould.has_slots]
    if not all(_has_words(own, other) for own, other in labels):
        return False
    named = any(own.mould.key for own, _ in labels)
    return named or all(lay(own.mould, other.text) is not None for own, other in pairs if own.mould.has_slots)


def _has_words(own: Box, other: Box) -> bool:
    if not own.mould.gaps:
        return own.mould.key == other.text.key
    return lay(own.mould, other.text) is not None


def look_alike(blank: Row, edited: Row) -> bool:
    """Whether two paragraphs outside of tables agree and look the same, as a heading and its like do."""
    own, other = blank.boxes[0].paragraphs[0], edited.boxes[0].paragraphs[0]
    return look_of(own) == look_of(other) and agree(blank, edited)


def align(blank: Sequence[Row], edited: Sequence[Row], agree: Callable[[Row, Row], bool]) -> dict[int, int]:
    """The number of the edited row for each row of the blank of which there is no doubt.

    Rows keep their order.  The longest alignment is taken from the front and from the back; where the two
    differ (one of two equal rows was deleted), a row has none.
    """
    known: dict[tuple[int, int], bool] = {}

    def same(own: int, other: int) -> bool:
        key = (own, other)
        if key not in known:
            known[key] = agree(blank[own], edited[other])
        return known[key]

    if len(edited) > len(blank) + _MOST_ADDED:
        return {}
    last, end = len(blank) - 1, len(edited) - 1
    front = dict(_longest(len(blank), len(edited), same))
    back = {
        last - own: end - other
        for own, other in _longest(len(blank), len(edited), lambda own, other: same(last - own, end - other))
    }
    return {own: other for own, other in front.items() if back.get(own) == other}


def _longest(rows: int, others: int, same: _Agree) -> Iterator[tuple[int, int]]:
    """A longest alignment, each row with the first that it can have."""
    first = 0
    while first < min(rows, others) and same(first, first):
        yield first, first
        first += 1
    last, end = rows, others
    while last > first and end > first and same(last - 1, end - 1):
        last, end = last - 1, end - 1
    lengths: defaultdict[tuple[int, int], int] = defaultdict(int)
    for own in range(last - 1, first - 1, -1):
        for other in range(end - 1, first - 1, -1):
            lengths[own, other] = (
                lengths[own + 1, other + 1] + 1
                if same(own, other)
                else max(lengths[own + 1, other], lengths[own, other + 1])
            )
    own = other = first
    while own < last and other < end:
        if same(own, other):
            yield own, other
            own, other = own + 1, other + 1
        elif lengths[own + 1, other] >= lengths[own, other + 1]:
            own += 1
        else:
            other += 1
    yield from ((last + step, end + step) for step in range(rows - last))
