"""Font files as they are read: the same as fontTools reads, and no harm from damaged ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_desktop.documents.faces.face import FoundFace
from cluster_desktop.documents.faces.font_file import FontFile, UnfitFont, faces_in
from cluster_desktop.resources import resource
from tests.documents.faces.making import collection, outlines_font

if TYPE_CHECKING:
    from pathlib import Path

BUNDLED = sorted(resource("fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_characters_and_widths_are_read_as_font_tools_reads_them(path: Path) -> None:
    file = FontFile(path)
    with TTFont(path, lazy=True) as font:
        metrics, numbers = font["hmtx"], font.getReverseGlyphMap()
        wanted = {
            char: (numbers[name], *metrics[name]) for char, name in sorted(font.getBestCmap().items())[::7]
        }
        assert file.name == font["name"].getDebugName(6)
    glyphs = {char: file.glyph(chr(char)) for char in wanted}
    assert wanted == {
        char: (glyph, file.advance(glyph), file.bearing(glyph)) for char, glyph in glyphs.items()
    }


def test_a_character_that_the_face_lacks_has_glyph_0(tmp_path: Path) -> None:
    file = FontFile(outlines_font(tmp_path / "made.ttf"))
    assert [file.glyph(char) for char in "一五\U0010fffd\u0000"] == [1, 0, 0, 0]


def test_variation_selectors_lead_to_their_shapes() -> None:
    song = FontFile(resource("fonts", "NotoSerifSC-Regular.ttf"))
    with TTFont(song_path := resource("fonts", "NotoSerifSC-Regular.ttf"), lazy=True) as font:
        (table,) = (table for table in font["cmap"].tables if table.format == 14)
        numbers, usual = font.getReverseGlyphMap(), font.getBestCmap()
        for selector, shapes in table.uvsDict.items():
            for char, name in shapes:
                assert song.glyph(chr(char) + chr(selector)) == numbers[name or usual[char]], song_path
    assert song.glyph("集\U000e01ef") == 0


def test_each_face_of_a_collection_can_be_read(tmp_path: Path) -> None:
    ones = [outlines_font(tmp_path / f"{name}.ttf", name=name) for name in ("Eins", "Zwei")]
    path = collection(tmp_path / "both.ttc", ones)
    assert faces_in(path) == 2
    assert [FontFile(path, index).name for index in range(2)] == ["Eins-Regular", "Zwei-Regular"]
    assert faces_in(ones[0]) == 1
    assert faces_in(tmp_path / "none.ttf") == 0


@pytest.mark.parametrize("embedding", [0x0002, 0x0100, 0x0200])
def test_a_face_that_may_not_be_embedded_is_unfit(tmp_path: Path, embedding: int) -> None:
    with pytest.raises(UnfitFont, match="maker"):
        FontFile(outlines_font(tmp_path / "made.ttf", embedding=embedding))


def test_a_face_for_editable_documents_is_fit(tmp_path: Path) -> None:
    assert FontFile(outlines_font(tmp_path / "made.ttf", embedding=0x0008)).glyph("一")


def test_a_shape_without_ink_is_no_shape_but_for_spaces(tmp_path: Path) -> None:
    face = FoundFace("made", outlines_font(tmp_path / "made.ttf"))
    assert (face.has("一"), face.has("四")) == (True, False)
    assert FoundFace("song", resource("fonts", "NotoSerifSC-Regular.ttf")).has("\u3000")


def test_what_is_no_font_has_no_characters(tmp_path: Path) -> None:
    (tmp_path / "text.ttf").write_text("集群", encoding="utf-8")
    for name in ("text.ttf", "none.ttf"):
        face = FoundFace(name, tmp_path / name)
        assert (face.has("集"), face.family) == (False, "")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_face_of_the_system_raises_nothing(tmp_path: Path, data: st.DataObject) -> None:
    sound = outlines_font(tmp_path / "sound.ttf").read_bytes()
    place = data.draw(st.integers(0, len(sound) - 1))
    damage = data.draw(st.binary(min_size=1, max_size=8))
    cut = data.draw(st.sampled_from([len(sound), place]))
    path = tmp_path / "damaged.ttf"
    path.write_bytes((sound[:place] + damage + sound[place + len(damage) :])[:cut])
    assert FoundFace("damaged", path).has("一") in {True, False}
