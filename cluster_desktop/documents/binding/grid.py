"""The tables of a form as cells in a grid, merged cells counted once."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cluster_desktop.documents.binding.text import is_blank, letters, paragraph_text
from cluster_desktop.documents.word import Element, child, children, w

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell of the form.

    `table` counts from 0 in the document, outer tables before those inside them, `row` and `column` in the
    table's grid; it spans `span` columns and `rows` rows.
    """

    element: Element
    table: int
    row: int
    column: int
    span: int
    rows: int

    def __deepcopy__(self, memo: dict[int, Any]) -> Cell:
        """The cell in a copy of the document: what was worked out of its words is left behind."""
        return replace(self, element=deepcopy(self.element, memo))

    @cached_property
    def paragraphs(self) -> list[Element]:
        """Its own paragraphs in the blank, without those of tables inside it."""
        return list(children(self.element, "p"))

    @cached_property
    def text(self) -> str:
        """Its text, a line for each paragraph."""
        return "\n".join(paragraph_text(paragraph) for paragraph in self.paragraphs)

    @cached_property
    def key(self) -> str:
        """Its text for comparison."""
        return letters(self.text)

    @cached_property
    def is_blank(self) -> bool:
        """Whether it is room to write in and nothing else."""
        return is_blank(self.text) and next(self.element.iterdescendants(w("tbl")), None) is None

    @property
    def end(self) -> int:
        """The first column to its right."""
        return self.column + self.span

    def covers(self, row: int) -> bool:
        """Whether the cell stands in this row."""
        return self.row <= row < self.row + self.rows

    def under(self, head: Cell) -> bool:
        """Whether the cell stands within the columns of `head`."""
        return head.column <= self.column < head.end


def table_cells(table: Element, number: int) -> list[Cell]:
    """The cells of a `w:tbl`, row by row."""
    found: list[tuple[Element, int, int, int]] = []
    extents: dict[int, int] = {}
    open_cells: dict[int, int] = {}
    for row, tr in enumerate(children(table, "tr")):
        for tc, column, span in grid_cells(tr):
            if _continues(tc) and column in open_cells:
                extents[open_cells[column]] += 1
            else:
                open_cells[column] = len(found)
                extents[len(found)] = 1
                found.append((tc, row, column, span))
    return [
        Cell(tc, number, row, column, span, extents[index])
        for index, (tc, row, column, span) in enumerate(found)
    ]


def grid_cells(row: Element) -> Iterator[tuple[Element, int, int]]:
    """The cells of a `w:tr`, each with its first column in the grid and its span."""
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    column = 0 if before is None else _columns(before.get(w("val")), 0)
    for cell in children(row, "tc"):
        span = _columns(_property(cell, "gridSpan"), 1)
        yield cell, column, span
        column += span


def _columns(text: str | None, default: int) -> int:
    """A number of columns; a file that states what no Word has (63 at most) states nothing."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 2 else default


def _property(tc: Element, name: str) -> str | None:
    properties = child(tc, "tcPr")
    element = None if properties is None else child(properties, name)
    return None if element is None else element.get(w("val"), "")


def _continues(tc: Element) -> bool:
    return _property(tc, "vMerge") in {"", "continue"}
