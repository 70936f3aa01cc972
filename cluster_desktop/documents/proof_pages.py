"""Comparing where the rows fall: before the plan, each stays on its page and in its place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cluster_desktop.documents.bind import After

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from cluster_desktop.documents.bind import Binding
    from cluster_desktop.documents.layout import Layout, PlacedCell


def page_failures(binding: Binding, blank: Layout, filled: Layout, compared: Counter[str]) -> Iterator[str]:
    """Rows before the plan that moved to another page or place, and cells that their text overflows."""
    end = min(
        (place.cell.table for place in binding.places.values() if isinstance(place, After)), default=None
    )
    ours, theirs = _rows(blank, end), _rows(filled, end)
    if not ours:
        yield "版面中没有可比较的行"
    for row, own in ours.items():
        compared["placed rows"] += 1
        other = theirs.get(row)
        if other is None or [page for page, *_ in own] != [page for page, *_ in other]:
            yield f"“{_name(blank, row)}”一行不在原来的页上"
        elif own != other:
            yield f"“{_name(blank, row)}”一行的位置或高度变了"
    compared["pages"] += len(filled.pages)
    for overflow in filled.overflows:
        yield f"第{overflow.page + 1}页“{overflow.cell.text[:20]}”一格的文字超出了表格"


def _rows(layout: Layout, end: int | None) -> dict[tuple[int, int], list[tuple[float, ...]]]:
    """For each row of the tables before `end`: page and frame of its cells, to a tenth of a point."""
    found: defaultdict[tuple[int, int], list[tuple[float, ...]]] = defaultdict(list)
    for page, cell in _cells(layout):
        if end is None or cell.table < end:
            frame = (cell.x, cell.y, cell.width, cell.height)
            found[cell.table, cell.row].append((page, *(round(value, 1) for value in frame)))
    return found


def _cells(layout: Layout) -> Iterator[tuple[int, PlacedCell]]:
    for number, page in enumerate(layout.pages):
        for cell in page.cells:
            yield number, cell


def _name(layout: Layout, row: tuple[int, int]) -> str:
    texts = (cell.text.strip() for _, cell in _cells(layout) if (cell.table, cell.row) == row)
    return next((text[:20] for text in texts if text), f"第{row[0] + 1}张表第{row[1] + 1}行")
