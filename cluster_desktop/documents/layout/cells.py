"""Cells and rows with their text set, and how a cell is drawn with all that is in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import PlacedCell
from cluster_desktop.documents.layout.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cluster_desktop.documents.layout.model import Cell, Row
    from cluster_desktop.documents.layout.sheet import Sheet

_OVERFLOW_SLACK = 0.5
"""Points that text may exceed its cell by without touching a rule."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A line or rows of a nested table, with the space above; `paragraph_start` marks a first line."""

    gap: float
    line: Line | Band
    paragraph_start: bool

    @property
    def height(self) -> float:
        """What it takes with the space above."""
        return self.gap + self.line.height


@dataclass(slots=True)
class SetCell:
    """A cell with its lines set.

    `column` is its first grid column, `x` its left edge from the left edge of the table, `rows` how many rows
    it spans; `strips` are the lines not printed yet and `after` the space below the last of them.
    """

    cell: Cell
    row: int
    column: int
    x: float
    width: float
    strips: list[Strip]
    after: float
    rows: int = 1

    @property
    def needs(self) -> float:
        """The height of the text and of the cell's margins."""
        return height_of(self.strips) + self.after + self.cell.margins.top + self.cell.margins.bottom

    @property
    def inner_width(self) -> float:
        """The width that its text has."""
        return self.width - self.cell.margins.left - self.cell.margins.right


@dataclass(slots=True)
class SetRow:
    """A row with its cells set; `border` is the width of the rule above it, which is part of its height."""

    row: Row
    cells: list[SetCell]
    border: float
    height: float

    @property
    def below(self) -> float:
        """The width of the rule below it."""
        return max((cell.cell.borders.bottom for cell in self.cells), default=0.0)


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a nested table that merged cells hold together; `below` is the rule that ends the table."""

    table: int
    x: float
    rows: Sequence[SetRow]
    below: float = 0.0
    text: str = field(default="", init=False)

    @property
    def height(self) -> float:
        """What the rows take."""
        return sum(row.height for row in self.rows) + self.below

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the rows with the left edge of their column at `x` and their top at `y`."""
        for number, row in enumerate(self.rows):
            for cell in row.cells:
                if not cell.cell.continues:
                    height = sum(other.height for other in self.rows[number : number + cell.rows])
                    draw_cell(sheet, self.table, cell, (x + self.x, y), height, row.border)
            y += row.height


def draw_cell(  # noqa: PLR0917 - a cell, its place and its size
    sheet: Sheet, table: int, cell: SetCell, corner: tuple[float, float], height: float, border: float
) -> None:
    """Draw a cell and its text.

    Args:
        sheet: the page.
        table: the number of its table in the document.
        cell: the cell.
        corner: where its table begins from the left, and the cell from the top.
        height: how high the part of it is that stands on this page.
        border: the width of the rule above it.
    """
    left, top = corner
    placed = PlacedCell(
        table=table,
        row=cell.row,
        column=cell.column,
        x=left + cell.x,
        y=top,
        width=cell.width,
        height=height,
        text=_text(cell.strips),
    )
    sheet.place_cell(placed, cell.cell.borders, cell.cell.shade)
    excess = cell.needs + border - height
    if cell.strips and excess > _OVERFLOW_SLACK:
        sheet.record_overflow(placed, excess)
    draw_strips(sheet, cell.strips, placed.x + cell.cell.margins.left, top + text_top(cell, height, border))


def draw_strips(sheet: Sheet, strips: Iterable[Strip], x: float, y: float) -> None:
    """Draw lines and nested rows below each other."""
    for strip in strips:
        y += strip.gap
        if isinstance(strip.line, Line):
            sheet.place_line(strip.line, x, y)
        else:
            strip.line.draw(sheet, x, y)
        y += strip.line.height


def text_top(cell: SetCell, height: float, border: float) -> float:
    """How far below the top of the cell its first line begins, by its vertical alignment.

    Text that needs more than the cell has begins at the top.
    """
    top = border + cell.cell.margins.top
    spare = max(0.0, height - border - cell.needs)
    share = {"top": 0.0, "center": 0.5, "bottom": 1.0}[cell.cell.v_align]
    return top + spare * share


def height_of(strips: Iterable[Strip]) -> float:
    """What lines and nested rows take together."""
    return sum([strip.gap + strip.line.height for strip in strips])


def with_strips(cell: SetCell, strips: list[Strip], after: float) -> SetCell:
    """The cell with other lines in it."""
    return replace(cell, strips=strips, after=after)


def _text(strips: Sequence[Strip]) -> str:
    r"""The words of a cell, with `\n` where a paragraph begins."""
    return "".join(("\n" if strip.paragraph_start else "") + strip.line.text for strip in strips).strip("\n")
