"""The part of a PostScript face that a PDF carries."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from cluster_desktop.documents.faces.font_file import FontFile, UnfitFont
from cluster_desktop.documents.faces.outline_code import written_out
from cluster_desktop.documents.faces.postscript import subset_of_curves
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.layout import Layout, PageBox, PlacedText
from cluster_desktop.documents.paint import paint
from tests.documents.faces.making import curves_font

if TYPE_CHECKING:
    from pathlib import Path

BIAS = 107
SUBRS = [
    [200, 100, 300, 50, "hstemhm", "return"],
    [100, 0, -50, 100, -100, 50, "rrcurveto", "return"],
    [-300, "hlineto", 1 - BIAS, "callsubr", "return"],
]
# Two stems across by a subroutine and two upright ones by the mask itself: the mask has one byte.
STEMS = [0 - BIAS, "callsubr", 10, 20, 30, 40, "hintmask", b"\xf0"]
PROGRAMS = {
    "one": [*STEMS, 100, 100, "rmoveto", 500, "hlineto", 1 - BIAS, "callsubr", 300, "vlineto", "endchar"],
    "two": [900, 50, 60, "rmoveto", 400, "hlineto", 500, "vlineto", 2 - BIAS, "callsubr", "endchar"],
}


def drawn(program: bytes, numbers: list[int]) -> list[object]:
    """The outlines in a bare PostScript program."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), None)
    top = fonts[0]
    found: list[object] = []
    for number in numbers:
        pen = RecordingPen()
        top.CharStrings[top.charset[number]].draw(pen)
        found.append(pen.value)
    return found


def drawn_by(path: Path, names: list[str]) -> list[object]:
    """The outlines in a font file."""
    glyphs = TTFont(path).getGlyphSet()
    found: list[object] = []
    for name in names:
        pen = RecordingPen()
        glyphs[name].draw(pen)
        found.append(pen.value)
    return found


def test_glyphs_follow_in_the_order_of_use_without_subroutines(tmp_path: Path) -> None:
    path = curves_font(tmp_path / "made.otf", PROGRAMS, SUBRS)
    file = FontFile(path)
    program = subset_of_curves(file, [file.glyph("二"), file.glyph("一")])
    assert drawn(program, [1, 2]) == drawn_by(path, ["two", "one"])


def test_such_a_face_prints_and_can_be_copied(tmp_path: Path) -> None:
    fonts = FontBook(folder=tmp_path, rare=[curves_font(tmp_path / "made.otf", PROGRAMS, SUBRS)])
    text = PlacedText(10, 80, "二一二", "made.otf", 50)
    pdf = paint(Layout((PageBox(200, 100, (text,), (), (), ()),), ()), fonts, title="")
    page = pypdfium2.PdfDocument(pdf)[0]
    assert page.get_textpage().get_text_range() == "二一二"
    shades = (
        page.render(scale=1, grayscale=True).to_pil().convert("L").crop((10, 0, 160, 100)).reduce((50, 100))
    )
    assert all(shade < 250 for shade in shades.tobytes())


def test_what_no_outline_for_chinese_has_is_refused() -> None:
    for code in (b"\x8c\x8d\x0c\x0a\x16\x0e", b"\x20\x0a\x0e"):
        # The sum of two numbers; and a subroutine that calls itself.
        with pytest.raises(UnfitFont):
            written_out(code, [b"\x20\x0a\x0b"], [])
