"""An Excel workbook (.xlsx) from outside, read by openpyxl as texts.

openpyxl reads rows as they come and leaves two things out then, which are taken from the sheet's own XML:
merged cells, and whether an empty cell is a formula whose value was not kept.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from bisect import bisect_left, bisect_right
from functools import partial
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, cast
from xml.etree.ElementTree import ParseError, iterparse

from lxml.etree import LxmlError
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException
from openpyxl.xml.constants import SHEET_MAIN_NS

from cluster_desktop.evidence.lists.cells import (
    NumberFormat,
    Sheet,
    SheetRow,
    Trouble,
    number_format,
    number_text,
    time_text,
    unescaped,
)
from cluster_desktop.evidence.lists.limits import (
    LAST_ROW,
    MOST_COLUMNS,
    MOST_FILLED,
    UnfitList,
    too_many_rows,
)
from cluster_desktop.evidence.lists.unpacking import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, time, timedelta

    from openpyxl import Workbook
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
    from openpyxl.worksheet.worksheet import Worksheet

_DAMAGED = "文件已损坏或不完整，打不开。用 Excel 或 WPS 打开后另存一份，再导入"
_NO_SHEETS = "文件中没有能读的工作表。用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入"
_ALL_HIDDEN = "工作表都被隐藏了。在 Excel 中取消隐藏后再导入"
_NO_VALUE = "公式没有计算结果。用 Excel 打开并保存后再导入"
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError),
    *(ParseError, LxmlError, InvalidFileException, CellCoordinatesException),
    *(ValueError, TypeError, AttributeError, LookupError, ArithmeticError),
)
"""What zipfile, the XML parsers and openpyxl raise on damaged files; the last line is openpyxl's way of finding
a wrong or missing attribute, part or index."""
_CHINESE_DAYS = {
    **dict.fromkeys((27, 31, 36, 50, 54, 57, 58), "yyyy/m/d"),
    **dict.fromkeys((52,), "yyyy/m"),
}
"""Formats that Chinese Excel uses by number alone and openpyxl does not know (ECMA-376, 18.8.30)."""
_CELL, _ROW, _FORMULA, _VALUE = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("c", "row", "f", "v"))
_HAS_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(rb"""mergeCell\s[^>]*?ref=["']([A-Za-z0-9:$]+)["']""")
_MOST_COPIES = 1_000_000
"""Cells that get the text of the merged cell that they belong to."""


def workbook_sheets(data: bytes, where: str) -> list[Sheet]:
    """The sheets of a workbook that are shown.

    Raises:
        UnfitList: the file is damaged or too large, or shows no sheet.  Reading a sheet may raise it as well.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            guard(archive, where)
        reader = ExcelReader(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        with warnings.catch_warnings():
            # openpyxl warns of what it does not keep when it saves: it never saves here.
            warnings.simplefilter("ignore")
            reader.read()
        parts = {sheet.name: relation.Target for sheet, relation in reader.parser.find_sheets()}
        sheets = reader.wb.worksheets
        shown = [one for one in sheets if one.sheet_state == "visible"]
        found = [Sheet(one.title, partial(_rows, reader, one, parts[one.title], where)) for one in shown]
    except _UNREADABLE as error:
        raise UnfitList(_DAMAGED, where=where) from error
    if not found:
        raise UnfitList(_ALL_HIDDEN if sheets else _NO_SHEETS, where=where)
    return found


def _rows(reader: ExcelReader, sheet: Worksheet, part: str, where: str, most: int | None) -> list[SheetRow]:
    """The rows of a sheet that hold something, at most so many."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if most is not None:
                return list(islice(_filled(sheet, _Cells(reader.wb, frozenset())), most))
            xml = reader.archive.read(part)
            cells = _Cells(reader.wb, _without_value(xml))
            rows = list(islice(_filled(sheet, cells), MOST_FILLED + 1))
            _spread(_merged_down(xml), rows)
    except _UNREADABLE as error:
        raise UnfitList(_DAMAGED, where=where) from error
    if len(rows) > MOST_FILLED:
        raise UnfitList(too_many_rows(), where=where)
    return rows


def _filled(sheet: Worksheet, cells: _Cells) -> Iterator[SheetRow]:
    # The dimension that a file states is not asked for: it may be false.
    rows = sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS)
    for number, row in enumerate(cast("Iterable[tuple[ReadOnlyCell | EmptyCell, ...]]", rows), 1):
        texts: list[str] = []
        for place, cell in enumerate(row):
            if cell is not EMPTY_CELL and (text := cells.text(cast("ReadOnlyCell", cell))):
                if len(texts) < place:
                    texts.extend([""] * (place - len(texts)))
                texts.append(text)
        if texts:
            yield SheetRow(number, texts)


