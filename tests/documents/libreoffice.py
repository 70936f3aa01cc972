"""LibreOffice as an independent witness: what it makes of a Word file, character by character.

It runs under a profile and a font configuration of its own, so that the Chinese family names mean the bundled
faces and nothing on the machine changes the result.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pypdfium2
import pypdfium2.raw as pdfium
from fontTools.ttLib import TTFont

from cluster_desktop.documents.fonts import printable
from cluster_desktop.documents.layout.glyphs import ASCENT, DESCENT
from cluster_desktop.documents.layout.linebreak import NO_LINE_END, NO_LINE_START
from cluster_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from cluster_desktop.documents.layout import Layout, PlacedCell

MM = 72 / 25.4
_THICKEST = 7.0

_FAMILIES = {
    "Jiqun FangSong": ("仿宋", "仿宋_GB2312", "FangSong", "楷体", "KaiTi"),
    "Noto Serif SC": ("宋体", "SimSun"),
    "Noto Sans SC": ("黑体", "SimHei"),
}
_CLOSED_THEN_LATIN = re.compile("(?<=[，。、；：？！）》」』】〉〕”])(?=[A-Za-z0-9“‘（《〈「『【〔])")
_BREAK_ALLOWED = "\u200b"
_ALIAS = (
    '<match target="pattern"><test name="family"><string>{asked}</string></test>'
    '<edit name="family" mode="assign" binding="same"><string>{given}</string></edit></match>'
)


@dataclass(frozen=True)
class Mark:
    """One printed character: its pen position in points from the top left corner of the page."""

    char: str
    x: float
    y: float


class LibreOffice:
    """A private LibreOffice below `folder`."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("soffice")
        if program is None:
            message = (
                "LibreOffice is the witness of the layout and is not installed (soffice is not on the path)"
            )
            raise AssertionError(message)
        self._program = program
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        _lend_fonts(folder / "fonts")
        (folder / "fonts.conf").write_text(_font_configuration(folder), encoding="utf-8")

    def convert(self, files: Mapping[str, bytes], *, hanging: Collection[str] = ()) -> dict[str, bytes]:
        """The PDF of each Word file, by its name (without a suffix).

        In the files named in `hanging`, closing marks may stand beyond the edge.

        LibreOffice 7.4 does not read three things that Word files say about lines: space between scripts off,
        hanging marks off (it takes the switch the wrong way round), and the lists of characters that may not
        begin or end a line.  So it saves the file in its own format first, where they can be said.  There it
        is also told that a line may end where a closing mark meets Latin or an opening mark, as in Word.
        """
        source = self._fresh("word")
        for name, data in files.items():
            (source / f"{name}.docx").write_bytes(data)
        own = self._run("fodt", source)
        for file in own.iterdir():
            text = _with_our_line_rules(file.read_text(encoding="utf-8"), hangs=file.stem in hanging)
            file.write_text(text, encoding="utf-8")
        target = self._run("pdf", own)
        return {name: (target / f"{name}.pdf").read_bytes() for name in files}

    def _run(self, kind: str, source: Path) -> Path:
        target = self._fresh(kind)
        command = [
            self._program,
            f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
            "--headless",
            *("--convert-to", kind),
            *("--outdir", str(target)),
            *(str(file) for file in sorted(source.iterdir())),
        ]
        environment = {
            "FONTCONFIG_FILE": str(self._folder / "fonts.conf"),
            "HOME": str(self._folder),
            "PATH": os.environ["PATH"],
        }
        subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
        return target

    def _fresh(self, name: str) -> Path:
        place = self._folder / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return place


def _with_our_line_rules(text: str, *, hangs: bool) -> str:
    text = text.replace('style:text-autospace="ideograph-alpha"', 'style:text-autospace="none"')
    wrap = 'style:punctuation-wrap="{}"'.format
    stated = ("simple", "hanging") if hangs else ("hanging", "simple")
    text = text.replace(*map(wrap, stated))
    text = _CLOSED_THEN_LATIN.sub(_BREAK_ALLOWED, text)
    values = {
        "Language": "zh",
        "Country": "CN",
        "Variant": "",
        "BeginLine": NO_LINE_START,
        "EndLine": NO_LINE_END,
    }
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="string">{escape(value)}</config:config-item>'
        for name, value in values.items()
    )
    lists = (
        '<config:config-item-map-indexed config:name="ForbiddenCharacters"><config:config-item-map-entry>'
        f"{items}</config:config-item-map-entry></config:config-item-map-indexed>"
    )
    start = '<config:config-item-set config:name="ooo:configuration-settings">'
    assert start in text, "LibreOffice no longer writes its settings where the line rules go"
    return text.replace(start, start + lists)


def _font_configuration(folder: Path) -> str:
    aliases = "".join(
        _ALIAS.format(asked=asked, given=given) for given, names in _FAMILIES.items() for asked in names
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{folder / 'fonts'}</dir><cachedir>{folder / 'fontcache'}</cachedir>{aliases}</fontconfig>"
    )


def _lend_fonts(folder: Path) -> None:
    """Copies of the bundled faces with the line height that Word gives the Chinese faces they stand for.

    LibreOffice takes single spacing from the face itself, and 宋体, 仿宋 and 黑体 of Windows have other boxes
    than ours.
    """
    folder.mkdir(exist_ok=True)
    for file in resource("fonts").glob("*.ttf"):
        if (folder / file.name).exists():
            continue
        with TTFont(file, lazy=True) as font:
            above, below = (round(share * font["head"].unitsPerEm) for share in (ASCENT, DESCENT))
            font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = above, -below, 0
            box = font["OS/2"]
            box.sTypoAscender, box.sTypoDescender, box.sTypoLineGap = above, -below, 0
            box.usWinAscent, box.usWinDescent = above, below
            font.save(folder / file.name)


