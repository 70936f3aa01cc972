"""The rows of one sheet of a workbook as texts, row by row: no more of its XML is held than the row at hand.

ECMA-376, 18.3.1 (sheets) and 18.4 (texts).
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, cast

from lxml.etree import XMLPullParser
from msgspec import Struct
from openpyxl.utils import column_index_from_string
from openpyxl.xml.constants import SHEET_MAIN_NS

from cluster_desktop.documents.excel_file import read_text
from cluster_desktop.evidence.lists.cells import PLAIN, SheetRow, Trouble, iso_day, number_text
from cluster_desktop.evidence.lists.limits import (
    LARGEST_BETWEEN,
    LAST_ROW,
    MOST_BETWEEN,
    MOST_COLUMNS,
    MOST_FILLED,
    MOST_MERGED,
    TOO_LARGE,
    UnfitList,
    too_many_rows,
)
from cluster_desktop.evidence.lists.merged import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

    from cluster_desktop.evidence.lists.cells import NumberFormat, SheetRows

_NO_VALUE = "公式没有计算结果。用 Excel 打开并保存后再导入"
_ROW, _CELL, _VALUE, _FORMULA, _INLINE, _TEXT, _RUN, _MERGED = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("row", "c", "v", "f", "is", "t", "r", "mergeCell")
)
_CHUNK = 1 << 16
_TRUE = {"1", "true"}


class Shared(Struct, frozen=True):
    """What the cells of a workbook point to: texts, number formats, and from when it counts its days."""

    texts: list[str]
    formats: list[NumberFormat]
    from_1904: bool


def elements(source: IO[bytes], where: str, *tags: str) -> Iterator[Element]:
    """The elements with these names as they end, each cleared away when the next one is asked for.

    Nothing is fetched and no entity put in; a text of over 10 MB or a depth of over 256 is an error.

    Raises:
        UnfitList: more stands between two of them than any sheet has there.
        LxmlError: it is no sound XML.
    """
    parser = XMLPullParser(
        ("end",),
        tag=tags,  # pyright: ignore[reportCallIssue] - not in the stubs
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    size = held = 0
    while chunk := source.read(_CHUNK):
        parser.feed(chunk)
        size += len(chunk)
        held += chunk.count(b"<")
        for _, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
            size = held = 0
            yield element
            element.clear()
            above = element.getparent()
            while above is not None and element.getprevious() is not None:
                del above[0]
        if size > LARGEST_BETWEEN or held > MOST_BETWEEN:
            raise UnfitList(TOO_LARGE, where=where)
    parser.close()


def text_of(holder: Element) -> str:
    """The text of an `si` or `is`, of one piece or of several, without its reading aid."""
    if len(holder) == 1 and holder[0].tag == _TEXT:
        return read_text(holder[0].text or "")
    pieces = (
        (one.text if one.tag == _TEXT else one.findtext(_TEXT)) for one in holder.iterchildren(_TEXT, _RUN)
    )
    return read_text("".join(piece or "" for piece in pieces))


def sheet_rows(source: IO[bytes], shared: Shared, where: str, most: int | None) -> SheetRows:
    """The rows that hold something; where a number is given at most so many, merged cells as they are.

    Raises:
        UnfitList: there are too many rows.
        LxmlError, ValueError, LookupError: the sheet is damaged.
    """
    rows: SheetRows = []
    merged: list[str] = []
    number = seen = 0
    for element in elements(source, where, _ROW, _MERGED):
        if element.tag == _MERGED:
            merged.append(element.get("ref", ""))
        else:
            seen += 1
            number = _number(element, number)
            if texts := _texts(element, shared):
                rows.append(SheetRow(number, texts, element.get("hidden") in _TRUE))
        if most is not None and len(rows) == most:
            return rows
        if len(rows) > MOST_FILLED:
            raise UnfitList(too_many_rows(), where=where)
        if seen > LAST_ROW or len(merged) > MOST_MERGED:
            raise UnfitList(TOO_LARGE, where=where)
    if most is None:
        spread(merged, rows)
    return rows


def _number(row: Element, before: int) -> int:
    number = int(row.get("r") or before + 1)
    if not before < number <= LAST_ROW:
        raise ValueError(number)
    return number


def _texts(row: Element, shared: Shared) -> list[str]:
    texts: list[str] = []
    # Most rows without a text are formats alone: a sheet may have a million of them.
    if next(row.iter(_VALUE, _INLINE, _FORMULA), None) is None:
        return texts
    place = -1
    for cell in row.iterchildren(_CELL):
        where = cell.get("r")
        place = column_index_from_string(where.rstrip("0123456789")) - 1 if where else place + 1
        if place < MOST_COLUMNS and len(cell) and (text := _text(cell, shared)):
            if len(texts) < place:
                texts.extend([""] * (place - len(texts)))
            texts[place:] = [text]
    return texts


def _text(cell: Element, shared: Shared) -> str:
    """The text of a cell, a `Trouble` where it cannot be taken."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(_INLINE)
        return "" if inline is None else text_of(inline)
    raw = cell.findtext(_VALUE)
    if raw:
        return _said(kind, raw, cell.get("s"), shared)
    # A formula may well give an empty text; one that gives a number gives some number.
    lost = kind != "str" and cell.find(_FORMULA) is not None
    return Trouble(_NO_VALUE) if lost else ""


def _said(kind: str, raw: str, style: str | None, shared: Shared) -> str:
    match kind:
        case "n":
            shown = shared.formats[int(style)] if style and shared.formats else PLAIN
            return number_text(raw, shown, from_1904=shared.from_1904)
        case "s":
            return shared.texts[int(raw)]
        case "b":
            return "是" if raw in _TRUE else "否"
        case "e":
            return Trouble(f"单元格显示为错误 {raw[:20]}。更正公式或改填文字")
        case "d":
            return iso_day(raw)
        case _:
            return read_text(raw)
