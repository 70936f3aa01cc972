"""A file with a list, whatever its kind, as sheets of texts; or in one line why it cannot be read."""

from __future__ import annotations

import csv
import io
from pathlib import PurePath
from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.cells import Sheet, SheetRow
from cluster_desktop.evidence.lists.limits import (
    LARGEST_FILE,
    MOST_COLUMNS,
    MOST_FILLED,
    UnfitList,
    too_many_rows,
)

if TYPE_CHECKING:
    from cluster_desktop.evidence.lists.cells import SheetRows

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "WordDocument".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_ZIPS = {b"application/vnd.oasis": ".ods", b"xl/workbook.bin": ".xlsb"}
_NO_TABLES = {
    b"%PDF-": " PDF 文件",
    b"\xff\xd8\xff": "图片",
    b"\x89PNG": "图片",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
}
_FROM_WORD = "这是 Word 文件。把其中的表格复制到 Excel 或 WPS 表格，另存为 .xlsx 后再导入"
_TEXT_KINDS = {".csv", ".txt", ".tsv", ""}
_SAVE_AS = "用 Excel 或 WPS 打开，另存为 .xlsx 后再导入"
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATORS = ",\t;"
_LONGEST_CELL = 1 << 20


def open_sheets(data: bytes, file_name: str) -> list[Sheet]:
    """The sheets of a workbook that are shown, or the one of a text file.

    Raises:
        UnfitList: the file is of another kind, encrypted, damaged or too large; the message says what to do.
    """
    where = PurePath(file_name).name
    if len(data) > LARGEST_FILE:
        raise UnfitList(f"文件超过 {LARGEST_FILE // 1024**2} MB。删去图片和无关的工作表后再导入", where=where)
    if not data.strip():
        raise UnfitList("文件是空的。核对后重新选择", where=where)
    if data.startswith(_OLE):
        raise UnfitList(_ole_told(data), where=where)
    for mark, kind in _NO_TABLES.items():
        if data.startswith(mark):
            raise UnfitList(f"这是{kind}，读不出表格。选择 .xlsx 或 .csv 格式的清单", where=where)
    if data.startswith(_ZIP):
        return _workbook_sheets(data, where)
    kind = PurePath(file_name).suffix.casefold()
    if data.lstrip().startswith((b"<", b"\xef\xbb\xbf<")):
        raise UnfitList(f"这是网页或文本格式的表格，不是 Excel 工作簿。{_SAVE_AS}", where=where)
    if kind not in _TEXT_KINDS or (b"\0" in data and not data.startswith(tuple(_MARKS))):
        raise UnfitList(f"不是能读的表格文件。{_SAVE_AS}", where=where)
    rows = _text_rows(_decoded(data, where), where)
    return [Sheet(PurePath(file_name).stem, lambda most: rows[:most])]


def _workbook_sheets(data: bytes, where: str) -> list[Sheet]:
    from cluster_desktop.evidence.lists.workbook import workbook_sheets  # noqa: PLC0415  with openpyxl

    for mark, kind in _OTHER_ZIPS.items():
        if mark in data[:200] or mark in data[-65536:]:
            raise UnfitList(f"这是 {kind} 文件。{_SAVE_AS}", where=where)
    if b"word/document.xml" in data[-65536:]:
        raise UnfitList(_FROM_WORD, where=where)
    return workbook_sheets(data, where)


def _ole_told(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "文件加了打开密码。在 Excel 中去掉密码，保存后再导入"
    if _WORD in data:
        return _FROM_WORD
    return f"这是旧格式的表格（.xls 或 .et）。{_SAVE_AS}"


def _decoded(data: bytes, where: str) -> str:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _decode(data, (encoding,), where)
    return _decode(data, ("utf-8", "gb18030"), where)


def _decode(data: bytes, encodings: tuple[str, ...], where: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnfitList(f"文字编码认不出来。{_SAVE_AS}", where=where)


def _text_rows(text: str, where: str) -> SheetRows:
    """The rows of comma-separated text; the number of a row is that which Excel would show."""
    head = text[:20_000]
    separator = max(_SEPARATORS, key=head.count)
    csv.field_size_limit(_LONGEST_CELL)
    rows: SheetRows = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            if any(cells):
                rows.append(SheetRow(number, [_typed(cell) for cell in cells[:MOST_COLUMNS]]))
            if len(rows) > MOST_FILLED:
                raise UnfitList(too_many_rows(), where=where)
    except csv.Error as error:
        raise UnfitList(f"文件内容不是表格。{_SAVE_AS}", where=where) from error
    return rows


def _typed(cell: str) -> str:
    """A cell without the `="…"` by which a text file keeps Excel from taking a code for a number."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and len(cell) > 2 else cell
