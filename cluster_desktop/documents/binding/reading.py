"""A form as a reader sees it: cells and paragraphs in document order, compared without white space."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cluster_desktop.documents.word import Element, w
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SPACE = re.compile(r"\s+")


class BindError(ClusterError):
    """The form lacks a label, a blank or a box that the edition has."""


def squeeze(text: str) -> str:
    """`text` for comparison: one width of characters (NFKC), no white space."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def characters(paragraph: Element) -> Iterator[tuple[Element, int, str]]:
    """Each character of a paragraph with the `w:t` and the offset where it stands."""
    for piece in paragraph.iter(w("t")):
        for offset, char in enumerate(piece.text or ""):
            yield piece, offset, char


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph; line breaks inside it are left out."""
    return "".join(piece.text or "" for piece in paragraph.iter(w("t")))


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell of the form, merged cells counted once.

    `table` counts from 0 in the document, `row` and `column` in the table's grid; it spans `span` columns and
    `rows` rows.
    """

    element: Element
    table: int
    row: int
    column: int
    span: int
    rows: int

    @property
    def paragraphs(self) -> list[Element]:
        """Its own paragraphs, without those of tables inside it."""
        return list(self.element.iterchildren(w("p")))

    @cached_property
    def text(self) -> str:
        """Its text, a line for each paragraph."""
        return "\n".join(paragraph_text(paragraph) for paragraph in self.paragraphs)

    @cached_property
    def key(self) -> str:
        """Its text for comparison."""
        return squeeze(self.text)

    def covers(self, row: int) -> bool:
        """Whether the cell stands in this row."""
        return self.row <= row < self.row + self.rows

    def label_end(self, label: str) -> int | None:
        """How many of its paragraphs make up `label` (a key), None where they do not."""
        begun = ""
        for number, paragraph in enumerate(self.paragraphs, start=1):
            begun += squeeze(paragraph_text(paragraph))
            if begun == label:
                return number
            if not label.startswith(begun):
                return None
        return None


@dataclass(frozen=True, eq=False)
class Spot:
    """A paragraph in document order, with the cell that holds it."""

    paragraph: Element
    cell: Cell | None

    @cached_property
    def key(self) -> str:
        """Its text for comparison."""
        return squeeze(paragraph_text(self.paragraph))


class Reader:
    """All cells and paragraphs of a document, read forwards: what was found is left behind.

    With `until`, reading ends before the paragraph of these words.
    """

    def __init__(self, body: Element, until: str | None = None) -> None:
        self.tables: list[list[Cell]] = [
            _cells(table, number) for number, table in enumerate(body.iter(w("tbl")))
        ]
        holders = {cell.element: cell for cells in self.tables for cell in cells}
        self.spots: list[Spot] = []
        self._starts: dict[Element, int] = {}
        for paragraph in body.iter(w("p")):
            if until is not None and squeeze(paragraph_text(paragraph)) == squeeze(until):
                break
            parent = paragraph.getparent()
            cell = holders.get(parent) if parent is not None else None
            if cell is not None:
                self._starts.setdefault(cell.element, len(self.spots))
            self.spots.append(Spot(paragraph, cell))
        self._cells = sorted((holders[element] for element in self._starts), key=self._start)
        self._at = 0

    def paragraph(self, label: str) -> Spot | None:
        """The next paragraph that consists of `label`, perhaps behind a number; None where there is none."""
        wanted = squeeze(label)
        for index in range(self._at, len(self.spots)):
            key = self.spots[index].key
            if key.endswith(wanted) and _is_number(key.removesuffix(wanted)):
                self._at = index + 1
                return self.spots[index]
        return None

    def following(self, text: str) -> Spot | None:
        """The last of the next paragraphs, which together make up `text`; None where others stand there."""
        wanted = squeeze(text)
        begun = ""
        for index in range(self._at, len(self.spots)):
            begun += self.spots[index].key
            if begun == wanted:
                self._at = index + 1
                return self.spots[index]
            if not wanted.startswith(begun):
                return None
        return None

    def label(self, *labels: str) -> tuple[Cell, int] | None:
        """The next cell that is or begins with one of `labels`, and how many of its paragraphs that takes."""
        wanted = [squeeze(label) for label in labels]
        for cell in self._cells:
            if self._start(cell) < self._at:
                continue
            for key in wanted:
                end = cell.label_end(key)
                if end is not None:
                    self._at = self._start(cell) + end
                    return cell, end
        return None

    def skip(self, cell: Cell) -> None:
        """Reads on behind `cell`."""
        self._at = max(self._at, self._start(cell) + len(cell.paragraphs))

    def right_of(self, cell: Cell) -> list[Cell]:
        """The cells to the right of `cell` in all its rows, row by row."""
        edge = cell.column + cell.span
        return [
            other
            for other in self.tables[cell.table]
            if other.column >= edge and cell.row <= other.row < cell.row + cell.rows
        ]

    def above(self, cell: Cell, keys: Sequence[str]) -> list[Cell]:
        """The cells of the nearest row above `cell` that holds all of `keys`; empty where none does."""
        for row in range(cell.row - 1, -1, -1):
            cells = [other for other in self.tables[cell.table] if other.row == row]
            if {other.key for other in cells} >= set(keys):
                return cells
        return []

    def _start(self, cell: Cell) -> int:
        return self._starts[cell.element]


def grid_cells(row: Element) -> Iterator[tuple[Element, int, int]]:
    """The cells of a `w:tr`, each with its first column in the grid and its span."""
    column = _skipped(row)
    for cell in row.iterchildren(w("tc")):
        span = _columns(_property(cell, "gridSpan"), 1)
        yield cell, column, span
        column += span


def _is_number(text: str) -> bool:
    return all(char in "一二三四五六七八九十0123456789()、." for char in text)


def _cells(table: Element, number: int) -> list[Cell]:
    found: list[tuple[Element, int, int, int]] = []
    extents: dict[int, int] = {}
    open_cells: dict[int, int] = {}
    for row, tr in enumerate(table.iterchildren(w("tr"))):
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


def _skipped(row: Element) -> int:
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    return 0 if before is None else _columns(before.get(w("val")), 0)


def _columns(text: str | None, default: int) -> int:
    """A number of columns; a file that states what no Word has (63 at most) states nothing."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 2 else default


def _property(tc: Element, name: str) -> str | None:
    element = tc.find(f"{w('tcPr')}/{w(name)}")
    return None if element is None else element.get(w("val"), "")


def _continues(tc: Element) -> bool:
    return _property(tc, "vMerge") in {"", "continue"}
