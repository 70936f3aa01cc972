"""The index of the evidence volume as an Excel file, written and read back."""

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

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.cell.cell import Cell

    from cluster_desktop.evidence.numbering import IndexRow

_SHEET = "佐证材料目录"
_WIDTHS = {"序号": 6, "部分": 18, "材料名称": 34, "证明的栏目、勾选项": 52, "起始页": 8, "截止页": 8}
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - the zero of a zip file, which knows no zones
_SAVED_AT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_EPOCH_WORDS = rb"\g<1>1980-01-01T00:00:00Z"
_FORMULA_SIGNS = ("=", "+", "-", "@")
_LINE = Side(style="thin")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it stands in the file: title and pages, None where a document is missing."""

    title: str
    from_page: int | None
    to_page: int | None


def index_excel(rows: Sequence[IndexRow]) -> bytes:
    """The index as a workbook; the same rows give the same bytes."""
    book = Workbook()
    book.properties.created = _EPOCH
    book.properties.creator = "集群申报助手"
    sheet = book.worksheets[0]
    sheet.title = _SHEET
    sheet.append(list(_WIDTHS))
    for row in rows:
        proves = "\n".join(row.proves)
        sheet.append([row.number, row.section, row.title, proves, row.from_page, row.to_page])
    for cells in sheet.iter_rows():
        for cell in cells:
            _dress(cell)  # pyright: ignore[reportArgumentType] - no cell is merged here
    for column, width in zip("ABCDEF", _WIDTHS.values(), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    written = io.BytesIO()
    book.save(written)
    return _undated(written.getvalue())


def read_index_excel(path: Path) -> list[ReadRow]:
    """The rows of an index workbook.

    Raises:
        ClusterError: it is no such workbook.
    """
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ClusterError("打不开，不是有效的 Excel 文件", where=path.name) from error
    try:
        rows = list(book.worksheets[0].iter_rows(values_only=True))
    finally:
        book.close()
    if not rows or list(rows[0]) != list(_WIDTHS):
        raise ClusterError("表头不是佐证材料目录的表头", where=path.name)
    return [_read(row, path.name) for row in rows[1:]]


def _read(row: Sequence[object], where: str) -> ReadRow:
    title, first, last = row[2], row[4], row[5]
    if first is None and last is None:
        return ReadRow(str(title), None, None)
    if not isinstance(first, int) or not isinstance(last, int):
        raise ClusterError(f"“{title}”的起止页不是页码", where=where)
    return ReadRow(str(title), first, last)


def _dress(cell: Cell) -> None:
    if isinstance(cell.value, str):
        # openpyxl takes a leading = for a formula, and Excel does so on the next edit of the cell.
        cell.data_type = "s"
        cell.quotePrefix = cell.value.startswith(_FORMULA_SIGNS)
    cell.font = Font(name="宋体", size=11, bold=cell.row == 1)
    middle = cell.row == 1 or cell.column not in (2, 3, 4)
    cell.alignment = Alignment(horizontal="center" if middle else "left", vertical="center", wrap_text=True)
    cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def _undated(data: bytes) -> bytes:
    """The same workbook with one date for itself and for every entry of its zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _SAVED_AT.sub(_EPOCH_WORDS, old.read(name)))
    return written.getvalue()
