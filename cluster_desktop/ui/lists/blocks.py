"""Blocks of cells as the clipboard has them: what Excel, WPS and LibreOffice put there and take from it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def read_block(words: str) -> list[list[str]]:
    """The cells of a copied block, row by row; a cell of several lines, which stands in quotes, is one line.

    Words that are no block are one cell.
    """
    words = words.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not words:
        return []
    if '"' not in words:
        return [line.split("\t") for line in words.split("\n")]
    try:
        lines = list(csv.reader(io.StringIO(words), dialect="excel-tab", strict=True))
    except csv.Error:  # a lone quotation mark is a sign like any other
        lines = [line.split("\t") for line in words.split("\n")]
    return [[" ".join(cell.split("\n")) for cell in line] or [""] for line in lines]


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """Cells as a spreadsheet takes them."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue()
