"""Blocks of text with their lines set: paragraphs, and tables with their rows as high as they must be."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.cells import Band, SetCell, SetRow, Strip
from cluster_desktop.documents.layout.lines import Line
from cluster_desktop.documents.layout.model import Paragraph, Table
from cluster_desktop.documents.layout.upright import stacked, stacked_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.layout.boxes import PlacedText
    from cluster_desktop.documents.layout.glyphs import Fields
    from cluster_desktop.documents.layout.lines import LineSetter
    from cluster_desktop.documents.layout.model import Block, Frame, Row


def set_blocks(
    blocks: Sequence[Block], width: float, setter: LineSetter, fields: Fields | None = None
) -> tuple[list[Strip], float]:
    """The lines of consecutive blocks in a column, and the space that the last one wants below it.

    Raises:
        MissingGlyph: no face has one of the characters.
    """
    found: list[Strip] = []
    before: Paragraph | None = None
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            found += _bands(block, width, setter, 0.0 if before is None else before.after)
            before = None
        elif block.frame is not None:
            found.append(_floating(block, block.frame, width, setter, fields))
        elif _ends_cell(blocks, number):
            # Word wants a paragraph behind a table that ends a cell, and gives it no room.
            found.append(Strip(0.0, Line((), 0.0), paragraph_start=True))
        else:
            gap = space_between(before, block)
            for count, line in enumerate(setter.lines(block, width, fields)):
                found.append(Strip(0.0 if count else gap, line, paragraph_start=not count))
            before = block
    return found, 0.0 if before is None else before.after


def _ends_cell(blocks: Sequence[Block], number: int) -> bool:
    """Whether a paragraph only stands there because a table must not end a cell."""
    block = blocks[number]
    last = number == len(blocks) - 1
    return last and number > 0 and isinstance(blocks[number - 1], Table) and _is_empty(block)


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.runs


def space_between(above: Paragraph | None, below: Paragraph) -> float:
    """The larger of the space after one paragraph and before the next; those of one style may want none."""
    if above is None:
        return below.before
    same = above.flow.style == below.flow.style
    after = 0.0 if same and above.flow.tight else above.after
    return max(after, 0.0 if same and below.flow.tight else below.before)


def _floating(
    paragraph: Paragraph, frame: Frame, width: float, setter: LineSetter, fields: Fields | None
) -> Strip:
    """A paragraph in a frame: it stands where the next one begins and takes no room."""
    own = replace(paragraph, align=frame.align, left=frame.left, right=frame.right, first=0.0)
    texts: list[PlacedText] = []
    y = 0.0
    for line in setter.lines(own, width, fields):
        texts += [replace(text, baseline=text.baseline + y) for text in line.texts]
        y += line.height
    return Strip(0.0, Line(tuple(texts), 0.0), paragraph_start=True)


def _bands(table: Table, width: float, setter: LineSetter, gap: float) -> list[Strip]:
    """The rows of a nested table; those that merged cells hold together are one strip."""
    rows = set_table(table, setter)
    x = table_left(table, rows, width)
    found: list[Strip] = []
    begin = 0
    while begin < len(rows):
        end = begin + 1
        at = begin
        while at < end:
            end = max(end, *(at + cell.rows for cell in rows[at].cells), at + 1)
            at += 1
        below = rows[-1].below if end == len(rows) else 0.0
        band = Band(table.number, x, rows[begin:end], below)
        found.append(Strip(0.0 if found else gap, band, paragraph_start=False))
        begin = end
    return found


def table_left(table: Table, rows: Sequence[SetRow], width: float) -> float:
    """Where a table begins in a column: not the middle but the outer edge of its left border stands there."""
    spare = width - sum(table.columns)
    if table.align == "center":
        return spare / 2
    if table.align == "right":
        return spare
    return table.indent + (rows[0].cells[0].cell.borders.left / 2 if rows and rows[0].cells else 0.0)


def set_table(table: Table, setter: LineSetter) -> list[SetRow]:
    """The rows of `table`, each as high as the document or its text demands.

    Raises:
        MissingGlyph: no face has one of the characters.
    """
    rows: list[SetRow] = []
    for number, row in enumerate(table.rows):
        rows.append(_set_row(table, _with_row_margins(row), number, setter))
        if number:
            rows[-1].border = max(rows[-1].border, rows[-2].below)
    _find_merges(rows)
    for row in rows:
        if row.row.rule != "exact":
            alone = [cell.needs for cell in row.cells if cell.rows == 1 and not cell.cell.continues]
            alone += [_upright_needs(cell, row, setter) for cell in row.cells if cell.cell.upright]
            row.height = max([row.height, *(need + row.border for need in alone)])
    _stretch_merged(rows)
    _set_upright(rows, setter)
    return rows


def _find_merges(rows: Sequence[SetRow]) -> None:
    """Merged cells learn how many rows they span; the last one says what border is below them."""
    open_merges: dict[int, SetCell] = {}
    for row in rows:
        for cell in row.cells:
            if not cell.cell.continues:
                open_merges[cell.column] = cell
            elif cell.column in open_merges:
                merged = open_merges[cell.column]
                merged.rows += 1
                borders = replace(merged.cell.borders, bottom=cell.cell.borders.bottom)
                merged.cell = replace(merged.cell, borders=borders)


def _with_row_margins(row: Row) -> Row:
    """The largest upper and lower margin of its cells hold for the whole row."""
    top = max((cell.margins.top for cell in row.cells), default=0.0)
    bottom = max((cell.margins.bottom for cell in row.cells), default=0.0)
    if all(cell.margins.top == top and cell.margins.bottom == bottom for cell in row.cells):
        return row
    cells = [replace(cell, margins=replace(cell.margins, top=top, bottom=bottom)) for cell in row.cells]
    return replace(row, cells=tuple(cells))


def _set_row(table: Table, row: Row, number: int, setter: LineSetter) -> SetRow:
    edges = list(accumulate(table.columns, initial=0.0))
    last = len(edges) - 1
    cells: list[SetCell] = []
    for column, cell in row.in_columns():
        left, right = edges[min(column, last)], edges[min(column + cell.span, last)]
        set_cell = SetCell(cell, number, column, left, right - left, [], 0.0)
        if not cell.upright:
            set_cell.strips, set_cell.after = set_blocks(cell.blocks, set_cell.inner_width, setter)
        cells.append(set_cell)
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


def _upright_needs(cell: SetCell, row: SetRow, setter: LineSetter) -> float:
    """Vertical text decides the height of a row that states none."""
    if row.row.height or cell.rows > 1:
        return 0.0
    margins = cell.cell.margins
    return stacked_length(cell.cell.blocks, setter) + margins.top + margins.bottom


def _set_upright(rows: Sequence[SetRow], setter: LineSetter) -> None:
    for number, row in enumerate(rows):
        for cell in row.cells:
            if cell.cell.upright and not cell.cell.continues:
                height = sum(other.height for other in rows[number : number + cell.rows])
                margins = cell.cell.margins
                room = height - row.border - margins.top - margins.bottom
                line = stacked(cell.cell, cell.inner_width, room, setter)
                cell.strips = [Strip(0.0, line, paragraph_start=True)]
