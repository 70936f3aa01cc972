"""A paragraph into lines: broken, measured and aligned."""

from __future__ import annotations

from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import PlacedPicture, Rule
from cluster_desktop.documents.layout.glyphs import GlyphMaker
from cluster_desktop.documents.layout.line_heights import line_height
from cluster_desktop.documents.layout.line_texts import LineTexts
from cluster_desktop.documents.layout.linebreak import break_lines
from cluster_desktop.documents.layout.spread import spread
from cluster_desktop.documents.layout.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout.boxes import PlacedText
    from cluster_desktop.documents.layout.glyphs import Fields, Glyph, Setting
    from cluster_desktop.documents.layout.linebreak import BreakRules
    from cluster_desktop.documents.layout.model import Paragraph


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: all in it is placed from the left edge of its column and from its own top."""

    texts: tuple[PlacedText, ...]
    height: float
    pictures: tuple[PlacedPicture, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.texts)


class LineSetter:
    """Sets paragraphs with the faces of `fonts` and the line rules of the document."""

    def __init__(self, fonts: FontBook, rules: BreakRules) -> None:
        self._glyphs = GlyphMaker(fonts)
        self._rules = rules

    def glyphs(self, paragraph: Paragraph, fields: Fields | None = None) -> Setting:
        """The characters of one paragraph.

        Raises:
            MissingGlyph: no face has one of them.
        """
        return self._glyphs.set(paragraph, fields)

    def lines(self, paragraph: Paragraph, width: float, fields: Fields | None = None) -> list[Line]:
        """The lines of one paragraph in a column `width` points wide.

        Raises:
            MissingGlyph: no face has one of the characters.
        """
        setting = self._glyphs.set(paragraph, fields)
        advances = [glyph.advance for glyph in setting.glyphs]
        if setting.spaces is not None:
            advances = list(map(add, advances, setting.spaces))
        room = width - paragraph.left - paragraph.right
        tabs = Tabs(paragraph, setting.text, advances) if "\t" in setting.text else None
        ranges = break_lines(
            setting.text,
            advances,
            room,
            first_width=room - paragraph.first,
            rules=paragraph.break_rules or self._rules,
            hanging=paragraph.hangs,
            tab=tabs,
        )
        return [
            _LineMaker(self._glyphs, paragraph, setting, tabs, width).make(count, start, end)
            for count, (start, end) in enumerate(ranges)
        ]


@dataclass
class _LineMaker:
    """Makes one line of a paragraph."""

    maker: GlyphMaker
    paragraph: Paragraph
    setting: Setting
    tabs: Tabs | None
    width: float

    def make(self, count: int, start: int, end: int) -> Line:
        """The line with these characters, the `count`th of its paragraph."""
        paragraph = self.paragraph
        glyphs = self.setting.glyphs[start:end]
        first, last = count == 0, end == len(self.setting.text)
        height, baseline = line_height(paragraph, glyphs)
        if first:
            height, baseline = height + paragraph.above.takes, baseline + paragraph.above.takes
        if last:
            height += paragraph.below.takes
        left = paragraph.left + (paragraph.first if first else 0.0)
        widths = self._widths(start, end, first_line=first)
        stopped = last or self.setting.text[end] == "\n"
        room = self.width - paragraph.right - left
        x = left + self._shift(glyphs, widths, room, stopped=stopped)
        texts = LineTexts(self.maker, paragraph, self.setting, self.tabs, baseline).cut(
            glyphs, widths, x, start
        )
        pictures = _pictures(glyphs, widths, x, baseline)
        return Line(tuple(texts), height, pictures, self._rules(height, first=first, last=last))

    def _widths(self, start: int, end: int, *, first_line: bool) -> list[float]:
        """How far each character is from the next: the space between scripts counts to the left one."""
        glyphs, spaces = self.setting.glyphs[start:end], self.setting.spaces
        widths = [glyph.advance for glyph in glyphs]
        if spaces is not None and len(widths) > 1:
            widths[:-1] = map(add, widths, spaces[start + 1 : end])
        if self.tabs is not None:
            used = 0.0
            for index, glyph in enumerate(glyphs):
                if glyph.char == "\t":
                    widths[index] = self.tabs(start + index, used, first=first_line)
                used += widths[index]
        return widths

    def _shift(self, glyphs: Sequence[Glyph], widths: list[float], room: float, *, stopped: bool) -> float:
        """How far the line begins from its left edge; one that fills its column has its widths stretched."""
        align = self.paragraph.align
        if align == "left":
            return 0.0
        end = len(glyphs)
        while end and glyphs[end - 1].char == " ":
            end -= 1
        spare = room - sum(widths[:end])
        if align == "center":
            return spare / 2
        if align == "right":
            return spare
        if align == "distribute" or not stopped:
            text = "".join([glyph.char[0] for glyph in glyphs])
            shares = spread(text, spare, everywhere=align == "distribute")
            if shares is not None:
                widths[:] = [width + share for width, share in zip(widths, shares, strict=True)]
        return 0.0

    def _rules(self, height: float, *, first: bool, last: bool) -> tuple[Rule, ...]:
        """The rules of the paragraph above its first line, below its last, and beside each."""
        paragraph = self.paragraph
        before, behind = paragraph.beside
        left, right = paragraph.left - before.space, self.width - paragraph.right + behind.space
        above, below = paragraph.above.width, paragraph.below.width
        rules: list[Rule] = []
        if first and above:
            rules.append(Rule(left, above / 2, right, above / 2, above))
        if last and below:
            rules.append(Rule(left, height - below / 2, right, height - below / 2, below))
        for edge, x in ((before, left), (behind, right)):
            if edge.width:
                rules.append(Rule(x, 0.0, x, height, edge.width))
        return tuple(rules)


def _pictures(
    glyphs: Sequence[Glyph], widths: Sequence[float], x: float, baseline: float
) -> tuple[PlacedPicture, ...]:
    found: list[PlacedPicture] = []
    for glyph, width in zip(glyphs, widths, strict=True):
        if glyph.picture is not None:
            picture = glyph.picture
            top = baseline - picture.height
            found.append(PlacedPicture(x, top, picture.width, picture.height, picture.data))
        x += width
    return tuple(found)
