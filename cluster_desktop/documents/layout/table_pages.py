"""Tables onto pages: rows that stay whole, rows that split, heads that repeat, cells merged downwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.cells import SetCell, SetRow, draw_cell, with_strips
from cluster_desktop.documents.layout.grid import table_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.layout.cells import Strip
    from cluster_desktop.documents.layout.model import Table
    from cluster_desktop.documents.layout.pager import Pager


@dataclass(slots=True)
class _Open:
    """A merged cell whose last row is not placed yet; `top` is where it begins on this page."""

    cell: SetCell
    top: float
    border: float


class TablePlacer:
    """Places one table, its rows set, from the pager's position downwards."""

    def __init__(self, table: Table, rows: Sequence[SetRow], pager: Pager) -> None:
        self._number = table.number
        self._pager = pager
        self._rows = rows
        self._open: list[_Open] = []
        # Text of a merged cell that the page cuts keeps its vertical alignment where the last row on the page
        # is just as high as stated, and begins at the top otherwise: so does LibreOffice; Word's documents do
        # not say.
        self._aligns = False
        self._x = pager.left + table_left(table, rows, pager.column)
        heads = list(takewhile(lambda row: row.row.header, rows))
        self._heads = heads if len(heads) < len(rows) else []

    def place(self) -> None:
        """Place all rows."""
        for number, row in enumerate(self._rows):
            self._place_row(number, row)
        if self._rows:
            self._pager.y += self._rows[-1].below

    def _place_row(self, number: int, row: SetRow) -> None:
        below = row.below
        on_new_page = self._pager.at_top
        while not self._pager.fits(row.height + below):
            room = self._pager.bottom - self._pager.y - below
            # A row whose stated height does not fit goes to the next page; what a page cannot hold is split.
            may_split = row.row.splits and row.row.height <= room
            if on_new_page:
                may_split = row.row.rule != "exact"
            if may_split and self._splits_within(row, room):
                row = self._place_part(row, room)
            elif on_new_page:
                break
            self._next_page(number)
            on_new_page = True
        self._draw(row)
        self._close(number)

    def _splits_within(self, row: SetRow, room: float) -> bool:
        """Whether the first line of every cell fits, and not all lines of all of them do."""
        cells = [cell for cell in row.cells if cell.strips and cell.rows == 1]
        counts = [_fitting(cell.strips, room - row.border - cell.cell.margins.top) for cell in cells]
        return (
            bool(cells) and all(counts) and any(n < len(c.strips) for n, c in zip(counts, cells, strict=True))
        )

    def _place_part(self, row: SetRow, room: float) -> SetRow:
        """Print the lines that fit into `room`; what is left is a row of its own."""
        parts: list[SetCell] = []
        rest: list[SetCell] = []
        for cell in row.cells:
            if cell.rows > 1:
                parts.append(cell)
                continue
            count = _fitting(cell.strips, room - row.border - cell.cell.margins.top)
            parts.append(with_strips(_at_top(cell), cell.strips[:count], 0.0))
            rest.append(with_strips(_at_top(cell), cell.strips[count:], cell.after))
        used = max(cell.needs for cell in parts if cell.rows == 1) + row.border
        self._draw(SetRow(row.row, parts, row.border, used))
        left = max(cell.needs for cell in rest) + row.border
        return SetRow(row.row, rest, row.border, left)

    def _next_page(self, number: int) -> None:
        for merged in self._open:
            self._interrupt(merged)
        self._pager.next_page()
        if number >= len(self._heads):
            for head in self._heads:
                self._draw(head)
        for merged in self._open:
            merged.top = self._pager.y

    def _draw(self, row: SetRow) -> None:
        """Draw the cells of a row; those that reach further down wait for their last row."""
        top = self._pager.y
        for cell in row.cells:
            if cell.rows > 1:
                self._open.append(_Open(cell, top, row.border))
            elif not cell.cell.continues:
                self._draw_cell(cell, top, row.height, row.border)
        self._aligns = row.row.rule != "exact" and row.height == row.row.height
        self._pager.y += row.height

    def _close(self, number: int) -> None:
        """Draw the merged cells whose last row is `number`."""
        for merged in [m for m in self._open if m.cell.row + m.cell.rows == number + 1]:
            self._draw_cell(merged.cell, merged.top, self._pager.y - merged.top, merged.border)
            self._open.remove(merged)

    def _interrupt(self, merged: _Open) -> None:
        """Draw a merged cell down to the end of the page; lines that do not fit wait for the next one."""
        cell = merged.cell
        height = self._pager.y - merged.top
        count = _fitting(cell.strips, height - merged.border - cell.cell.margins.top)
        after = cell.after if count == len(cell.strips) else 0.0
        printed = with_strips(cell if self._aligns else _at_top(cell), cell.strips[:count], after)
        self._draw_cell(printed, merged.top, height, merged.border)
        merged.cell = with_strips(_at_top(cell), cell.strips[count:], cell.after)

    def _draw_cell(self, cell: SetCell, top: float, height: float, border: float) -> None:
        draw_cell(self._pager.sheet, self._number, cell, (self._x, top), height, border)


def _fitting(strips: Sequence[Strip], room: float) -> int:
    """How many lines fit into `room`."""
    for count, strip in enumerate(strips):
        room -= strip.height
        if room < 0:
            return count
    return len(strips)


def _at_top(cell: SetCell) -> SetCell:
    """The cell with its text at the top, as a cell that is split over pages has it."""
    return replace(cell, cell=replace(cell.cell, v_align="top"))
