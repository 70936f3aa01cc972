"""Whether a block from the clipboard fits the cells that it is to go into."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cluster_desktop.forms.values import is_none, parse_number

Block = list[list[str]]

_BEGINS = re.compile(r"[-+−]?\d|无$")
_YEAR = re.compile(r"(?:19|20)\d{2}\s*年?")


@dataclass(frozen=True)
class Shaped:
    """A block cut to the room.

    `cells` go in; `lost` says what does not, `left_out` which headings were left out because they name the
    cells and do not belong into them.  Either is empty where there is nothing to say.
    """

    cells: Block
    lost: str = ""
    left_out: str = ""


def shape_block(block: Block, room: list[int], *, figures: bool) -> Shaped:
    """Cut a block to the room: `room` holds the number of cells for each row from the cursor down.

    With `figures` the cells are for figures, and a first column of words or a first row of years, which come
    along when a whole table is copied, is left out where the rest is what fits.
    """
    block = _trimmed(block)
    wide, left_out = max(map(len, block), default=0), []
    if figures and len(block) > 1 and _is_years(block[0], wide):
        block, left_out = block[1:], ["第一行的年份"]
    if figures and wide > 1 and _is_names(block):
        block, left_out = [row[1:] for row in block], [*left_out, "第一列的名称"]
    block = _trimmed(block)
    cells = [row[:most] for row, most in zip(block, room, strict=False)]
    return Shaped(cells, _lost(block, room), "和".join(left_out))


def _trimmed(block: Block) -> Block:
    """Without the empty cells that end rows and the empty rows that end the block."""
    rows = [[cell.strip() for cell in row] for row in block]
    for row in rows:
        while row and not row[-1]:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _is_years(row: list[str], wide: int) -> bool:
    years = [cell for cell in row if _YEAR.fullmatch(cell)]
    return len(years) >= max(1, wide - 1)


def _is_names(block: Block) -> bool:
    """Whether the first column holds words and the others figures."""
    firsts = [row[0] for row in block if row and row[0]]
    rest = [cell for row in block for cell in row[1:] if cell]
    return bool(firsts and rest) and not any(map(_BEGINS.match, firsts)) and any(map(_is_figure, rest))


def _is_figure(cell: str) -> bool:
    return is_none(cell) or parse_number(cell.rstrip("%％")) is not None


def _lost(block: Block, room: list[int]) -> str:
    wide = max(map(len, block), default=0)
    most = max(room, default=0)
    parts: list[str] = []
    if wide > most:
        parts.append(f"剪贴板有 {wide} 列，从这一格起只有 {most} 列")
    elif any(len(row) > space for row, space in zip(block, room, strict=False)):
        parts.append("其中有的行比表上的格子多")
    if len(block) > len(room):
        parts.append(f"剪贴板有 {len(block)} 行，从这一格起只有 {len(room)} 行")
    return "，".join(parts)
