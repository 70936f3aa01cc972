"""Tables: how high the rows are, and where the text stands in a cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.layout.lines import LineSetter, Strip
    from cluster_desktop.documents.layout.model import Cell, Row, Table


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
        lines = sum(strip.gap + strip.line.height for strip in self.strips)
        return lines + self.after + self.cell.margins.top + self.cell.margins.bottom


@dataclass(slots=True)
class SetRow:
    """A row with its cells set; `border` is the width of the rule above it, which is part of its height."""

    row: Row
    cells: list[SetCell]
    border: float
    height: float


def set_table(table: Table, setter: LineSetter) -> list[SetRow]:
    """The rows of `table`, each as high as the document or its text demands.

    Raises:
        MissingGlyph: no face has one of the characters.
    """
    rows: list[SetRow] = []
    for number, row in enumerate(table.rows):
        rule_above = max((cell.cell.borders.bottom for cell in rows[-1].cells), default=0.0) if rows else 0.0
        rows.append(_set_row(table, _with_row_margins(row), number, setter))
        rows[-1].border = max(rows[-1].border, rule_above)
    open_merges: dict[int, SetCell] = {}
    for row in rows:
        for cell in row.cells:
            if not cell.cell.continues:
                open_merges[cell.column] = cell
            elif cell.column in open_merges:
                open_merges[cell.column].rows += 1
    for row in rows:
        if row.row.rule != "exact":
            alone = [cell.needs for cell in row.cells if cell.rows == 1 and not cell.cell.continues]
            row.height = max([row.height, *(need + row.border for need in alone)])
    _stretch_merged(rows)
    return rows


def text_top(cell: SetCell, height: float, border: float) -> float:
    """How far below the top of the cell its first line begins, by its vertical alignment.

    Text that needs more than the cell has begins at the top.
    """
    top = border + cell.cell.margins.top
    spare = max(0.0, height - border - cell.needs)
    share = {"top": 0.0, "center": 0.5, "bottom": 1.0}[cell.cell.v_align]
    return top + spare * share


def _with_row_margins(row: Row) -> Row:
    """The largest upper and lower margin of its cells hold for the whole row."""
    top = max((cell.margins.top for cell in row.cells), default=0.0)
    bottom = max((cell.margins.bottom for cell in row.cells), default=0.0)
    cells = [replace(cell, margins=replace(cell.margins, top=top, bottom=bottom)) for cell in row.cells]
    return replace(row, cells=tuple(cells))


def _set_row(table: Table, row: Row, number: int, setter: LineSetter) -> SetRow:
    edges = [0.0]
    for width in table.columns:
        edges.append(edges[-1] + width)
    cells: list[SetCell] = []
    column = 0
    for cell in row.cells:
        end = min(column + cell.span, len(table.columns))
        width = edges[end] - edges[column]
        inner = width - cell.margins.left - cell.margins.right
        strips, after = setter.strips(cell.paragraphs, inner) if not cell.continues else ([], 0.0)
        cells.append(SetCell(cell, number, column, edges[column], width, strips, after))
        column = end
    border = max((cell.borders.top for cell in row.cells), default=0.0)
    return SetRow(row, cells, border, row.height)


def _stretch_merged(rows: Sequence[SetRow]) -> None:
    """A merged cell that needs more than its rows have makes the last of them higher."""
    for number, row in enumerate(rows):
        for cell in row.cells:
            last = rows[number + cell.rows - 1]
            if cell.rows > 1 and last.row.rule != "exact":
                have = sum(other.height for other in rows[number : number + cell.rows])
                last.height += max(0.0, cell.needs + row.border - have)
