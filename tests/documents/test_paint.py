"""The painted PDF: its text, its faces, its bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from cluster_desktop.documents.embedding import to_unicode
from cluster_desktop.documents.fonts import FontBook, MissingGlyph
from cluster_desktop.documents.layout import Layout, PageBox, PlacedText, Rule, Shade
from cluster_desktop.documents.paint import paint

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 200.0


def page(*texts: PlacedText, rules: tuple[Rule, ...] = (), shades: tuple[Shade, ...] = ()) -> Layout:
    """A layout of one square page."""
    return Layout((PageBox(SIDE, SIDE, texts, rules, shades, ()),), ())


def words(pdf: bytes) -> str:
    """The text of the first page."""
    document = pypdfium2.PdfDocument(pdf)
    return document[0].get_textpage().get_text_range()


def image(pdf: bytes) -> Image:
    """The first page, one pixel to the point."""
    return pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")


def ink(pdf: bytes) -> float:
    """How much black the first page carries."""
    return sum(255 - value for value in image(pdf).convert("L").tobytes()) / 255


def text(string: str, face: str = "fangsong", *, bold: bool = False, underline: bool = False) -> PlacedText:
    """A text in the middle of the page."""
    return PlacedText(20, 100, string, face, 40, bold=bold, underline=underline)


def test_the_text_of_a_page_can_be_taken_out_again(fonts: FontBook) -> None:
    assert words(paint(page(text("集群A1☑□")), fonts, title="")) == "集群A1☑□"


def test_two_characters_of_one_glyph_keep_their_own_text(fonts: FontBook) -> None:
    metrics = fonts.face("song").metrics.charToGlyph
    assert metrics[ord("\u2f00")] == metrics[ord("一")]
    assert words(paint(page(text("一\u2f00二", "song")), fonts, title="")) == "一\u2f00二"


def test_characters_beyond_the_first_plane_are_written_as_surrogate_pairs() -> None:
    assert b"<0002> <D842DFB7>" in to_unicode([ord("一"), 0x20BB7])


def test_more_than_256_characters_share_one_font(fonts: FontBook) -> None:
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))
    usable = "".join(char for char in many if fonts.face("song").has(char))
    pdf = paint(page(text(usable, "song")), fonts, title="")
    with pikepdf.open(BytesIO(pdf)) as opened:
        faces = [str(font.BaseFont) for font in opened.pages[0].Resources.Font.values()]
    assert len([name for name in faces if "NotoSerifSC" in name]) == 1
    assert words(pdf) == usable


def test_faces_are_embedded_as_subsets(fonts: FontBook) -> None:
    pdf = paint(page(text("集群")), fonts, title="")
    assert len(pdf) < 20_000
    with pikepdf.open(BytesIO(pdf)) as opened:
        (font,) = opened.pages[0].Resources.Font.values()
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_the_same_layout_gives_the_same_bytes(fonts: FontBook) -> None:
    layout = page(text("集群"), rules=(Rule(10, 10, 100, 10, 0.5),))
    assert paint(layout, fonts, title="表") == paint(layout, FontBook(), title="表")


def test_the_document_carries_its_title_and_language(fonts: FontBook) -> None:
    with pikepdf.open(BytesIO(paint(page(), fonts, title="申报表"))) as opened:
        assert str(opened.docinfo["/Title"]) == "申报表"
        assert str(opened.Root.Lang) == "zh-CN"


def test_bold_is_drawn_heavier_where_the_face_has_no_bold(fonts: FontBook) -> None:
    plain, bold = (ink(paint(page(text("集群", bold=heavy)), fonts, title="")) for heavy in (False, True))
    assert bold > plain * 1.1


def test_a_bold_face_is_not_made_bolder(fonts: FontBook) -> None:
    plain, bold = (
        paint(page(text("集", "hei-bold", bold=heavy)), fonts, title="") for heavy in (False, True)
    )
    assert plain == bold


def test_blanks_are_underlined_over_their_whole_length(fonts: FontBook) -> None:
    drawn = image(paint(page(text("    ", underline=True)), fonts, title=""))
    dark = {x for x in range(200) for y in range(100, 115) if drawn.getpixel((x, y)) < (128, 128, 128)}
    assert (min(dark), max(dark)) == (pytest.approx(20, abs=1), pytest.approx(99, abs=1))


def test_rules_and_shades_are_drawn_where_they_are_placed(fonts: FontBook) -> None:
    layout = page(rules=(Rule(10, 50, 190, 50, 2),), shades=(Shade(20, 100, 30, 40, "DD8800"),))
    drawn = image(paint(layout, fonts, title=""))
    assert drawn.getpixel((100, 50)) == (0, 0, 0)
    assert drawn.getpixel((35, 120)) == (0xDD, 0x88, 0x00)
    assert drawn.getpixel((100, 120)) == (255, 255, 255)


def test_a_draft_is_marked_on_every_page_below_its_text(fonts: FontBook) -> None:
    two = Layout(page(text("集")).pages * 2, ())
    document = pypdfium2.PdfDocument(paint(two, fonts, title="", watermark="草稿"))
    for number in range(2):
        found = document[number].get_textpage().get_text_range()
        assert "".join(found.split()).endswith("集")
        assert {"草", "稿"} <= set(found)


def test_a_watermark_that_cannot_be_printed_is_refused(fonts: FontBook) -> None:
    with pytest.raises(MissingGlyph):
        paint(page(), fonts, title="", watermark="\U0010fffd")
