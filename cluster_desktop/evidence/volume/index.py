"""The index of a volume: the paper with its rows, page numbers settled, and where each row can be clicked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.tables import Column, Grid, Heading, Text, paper
from cluster_desktop.evidence.volume.numbering import arrange
from cluster_desktop.evidence.volume.rows import (
    IndexRow,
    Place,
    index_places,
    index_rows,
    page_span,
    place_lines,
    volume_number,
)
from cluster_desktop.evidence.volume.sheets import volume_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout.boxes import Layout, PageBox, PlacedCell
    from cluster_desktop.evidence.volume.numbering import Piece
    from cluster_desktop.evidence.volume.options import VolumeOptions
    from cluster_desktop.evidence.volume.plan import VolumePlan
    from cluster_desktop.evidence.volume.stamping import Rectangle

BACK_LIST = "按栏目查页码"
NUMBER_COLUMN, TITLE_COLUMN, PAGES_COLUMN, VOLUME_COLUMN = 0, 1, 3, 4
_ONE = (
    Column("序号", 1.4, "center"),
    Column("材料名称", 4.6),
    Column("证明的栏目、勾选项", 7.0),
    Column("页码", 2.6, "center"),
)
_SEVERAL = (
    Column("序号", 1.4, "center"),
    Column("材料名称", 4.0),
    Column("证明的栏目、勾选项", 6.0),
    Column("页码", 2.6, "center"),
    Column("册", 1.6, "center"),
)
_PLACES = (Column("栏目、勾选项", 9.6), Column("页码", 6.0))


@dataclass(frozen=True, slots=True)
class IndexPaper:
    """The index of one volume: its rows, the back-list (in the first volume), Word file and pages.

    `first` is the page that it begins on, `pages` what the volume keeps for it, at least those of the layout.
    """

    volume: int
    first: int
    pages: int
    rows: tuple[IndexRow, ...]
    places: tuple[Place, ...]
    word: bytes
    layout: Layout


@dataclass(frozen=True, slots=True)
class Index:
    """The index of all volumes with its numbers settled.  The first paper holds every row."""

    pieces: tuple[Piece, ...]
    papers: tuple[IndexPaper, ...]

    @property
    def rows(self) -> tuple[IndexRow, ...]:
        """All rows."""
        return self.papers[0].rows

    @property
    def places(self) -> tuple[Place, ...]:
        """The whole back-list."""
        return self.papers[0].places

    def pieces_of(self, volume: int) -> tuple[Piece, ...]:
        """The pieces of one volume in order."""
        return tuple(piece for piece in self.pieces if piece.volume == volume)


def settle(  # noqa: PLR0917 - the volume and who watches
    plan: VolumePlan,
    lengths: Sequence[int],
    fonts: FontBook,
    options: VolumeOptions,
    code: str,
    check: Callable[[], None],
) -> Index:
    """The index of documents of these lengths; its own length moves them, so it is set until all stands.

    `check` is called between papers and may raise to stop the work.
    """
    rooms: list[int] = []
    while True:
        pieces = arrange(plan.entries, lengths, rooms, options)
        papers: list[IndexPaper] = []
        for one in _papers(plan, pieces, fonts, code):
            check()
            papers.append(one)
        needed = [len(one.layout.pages) for one in papers]
        if all(length <= one.pages for length, one in zip(needed, papers, strict=True)):
            return Index(pieces, tuple(papers))
        # Room that was found too small once is kept, or two lengths could chase each other for ever.
        kept = rooms + [1] * (len(needed) - len(rooms))
        rooms = [max(pair) for pair in zip(kept, needed, strict=False)] + kept[len(needed) :]


def _papers(plan: VolumePlan, pieces: Sequence[Piece], fonts: FontBook, code: str) -> Iterator[IndexPaper]:
    rows, places = index_rows(plan, pieces), index_places(plan, pieces)
    volumes = pieces[-1].volume
    for index in (piece for piece in pieces if piece.kind == "index"):
        own = rows if index.volume == 1 else tuple(row for row in rows if row.volume == index.volume)
        listed = places if index.volume == 1 else ()
        title = plan.index_title if index.volume == 1 else f"{plan.index_title}（本册）"
        ranges = _ranges(pieces, index.volume) if volumes > 1 else ()
        word = _paper(plan, title, ranges, own, listed, code, several=volumes > 1)
        yield IndexPaper(
            index.volume, index.first, index.pages, own, listed, word, lay_out(word, fonts, own=True)
        )


def _ranges(pieces: Sequence[Piece], volume: int) -> tuple[str, ...]:
    """Which pages are in which volume: of all of them in the first, of its own in a further one."""
    volumes = pieces[-1].volume
    if volume > 1:
        return (f"{volume_words(volume, volumes)}：{_span_of(pieces, volume)}",)
    own = (f"第{volume_number(number)}册：{_span_of(pieces, number)}" for number in range(1, volumes + 1))
    return f"共{volume_number(volumes)}册", *own


def _span_of(pieces: Sequence[Piece], volume: int) -> str:
    own = [piece for piece in pieces if piece.volume == volume]
    return f"第 {page_span(own[0].first, own[-1].last)} 页"


def _paper(  # noqa: PLR0917 - each of them is printed
    plan: VolumePlan,
    title: str,
    ranges: Sequence[str],
    rows: Sequence[IndexRow],
    places: Sequence[Place],
    code: str,
    *,
    several: bool,
) -> bytes:
    cells = [[row.number, row.title, "\n".join(row.proves), row.span] for row in rows]
    if several:
        cells = [[*line, row.volume_word] for line, row in zip(cells, rows, strict=True)]
    blocks = [Text(plan.cluster, "center"), *(Text(line, "center") for line in ranges)]
    table = Grid(columns=_SEVERAL if several else _ONE, rows=cells)
    back = Grid(columns=_PLACES, rows=place_lines(spans_of(places)))
    foot = Text(f"校验码：{code}", "right") if code else Text("")
    return paper(title, [*blocks, table, *([Heading(BACK_LIST), back] if places else []), foot], footer=False)


def spans_of(places: Sequence[Place]) -> list[tuple[str, list[str]]]:
    """The back-list as words and printed pages."""
    return [(place.words, [row.span for row in place.rows]) for place in places]


@dataclass(frozen=True, slots=True)
class Link:
    """A place on an index page that leads to a page.

    `page` counts from 0 within the index; the area is left, bottom, right, top in points from the lower left
    corner; `row` is the row of the index that it stands on, None on the back-list.
    """

    page: int
    area: Rectangle
    to_page: int
    row: int | None


def links(index: IndexPaper) -> tuple[Link, ...]:
    """Each line as a place to click, on every page that it stands on; only what this volume holds."""
    here = [row.from_page if row.volume == index.volume else None for row in index.rows]
    targets = {0: here, 1: list(_first_pages(index))}
    found: list[Link] = []
    for number, page in enumerate(index.layout.pages):
        for (table, row), cells in groupby(page.cells, key=lambda cell: (cell.table, cell.row)):
            to_page = targets[table][row - 1] if row else None
            if to_page:
                left, bottom, right, top = zip(*(area(cell, page) for cell in cells), strict=True)
                edges = (min(left), min(bottom), max(right), max(top))
                found.append(Link(number, edges, to_page, None if table else row - 1))
    return tuple(found)


def _first_pages(index: IndexPaper) -> Iterator[int | None]:
    """For each line of the back-list the first page that it names in this volume."""
    pages = {row.span: row.from_page for row in index.rows if row.volume == index.volume}
    for _, spans in place_lines(spans_of(index.places)):
        yield next((pages[span] for span in spans.split("、") if span in pages), None)


def area(cell: PlacedCell, page: PageBox) -> Rectangle:
    """Left, bottom, right and top of a cell, in points from the lower left corner of its page."""
    return cell.x, page.height - cell.y - cell.height, cell.x + cell.width, page.height - cell.y
