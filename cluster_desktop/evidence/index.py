"""The index of a volume: the paper with its rows, page numbers settled, and where each row can be clicked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.tables import Column, Grid, Text, paper
from cluster_desktop.evidence.numbering import IndexRow, number_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout.boxes import Layout, PageBox, PlacedCell
    from cluster_desktop.evidence.plan import VolumePlan

TITLE = "佐证材料目录"
TITLE_COLUMN, PAGES_COLUMN = 1, 3
_COLUMNS = (
    Column("序号", 1.2, "center"),
    Column("材料名称", 4.6),
    Column("证明的栏目、勾选项", 7.0),
    Column("页码", 2.8, "center"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page of the index that leads to a document.

    `index_page` counts from 0 within the index; the rectangle is left, bottom, right, top in points from the
    lower left corner.
    """

    index_page: int
    rectangle: tuple[float, float, float, float]
    to_page: int


@dataclass(frozen=True, slots=True)
class Index:
    """The index with its numbers settled: rows, Word file, pages, and the cell of each row's number.

    `pages` is what the volume keeps for it, at least the pages of the layout.
    """

    rows: tuple[IndexRow, ...]
    word: bytes
    layout: Layout
    pages: int


def settle(plan: VolumePlan, lengths: Sequence[int], fonts: FontBook) -> Index:
    """The index of documents of these lengths; its own length moves them, so it is set until all stands."""
    pages = 1
    while True:
        rows = tuple(number_rows(plan.entries, pages, lengths))
        word = index_paper(plan.cluster, rows)
        layout = lay_out(word, fonts)
        # Room that was found too small once is kept, or two lengths could chase each other for ever.
        if len(layout.pages) <= pages:
            return Index(rows, word, layout, pages)
        pages = len(layout.pages)


def index_paper(cluster: str, rows: Sequence[IndexRow]) -> bytes:
    """The index as a Word file."""
    cells = [[str(row.number or ""), row.title, "\n".join(row.proves), row.span] for row in rows]
    return paper(TITLE, [Text(cluster, "center"), Grid(columns=_COLUMNS, rows=cells)], footer=False)


def links(index: Index) -> tuple[Link, ...]:
    """Each row as a place to click, on every page that it stands on."""
    found: list[Link] = []
    for number, page in enumerate(index.layout.pages):
        for row, cells in groupby(page.cells, key=lambda cell: cell.row):
            to_page = index.rows[row - 1].from_page if row else None
            if to_page:
                areas = [area(cell, page) for cell in cells]
                left, bottom, right, top = zip(*areas, strict=True)
                found.append(Link(number, (min(left), min(bottom), max(right), max(top)), to_page))
    return tuple(found)


def area(cell: PlacedCell, page: PageBox) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a cell, in points from the lower left corner of its page."""
    return cell.x, page.height - cell.y - cell.height, cell.x + cell.width, page.height - cell.y
