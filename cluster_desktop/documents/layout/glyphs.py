"""The characters of a paragraph, each with its face and its width."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from cluster_desktop.documents.fonts import clusters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout.model import Paragraph, Picture, Run, TextStyle

_FIRST_AMBIGUOUS = "\u2000"
_FIRST_ASIAN = "\u2e80"
_LOW_AMBIGUOUS = frozenset("§¨°±·×÷")
_SCRIPT_SPACE = 0.25
ASCENT, DESCENT = 1.009, 0.291
"""How far a line of single spacing reaches above and below its baseline, in ems.

Word gives Chinese faces 1.3 times the height of their boxes (220 and 36 of 256 in 仿宋, 宋体 and 黑体), half
of it above and half below.
"""
OBJECT = "\ufffc"
"""Stands for a picture among the characters."""


@dataclass(slots=True)
class Glyph:
    """A character to be printed, with its variation selector if it has one; all measures in points.

    Equal characters of one style share one glyph, and equal styles are one object.
    """

    char: str
    style: TextStyle
    face: str
    advance: float
    ascent: float
    descent: float
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """The numbers that fields show on one page."""

    page: str
    pages: str = ""
    section_pages: str = ""

    def value(self, name: str) -> str:
        """What a field called PAGE, NUMPAGES or SECTIONPAGES shows."""
        return {"PAGE": self.page, "NUMPAGES": self.pages}.get(name, self.section_pages)


@dataclass(frozen=True, slots=True)
class Setting:
    r"""The characters of one paragraph: their glyphs, and the space before each unless it begins a line.

    A line break is `\n` and a tab `\t`, both without width; `spaces` is None where there are none.
    """

    text: str
    glyphs: list[Glyph]
    spaces: list[float] | None


class GlyphMaker:
    """Makes the glyphs of paragraphs, each kind once."""

    def __init__(self, fonts: FontBook) -> None:
        self._fonts = fonts
        self._made: dict[TextStyle, tuple[TextStyle, dict[str, Glyph]]] = {}

    def set(self, paragraph: Paragraph, fields: Fields | None) -> Setting:
        """The glyphs of a paragraph; without `fields`, page numbers are those that Word stored.

        Raises:
            MissingGlyph: no face has one of the characters.
        """
        fits = any(run.fit is not None for run in paragraph.runs)
        glyphs = list((self._fitted if fits else self._glyphs)(paragraph.runs, fields))
        text = "".join([glyph.char[0] for glyph in glyphs])
        return Setting(text, glyphs, _script_spaces(text, glyphs, paragraph))

    def glyph(self, char: str, style: TextStyle) -> Glyph:
        """One character.

        Raises:
            MissingGlyph: no face has it.
        """
        style, made = self._made.setdefault(style, (style, {}))
        if char not in made:
            made[char] = self._make(char, style)
        return made[char]

    def _glyphs(self, runs: Iterable[Run], fields: Fields | None) -> Iterator[Glyph]:
        for run in runs:
            if run.picture is not None:
                yield _picture_glyph(run.picture, run.style)
                continue
            style, made = self._made.setdefault(run.style, (run.style, {}))
            text = run.text if run.field is None or fields is None else fields.value(run.field)
            for char in clusters(text):
                glyph = made.get(char)
                if glyph is None:
                    glyph = made[char] = self._make(char, style)
                yield glyph

    def _fitted(self, runs: Sequence[Run], fields: Fields | None) -> Iterator[Glyph]:
        """The glyphs of runs, those that are to fill a width set apart or together."""
        for fit, together in groupby(runs, lambda run: run.fit):
            glyphs = list(self._glyphs(together, fields))
            if fit is not None and glyphs:
                more = (fit.width - sum(glyph.advance for glyph in glyphs)) / len(glyphs)
                glyphs = [self._spaced(glyph, more) for glyph in glyphs]
            yield from glyphs

    def _spaced(self, glyph: Glyph, more: float) -> Glyph:
        if glyph.picture is not None:
            return glyph
        return self.glyph(glyph.char, replace(glyph.style, spacing=glyph.style.spacing + more))

    def _make(self, char: str, style: TextStyle) -> Glyph:
        ascent = style.size * ASCENT + style.rise
        descent = style.size * DESCENT - style.rise
        if char in "\n\t":
            return Glyph(char, style, style.asian, 0.0, ascent, descent)
        wanted = style.asian if _is_asian(char, style) else style.latin
        face, ems = self._fonts.glyph(char, wanted)
        return Glyph(char, style, face, ems * style.size * style.scale + style.spacing, ascent, descent)


def _picture_glyph(picture: Picture, style: TextStyle) -> Glyph:
    return Glyph(OBJECT, style, style.asian, picture.width, picture.height, 0.0, picture)


def _is_asian(char: str, style: TextStyle) -> bool:
    if char >= _FIRST_ASIAN:
        return True
    return style.asian_marks and (char >= _FIRST_AMBIGUOUS or char in _LOW_AMBIGUOUS)


def _script_spaces(text: str, glyphs: list[Glyph], paragraph: Paragraph) -> list[float] | None:
    """The space that Word puts between the scripts, and that a grid of characters puts after each."""
    grid = paragraph.char_space
    if not (paragraph.letter_space or paragraph.digit_space) or text.isascii():
        return [grid] * len(glyphs) if grid else None
    spaces = [grid] * len(glyphs)
    before = "\n"
    for index, char in enumerate(text):
        if _are_spaced(before, char, paragraph):
            spaces[index] += glyphs[index].style.size * _SCRIPT_SPACE
        before = char
    return spaces


def _are_spaced(before: str, char: str, paragraph: Paragraph) -> bool:
    """Whether Word sets the scripts of two neighbours apart."""
    if (before >= _FIRST_ASIAN) == (char >= _FIRST_ASIAN):
        return False
    hanzi, other = (before, char) if before >= _FIRST_ASIAN else (char, before)
    if other >= _FIRST_AMBIGUOUS or not hanzi.isalpha():
        return False
    return (paragraph.letter_space and other.isalpha()) or (paragraph.digit_space and other.isdigit())
