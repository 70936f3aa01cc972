"""The painted PDF: its text, its faces, its bytes."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pikepdf
import PIL.Image
import pypdfium2
import pytest

from cluster_desktop.documents.embedding import to_unicode
from cluster_desktop.documents.fonts import FontBook, MissingGlyph
from cluster_desktop.documents.layout import Layout, PageBox, PlacedText, Rule, Shade
from cluster_desktop.documents.layout.boxes import PlacedPicture
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


def text(string: str, face: str = "fangsong", **looks: bool | float) -> PlacedText:
    """A text in the middle of the page."""
    return PlacedText(20, 100, string, face, 40, **looks)


def left_edges(pdf: bytes) -> list[float]:
    """Where the ink of each character begins."""
    words = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    return [words.get_charbox(number)[0] for number in range(words.count_chars())]


def test_the_text_of_a_page_can_be_taken_out_again(fonts: FontBook) -> None:
    assert words(paint(page(text("集群A1☑□")), fonts, title="")) == "集群A1☑□"


def test_two_characters_of_one_glyph_keep_their_own_text(fonts: FontBook) -> None:
    file = fonts.face("song").file
    assert file.glyph("\u2f00") == file.glyph("一")
    assert words(paint(page(text("一\u2f00二", "song")), fonts, title="")) == "一\u2f00二"


def test_characters_beyond_the_first_plane_are_written_as_surrogate_pairs() -> None:
    assert b"<0002> <D842DFB7>" in to_unicode(["一", "\U00020bb7"])


def test_more_than_256_characters_share_one_font(fonts: FontBook) -> None:
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))
    usable = "".join(char for char in many if fonts.face("song").has(char))
    pdf = paint(page(text(usable, "song")), fonts, title="")
    with pikepdf.open(BytesIO(pdf)) as opened:
        faces = [str(font.BaseFont) for font in opened.pages[0].Resources.Font.values()]
    assert len([name for name in faces if "NotoSerifSC" in name]) == 1
    assert words(pdf) == usable


def test_every_font_is_an_embedded_part_that_knows_its_text(fonts: FontBook) -> None:
    layout = page(text("集"), text("群", "hei-bold"), rules=(Rule(10, 10, 100, 10, 0.5),))
    with pikepdf.open(BytesIO(paint(layout, fonts, title="", watermark="草稿"))) as opened:
        used = [entry for entry in opened.objects if getattr(entry, "Type", None) == "/Font"]
        whole = [font for font in used if font.Subtype == "/Type0"]
        assert {str(font.Subtype) for font in used} == {"/Type0", "/CIDFontType2"}
        assert len(whole) == 3
        for font in whole:
            assert re.fullmatch(r"/[A-Z]{6}\+[A-Za-z-]+", str(font.BaseFont))
            assert b"beginbfchar" in font.ToUnicode.read_bytes()


def test_faces_are_embedded_as_subsets(fonts: FontBook) -> None:
    pdf = paint(page(text("集群")), fonts, title="")
    assert len(pdf) < 20_000
    with pikepdf.open(BytesIO(pdf)) as opened:
        (font,) = opened.pages[0].Resources.Font.values()
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_the_same_layout_gives_the_same_bytes(fonts: FontBook) -> None:
    layout = page(text("集群"), rules=(Rule(10, 10, 100, 10, 0.5),))
    assert paint(layout, fonts, title="表") == paint(layout, FontBook(), title="表")


def test_papers_painted_side_by_side_are_as_painted_one_by_one(fonts: FontBook) -> None:
    layouts = [page(text(chars), text("群", "hei")) for chars in ("集", "产业", "县区市", "A1") * 4]
    alone = [paint(layout, fonts, title="表") for layout in layouts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda layout: paint(layout, FontBook(), title="表"), layouts)) == alone
        assert list(pool.map(lambda layout: paint(layout, fonts, title="表"), layouts)) == alone


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


def test_each_character_takes_its_own_width(fonts: FontBook) -> None:
    edges = left_edges(paint(page(text("11集集11")), fonts, title=""))
    one, _, hanzi, _, last, end = edges
    assert edges == pytest.approx([one, one + 20, hanzi, hanzi + 40, last, last + 20], abs=0.1)
    assert (last - one, end - one) == (pytest.approx(120, abs=0.1), pytest.approx(140, abs=0.1))


def test_characters_stand_apart_by_their_spacing(fonts: FontBook) -> None:
    edges = left_edges(paint(page(text("集集集集", spacing=10.0)), fonts, title=""))
    assert [right - left for left, right in pairwise(edges)] == pytest.approx([50] * 3, abs=0.1)


def test_characters_are_stretched_by_their_scale_and_not_their_spacing(fonts: FontBook) -> None:
    edges = left_edges(paint(page(text("集集集", scale=0.5, spacing=10.0)), fonts, title=""))
    assert [right - left for left, right in pairwise(edges)] == pytest.approx([30] * 2, abs=0.1)


def test_a_look_ends_with_its_text(fonts: FontBook) -> None:
    special, plain = (
        text("集", scale=0.5, spacing=9.0, bold=True),
        PlacedText(20, 160, "集集", "fangsong", 40),
    )
    *_, first, second = left_edges(paint(page(special, plain), fonts, title=""))
    assert second - first == pytest.approx(40, abs=0.1)
    both = paint(page(special, plain), fonts, title="")
    alone = paint(page(plain), fonts, title="")
    lower = (0, 120, 200, 200)
    assert image(both).crop(lower).tobytes() == image(alone).crop(lower).tobytes()


def test_an_underline_is_as_long_as_its_stretched_text(fonts: FontBook) -> None:
    drawn = image(paint(page(text("    ", underline=True, scale=0.5, spacing=5.0)), fonts, title=""))
    dark = [x for x in range(200) if any(drawn.getpixel((x, y)) < (128, 128, 128) for y in range(100, 115))]
    assert (dark[0], dark[-1]) == (pytest.approx(20, abs=1), pytest.approx(79, abs=1))


def test_pictures_are_drawn_where_they_are_placed(fonts: FontBook) -> None:
    red = BytesIO()
    PIL.Image.new("RGB", (4, 2), (200, 0, 0)).save(red, "PNG")
    picture = PlacedPicture(50, 20, 80, 40, red.getvalue())
    layout = Layout((PageBox(SIDE, SIDE, (), (), (), (), (picture,)),), ())
    drawn = image(paint(layout, fonts, title=""))
    assert [drawn.getpixel(place) for place in ((52, 22), (128, 58))] == [(200, 0, 0)] * 2
    assert [drawn.getpixel(place) for place in ((48, 22), (90, 64))] == [(255, 255, 255)] * 2


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
