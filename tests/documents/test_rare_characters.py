"""Every character that a name may have prints and can be copied, or is refused by name."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from cluster_desktop.documents.faces.system import rare_files
from cluster_desktop.documents.fonts import FontBook, MissingGlyph, clusters
from cluster_desktop.documents.layout import Layout, PageBox, PlacedText
from cluster_desktop.documents.paint import paint
from cluster_desktop.resources import resource
from tests.documents.characters import extensions, sample, standard_characters

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE, CELL = 12, 16
"""The type and the square that each character has to itself, in points."""
ACROSS = 40
SAMPLE = 2_000
BASIC = range(0x4E00, 0xA000)
PRINTED = {
    "A": 2_000,
    "B": 2_000,
    "C": 2_000,
    "D": 222,
    "E": 2_000,
    "F": 2_000,
    "G": 2_000,
    "H": 2_000,
    "I": 0,
}
"""How many of each extension must print; no face of Debian 12 has extension I."""
RARE = ("BabelStoneHan.ttf", "HanaMinA.ttf", "HanaMinB.ttf")


@cache
def rare() -> tuple[Path, ...]:
    """The faces of Debian's packages `fonts-babelstone-han` and `fonts-hanazono`."""
    found = {path.name: path for path in rare_files([Path("/usr/share/fonts")])}
    assert found.keys() >= set(RARE), f"{RARE} are not all installed (installer/setup.sh test)"
    return tuple(found[name] for name in RARE)


@cache
def with_rare() -> FontBook:
    """The bundled faces and those of Debian with rare characters."""
    return FontBook(rare=rare())


@cache
def known_to_the_files() -> frozenset[str]:
    """What the faces have, read by fontTools."""
    files = [*rare(), *resource("fonts").glob("*.ttf")]
    found: set[str] = set()
    for file in files:
        with TTFont(file, lazy=True) as font:
            found.update(map(chr, font.getBestCmap()))
    return frozenset(found)


def refused(chars: Sequence[str], fonts: FontBook) -> list[str]:
    """Those that no face has; each must be named with its code."""
    missing: list[str] = []
    for char in chars:
        try:
            fonts.glyph(char, "fangsong")
        except MissingGlyph as error:
            if f"“{char}”（U+{ord(char):04X}）" in error.message:
                missing.append(char)
    return missing


def painted(chars: Sequence[str], wanted: str, fonts: FontBook) -> bytes:
    """A PDF of one page with the characters in a grid."""
    texts: list[PlacedText] = []
    rows = [chars[start : start + ACROSS] for start in range(0, len(chars), ACROSS)]
    for number, row in enumerate(rows):
        placed = zip(range(0, ACROSS * CELL, CELL), row, strict=False)
        for face, run in groupby(placed, lambda item: fonts.glyph(item[1], wanted)[0]):
            (x, _), *_ = pieces = list(run)
            text = "".join(char for _, char in pieces)
            texts.append(PlacedText(x + 2, number * CELL + 13, text, face, SIZE, spacing=CELL - SIZE))
    page = PageBox(ACROSS * CELL, len(rows) * CELL, tuple(texts), (), (), ())
    return paint(Layout((page,), ()), fonts, title="")


def without_ink(pdf: bytes, chars: Sequence[str]) -> list[str]:
    """The characters whose square is white."""
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=2, grayscale=True).to_pil().convert("L")
    # One grey value for each square.
    shades = image.reduce(CELL * 2).tobytes()
    return [char for char, shade in zip(chars, shades, strict=False) if shade == 255]


def words(pdf: bytes) -> str:
    """The text of the page as pdfium copies it, without white space."""
    return "".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())


def assert_printed(chars: Sequence[str], wanted: str, fonts: FontBook) -> None:
    pdf = painted(chars, wanted, fonts)
    assert without_ink(pdf, chars) == []
    assert words(pdf) == "".join(chars)


@pytest.mark.parametrize("wanted", ["fangsong", "song", "hei", "hei-bold"])
def test_every_standard_character_prints_from_the_bundled_faces(wanted: str) -> None:
    chars = standard_characters()
    assert len(chars) == 8_105
    assert_printed(chars, wanted, FontBook(rare=[]))


@pytest.mark.parametrize("letter", sorted(PRINTED))
def test_characters_of_an_extension_print_or_are_refused_by_name(letter: str) -> None:
    assigned = [chr(code) for code in extensions()[letter]]
    present = [char for char in assigned if char in known_to_the_files()]
    absent = [char for char in assigned if char not in known_to_the_files()]
    print(f"extension {letter}: {len(present)} of {len(assigned)} print, {len(absent)} are refused by name")  # noqa: T201
    assert len(present) >= PRINTED[letter]
    assert refused(absent, with_rare()) == absent
    if chosen := sample(present, SAMPLE):
        assert_printed(chosen, "fangsong", with_rare())


def test_the_bundled_faces_have_levels_one_and_two_of_gb_18030() -> None:
    # GB 18030-2022: level 1 is these two blocks (27,584 characters), level 2 adds the standard characters.
    level_one = [*map(chr, BASIC), *map(chr, extensions()["A"])]
    assert len(level_one) == 27_584
    assert refused([*level_one, *standard_characters()], FontBook(rare=[])) == []


def test_the_bundled_faces_have_all_of_gbk() -> None:
    basic = map(chr, [*range(0x80, 0xE000), *range(0xF900, 0x10000)])
    of_two_bytes = [char for char in basic if len(char.encode("gb18030", "ignore")) == 2]
    assert len(of_two_bytes) > 21_000
    assert refused(of_two_bytes, FontBook(rare=[])) == []


def test_compatibility_ideographs_keep_their_own_code() -> None:
    chars = [chr(code) for code in [*range(0xF900, 0xFA6E), *range(0x2F800, 0x2FA1E)]]
    assert known_to_the_files() >= set(chars)
    assert_printed(chars, "song", with_rare())


def test_a_variation_selector_chooses_the_shape_and_is_copied_along() -> None:
    shapes = ["葛", "葛\U000e0100", "葛\U000e0101", "辻\U000e0100", "神\ufe00"]
    assert clusters("".join(shapes)) == shapes
    pdf = painted(shapes, "song", with_rare())
    assert without_ink(pdf, shapes) == []
    assert words(pdf) == "".join(shapes)


def test_a_variation_selector_that_no_face_knows_is_named() -> None:
    with pytest.raises(MissingGlyph, match=r"U\+96C6 U\+E01EF"):
        with_rare().glyph("集\U000e01ef", "fangsong")


def test_another_reader_copies_the_same_characters(tmp_path: Path) -> None:
    chars = sample([chr(code) for code in extensions()["B"] if chr(code) in known_to_the_files()], 400)
    (tmp_path / "rare.pdf").write_bytes(painted(chars, "song", with_rare()))
    command = ["pdftotext", "-enc", "UTF-8", str(tmp_path / "rare.pdf"), "-"]
    copied = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    assert re.sub(r"\s", "", copied) == "".join(chars)


def test_a_placed_rare_character_is_as_wide_as_when_it_was_laid_out() -> None:
    fonts = with_rare()
    face, _width = fonts.glyph("𠮷", "fangsong")
    assert face in RARE
    assert fonts.width("𠮷𠮷", face, SIZE) == fonts.width("𠮷𠮷", "fangsong", SIZE) > 0
