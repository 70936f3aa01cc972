"""The characters of a paragraph, each with its face and its width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout.model import Paragraph, TextStyle

_FIRST_AMBIGUOUS = "\u2000"
_FIRST_ASIAN = "\u2e80"
_LOW_AMBIGUOUS = frozenset("§¨°±·×÷")
_SCRIPT_SPACE = 0.25


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character to be printed; `space` stands before it unless it begins a line. Both widths in points."""

    char: str
    style: TextStyle
    face: str
    advance: float
    space: float = 0.0


def glyphs_of(paragraph: Paragraph, page_number: int, fonts: FontBook) -> list[Glyph]:
    r"""The characters of a paragraph; a line break is a glyph `\n` without width.

    Raises:
        MissingGlyph: no face has one of the characters.
    """
    found: list[Glyph] = []
    before = "\n"
    for char, style in _characters(paragraph, page_number):
        if char == "\n":
            found.append(Glyph(char, style, style.asian, 0.0))
        else:
            wanted = style.asian if _is_asian(char, style) else style.latin
            face = fonts.face_for(char, wanted).name
            space = style.size * _SCRIPT_SPACE if _are_spaced(before, char, paragraph) else 0.0
            found.append(Glyph(char, style, face, fonts.advance(char, wanted, style.size), space))
        before = char
    return found


def _characters(paragraph: Paragraph, page_number: int) -> Iterator[tuple[str, TextStyle]]:
    for run in paragraph.runs:
        for char in str(page_number) if run.page_number else run.text:
            yield char, run.style


def _is_asian(char: str, style: TextStyle) -> bool:
    if char >= _FIRST_ASIAN:
        return True
    return style.asian_marks and (char >= _FIRST_AMBIGUOUS or char in _LOW_AMBIGUOUS)


def _are_spaced(before: str, char: str, paragraph: Paragraph) -> bool:
    """Whether Word sets the scripts of two neighbours apart."""
    if not (paragraph.letter_space or paragraph.digit_space) or _is_hanzi(before) == _is_hanzi(char):
        return False
    other = char if _is_hanzi(before) else before
    if other >= _FIRST_AMBIGUOUS:
        return False
    return (paragraph.letter_space and other.isalpha()) or (paragraph.digit_space and other.isdigit())


def _is_hanzi(char: str) -> bool:
    return char >= _FIRST_ASIAN and char.isalpha()
