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
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pypdfium2
import pypdfium2.raw as pdfium

from cluster_desktop.documents.fonts import printable
from cluster_desktop.documents.layout.linebreak import NO_LINE_END, NO_LINE_START
from cluster_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

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
        (folder / "fonts.conf").write_text(_font_configuration(folder), encoding="utf-8")

    def convert(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """The PDF of each Word file, by its name (without a suffix).

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
            file.write_text(_with_our_line_rules(file.read_text(encoding="utf-8")), encoding="utf-8")
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


def _with_our_line_rules(text: str) -> str:
    text = text.replace('style:text-autospace="ideograph-alpha"', 'style:text-autospace="none"')
    text = text.replace('style:punctuation-wrap="hanging"', 'style:punctuation-wrap="simple"')
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
        f"<dir>{resource('fonts')}</dir><cachedir>{folder / 'fontcache'}</cachedir>{aliases}</fontconfig>"
    )


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


def differences(ours: Sequence[Mark], theirs: Sequence[Mark], *, limit_mm: float = 1.0) -> list[str]:
    """What is on one page and not on the other, or more than `limit_mm` away; empty when they agree."""
    waiting: defaultdict[str, list[Mark]] = defaultdict(list)
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


def _apart(one: Mark, other: Mark) -> float:
    return max(abs(one.x - other.x), abs(one.y - other.y))


def rules(pdf: bytes) -> list[tuple[list[float], list[float]]]:
    """The heights of the horizontal rules and the places of the vertical ones, for each page, each once."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page_rules(page) for page in document]
    finally:
        document.close()


def _page_rules(page: pypdfium2.PdfPage) -> tuple[list[float], list[float]]:
    across: list[float] = []
    down: list[float] = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = item.get_bounds()
        if top - bottom < _THICKEST and right - left > _THICKEST:
            across.append(page.get_height() - (top + bottom) / 2)
        elif right - left < _THICKEST and top - bottom > _THICKEST:
            down.append((left + right) / 2)
    return _apart_by(across), _apart_by(down)


def _apart_by(places: list[float], distance: float = 0.5) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > distance:
            found.append(place)
    return found
