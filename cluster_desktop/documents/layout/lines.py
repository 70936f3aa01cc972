"""A paragraph into lines: faces chosen, broken, measured, aligned."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import PlacedText
from cluster_desktop.documents.layout.glyphs import glyphs_of
from cluster_desktop.documents.layout.linebreak import break_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout.glyphs import Glyph
    from cluster_desktop.documents.layout.linebreak import BreakRules
    from cluster_desktop.documents.layout.model import Paragraph

BASELINE = 0.8
"""Where the baseline lies in an exact line, from its top: what LibreOffice does, and Word within a pixel."""
_SINGLE = 1.3


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its texts are placed from the left edge of its column and from its own top."""

    texts: tuple[PlacedText, ...]
    height: float

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.texts)


@dataclass(frozen=True, slots=True)
class Strip:
    """A line with the space that stands above it; `paragraph_start` marks a paragraph's first line."""

    gap: float
    line: Line
    paragraph_start: bool


class LineSetter:
    """Sets paragraphs with the faces of `fonts` and the line rules of the document."""

    def __init__(self, fonts: FontBook, rules: BreakRules) -> None:
        self._fonts = fonts
        self._rules = rules

    def strips(
        self, paragraphs: Sequence[Paragraph], width: float, page_number: int = 0
    ) -> tuple[list[Strip], float]:
        """The lines of consecutive paragraphs, and the space that the last one wants below it.

        Between two paragraphs stands the larger of the space after the one and the space before the other.

        Raises:
            MissingGlyph: no face has one of the characters.
        """
        found: list[Strip] = []
        after = 0.0
        for paragraph in paragraphs:
            gap = max(after, paragraph.before)
            for number, line in enumerate(self.lines(paragraph, width, page_number)):
                found.append(Strip(gap if number == 0 else 0.0, line, number == 0))
            after = paragraph.after
        return found, after

    def lines(self, paragraph: Paragraph, width: float, page_number: int = 0) -> list[Line]:
        """The lines of one paragraph in a column `width` points wide.

        Raises:
            MissingGlyph: no face has one of the characters.
        """
        glyphs = glyphs_of(paragraph, page_number, self._fonts)
        text = "".join(glyph.char for glyph in glyphs)
        room = width - paragraph.left - paragraph.right
        ranges = break_lines(
            text,
            [glyph.space + glyph.advance for glyph in glyphs],
            room,
            first_width=room - paragraph.first,
            rules=self._rules,
        )
        found: list[Line] = []
        for number, (start, end) in enumerate(ranges):
            first = paragraph.first if number == 0 else 0.0
            column = (paragraph.left + first, room - first)
            found.append(_line(paragraph, glyphs[start:end], column))
        return found


def _line(paragraph: Paragraph, glyphs: Sequence[Glyph], column: tuple[float, float]) -> Line:
    x, room = column
    height, baseline = _height(paragraph, glyphs)
    used = _width_without_end(glyphs)
    if paragraph.align == "center":
        x += (room - used) / 2
    elif paragraph.align == "right":
        x += room - used
    return Line(tuple(_texts(glyphs, x, baseline)), height)


def _texts(glyphs: Sequence[Glyph], x: float, baseline: float) -> Iterator[PlacedText]:
    """Neighbours of one style and face, with no space between them, as one text."""
    cuts = accumulate(glyph.space > 0 for glyph in glyphs)
    joined = groupby(zip(glyphs, cuts, strict=True), key=lambda item: (item[0].style, item[0].face, item[1]))
    for number, ((style, face, _), group) in enumerate(joined):
        piece = [glyph for glyph, _ in group]
        x += piece[0].space if number else 0.0
        yield PlacedText(
            x=x,
            baseline=baseline,
            text="".join(glyph.char for glyph in piece),
            face=face,
            size=style.size,
            bold=style.bold,
            underline=style.underline,
            colour=style.colour,
        )
        x += sum(glyph.advance for glyph in piece)


def _width_without_end(glyphs: Sequence[Glyph]) -> float:
    """Spaces at the end of a line count for nothing when it is aligned."""
    end = len(glyphs)
    while end and glyphs[end - 1].char == " ":
        end -= 1
    return sum(glyph.advance for glyph in glyphs[:end]) + sum(glyph.space for glyph in glyphs[1:end])


def _height(paragraph: Paragraph, glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """The height of a line and its baseline from the top, in points."""
    if paragraph.line_rule == "exact":
        return paragraph.line, paragraph.line * BASELINE
    size = max((glyph.style.size for glyph in glyphs), default=paragraph.mark.size)
    single = size * _SINGLE
    height = max(paragraph.line, single) if paragraph.line_rule == "atLeast" else single * paragraph.line
    return height, height - single * (1 - BASELINE)
