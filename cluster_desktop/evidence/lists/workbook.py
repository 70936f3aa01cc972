"""An Excel workbook (.xlsx) from outside: openpyxl finds its sheets, `sheet_rows` reads them.

Texts and number formats are taken from their parts here: openpyxl takes `x005F_` out of every text, and
refuses a whole workbook for a colour or a border that Excel does not mind.
"""

from __future__ import annotations

import warnings
import zipfile
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, cast

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.xml.constants import ARC_CONTENT_TYPES, SHEET_MAIN_NS

from cluster_desktop.documents.excel_file import UNREADABLE
from cluster_desktop.evidence.lists.cells import PLAIN, Sheet, number_format
from cluster_desktop.evidence.lists.limits import UnfitList
from cluster_desktop.evidence.lists.sheet_rows import Shared, elements, sheet_rows, text_of
from cluster_desktop.evidence.lists.unpacking import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]
    from openpyxl.packaging.relationship import Relationship

    from cluster_desktop.evidence.lists.cells import NumberFormat, SheetRows

_DAMAGED = "文件已损坏或不完整，打不开。用 Excel 或 WPS 打开后另存一份，再导入"
_NO_SHEETS = "文件中没有能读的工作表。用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入"
_NO_WORKBOOK = "这是压缩包，不是 Excel 工作簿。解压后选择其中的表格"
_ALL_HIDDEN = "工作表都被隐藏了。在 Excel 中取消隐藏后再导入"
_CHINESE_DAYS = {
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy/m"),
    **dict.fromkeys((28, 29, 30, 31, 51, 53, 54, 58), "yyyy/m/d"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm"),
}
"""Formats that Chinese Excel uses by number alone and openpyxl does not know (ECMA-376, 18.8.30, zh-cn)."""
_MOST_STYLES = 65_490
"""Of a workbook, in Excel."""
_ITEM, _FORMAT, _STYLES, _STYLE = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "numFmt", "cellXfs", "xf"))


def workbook_sheets(data: bytes, where: str) -> list[Sheet]:
    """The sheets of a workbook that are shown.

    Raises:
        UnfitList: the file is damaged or too large, or shows no sheet.  Reading a sheet may raise it as well.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        names = archive.namelist()
        if ARC_CONTENT_TYPES not in names:
            damaged = any(name.startswith("xl/") for name in names)
            raise UnfitList(_DAMAGED if damaged else _NO_WORKBOOK, where=where)
        guard(archive, where)
        reader = ExcelReader(BytesIO(data), read_only=True, keep_links=False)
        with warnings.catch_warnings():
            # openpyxl warns of what it does not keep when it saves: it never saves here.
            warnings.simplefilter("ignore")
            reader.read_manifest()
            reader.read_workbook()
            parts = [
                (sheet.name, sheet.state, relation.Target)
                for sheet, relation in reader.parser.find_sheets()
                if relation.Type.endswith("/worksheet")
            ]
        relations = cast("Mapping[str, Relationship]", reader.parser.rels)
        others = {relation.Type.rpartition("/")[2]: relation.Target for relation in relations.values()}
        shared = Shared(
            list(map(text_of, _elements(archive, others.get("sharedStrings"), where, _ITEM))),
            _formats(_elements(archive, others.get("styles"), where, _FORMAT, _STYLE)),
            from_1904=reader.wb.epoch == CALENDAR_MAC_1904,
        )
    except UNREADABLE as error:
        raise UnfitList(_DAMAGED, where=where) from error
    shown = [
        Sheet(name, partial(_rows, archive, part, shared, where))
        for name, state, part in parts
        if state == "visible"
    ]
    if not shown:
        raise UnfitList(_ALL_HIDDEN if parts else _NO_SHEETS, where=where)
    return shown


def _rows(archive: zipfile.ZipFile, part: str, shared: Shared, where: str, most: int | None) -> SheetRows:
    try:
        with archive.open(part) as source:
            return sheet_rows(source, shared, where, most)
    except UNREADABLE as error:
        raise UnfitList(_DAMAGED, where=where) from error


def _elements(archive: zipfile.ZipFile, part: str | None, where: str, *tags: str) -> Iterator[Element]:
    """The elements with these names in a part; none where there is no such part."""
    if part is not None:
        with archive.open(part) as source:
            yield from elements(source, where, *tags)


def _formats(found: Iterable[Element]) -> list[NumberFormat]:
    """How each style of the workbook shows a number."""
    codes: dict[int, str] = {**BUILTIN_FORMATS, **_CHINESE_DAYS}
    styles: list[int] = []
    for element in found:
        above = element.getparent()
        if element.tag == _FORMAT:
            codes[int(element.get("numFmtId", ""))] = element.get("formatCode", "")
        elif above is not None and above.tag == _STYLES:
            styles.append(int(element.get("numFmtId") or 0))
            if len(styles) > _MOST_STYLES:
                raise ValueError(len(styles))
    known = {number: number_format(codes[number]) for number in set(styles) if number in codes}
    return [known.get(number, PLAIN) for number in styles]
