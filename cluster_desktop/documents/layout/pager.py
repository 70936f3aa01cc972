"""The page being filled: how far it is filled, its header and footer, and the next one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import Overflow, PlacedCell
from cluster_desktop.documents.layout.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.layout.lines import LineSetter, Strip
    from cluster_desktop.documents.layout.model import Paragraph, Section

SLACK = 0.05
"""Points by which content may exceed the page: the sum of roundings, less than a hair."""


@dataclass
class Book:
    """The pages so far; `number` is the printed number of the last, `tables` counts the tables on them."""

    sheets: list[Sheet] = field(default_factory=list[Sheet])
    overflows: list[Overflow] = field(default_factory=list[Overflow])
    number: int = 0
    tables: int = 0


class Pager:
    """Fills the pages of one section from top to bottom.

    `y` is where the next thing goes, `bottom` where the page ends, `left` and `column` the edge and the width
    of the text column.
    """

    def __init__(self, section: Section, setter: LineSetter, book: Book) -> None:
        self.setter = setter
        self.left = section.margins.left
        self.column = section.width - section.margins.left - section.margins.right
        self.y = 0.0
        self.bottom = 0.0
        self._section = section
        self._book = book
        self._top = 0.0
        self._after = 0.0
        self._flowed_over = False
        if section.first_number is not None:
            book.number = section.first_number - 1
        self._open_page(section.first_header, section.first_footer)

    @property
    def sheet(self) -> Sheet:
        """The page being filled."""
        return self._book.sheets[-1]

    @property
    def table_number(self) -> int:
        """The number of the table being placed, from 0."""
        return self._book.tables - 1

    @property
    def at_top(self) -> bool:
        """Whether nothing of the body stands on this page yet."""
        return self.y == self._top

    def begin_table(self) -> None:
        """Make ready for the next table, below what stands above it."""
        self.y += self._after
        self._after = 0.0
        self._book.tables += 1

    def fits(self, height: float) -> bool:
        """Whether `height` more points fit on this page."""
        return self.y + height <= self.bottom + SLACK

    def next_page(self) -> None:
        """Go on at the top of a new page because this one is full."""
        self._open_page(None, None)
        self._flowed_over = True

    def record_overflow(self, cell: PlacedCell, excess: float) -> None:
        """Remember that a cell on this page cannot hold its text."""
        self._book.overflows.append(Overflow(len(self._book.sheets) - 1, cell, excess))

    def place_paragraph(self, paragraph: Paragraph) -> None:
        """Place a paragraph line by line, over as many pages as it takes."""
        if paragraph.page_break_before and not self.at_top:
            self._open_page(None, None)
        # Word and LibreOffice drop the space above a paragraph that the flow carries to a new page.
        dropped = self._flowed_over and self.at_top
        gap = 0.0 if dropped else max(self._after, paragraph.before)
        for line in self.setter.lines(paragraph, self.column):
            if not self.fits(gap + line.height) and not self.at_top:
                self.next_page()
                gap = 0.0
            self.sheet.place_line(line, self.left, self.y + gap)
            self.y += gap + line.height
            gap = 0.0
        self._after = paragraph.after

    def _open_page(
        self, first_header: tuple[Paragraph, ...] | None, first_footer: tuple[Paragraph, ...] | None
    ) -> None:
        section = self._section
        self._book.number += 1
        self._book.sheets.append(Sheet(section.width, section.height))
        above = self._strips(section.header if first_header is None else first_header)
        below = self._strips(section.footer if first_footer is None else first_footer)
        foot = section.height - section.footer_distance - _height(below)
        self._place_strips(above, section.header_distance)
        self._place_strips(below, foot)
        self._top = max(section.margins.top, section.header_distance + _height(above) if above else 0.0)
        self.y = self._top
        self.bottom = min(section.height - section.margins.bottom, foot if below else section.height)
        self._after = 0.0
        self._flowed_over = False

    def _strips(self, paragraphs: Sequence[Paragraph]) -> list[Strip]:
        return self.setter.strips(paragraphs, self.column, self._book.number)[0]

    def _place_strips(self, strips: Sequence[Strip], y: float) -> None:
        for strip in strips:
            self.sheet.place_line(strip.line, self.left, y + strip.gap)
            y += strip.gap + strip.line.height


def _height(strips: Sequence[Strip]) -> float:
    return sum(strip.gap + strip.line.height for strip in strips)
