"""The faces: widths, fallback, and characters that cannot be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.fonts import FontBook, MissingGlyph, clusters, face_named, printable
from cluster_desktop.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

NOBODY_HAS = "\U0010fffd"


def test_each_bundled_face_comes_with_its_licence_and_all_are_small_enough_to_send() -> None:
    files = sorted(resource("fonts").glob("*.ttf"))
    licences = {path.name.split("-")[0] for path in resource("fonts", "licences").iterdir()}
    makers = {"JiqunFangSong": "Fandol", "NotoSansSC": "NotoSansSC", "NotoSerifSC": "NotoSerifSC"}
    assert {makers[path.stem.split("-")[0]] for path in files} == licences
    assert sum(path.stat().st_size for path in files) < 38_000_000


def test_every_ascii_character_of_fangsong_is_half_an_em_wide(fonts: FontBook) -> None:
    assert {fonts.advance(chr(code), "fangsong", 12) for code in range(0x20, 0x7F)} == {6}


def test_hanzi_and_tick_boxes_are_one_em_wide(fonts: FontBook) -> None:
    assert {fonts.advance(char, "fangsong", 12) for char in "集，“…□☑☐"} == {12}


def test_the_width_of_a_text_is_the_sum_of_its_advances(fonts: FontBook) -> None:
    assert fonts.width("集群A1", "fangsong", 12) == pytest.approx(36)


def test_a_character_that_fangsong_lacks_comes_from_the_next_face(fonts: FontBook) -> None:
    assert not fonts.face("fangsong").has("镕")
    assert fonts.face_for("镕", "fangsong").name == "song"


def test_a_bold_heading_falls_back_to_the_full_face(fonts: FontBook) -> None:
    assert fonts.face_for("集", "hei-bold").name == "hei-bold"
    assert fonts.face_for("镕", "hei-bold").name == "hei"


def test_a_rare_character_comes_from_the_rare_faces(fonts: FontBook) -> None:
    rare = fonts.face("song").path
    book = FontBook(folder=rare.parent, rare=[rare])
    assert book.face(rare.name).has("集")


def test_a_character_that_no_face_has_is_named() -> None:
    with pytest.raises(MissingGlyph, match=r"U\+10FFFD") as caught:
        FontBook(rare=[]).face_for(NOBODY_HAS, "fangsong")
    assert caught.value.char == NOBODY_HAS


def test_no_face_is_read_before_it_is_needed(tmp_path: Path) -> None:
    book = FontBook(folder=tmp_path, rare=[])
    with pytest.raises(Exception, match="JiqunFangSong"):
        book.face_for("集", "fangsong")


@pytest.mark.parametrize(
    ("word_name", "bold", "face"),
    [
        ("仿宋_GB2312", False, "fangsong"),
        ("FangSong", True, "fangsong"),
        ("楷体", False, "fangsong"),
        ("黑体", False, "hei"),
        ("SimHei", True, "hei-bold"),
        ("宋体", False, "song"),
        ("Times New Roman", False, "song"),
    ],
)
def test_font_names_of_word_stand_for_faces(word_name: str, bold: bool, face: str) -> None:
    assert face_named(word_name, bold=bold) == face


def test_characters_without_a_shape_are_left_out() -> None:
    assert printable("集\u200b群\ufeff\t产\n业\x07") == "集群产\n业"


def test_a_variation_selector_stays_with_its_hanzi_and_goes_elsewhere() -> None:
    assert printable("葛\U000e0100☑\ufe0f\ufe0e1\ufe0f，\ufe00") == "葛\U000e0100☑1，"
    assert clusters("葛\U000e0100市") == ["葛\U000e0100", "市"]
