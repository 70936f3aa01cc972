"""The index of the evidence volumes as an Excel file, written and read back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from cluster_desktop.delivery.coded import keywords
from cluster_desktop.documents.excel_file import (
    LEFT,
    MIDDLE,
    UNREADABLE,
    Look,
    lay_across,
    read_text,
    ruled,
    saved,
    write_cell,
    write_row,
)
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.volume.index import BACK_LIST
from cluster_desktop.evidence.volume.rows import MISSING, NOTHING, page_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from cluster_desktop.evidence.volume.rows import IndexRow, Place

_SHEET = "材料目录"
_ROWS = {
    "序号": 7,
    "部分": 18,
    "材料名称": 34,
    "证明的栏目、勾选项": 52,
    "起始页": 8,
    "截止页": 8,
    "册": 5,
    "说明": 8,
}
_PLACES = {"栏目、勾选项": 60, "材料名称": 40, "起始页": 8, "截止页": 8, "册": 5}
_LEFT = ("部分", "材料名称", "证明的栏目、勾选项", "栏目、勾选项")
_FONT, _BOX = Font(name="宋体", size=11), ruled()
HEAD = Look(Font(name="宋体", size=11, bold=True), MIDDLE, _BOX)
WORDS = Look(_FONT, LEFT, _BOX)
FIGURE = Look(_FONT, MIDDLE, _BOX)
"""How the heads, words and figures of our tables look: ruled, in 宋体, wrapped."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it stands in the file; pages and volume None where there are none, `absent` then says why."""

    number: str
    section: str
    title: str
    from_page: int | None
    to_page: int | None
    volume: int | None
    absent: str

    @property
    def span(self) -> str:
        """The pages as the printed index has them."""
        return page_span(self.from_page, self.to_page) or self.absent


@dataclass(frozen=True, slots=True)
class ReadIndex:
    """An index workbook: its rows, and the back-list as words with the spans of what proves them."""

    rows: list[ReadRow]
    places: list[tuple[str, list[str]]]


def index_excel(rows: Sequence[IndexRow], places: Sequence[Place], code: str = "") -> bytes:
    """The index as a workbook of two sheets; the same rows give the same bytes.

    `code` is the check code, to stand among the properties of the file.
    """
    book = Workbook()
    if code:
        book.properties.keywords = keywords(code)
    _fill(book.worksheets[0], _SHEET, _ROWS, map(_row_cells, rows))
    lines = [(place.words, row) for place in places for row in place.rows]
    _fill(book.create_sheet(), BACK_LIST, _PLACES, (_place_cells(words, row) for words, row in lines))
    return saved(book)


def read_index_excel(path: Path) -> ReadIndex:
    """What an index workbook says.

    Raises:
        ClusterError: it is no such workbook.
    """
    try:
        with closing(load_workbook(path, read_only=True, data_only=True)) as book:
            sheets = [list(map(_values, sheet.iter_rows(values_only=True))) for sheet in book.worksheets]
    except UNREADABLE as error:
        raise ClusterError("打不开，不是有效的 Excel 文件", where=path.name) from error
    heads = [sheet[0] if sheet else [] for sheet in sheets]
    if heads != [list(_ROWS), list(_PLACES)]:
        raise ClusterError("表头不是材料目录的表头", where=path.name)
    places: list[tuple[str, list[str]]] = []
    for words, title, *pages in sheets[1][1:]:
        row = _read(("", "", str(title)), pages, MISSING, path.name)
        if not places or places[-1][0] != words:
            places.append((str(words), []))
        places[-1][1].append(row.span)
    rows = [
        _read((str(line[0] or ""), str(line[1]), str(line[2])), line[4:7], str(line[7] or MISSING), path.name)
        for line in sheets[0][1:]
    ]
    return ReadIndex(rows, places)


def _values(row: Iterable[object]) -> list[object]:
    return [read_text(value) if isinstance(value, str) else value for value in row]


def _fill(
    sheet: Worksheet, title: str, columns: Mapping[str, int], rows: Iterable[Sequence[str | int | None]]
) -> None:
    sheet.title = title
    write_row(sheet, 1, list(columns), HEAD)
    for number, row in enumerate(rows, 2):
        for place, (name, value) in enumerate(zip(columns, row, strict=True), 1):
            cell = sheet.cell(number, place)
            write_cell(cell, value, WORDS if name in _LEFT else FIGURE)  # pyright: ignore[reportArgumentType] - no cell is merged here
    for place, width in enumerate(columns.values()):
        sheet.column_dimensions["ABCDEFGH"[place]].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    lay_across(sheet)


def _row_cells(row: IndexRow) -> list[str | int | None]:
    number = int(row.number) if row.number.isdigit() else row.number
    absent = row.absent if row.from_page is None else None
    proves = "\n".join(row.proves)
    return [number, row.section, row.title, proves, row.from_page, row.to_page, row.volume, absent]


def _place_cells(words: str, row: IndexRow) -> list[str | int | None]:
    return [words, row.title, row.from_page, row.to_page, row.volume]


def _read(names: tuple[str, str, str], pages: Sequence[object], absent: str, where: str) -> ReadRow:
    first, last, volume = pages
    if first is None and last is None:
        return ReadRow(*names, None, None, None, NOTHING if absent == NOTHING else MISSING)
    if not isinstance(first, int) or not isinstance(last, int) or not isinstance(volume, int):
        raise ClusterError(f"“{names[2]}”的起止页不是页码", where=where)
    return ReadRow(*names, first, last, volume, "")
