"""Makes the bundled faces from their published sources.

Run once, by hand, when a source is renewed; the results are committed.  Sources, all unpacked below one
folder: the npm packages `@expo-google-fonts/noto-serif-sc` and `@expo-google-fonts/noto-sans-sc` (OFL 1.1),
and FandolFang from Debian's `texlive-lang-chinese` (GPL with font exception).

    python resources/fonts/build.py FOLDER
"""

# fontTools carries too few types for a strict reader; this script is not part of the program.
# pyright: basic

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fontTools.misc.transform import Transform
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
FAMILY = "Jiqun FangSong"
EM = 1000
HALF = EM // 2
MAX_CURVE_ERROR = 0.6
# The tick boxes, in units of the em: no face at hand has U+2611 and U+2612, and all must look alike.
BOX = (
    ((100, -20), (100, 780), (900, 780), (900, -20)),
    ((145, 25), (855, 25), (855, 735), (145, 735)),
)
TICK = ((215, 400), (285, 455), (415, 265), (720, 660), (790, 605), (425, 125))
CROSS = (
    (444, 380),
    (250, 574),
    (306, 630),
    (500, 436),
    (694, 630),
    (750, 574),
    (556, 380),
    (750, 186),
    (694, 130),
    (500, 324),
    (306, 130),
    (250, 186),
)
# ≒, the one character of GBK that no bundled face has: two bars and two dots.
NEARLY = (
    ((120, 270), (120, 315), (880, 315), (880, 270)),
    ((120, 445), (120, 490), (880, 490), (880, 445)),
    ((170, 595), (170, 675), (250, 675), (250, 595)),
    ((750, 85), (750, 165), (830, 165), (830, 85)),
)
# The face carries its source's date (2013-07-31, in the format's epoch of 1904), not the day of building.
SOURCE_DATE = 3_458_160_000


MAXP_ZEROS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)


def main(sources: Path) -> None:
    """Build every face below `sources` into this folder."""
    for name in ("NotoSerifSC_400Regular", "NotoSansSC_400Regular"):
        target = HERE / (name.replace("_400", "-") + ".ttf")
        target.write_bytes(_find(sources, f"{name}.ttf").read_bytes())
    _subset(_find(sources, "NotoSansSC_600SemiBold.ttf"), HERE / "NotoSansSC-SemiBold.ttf", _gb2312())
    _fangsong(_find(sources, "FandolFang-Regular.otf"), HERE / "JiqunFangSong-Regular.ttf")


def _find(folder: Path, name: str) -> Path:
    found = sorted(folder.rglob(name))
    if not found:
        sys.exit(f"{name} is not below {folder}")
    return found[0]


def _gb2312() -> set[int]:
    """The characters of GB 2312 and ASCII: enough for headings and buttons."""
    chars = set(range(0x20, 0x7F))
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            text = bytes((high, low)).decode("gb2312", errors="ignore")
            chars.update(map(ord, text))
    return chars


def _subset(source: Path, target: Path, chars: set[int]) -> None:
    options = Options()
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.layout_features = []
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=chars)
    subsetter.subset(font)
    font.save(target)


def _fangsong(source: Path, target: Path) -> None:
    """FandolFang as TrueType with the widths of Windows' 仿宋, and with the tick boxes.

    In Windows' 仿宋 every ASCII character is half an em wide and everything else a full em; only with the
    same widths does a line break where Word breaks it.
    """
    font: Any = TTFont(source, recalcTimestamp=False)
    cmap: dict[int, str] = dict(font.getBestCmap())
    outlines = font.getGlyphSet()
    order: list[str] = [*font.getGlyphOrder(), "checkbox", "checkedbox", "crossedbox", "nearly"]
    # ASCII comes last and so wins: the space shares its glyph with the no-break space.
    characters = sorted(cmap.items(), key=lambda item: 0x20 <= item[0] < 0x7F)
    widths = {name: _width(char, font["hmtx"][name][0]) for char, name in characters}
    glyphs: dict[str, Any] = {}
    for name in order[:-4]:
        advance = font["hmtx"][name][0]
        glyphs[name] = _outline(_place(advance, widths.get(name) or advance), outlines[name].draw)
    glyphs["checkbox"] = glyphs[cmap[0x25A1]] = _polygons(*BOX)
    glyphs["checkedbox"] = _polygons(*BOX, TICK)
    glyphs["crossedbox"] = _polygons(*BOX, CROSS)
    glyphs["nearly"] = _polygons(*NEARLY)
    widths |= dict.fromkeys(order[-4:], EM)
    cmap |= {0x2610: "checkbox", 0x2611: "checkedbox", 0x2612: "crossedbox", 0x2252: "nearly"}
    _assemble(font, order, glyphs, widths, cmap)
    font.save(target)


def _width(char: int, advance: int) -> int:
    if 0x20 <= char < 0x7F:
        return HALF
    return EM if advance > 0 else advance


def _place(advance: int, width: int) -> Transform:
    """Centre a glyph in its new width, narrowed where it is too wide for it."""
    if advance > width > 0:
        return Transform(width / advance, 0, 0, 1, 0, 0)
    return Transform(1, 0, 0, 1, (width - advance) / 2, 0)


def _outline(transform: Transform, *draw: Callable[[Any], None]) -> Any:  # noqa: ANN401 - fontTools is untyped
    pen = TTGlyphPen(None)
    target = TransformPen(Cu2QuPen(pen, MAX_CURVE_ERROR, reverse_direction=True), transform)
    for one in draw:
        one(target)
    return pen.glyph()


def _polygons(*polygons: tuple[tuple[int, int], ...]) -> Any:  # noqa: ANN401
    pen = TTGlyphPen(None)
    for polygon in polygons:
        pen.moveTo(polygon[0])
        for point in polygon[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def _assemble(
    font: Any,  # noqa: ANN401
    order: list[str],
    glyphs: dict[str, Any],
    widths: dict[str, int],
    cmap: dict[int, str],
) -> None:
    """Swap the PostScript outlines for TrueType ones and renew what depends on them."""
    metrics = font["hmtx"].metrics
    font.setGlyphOrder(order)
    font["loca"] = newTable("loca")
    glyf: Any = newTable("glyf")
    font["glyf"] = glyf
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    for name in order:
        glyphs[name].recalcBounds(glyf)
        left = getattr(glyphs[name], "xMin", 0)
        metrics[name] = (widths.get(name, metrics.get(name, (EM, 0))[0]), left)
    maxp: Any = newTable("maxp")
    font["maxp"] = maxp
    maxp.tableVersion = 0x00010000
    for zero in MAXP_ZEROS:
        setattr(maxp, zero, 0)
    maxp.maxZones = 1
    for table in ("CFF ", "VORG", "GSUB", "GPOS", "BASE", "vhea", "vmtx", "DSIG"):
        if table in font:
            del font[table]
    font["post"].formatType = 3.0
    font["OS/2"].fsType = 0
    font["head"].modified = font["head"].created = SOURCE_DATE
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {char: name for char, name in cmap.items() if table.format == 12 or char <= 0xFFFF}
    _name(font)
    font.sfntVersion = "\x00\x01\x00\x00"


def _name(font: Any) -> None:  # noqa: ANN401
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in {0, 13, 14}]
    postscript = FAMILY.replace(" ", "") + "-Regular"
    for number, text in {
        1: FAMILY,
        2: "Regular",
        3: postscript,
        4: FAMILY,
        5: "Version 1.0",
        6: postscript,
    }.items():
        names.setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
