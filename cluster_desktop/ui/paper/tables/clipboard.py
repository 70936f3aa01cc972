"""Blocks of cells on the clipboard: tab-separated as Excel and WPS put them there, or a table in HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from cluster_desktop.ui.lists.blocks import read_block

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

Block = list[list[str]]

_MOST_HTML = 2_000_000
_MOST_SPAN = 60
_MOST_CELLS = 20_000


def block_of(clipboard: QMimeData) -> Block | None:
    """The cells that were copied; None where what was copied is no block of cells.

    Where HTML came along, as Excel, Word, WPS and browsers give it, only its table counts: in the text beside
    it line breaks within cells look like rows, and tabs within sentences like columns.
    """
    words = clipboard.text().strip("\r\n")
    if clipboard.hasHtml() and len(html := clipboard.html()) <= _MOST_HTML:
        table = table_of(html)
        one = table is None or len(table) == len(table[0]) == 1
        return None if one else table
    return read_block(words) if "\t" in words else None


def column_of(clipboard: QMimeData) -> Block | None:
    """Several lines without tabs, as a column of one cell each; None where there is one line only."""
    words = clipboard.text().strip("\r\n")
    return read_block(words) if "\n" in words and "\t" not in words else None


def table_of(html: str) -> Block | None:
    """The cells of the only table in a piece of HTML, merged ones written once; None without one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    rows = [row for row in reader.rows if row]
    if reader.tables != 1 or not rows or reader.cells > _MOST_CELLS:
        return None
    width = max(len(row) for row in rows)
    return [[*row, *[""] * (width - len(row))] for row in rows]


class _Reader(HTMLParser):
    """Gathers the cells of tables; a merged cell leaves empty ones behind where it reaches."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables = 0
        self.cells = 0
        self.rows: Block = []
        self._words: list[str] | None = None
        self._across = 1
        self._down: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell, or break the words of one."""
        if tag == "table":
            self.tables += 1
        elif tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self._end_cell()
            spans = dict(attrs)
            self._skip_merged()
            self._across = _span(spans.get("colspan"))
            for column in range(len(self.rows[-1]), len(self.rows[-1]) + self._across):
                self._down[column] = _span(spans.get("rowspan")) - 1
            self._words = []
        elif tag in {"br", "p", "div"} and self._words:
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a cell or a row."""
        if tag in {"td", "th", "tr", "table"}:
            self._end_cell()
        if tag == "tr" and self.rows:
            self._skip_merged()

    def handle_data(self, data: str) -> None:
        """Words of a cell."""
        if self._words is not None:
            self._words.append(data)

    def _end_cell(self) -> None:
        if self._words is None:
            return
        self.rows[-1] += [" ".join("".join(self._words).split()), *[""] * (self._across - 1)]
        self.cells += self._across
        self._words = None

    def _skip_merged(self) -> None:
        """Leave room for the cells that reach down from the rows above."""
        row = self.rows[-1]
        while self._down.get(len(row), 0) > 0:
            self._down[len(row)] -= 1
            row.append("")


def _span(words: str | None) -> int:
    return min(int(words), _MOST_SPAN) if words and words.isdecimal() and int(words) > 0 else 1
