"""Whether a filled cell holds its text, measured in the real cell with the faces of the program."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from cluster_desktop.documents.fonts import clusters, printable
from cluster_desktop.documents.layout.cells import height_of
from cluster_desktop.documents.layout.context import Context
from cluster_desktop.documents.layout.grid import set_blocks
from cluster_desktop.documents.layout.lines import Line, LineSetter
from cluster_desktop.documents.layout.model import Paragraph, Table
from cluster_desktop.documents.layout.ooxml import content
from cluster_desktop.documents.layout.reading import read_document
from cluster_desktop.documents.layout.reading_tables import read_blocks
from cluster_desktop.documents.layout.reading_text import read_paragraph
from cluster_desktop.documents.word import Element, open_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.documents.binding import reading
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout.linebreak import BreakRules
    from cluster_desktop.documents.layout.model import Block, Row

SIZES = (14.0, 12.0, 11.0, 10.5, 10.0, 9.0, 8.0, 7.5)
"""The steps down to the floor, in points."""


@dataclass(frozen=True)
class Room:
    """The inside of a cell in points; `height` is None where the rows grow with their text."""

    width: float
    height: float | None


@dataclass(frozen=True)
class Measure:
    """What the content of a cell takes: its height in points, and the number of lines of each `w:p`."""

    height: float
    lines: Mapping[Element, int]


class Ruler:
    """Measures the cells of one blank."""

    def __init__(self, template: bytes, fonts: FontBook) -> None:
        self._fonts = fonts
        self._context = Context.of_cells(open_word(template))
        rules, self._rooms = _geometry(template)
        self._setter = LineSetter(fonts, rules)

    def room(self, cell: reading.Cell) -> Room:
        """The room in a cell of the blank."""
        return self._rooms[cell.table, cell.row, cell.column]

    def measure(self, cell: Element, width: float) -> Measure:
        """What the content of a `w:tc` takes in a column of this width.

        Raises:
            MissingGlyph: no face has one of the characters.
        """
        read = [
            (element, block) for element in content(cell) for block in read_blocks([element], self._context)
        ]
        strips, after = set_blocks([block for _, block in read], width, self._setter)
        owners = iter([element for element, block in read if isinstance(block, Paragraph)])
        lines: Counter[Element] = Counter()
        owner = cell
        for strip in strips:
            if isinstance(strip.line, Line):
                owner = next(owners) if strip.paragraph_start else owner
                lines[owner] += 1
        return Measure(height_of(strips) + after, lines)

    def check(self, text: str) -> None:
        """Raises MissingGlyph for a character that no face has."""
        for char in set(clusters(printable(text))) - {"\n"}:
            self._fonts.glyph(char, "fangsong")

    def size(self, paragraph: Element) -> float:
        """The size of the text in a paragraph, in points."""
        part = read_paragraph(paragraph, self._context)[0]
        return part.runs[0].style.size if part.runs else part.mark.size


@lru_cache(maxsize=4)
def ruler_of(template: bytes, fonts: FontBook) -> Ruler:
    """The ruler of a blank, made once.

    Raises:
        UnfitWord: the template is no .docx that can be read.
        UnsupportedContent: it holds something that cannot be laid out.
    """
    return Ruler(template, fonts)


def _geometry(template: bytes) -> tuple[BreakRules, dict[tuple[int, int, int], Room]]:
    """The line rules of a blank, and the room of each cell by table, row and column."""
    document = read_document(template)
    rooms = {
        (table.number, row, column): room
        for section in document.sections
        for table in _tables(section.blocks)
        for row, column, room in _table_rooms(table)
    }
    return document.break_rules, rooms


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    """All tables, those inside cells included."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from _tables(cell.blocks)


def _table_rooms(table: Table) -> Iterator[tuple[int, int, Room]]:
    edges = list(accumulate(table.columns, initial=0.0))
    for number, row in enumerate(table.rows):
        border = max((cell.borders.top for cell in row.cells), default=0.0)
        for column, cell in row.in_columns():
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
        if not any(at == column and cell.continues for at, cell in row.in_columns()):
            break
        rows.append(row)
    return rows
