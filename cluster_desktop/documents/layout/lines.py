"""A paragraph into lines: faces chosen, broken, measured, aligned."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import PlacedText
from cluster_desktop.documents.layout.linebreak import break_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout.linebreak import BreakRules
    from cluster_desktop.documents.layout.model import Paragraph, TextStyle

BASELINE = 0.8
"""Where the baseline lies in an exact line, from its top: what LibreOffice does, and Word within a pixel."""
_SINGLE = 1.3
_FIRST_AMBIGUOUS = "\u2000"
_FIRST_ASIAN = "\u2e80"
_LOW_AMBIGUOUS = frozenset("§¨°±·×÷")


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


@dataclass(frozen=True, slots=True)
class _Glyph:
    char: str
    style: TextStyle
    face: str
    advance: float


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
        glyphs = self._glyphs(paragraph, page_number)
        text = "".join(glyph.char for glyph in glyphs)
        room = width - paragraph.left - paragraph.right
        ranges = break_lines(
            text,
            [glyph.advance for glyph in glyphs],
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

    def _glyphs(self, paragraph: Paragraph, page_number: int) -> list[_Glyph]:
        found: list[_Glyph] = []
        for run in paragraph.runs:
            style = run.style
            for char in str(page_number) if run.page_number else run.text:
                if char == "\n":
                    found.append(_Glyph(char, style, style.asian, 0.0))
                    continue
                wanted = style.asian if _is_asian(char, style) else style.latin
                face = self._fonts.face_for(char, wanted).name
                found.append(_Glyph(char, style, face, self._fonts.advance(char, wanted, style.size)))
        return found


def _line(paragraph: Paragraph, glyphs: Sequence[_Glyph], column: tuple[float, float]) -> Line:
    x, room = column
    height, baseline = _height(paragraph, glyphs)
    used = _width_without_end(glyphs)
    if paragraph.align == "center":
        x += (room - used) / 2
    elif paragraph.align == "right":
        x += room - used
    texts: list[PlacedText] = []
    for (style, face), group in groupby(glyphs, key=lambda glyph: (glyph.style, glyph.face)):
        piece = list(group)
        texts.append(
            PlacedText(
                x=x,
                baseline=baseline,
                text="".join(glyph.char for glyph in piece),
                face=face,
                size=style.size,
                bold=style.bold,
                underline=style.underline,
                colour=style.colour,
            )
        )
        x += sum(glyph.advance for glyph in piece)
    return Line(tuple(texts), height)


def _width_without_end(glyphs: Sequence[_Glyph]) -> float:
    """Spaces at the end of a line count for nothing when it is aligned."""
    end = len(glyphs)
    while end and glyphs[end - 1].char == " ":
        end -= 1
    return sum(glyph.advance for glyph in glyphs[:end])


def _height(paragraph: Paragraph, glyphs: Sequence[_Glyph]) -> tuple[float, float]:
    """The height of a line and its baseline from the top, in points."""
    if paragraph.line_rule == "exact":
        return paragraph.line, paragraph.line * BASELINE
    size = max((glyph.style.size for glyph in glyphs), default=paragraph.mark.size)
    single = size * _SINGLE
    height = max(paragraph.line, single) if paragraph.line_rule == "atLeast" else single * paragraph.line
    return height, height - single * (1 - BASELINE)


def _is_asian(char: str, style: TextStyle) -> bool:
    if char >= _FIRST_ASIAN:
        return True
    return style.asian_marks and (char >= _FIRST_AMBIGUOUS or char in _LOW_AMBIGUOUS)
