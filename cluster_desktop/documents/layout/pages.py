"""A document onto pages: what keeps together, what breaks, and where the space between blocks goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.grid import set_table, space_between
from cluster_desktop.documents.layout.model import Paragraph
from cluster_desktop.documents.layout.pager import Pager
from cluster_desktop.documents.layout.table_pages import TablePlacer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.layout.boxes import Layout
    from cluster_desktop.documents.layout.cells import SetRow
    from cluster_desktop.documents.layout.lines import Line, LineSetter
    from cluster_desktop.documents.layout.model import Block, Document, Table


def lay_out_document(document: Document, setter: LineSetter) -> Layout:
    """All pages of a document.

    Raises:
        MissingGlyph: no face has one of the characters.
        TooManyPages: there are too many.
    """
    first, *others = document.sections
    pager = Pager(first, setter)
    flow = _Flow(pager, setter)
    flow.place(first.blocks)
    for section in others:
        flow.begin_section(section.start)
        pager.begin_section(section)
        flow.place(section.blocks)
    return pager.finish()


@dataclass(slots=True)
class _SetParagraph:
    paragraph: Paragraph
    lines: list[Line]


@dataclass(slots=True)
class _SetTable:
    table: Table
    rows: list[SetRow]


class _Flow:
    """Places the blocks of sections one below the other."""

    def __init__(self, pager: Pager, setter: LineSetter) -> None:
        self._pager = pager
        self._setter = setter
        self._above: Paragraph | None = None

    def begin_section(self, start: str) -> None:
        """Forget what stood above, unless the section follows on the same page."""
        if start != "continuous":
            self._above = None

    def place(self, blocks: Sequence[Block]) -> None:
        """Place the blocks of one section."""
        kept = 0
        set_blocks = {number: self._set(block) for number, block in enumerate(blocks[:1])}
        for number in range(len(blocks)):
            if number >= kept:
                end = _chain_end(blocks, number)
                for coming in range(number, min(end, len(blocks) - 1) + 1):
                    if coming not in set_blocks:
                        set_blocks[coming] = self._set(blocks[coming])
                if end > number:
                    self._keep_together([set_blocks[coming] for coming in range(number, end + 1)])
                    kept = end
            block = set_blocks.pop(number)
            if isinstance(block, _SetParagraph):
                self._place_paragraph(block)
            else:
                self._place_table(block)

    def _set(self, block: Block) -> _SetParagraph | _SetTable:
        if isinstance(block, Paragraph):
            return _SetParagraph(block, self._setter.lines(block, self._pager.column))
        return _SetTable(block, set_table(block, self._setter))

    def _keep_together(self, chain: Sequence[_SetParagraph | _SetTable]) -> None:
        """Begin a new page before paragraphs that must not be parted from what follows them."""
        *keeping, last = chain
        height = 0.0
        above = self._above
        for block in keeping:
            if isinstance(block, _SetParagraph):
                height += space_between(above, block.paragraph) + _height(block.lines)
                above = block.paragraph
        if isinstance(last, _SetTable):
            height += (above.after if above else 0.0) + (last.rows[0].height if last.rows else 0.0)
        else:
            height += space_between(above, last.paragraph) + _height(last.lines[: _least(last)])
        if not self._pager.fits(height) and not self._pager.at_top and self._pager.fits_empty(height):
            self._next_page()

    def _place_paragraph(self, block: _SetParagraph) -> None:
        paragraph, lines = block.paragraph, block.lines
        pager = self._pager
        if paragraph.flow.page_break_before and not pager.at_top:
            pager.next_page(flowing=False)
            self._above = None
        while lines:
            gap = self._gap(paragraph) if lines is block.lines else 0.0
            count = self._fitting(lines, gap, paragraph)
            if count == 0:
                self._next_page()
                continue
            pager.y += gap
            for line in lines[:count]:
                pager.sheet.place_line(line, pager.left, pager.y)
                pager.y += line.height
            lines = lines[count:]
            if lines:
                self._next_page()
        self._above = paragraph

    def _gap(self, paragraph: Paragraph) -> float:
        """The space above: none where the flow carries a paragraph to a new page, as in Word."""
        return 0.0 if self._pager.flowed_over else space_between(self._above, paragraph)

    def _fitting(self, lines: Sequence[Line], gap: float, paragraph: Paragraph) -> int:
        """How many lines go on this page, so that none is left alone where the paragraph forbids it."""
        pager = self._pager
        count = 0
        height = gap
        for line in lines:
            height += line.height
            if not pager.fits(height):
                break
            count += 1
        if count == len(lines):
            return count
        kept = count
        if paragraph.flow.keep_lines:
            kept = 0
        elif paragraph.flow.widow_control:
            kept = min(count, len(lines) - 2)
            kept = 0 if kept < 2 else kept
        return max(1, count) if pager.at_top and kept == 0 else max(0, kept)

    def _place_table(self, block: _SetTable) -> None:
        self._pager.y += self._above.after if self._above else 0.0
        self._above = None
        TablePlacer(block.table, block.rows, self._pager).place()

    def _next_page(self) -> None:
        self._pager.next_page()
        self._above = None


def _chain_end(blocks: Sequence[Block], number: int) -> int:
    """The first block that need not stay with the next, counted from one that may have to."""
    while number + 1 < len(blocks):
        block, after = blocks[number], blocks[number + 1]
        if not isinstance(block, Paragraph) or not block.flow.keep_next:
            break
        if isinstance(after, Paragraph) and after.flow.page_break_before:
            break
        number += 1
    return number


def _least(block: _SetParagraph) -> int:
    """How many lines of a paragraph at least begin it on a page."""
    if block.paragraph.flow.keep_lines:
        return len(block.lines)
    return 2 if block.paragraph.flow.widow_control else 1


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)