def marks(pdf: bytes) -> list[list[Mark]]:
    """The printed characters of each page, without white space."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page_marks(page) for page in document]
    finally:
        document.close()


def _page_marks(page: pypdfium2.PdfPage) -> list[Mark]:
    text = page.get_textpage()
    height = page.get_height()
    found: list[Mark] = []
    x, y = pdfium.c_double(), pdfium.c_double()
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if not printable(char).strip() or not pdfium.FPDFText_GetCharOrigin(text, index, x, y):
            continue
        found.append(Mark(char, x.value, height - y.value))
    return found


def differences(
    ours: Sequence[Mark],
    theirs: Sequence[Mark],
    *,
    limit_mm: float = 1.0,
    loose: Sequence[PlacedCell] = (),
) -> list[str]:
    """What is on one page and not on the other, or more than `limit_mm` away; empty when they agree.

    The text of `loose` cells may stand higher or lower within them: LibreOffice 7.4 forgets the vertical
    alignment of a row that grew and is the last before its table goes on to the next page.
    """
    waiting: defaultdict[str, list[Mark]] = defaultdict(list)
    for cell in loose:
        own, other = _within(cell, ours), _within(cell, theirs)
        if _side_by_side(own, other, limit_mm * MM):
            ours = [mark for mark in ours if mark not in own]
            theirs = [mark for mark in theirs if mark not in other]
    for mark in theirs:
        waiting[mark.char].append(mark)
    found: list[str] = []
    for mark in ours:
        near = min(waiting[mark.char], key=lambda other: _apart(mark, other), default=None)
        if near is None:
            found.append(f"only ours: {mark.char} at {mark.x:.1f}, {mark.y:.1f}")
            continue
        waiting[mark.char].remove(near)
        if _apart(mark, near) > limit_mm * MM:
            found.append(
                f"{mark.char}: ours at {mark.x:.1f}, {mark.y:.1f}, theirs at {near.x:.1f}, {near.y:.1f}"
            )
    found += [
        f"only theirs: {mark.char} at {mark.x:.1f}, {mark.y:.1f}"
        for left in waiting.values()
        for mark in left
    ]
    return found


def last_rows(layout: Layout) -> list[list[PlacedCell]]:
    """For each page the cells of the last row, where its table goes on to the next page."""
    found: list[list[PlacedCell]] = []
    for page, following in zip_longest(layout.pages, layout.pages[1:]):
        lowest = max(page.cells, key=lambda cell: cell.y + cell.height, default=None)
        goes_on = lowest is not None and following is not None
        goes_on = goes_on and any(cell.table == lowest.table for cell in following.cells)
        found.append([cell for cell in page.cells if lowest and cell.row == lowest.row] if goes_on else [])
    return found


def _within(cell: PlacedCell, marks: Sequence[Mark]) -> list[Mark]:
    right, bottom = cell.x + cell.width, cell.y + cell.height
    return [mark for mark in marks if cell.x <= mark.x < right and cell.y <= mark.y < bottom]


def _side_by_side(ours: Sequence[Mark], theirs: Sequence[Mark], limit: float) -> bool:
    """Whether two texts are the same lines, one block moved up or down."""
    if [mark.char for mark in ours] != [mark.char for mark in theirs]:
        return False
    moved = [own.y - other.y for own, other in zip(ours, theirs, strict=True)]
    aside = [abs(own.x - other.x) for own, other in zip(ours, theirs, strict=True)]
    return max(aside, default=0.0) <= limit and max(moved, default=0.0) - min(moved, default=0.0) <= limit


def _apart(one: Mark, other: Mark) -> float:
    return max(abs(one.x - other.x), abs(one.y - other.y))


def rules(pdf: bytes) -> list[tuple[list[float], list[float]]]:
    """The heights of the horizontal rules and the places of the vertical ones, for each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page_rules(page) for page in document]
    finally:
        document.close()


def _page_rules(page: pypdfium2.PdfPage) -> tuple[list[float], list[float]]:
    across: list[float] = []
    down: list[float] = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        for left, bottom, right, top in _strokes(item) or [item.get_bounds()]:
            if top - bottom < _THICKEST and right - left > _THICKEST:
                across.append(page.get_height() - (top + bottom) / 2)
            elif right - left < _THICKEST and top - bottom > _THICKEST:
                down.append((left + right) / 2)
    return across, down


def _strokes(item: pypdfium2.PdfObject) -> list[tuple[float, float, float, float]]:
    """The straight lines of a path that is nothing but separate lines, as boxes."""
    kinds: list[int] = []
    points: list[tuple[float, float]] = []
    x, y = pdfium.c_float(), pdfium.c_float()
    matrix = item.get_matrix()
    for number in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kinds.append(pdfium.FPDFPathSegment_GetType(segment))
        points.append(matrix.on_point(x.value, y.value))
    if kinds != [pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_LINETO] * (len(kinds) // 2):
        return []
    return [
        (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        for (x1, y1), (x2, y2) in zip(points[::2], points[1::2], strict=True)
    ]


def alone(places: Sequence[float], others: Sequence[float]) -> list[float]:
    """The rules of one page that have none of the other within a millimetre, and the other way round."""
    found = [place for place in places if not any(abs(place - other) <= MM for other in others)]
    return found + [other for other in others if not any(abs(place - other) <= MM for place in places)]
