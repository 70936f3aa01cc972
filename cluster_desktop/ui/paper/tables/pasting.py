"""Putting a block from the clipboard into the cells from the one in hand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.ui.paper.tables.figures import typed_figure
from cluster_desktop.ui.paper.tables.plain import plain_text
from cluster_desktop.ui.paper.tables.shape import shape_block
from cluster_desktop.ui.paper.walking import grid_of

if TYPE_CHECKING:
    from cluster_desktop.ui.paper.entries.base import Entry
    from cluster_desktop.ui.paper.tables.clipboard import Block


@dataclass(frozen=True)
class Putting:
    """One cell: what stands there, what would, and what is wrong with that."""

    entry: Entry
    before: str
    after: str
    fault: str = ""


@dataclass(frozen=True)
class Pasting:
    """What a paste comes to.  `lost` says what does not fit, `left_out` which headings stay behind."""

    cells: tuple[Putting, ...]
    lost: str = ""
    left_out: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether the official should see it first."""
        return bool(self.lost) or any(each.fault for each in self.cells)


def plan_paste(start: Entry, chosen: list[list[Entry]], block: Block) -> Pasting:
    """Where each cell of a block goes; empty cells change nothing.

    A single cell goes into all that are `chosen`; otherwise the block begins at their first cell, or at
    `start`.
    """
    if chosen and sum(map(len, block)) == 1:
        words = block[0][0]
        return Pasting(tuple(_putting(entry, words) for row in chosen for entry in row))
    first = chosen[0][0] if chosen else start
    grid = grid_of(first)
    rows = grid.room(first) if grid is not None else [[first]]
    shaped = shape_block(block, [len(row) for row in rows], figures=first.field.figure is not None)
    cells = [
        _putting(entry, words)
        for row, line in zip(rows, shaped.cells, strict=False)
        for entry, words in zip(row, line, strict=False)
        if words
    ]
    return Pasting(tuple(cells), shaped.lost, shaped.left_out)


def _putting(entry: Entry, words: str) -> Putting:
    before = entry.words() or ""
    if entry.field.figure is None:
        return Putting(entry, before, plain_text(words))
    typed = typed_figure(words, entry.field.unit)
    return Putting(entry, before, typed.text, typed.fault)
