"""Excel files that we write: texts stay texts, and the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.worksheet import Worksheet


class Look(NamedTuple):
    """How a cell looks."""

    font: Font
    alignment: Alignment
    border: Border | None = None
    fill: PatternFill | None = None


def ruled(color: str | None = None) -> Border:
    """Thin lines around a cell."""
    line = Side(style="thin", color=color)
    return Border(left=line, right=line, top=line, bottom=line)


MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError),
    *(LxmlError, ParseError, InvalidFileException),
    *(ValueError, TypeError, AttributeError, LookupError, ArithmeticError),
)
"""What zipfile, the XML parsers and openpyxl raise on damaged files.

The last line is how openpyxl finds a wrong or missing attribute, part or index.
"""
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - the zero of a zip file, which knows no zones
_SAVED_AT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_EPOCH_WORDS = rb"\g<1>1980-01-01T00:00:00Z"
_FORMULA_SIGNS = ("=", "+", "-", "@")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BY_NUMBER = re.compile("_x([0-9A-Fa-f]{4})_")
_LIKE_A_NUMBER = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 32_767
"""Characters that a cell may hold."""


def write_row(sheet: Worksheet, number: int, values: Sequence[str | int | None], look: Look) -> None:
    """Write values into a row from column A on, all of one look."""
    for place, value in enumerate(values, 1):
        cell = sheet.cell(number, place)
        write_cell(cell, value, look)  # pyright: ignore[reportArgumentType] - none is merged yet


def write_cell(cell: Cell, value: str | int | None, look: Look) -> None:
    """Write a value; a text is never taken for a formula, nor is any of it for a character by its number."""
    if isinstance(value, str) and value:
        cell.value = _LIKE_A_NUMBER.sub("_x005F_", _UNFIT.sub("", value))[:_LONGEST]
        # openpyxl takes a leading = for a formula, and Excel does so at the next edit of the cell.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA_SIGNS)
        cell.number_format = "@"
    elif isinstance(value, int):
        cell.value = value
    cell.font, cell.alignment = look.font, look.alignment
    if look.border is not None:
        cell.border = look.border
    if look.fill is not None:
        cell.fill = look.fill


def lay_across(sheet: Worksheet) -> None:
    """Print a sheet on A4 across."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def read_text(text: str) -> str:
    """A text as it stands in a file, with the characters that are written there by number, as `_x000D_`.

    ECMA-376, 22.4.2.4: `_x005F_` is the line itself, by which a typed `_x000D_` stays what it is.
    """
    return _BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def saved(book: Workbook) -> bytes:
    """The workbook as a file, with one date for itself and for every entry of its zip."""
    book.properties.created = _EPOCH
    book.properties.creator = "集群申报助手"
    written = io.BytesIO()
    book.save(written)
    undated = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(undated, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _SAVED_AT.sub(_EPOCH_WORDS, old.read(name)))
    return undated.getvalue()
