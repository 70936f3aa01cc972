"""Excel files that we write: texts stay texts, and the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill
    from openpyxl.worksheet.worksheet import Worksheet


class Look(NamedTuple):
    """How the cells of a row look."""

    font: Font
    alignment: Alignment
    border: Border | None = None
    fill: PatternFill | None = None


_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - the zero of a zip file, which knows no zones
_SAVED_AT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_EPOCH_WORDS = rb"\g<1>1980-01-01T00:00:00Z"
_FORMULA_SIGNS = ("=", "+", "-", "@")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767
"""Characters that a cell may hold."""


def write_row(sheet: Worksheet, number: int, texts: Sequence[str], look: Look) -> None:
    """Write texts into a row from column A on; none of them is ever taken for a formula."""
    for place, text in enumerate(texts, 1):
        cell = sheet.cell(number, place)
        if text:
            cell.value = _UNFIT.sub("", text)[:_LONGEST]  # pyright: ignore[reportAttributeAccessIssue] - none is merged yet
            # openpyxl takes a leading = for a formula, and Excel does so at the next edit of the cell.
            cell.data_type = "s"
            cell.quotePrefix = text.startswith(_FORMULA_SIGNS)
            cell.number_format = "@"
        cell.font, cell.alignment = look.font, look.alignment
        if look.border is not None:
            cell.border = look.border
        if look.fill is not None:
            cell.fill = look.fill


def saved(book: Workbook) -> bytes:
    """The workbook as a file, with one date for itself and for every entry of its zip."""
    book.properties.created = _EPOCH
    book.properties.creator = "集群申报助手"
    written = io.BytesIO()
    book.save(written)
    return undated(written.getvalue())


def undated(data: bytes) -> bytes:
    """The same workbook with one date for itself and for every entry of its zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _SAVED_AT.sub(_EPOCH_WORDS, old.read(name)))
    return written.getvalue()
