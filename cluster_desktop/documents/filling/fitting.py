"""Whether a filled cell holds its text, measured in the real cell with the faces of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.grid import set_table
from cluster_desktop.documents.layout.lines import LineSetter
from cluster_desktop.documents.layout.model import Table
from cluster_desktop.documents.layout.ooxml import Styles
from cluster_desktop.documents.layout.reading import read_document
from cluster_desktop.documents.layout.reading_text import read_paragraph
from cluster_desktop.documents.word import Element, open_word, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.binding.reading import Cell
    from cluster_desktop.documents.fonts import FontBook

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
        document = read_document(template)
        self._styles = Styles(open_word(template).part("styles.xml"))
        self._setter = LineSetter(fonts, document.break_rules)
        tables = [
            block for section in document.sections for block in section.blocks if isinstance(block, Table)
        ]
        self._rooms = {
            (number, row, column): room
            for number, table in enumerate(tables)
            for row, column, room in self._table_rooms(table)
        }

    def room(self, cell: Cell) -> Room:
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

    def _table_rooms(self, table: Table) -> Iterator[tuple[int, int, Room]]:
        rows = set_table(table, self._setter)
        for row in rows:
            for cell in row.cells:
                spanned = rows[cell.row : cell.row + cell.rows]
                margins = cell.cell.margins
                height = sum(other.height for other in spanned) - row.border - margins.top - margins.bottom
                fixed = all(other.row.rule == "exact" for other in spanned)
                yield (
                    cell.row,
                    cell.column,
                    Room(cell.width - margins.left - margins.right, height if fixed else None),
                )
