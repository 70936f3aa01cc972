"""Merged cells of a sheet: one text for all the rows that they cover."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from openpyxl.utils import range_boundaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.evidence.lists.cells import SheetRows

_MOST_COPIES = 1_000_000
"""Cells that get the text of the merged cell that they belong to."""


def spread(merged: Iterable[str], rows: SheetRows) -> None:
    """Give the text of each merged cell, as `B3:C5`, to the rows below in its first column.

    Not to the columns beside it: a note that runs across the sheet is one text.
    """
    numbers = [row.number for row in rows]
    left = _MOST_COPIES
    for place, first, last in _downwards(merged):
        top = bisect_left(numbers, first)
        text = rows[top].cells[place : place + 1] if top < len(rows) and numbers[top] == first else []
        if text and text[0]:
            covered = rows[top + 1 : min(bisect_right(numbers, last), top + 1 + left)]
            left -= len(covered)
            for row in covered:
                row.cells.extend([""] * (place + 1 - len(row.cells)))
                row.cells[place] = row.cells[place] or text[0]


def _downwards(merged: Iterable[str]) -> Iterator[tuple[int, int, int]]:
    """Of the merged cells those that cover several rows: the place of the column, the first row, the last."""
    for cells in merged:
        column, first, _, last = range_boundaries(cells)
        if column and first and last and last > first:
            yield column - 1, first, last
