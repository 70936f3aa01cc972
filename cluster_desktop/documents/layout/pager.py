"""The page being filled: how far it is filled, and the next one, with their heads and feet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import Layout, Overflow
from cluster_desktop.documents.layout.cells import draw_strips, height_of
from cluster_desktop.documents.layout.glyphs import Fields
from cluster_desktop.documents.layout.grid import set_blocks
from cluster_desktop.documents.layout.number_forms import formatted
from cluster_desktop.documents.layout.sheet import Sheet
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from cluster_desktop.documents.layout.cells import Strip
    from cluster_desktop.documents.layout.lines import LineSetter
    from cluster_desktop.documents.layout.model import Block, NoteKind, Section

SLACK = 0.05
"""Points by which content may exceed the page: the sum of roundings, less than a hair."""
_MOST_PAGES = 2000


class TooManyPages(ClusterError):
    """The document runs over more pages than any form has."""

    def __init__(self) -> None:
        super().__init__(f"文件排出来超过{_MOST_PAGES}页，不像一份申报表")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with its printed number, and whose head and foot it carries; None for a page left empty."""

    sheet: Sheet
    section: Section
    number: int
    kind: NoteKind | None


class Pager:
    """Fills pages from top to bottom, section by section.

    `y` is where the next thing goes, `bottom` where the page ends, `left` and `column` the edge and the width
    of the text column.
    """

    def __init__(self, section: Section, setter: LineSetter) -> None:
        self._setter = setter
        self._pages: list[_Page] = []
        self._note_heights: dict[tuple[int, NoteKind], tuple[float, float]] = {}
        self._top = 0.0
        self._flowed_over = False
        self.y = 0.0
        self.bottom = 0.0
        self._section = section
        self._take_column(section)
        self._open_page(section.numbers.first or 1, first=True)

    def _take_column(self, section: Section) -> None:
        self._section = section
        self.left = section.margins.left
        self.column = section.width - section.margins.left - section.margins.right

    def begin_section(self, section: Section) -> None:
        """Go on with the next section, on a new page unless it follows on the same paper.

        Raises:
            TooManyPages: there are too many.
        """
        before = self._section
        same_paper = (section.width, section.height) == (before.width, before.height)
        self._take_column(section)
        if section.start == "continuous" and same_paper:
            return
        number = self._pages[-1].number + 1 if section.numbers.first is None else section.numbers.first
        if section.start in {"oddPage", "evenPage"} and number % 2 != (section.start == "oddPage"):
            self._pages.append(_Page(Sheet(section.width, section.height), section, number, None))
            number += section.numbers.first is None
        self._open_page(number, first=True)

    @property
    def sheet(self) -> Sheet:
        """The page being filled."""
        return self._pages[-1].sheet

    @property
    def at_top(self) -> bool:
        """Whether nothing of the body stands on this page yet."""
        return self.y == self._top

    @property
    def flowed_over(self) -> bool:
        """Whether this page was begun because the one before was full, and is still empty."""
        return self._flowed_over and self.at_top

    def fits(self, height: float) -> bool:
        """Whether `height` more points fit on this page."""
        return self.y + height <= self.bottom + SLACK

    def fits_empty(self, height: float) -> bool:
        """Whether `height` points fit on a page of their own."""
        return self._top + height <= self.bottom + SLACK

    def next_page(self, *, flowing: bool = True) -> None:
        """Go on at the top of a new page, because this one is full (`flowing`) or the document says so.

        Raises:
            TooManyPages: there are too many.
        """
        self._open_page(self._pages[-1].number + 1, first=False)
        self._flowed_over = flowing

    def finish(self) -> Layout:
        """All pages with their heads and feet."""
        lengths = Counter(id(page.section) for page in self._pages)
        overflows: list[Overflow] = []
        for count, page in enumerate(self._pages):
            form = page.section.numbers.form
            fields = Fields(
                formatted(page.number, form), str(len(self._pages)), str(lengths[id(page.section)])
            )
            if page.kind is not None:
                self._draw_notes(page, page.kind, fields)
            overflows += [Overflow(count, cell, excess) for cell, excess in page.sheet.overflows]
        return Layout(tuple(page.sheet.finish() for page in self._pages), tuple(overflows))

    def _open_page(self, number: int, *, first: bool) -> None:
        if len(self._pages) >= _MOST_PAGES:
            raise TooManyPages
        section = self._section
        kind: NoteKind = "default"
        if first and section.title_page:
            kind = "first"
        elif section.even_differs and number % 2 == 0:
            kind = "even"
        self._pages.append(_Page(Sheet(section.width, section.height), section, number, kind))
        above, below = self._heights(section, kind)
        margins = section.margins
        self._top = max(margins.top, section.header_distance + above if above else 0.0, -margins.top)
        self.y = self._top
        foot = section.height - section.footer_distance - below
        self.bottom = section.height - abs(margins.bottom)
        if below and margins.bottom >= 0:
            self.bottom = min(self.bottom, foot)
        self._flowed_over = False

    def _heights(self, section: Section, kind: NoteKind) -> tuple[float, float]:
        key = (id(section), kind)
        if key not in self._note_heights:
            fields = Fields("1", "1", "1")
            above = self._strips(section, section.headers.get(kind, ()), fields)
            below = self._strips(section, section.footers.get(kind, ()), fields)
            self._note_heights[key] = (height_of(above), height_of(below))
        return self._note_heights[key]

    def _draw_notes(self, page: _Page, kind: NoteKind, fields: Fields) -> None:
        section = page.section
        above = self._strips(section, section.headers.get(kind, ()), fields)
        below = self._strips(section, section.footers.get(kind, ()), fields)
        foot = section.height - section.footer_distance - height_of(below)
        # Readers of the text meet heads and feet first, as in every page that Word saves.
        body, page.sheet.texts = page.sheet.texts, []
        draw_strips(page.sheet, above, section.margins.left, section.header_distance)
        draw_strips(page.sheet, below, section.margins.left, foot)
        page.sheet.texts += body

    def _strips(self, section: Section, blocks: tuple[Block, ...], fields: Fields) -> list[Strip]:
        width = section.width - section.margins.left - section.margins.right
        return set_blocks(blocks, width, self._setter, fields)[0]
