"""Whether a filled cell holds its text, measured in the real cell with the faces of the program."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.lines import LineSetter
from cluster_desktop.documents.layout.model import Cell, Row, Table
from cluster_desktop.documents.layout.ooxml import Styles
from cluster_desktop.documents.layout.reading import read_document
from cluster_desktop.documents.layout.reading_text import read_paragraph
from cluster_desktop.documents.word import Element, open_word, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.binding import reading
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout.linebreak import BreakRules

SIZES = (14.0, 12.0, 11.0, 10.5, 10.0, 9.0, 8.0, 7.5)
"""The steps down to the floor, in points."""


@dataclass(frozen=True)
class Room:
    """The inside of a cell in points; `height` is None where the rows grow with their text."""

    width: float
    height: float | None


class Ruler:
    """Measures the cells of one blank.

    Raises:
        UnsupportedContent: the blank holds something that cannot be laid out.
        MissingGlyph: no face has one of the characters.
    """

    def __init__(self, template: bytes, fonts: FontBook) -> None:
        self._styles = Styles(open_word(template).part("styles.xml"))
        rules, self._rooms = _geometry(template)
        self._setter = LineSetter(fonts, rules)

    def room(self, cell: reading.Cell) -> Room:
        """The room in a cell of the blank."""
        return self._rooms[cell.table, cell.row, cell.column]

    def needs(self, cell: Element, width: float) -> float:
        """The height that the paragraphs of a `w:tc` take in a column of this width, in points."""
        paragraphs = [
            part
            for paragraph in cell.iterchildren(w("p"))
            for part in read_paragraph(paragraph, self._styles)
        ]
        strips, after = self._setter.strips(paragraphs, width)
        return sum(strip.gap + strip.line.height for strip in strips) + after

    def lines(self, paragraph: Element, width: float) -> int:
        """How many lines a paragraph takes in a column of this width."""
        return sum(len(self._setter.lines(part, width)) for part in read_paragraph(paragraph, self._styles))

    def size(self, paragraph: Element) -> float:
        """The size of the text in a paragraph, in points."""
        part = read_paragraph(paragraph, self._styles)[0]
        return part.runs[0].style.size if part.runs else part.mark.size


@lru_cache(maxsize=4)
def _geometry(template: bytes) -> tuple[BreakRules, dict[tuple[int, int, int], Room]]:
    """The line rules of a blank, and the room of each cell by table, row and column."""
    document = read_document(template)
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    rooms = {
        (number, row, column): room
        for number, table in enumerate(tables)
        for row, column, room in _table_rooms(table)
    }
    return document.break_rules, rooms


def _table_rooms(table: Table) -> Iterator[tuple[int, int, Room]]:
    edges = list(accumulate(table.columns, initial=0.0))
    for number, row in enumerate(table.rows):
        border = max((cell.borders.top for cell in row.cells), default=0.0)
        for column, cell in _in_columns(row):
            if not cell.continues:
                rows = _spanned(table, number, column)
                margins = cell.margins
                height = sum(spanned.height for spanned in rows) - border - margins.top - margins.bottom
                width = edges[column + cell.span] - edges[column] - margins.left - margins.right
                fixed = all(spanned.rule == "exact" for spanned in rows)
                yield number, column, Room(width, height if fixed else None)


def _spanned(table: Table, first: int, column: int) -> list[Row]:
    """The rows that the cell at `column` of row `first` reaches over."""
    rows = [table.rows[first]]
    for row in table.rows[first + 1 :]:
        if not any(at == column and cell.continues for at, cell in _in_columns(row)):
            break
        rows.append(row)
    return rows


def _in_columns(row: Row) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row.cells:
        yield column, cell
        column += cell.span