class _Cells:
    """What the cells of a workbook say; `without_value` are those with a formula alone."""

    def __init__(self, book: Workbook, without_value: frozenset[str]) -> None:
        self._from_1904 = book.epoch == CALENDAR_MAC_1904
        self._without_value = without_value
        self._formats: dict[int, NumberFormat] = {}

    def text(self, cell: ReadOnlyCell) -> str:
        """The text of a cell, a `Trouble` where it cannot be taken."""
        value = cell.value
        if isinstance(value, str):
            return (
                Trouble(f"单元格显示为错误 {value[:20]}。更正公式或改填文字")
                if cell.data_type == "e"
                else unescaped(value)
            )
        if value is None:
            lost = self._without_value and cell.coordinate in self._without_value
            return Trouble(_NO_VALUE) if lost else ""
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, int | float):
            return number_text(str(value), self._shown(cell), from_1904=self._from_1904)
        return time_text(cast("date | time | timedelta", value), self._shown(cell))

    def _shown(self, cell: ReadOnlyCell) -> NumberFormat:
        number = cell.style_array.numFmtId
        shown = self._formats.get(number)
        if shown is None:
            shown = number_format(_CHINESE_DAYS.get(number) or cell.number_format)
            self._formats[number] = shown
        return shown


def _without_value(xml: bytes) -> frozenset[str]:
    """The cells of a sheet that hold a formula and no value; an empty text is one."""
    if _HAS_FORMULA.search(xml) is None:
        return frozenset()
    found: set[str] = set()
    for _, element in iterparse(BytesIO(xml)):
        if element.tag == _CELL:
            if (
                element.find(_FORMULA) is not None
                and not element.findtext(_VALUE)
                and element.get("t") != "str"
            ):
                found.add(element.get("r", ""))
        elif element.tag == _ROW:
            element.clear()
    return frozenset(found)


def _merged_down(xml: bytes) -> Iterator[tuple[int, int, int]]:
    """The merged cells of a sheet that cover several rows: the place of the column, the first row, the last."""
    for found in _MERGED.finditer(xml, max(xml.rfind(b"sheetData"), 0)):
        column, first, _, last = range_boundaries(found[1].decode())
        if column and first and last and last > first:
            yield column - 1, first, last


def _spread(merged: Iterable[tuple[int, int, int]], rows: list[SheetRow]) -> None:
    """Give the text of a merged cell to the rows below in its first column.

    Not to the columns beside it: a note that runs across the sheet is one text.
    """
    numbers = [row.number for row in rows]
    left = _MOST_COPIES
    for place, first, last in merged:
        top = bisect_left(numbers, first)
        text = rows[top].cells[place : place + 1] if top < len(rows) and numbers[top] == first else []
        if text and text[0]:
            covered = rows[top + 1 : min(bisect_right(numbers, last), top + 1 + left)]
            left -= len(covered)
            for _, cells in covered:
                cells.extend([""] * (place + 1 - len(cells)))
                cells[place] = cells[place] or text[0]
