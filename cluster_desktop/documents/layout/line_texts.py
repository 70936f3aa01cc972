"""A set line as texts: characters of one look and face that stand at equal distances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import PlacedText
from cluster_desktop.documents.layout.glyphs import OBJECT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.layout.glyphs import Glyph, GlyphMaker, Setting
    from cluster_desktop.documents.layout.model import Paragraph
    from cluster_desktop.documents.layout.tabs import Tabs

_HANZI_BEGIN = "\u2e80"
_SAME = 1e-6
"""Points: distances that differ by less are equal."""
_ALONE = frozenset({"\t", OBJECT})


@dataclass
class LineTexts:
    """Cuts the lines of a paragraph into texts of one style and face, with equal space between characters."""

    maker: GlyphMaker
    paragraph: Paragraph
    setting: Setting
    tabs: Tabs | None
    baseline: float

    def cut(self, glyphs: Sequence[Glyph], widths: Sequence[float], x: float, start: int) -> list[PlacedText]:
        """The texts of a line that begins at `x`; `start` is the index of its first character."""
        found: list[PlacedText] = []
        begin = 0
        while begin < len(glyphs):
            glyph = glyphs[begin]
            end = begin + 1
            if glyph.char == "\t":
                found += self._tab(glyph, x, widths[begin])
            elif glyph.char != OBJECT:
                end = self._end(glyphs, widths, begin, start)
                found += self._texts(glyphs[begin:end], widths[begin:end], x)
            x += sum(widths[begin:end])
            begin = end
        return found

    def _end(self, glyphs: Sequence[Glyph], widths: Sequence[float], begin: int, start: int) -> int:
        """Where the text that begins at `begin` ends."""
        face, style = glyphs[begin].face, glyphs[begin].style
        spaces = self.setting.spaces
        grid = self.paragraph.char_space
        extra = widths[begin] - glyphs[begin].advance
        hanzi = glyphs[begin].char >= _HANZI_BEGIN
        even = spaces is None and not extra
        for end in range(begin + 1, len(glyphs)):
            glyph = glyphs[end]
            if glyph.style is not style or glyph.face != face or glyph.char in _ALONE:
                return end
            if even and widths[end - 1] == glyphs[end - 1].advance:
                continue
            if spaces is not None and spaces[start + end] > grid:
                return end
            if abs(widths[end - 1] - glyphs[end - 1].advance - extra) > _SAME:
                return end
            if extra > grid and (glyph.char >= _HANZI_BEGIN) != hanzi:
                return end
        return len(glyphs)

    def _texts(self, glyphs: Sequence[Glyph], widths: Sequence[float], x: float) -> list[PlacedText]:
        """One text; two where an underline must also reach through the space behind the last character."""
        style = glyphs[0].style
        extra = widths[0] - glyphs[0].advance if len(glyphs) > 1 else 0.0
        tail = widths[-1] - glyphs[-1].advance
        if not style.underline or abs(tail - extra) < _SAME:
            return [self._text(glyphs, x, extra)]
        body, last = glyphs[:-1], glyphs[-1:]
        found = [self._text(body, x, extra)] if body else []
        return [*found, self._text(last, x + sum(widths[:-1]), tail)]

    def _text(self, glyphs: Sequence[Glyph], x: float, extra: float) -> PlacedText:
        style = glyphs[0].style
        return PlacedText(
            x=x,
            baseline=self.baseline - style.rise,
            text="".join([glyph.char for glyph in glyphs]),
            face=glyphs[0].face,
            size=style.size,
            bold=style.bold,
            underline=style.underline,
            colour=style.colour,
            spacing=style.spacing + extra,
            scale=style.scale,
        )

    def _tab(self, tab: Glyph, x: float, width: float) -> list[PlacedText]:
        """What stands in place of a tab: its leader, or the line under it."""
        stops = self.tabs
        leader = "" if stops is None else stops.stop(x).leader
        if leader:
            sign = self.maker.glyph(leader, tab.style)
            count = int(width / sign.advance) if sign.advance > 0 else 0
            return [self._text([sign] * count, x + width - count * sign.advance, 0.0)] if count else []
        if tab.style.underline and width > 0:
            space = self.maker.glyph(" ", tab.style)
            return [self._text([space], x, width - space.advance)]
        return []
