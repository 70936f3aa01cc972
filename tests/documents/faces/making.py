"""Small font files made for the tests."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from fontTools.cffLib import SubrsIndex
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ORDER = [".notdef", "one", "two", "both", "blank"]
CHARS = {ord("一"): "one", ord("二"): "two", ord("三"): "both", ord("四"): "blank", 0x20BB7: "one"}
WIDTHS = {".notdef": (500, 0), "one": (1000, 100), "two": (900, 50), "both": (1000, 100), "blank": (1000, 0)}


def outlines_font(path: Path, *, name: str = "Made", embedding: int = 0) -> Path:
    """A TrueType face of four characters: 三 is composed of 一 and 二, 四 has no ink."""
    glyphs = {glyph: _square(0) for glyph in ORDER} | {"two": _square(300), "blank": TTGlyphPen(None).glyph()}
    both = TTGlyphPen(glyphs)
    both.addComponent("two", (1, 0, 0, 1, 10, 20))
    both.addComponent("one", (0.5, 0, 0, 0.5, 300, 300))
    glyphs["both"] = both.glyph()
    builder = _builder(name, embedding, is_ttf=True)
    builder.setupGlyf(glyphs)
    builder.save(path)
    return path


def curves_font(path: Path, programs: dict[str, list[Any]], subrs: Sequence[list[Any]]) -> Path:
    """A face with PostScript outlines, given as programs that may call subroutines (`callsubr`)."""
    codes = {glyph: T2CharString(program=programs.get(glyph, ["endchar"])) for glyph in ORDER}
    builder = _builder("Made", 0, is_ttf=False)
    builder.setupCFF("Made-Regular", {}, codes, {"nominalWidthX": 0, "defaultWidthX": 1000})
    private = builder.font["CFF "].cff[0].Private
    private.Subrs = SubrsIndex()
    for program in subrs:
        private.Subrs.append(T2CharString(program=program, private=private))
    for code in codes.values():
        code.private = private
    builder.save(path)
    return path


def collection(path: Path, fonts: Sequence[Path]) -> Path:
    """The faces of several files in one."""
    whole = TTCollection()
    whole.fonts = [TTFont(BytesIO(font.read_bytes())) for font in fonts]
    whole.save(path)
    return path


def _builder(name: str, embedding: int, *, is_ttf: bool) -> FontBuilder:
    builder = FontBuilder(1000, isTTF=is_ttf)
    builder.setupGlyphOrder(ORDER)
    builder.setupCharacterMap(CHARS)
    builder.setupHorizontalMetrics(WIDTHS)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": f"{name}-Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, fsType=embedding)
    builder.setupPost()
    return builder


def _square(left: int) -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo((left, 0))
    for point in ((left, 400), (left + 400, 400), (left + 400, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()
