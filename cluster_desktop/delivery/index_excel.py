"""The index of the evidence volumes as an Excel file, written and read back."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.index import BACK_LIST
from cluster_desktop.evidence.rows import MISSING, NOTHING, page_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from cluster_desktop.evidence.rows import IndexRow, Place

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
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - the zero of a zip file, which knows no zones
_SAVED_AT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_EPOCH_WORDS = rb"\g<1>1980-01-01T00:00:00Z"
_FORMULA_SIGNS = ("=", "+", "-", "@")
_LINE = Side(style="thin")


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


def index_excel(rows: Sequence[IndexRow], places: Sequence[Place]) -> bytes:
    """The index as a workbook of two sheets; the same rows give the same bytes."""
    book = Workbook()
    book.properties.created = _EPOCH
    book.properties.creator = "集群申报助手"
    _fill(book.worksheets[0], _SHEET, _ROWS, map(_row_cells, rows))
    lines = [(place.words, row) for place in places for row in place.rows]
    _fill(book.create_sheet(), BACK_LIST, _PLACES, (_place_cells(words, row) for words, row in lines))
    written = io.BytesIO()
    book.save(written)
    return undated(written.getvalue())


def read_index_excel(path: Path) -> ReadIndex:
    """What an index workbook says.

    Raises:
        ClusterError: it is no such workbook.
    """
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ClusterError("打不开，不是有效的 Excel 文件", where=path.name) from error
    try:
        sheets = [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    finally:
        book.close()
    heads = [list(sheet[0]) if sheet else [] for sheet in sheets]
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


def undated(data: bytes) -> bytes:
    """The same workbook with one date for itself and for every entry of its zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _SAVED_AT.sub(_EPOCH_WORDS, old.read(name)))
    return written.getvalue()


def dress(cell: Cell, *, head: bool, left: bool) -> None:
    """Ruled, in 宋体, wrapped; what looks like a formula stays text."""
    if isinstance(cell.value, str):
        # openpyxl takes a leading = for a formula, and Excel does so on the next edit of the cell.
        cell.data_type = "s"
        cell.quotePrefix = cell.value.startswith(_FORMULA_SIGNS)
    cell.font = Font(name="宋体", size=11, bold=head)
    side = "left" if left and not head else "center"
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def _fill(
    sheet: Worksheet, title: str, columns: Mapping[str, int], rows: Iterable[Sequence[str | int | None]]
) -> None:
    sheet.title = title
    names = list(columns)
    sheet.append(names)
    for row in rows:
        sheet.append(list(row))
    for cells in sheet.iter_rows():
        for name, cell in zip(names, cells, strict=True):
            dress(cell, head=cell.row == 1, left=name in _LEFT)  # pyright: ignore[reportArgumentType] - no cell is merged here
    for place, width in enumerate(columns.values()):
        sheet.column_dimensions["ABCDEFGH"[place]].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


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
