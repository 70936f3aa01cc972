"""The part of a TrueType face that a PDF carries."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from cluster_desktop.documents.faces.font_file import FontFile
from cluster_desktop.documents.faces.truetype import subset_of_outlines
from cluster_desktop.resources import resource
from tests.documents.faces.making import outlines_font

if TYPE_CHECKING:
    from pathlib import Path

TABLES = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}


def drawn(font: TTFont, glyph: int) -> list[object]:
    """The outline of a glyph, its parts in place."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(glyph)].draw(pen)
    return pen.value


def test_glyphs_follow_in_the_order_of_use_and_draw_the_same() -> None:
    path = resource("fonts", "NotoSerifSC-Regular.ttf")
    file = FontFile(path)
    glyphs = [file.glyph(char) for char in "群集 A1é集"]
    part, whole = TTFont(BytesIO(subset_of_outlines(file, glyphs))), TTFont(path, lazy=True)
    for number, glyph in enumerate([0, *glyphs]):
        assert drawn(part, number) == drawn(whole, glyph)
        name = part.getGlyphName(number)
        assert part["hmtx"][name] == whole["hmtx"][whole.getGlyphName(glyph)]
    whole.close()


def test_the_parts_of_a_composed_glyph_come_along(tmp_path: Path) -> None:
    path = outlines_font(tmp_path / "made.ttf")
    file = FontFile(path)
    part = TTFont(BytesIO(subset_of_outlines(file, [file.glyph("三"), file.glyph("一")])))
    assert part["maxp"].numGlyphs == 4
    assert drawn(part, 1) == drawn(TTFont(path), file.glyph("三"))


def test_only_what_a_pdf_needs_is_in_it(tmp_path: Path) -> None:
    file = FontFile(outlines_font(tmp_path / "made.ttf"))
    part = TTFont(BytesIO(subset_of_outlines(file, [1])), checkChecksums=2)
    assert {tag for tag in part.keys() if tag != "GlyphOrder"} == TABLES  # noqa: SIM118 - no mapping
