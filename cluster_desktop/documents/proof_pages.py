"""Comparing where the rows fall: before the plan, each stays on its page and in its place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cluster_desktop.documents.bind import After
from cluster_desktop.documents.word import children, w

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

    from cluster_desktop.documents.blank import BoundBlank
    from cluster_desktop.documents.layout import Layout, Overflow, PlacedCell
    from cluster_desktop.documents.word import Element

_SLACK = 0.05
"""In points."""
RowNumber = tuple[int, int]
"""A table of the document and a row of it, both from 0."""


@dataclass(frozen=True)
class _Part:
    """A cell, or what of it stands on one page, to a tenth of a point."""

    page: int
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True)
class PageMap:
    """The rows before the plan: whether each may grow with its text, and where its cells stand."""

    growing: Mapping[RowNumber, bool]
    layout: Layout

    def moved(self, filled: Layout) -> list[RowNumber]:
        """The rows that are not on the pages where the blank has them."""
        ours, theirs = self._parts, _rows(filled)
        return [
            row
            for row in self.growing
            if _pages(ours.get(row, [])) != _pages(theirs.get(row, [])) or row not in ours
        ]

    def failures(self, filled: Layout, compared: Counter[str]) -> Iterator[str]:
        """Rows that moved to another page or place, and cells that their text overflows."""
        ours, theirs = self._parts, _rows(filled)
        if not self.growing:
            yield "版面中没有可比较的行"
        moved = set(self.moved(filled))
        loose = {part.page for row in self.growing if self.growing[row] for part in ours.get(row, [])}
        for row in self.growing:
            compared["placed rows"] += 1
            if row in moved:
                yield f"“{self.name(row)}”一行不在原来的页上"
            elif _frames(ours[row], loose) != _frames(theirs[row], loose):
                yield f"“{self.name(row)}”一行的位置或高度变了"
        compared["pages"] += len(filled.pages)
        printed = self._excesses
        for overflow in filled.overflows:
            if overflow.excess > printed.get(_place(overflow), 0) + _SLACK:
                yield f"第{overflow.page + 1}页“{overflow.cell.text[:20]}”一格的文字超出了表格"

    @cached_property
    def _parts(self) -> dict[RowNumber, list[_Part]]:
        return _rows(self.layout)

    @cached_property
    def _excesses(self) -> dict[tuple[int, int, int], float]:
        """By how many points printed words overflow their cells: that is not the answers' doing."""
        return {_place(overflow): overflow.excess for overflow in self.layout.overflows}

    def page(self, row: RowNumber) -> int | None:
        """The page of the blank on which a row begins, from 0."""
        return next((number for number, cell in _cells(self.layout) if (cell.table, cell.row) == row), None)

    def name(self, row: RowNumber) -> str:
        """The first words of a row, to find it by."""
        texts = (cell.text.strip() for _, cell in _cells(self.layout) if (cell.table, cell.row) == row)
        return next((text[:20] for text in texts if text), f"第{row[0] + 1}张表第{row[1] + 1}行")


def page_map(blank: BoundBlank, layout: Layout) -> PageMap:
    """The page map of a blank that is laid out as `layout`."""
    body = blank.document.body
    plans = [place.paragraph for place in blank.binding.places.values() if isinstance(place, After)]
    numbers = {
        row: (number, at)
        for number, table in enumerate(body.iter(w("tbl")))
        for at, row in enumerate(children(table, "tr"))
    }
    growing: dict[RowNumber, bool] = {}
    around = {row for plan in plans for row in plan.iterancestors(w("tr"))}
    for element in body.iter(w("tr"), w("p")):
        if element in plans:
            break
        if element in numbers and element not in around:
            growing[numbers[element]] = not _is_exact(element)
    return PageMap(growing, layout)


def _place(overflow: Overflow) -> tuple[int, int, int]:
    return overflow.cell.table, overflow.cell.row, overflow.cell.column


def _is_exact(row: Element) -> bool:
    height = row.find(f"{w('trPr')}/{w('trHeight')}")
    return height is not None and height.get(w("hRule")) == "exact"


def _frames(parts: list[_Part], loose: set[int]) -> list[tuple[float, ...]]:
    """What of a row must not change: on a page where rows may grow, not how far down it reaches."""
    return [
        (part.page, part.x, part.width)
        if part.page in loose
        else (part.page, part.x, part.width, part.y, part.height)
        for part in parts
    ]


def _pages(parts: list[_Part]) -> list[int]:
    return sorted({part.page for part in parts})


def _rows(layout: Layout) -> dict[RowNumber, list[_Part]]:
    found: defaultdict[RowNumber, list[_Part]] = defaultdict(list)
    for page, cell in _cells(layout):
        frame = (round(value, 1) for value in (cell.x, cell.width, cell.y, cell.height))
        found[cell.table, cell.row].append(_Part(page, *frame))
    return found


def _cells(layout: Layout) -> Iterator[tuple[int, PlacedCell]]:
    for number, page in enumerate(layout.pages):
        for cell in page.cells:
            yield number, cell
