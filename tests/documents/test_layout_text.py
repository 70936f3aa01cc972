"""Paragraphs: their lines, their place on the page, and what cannot be set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.layout import UnsupportedContent, lay_out
from cluster_desktop.documents.layout.glyphs import ASCENT, DESCENT
from cluster_desktop.documents.paper_package import package
from cluster_desktop.documents.word import UnfitWord
from tests.documents.handmade import (
    EXACT_20,
    MARGIN,
    NO_GRID,
    PAGE,
    document,
    line,
    paragraph,
    run,
    runs,
    section,
)
from tests.documents.handmade import text as text_in_run

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout import PlacedText

COLUMN = PAGE[0] - 2 * MARGIN
GRID = section('<w:docGrid w:type="lines" w:linePitch="312"/>')


def texts(docx: bytes, fonts: FontBook, page: int = 0) -> list[PlacedText]:
    """The body's texts on a page, the foot left out."""
    return [text for text in lay_out(docx, fonts).pages[page].texts if text.baseline < 770]


def test_the_baseline_of_an_exact_line_lies_at_four_fifths(fonts: FontBook) -> None:
    first, second = texts(document(paragraph("一"), paragraph("二")), fonts)
    assert (first.x, first.baseline, second.baseline) == (MARGIN, MARGIN + 16, MARGIN + 36)


def test_between_paragraphs_stands_the_larger_space(fonts: FontBook) -> None:
    above = paragraph("一", '<w:spacing w:after="200" w:line="400" w:lineRule="exact"/>')
    below = paragraph("二", '<w:spacing w:before="300" w:line="400" w:lineRule="exact"/>')
    first, second = texts(document(above, below), fonts)
    assert second.baseline - first.baseline == 20 + 15


@pytest.mark.parametrize(
    ("align", "x"), [("center", MARGIN + (COLUMN - 24) / 2), ("right", MARGIN + COLUMN - 24)]
)
def test_spaces_at_the_end_do_not_shift_an_aligned_line(align: str, x: float, fonts: FontBook) -> None:
    (text,) = texts(document(paragraph("居中  ", f'{EXACT_20}<w:jc w:val="{align}"/>')), fonts)
    assert text.x == pytest.approx(x)


def test_indents_shift_the_first_line_and_the_others(fonts: FontBook) -> None:
    indent = '<w:ind w:left="480" w:firstLine="240"/>'
    first, second = texts(document(paragraph("一" * 40, EXACT_20 + indent)), fonts)
    assert (first.x, second.x) == (MARGIN + 36, MARGIN + 24)


def test_an_empty_line_of_single_spacing_is_as_high_as_its_mark(fonts: FontBook) -> None:
    empty = '<w:p><w:pPr><w:rPr><w:sz w:val="40"/></w:rPr></w:pPr></w:p>'
    (text,) = texts(document(empty, paragraph("下")), fonts)
    assert text.baseline == pytest.approx(MARGIN + 20 * 1.3 + 16)


def test_a_factor_adds_its_space_below_the_line_and_a_least_height_above_it(fonts: FontBook) -> None:
    double, least = (
        texts(document(paragraph("字", spacing)), fonts)[0]
        for spacing in (line(24, "auto"), line(24, "atLeast"))
    )
    assert double.baseline == pytest.approx(MARGIN + 12 * ASCENT)
    assert least.baseline == pytest.approx(MARGIN + 24 - 12 * DESCENT)


def test_a_factor_on_a_grid_counts_in_rows_and_an_exact_line_ignores_it(fonts: FontBook) -> None:
    factor = paragraph("字", line(18, "auto"), '<w:sz w:val="28"/>').replace(NO_GRID, "")
    exact = paragraph("下").replace(NO_GRID, "")
    first, second = texts(document(factor, exact, page=GRID), fonts)
    # 14 points need 18.2, which is two rows of 15.6; half as much again stands below.
    assert second.baseline == pytest.approx(MARGIN + 2 * 15.6 * 1.5 + 16)
    assert first.baseline == pytest.approx(MARGIN + 15.6 - 14 * 1.3 / 2 + 14 * ASCENT)


@pytest.mark.parametrize(("stated", "height"), [(12, 15.6), (15.6, 15.6), (24, 24)])
def test_a_least_height_on_a_grid_is_not_rounded_up(stated: float, height: float, fonts: FontBook) -> None:
    least = paragraph("字", line(stated, "atLeast"), '<w:sz w:val="21"/>').replace(NO_GRID, "")
    _, second = texts(document(least, paragraph("下"), page=GRID), fonts)
    assert second.baseline == pytest.approx(MARGIN + height + 16)


@pytest.mark.parametrize(("page", "space"), [(section(), 6), (GRID, 7.8)])
def test_a_space_in_lines_counts_rows_of_the_grid_or_twelve_points(
    page: str, space: float, fonts: FontBook
) -> None:
    half = paragraph("字", '<w:spacing w:beforeLines="50" w:before="1" w:line="400" w:lineRule="exact"/>')
    (text,) = texts(document(half, page=page), fonts)
    assert text.baseline == pytest.approx(MARGIN + space + 16)


def test_a_grid_of_characters_spaces_them(fonts: FontBook) -> None:
    grid = section('<w:docGrid w:type="linesAndChars" w:linePitch="312" w:charSpace="4096"/>')
    first, second = texts(document(paragraph("字" * 35).replace(NO_GRID, ""), page=grid), fonts)
    assert (first.spacing, len(first.text), second.text) == (1, 34, "字")


def test_a_hanging_indent_in_characters_follows_the_size_of_the_type(fonts: FontBook) -> None:
    indent = '<w:ind w:leftChars="100" w:left="1" w:hangingChars="200" w:hanging="1"/>'
    first, second = texts(document(paragraph("字" * 40, EXACT_20 + indent, '<w:sz w:val="32"/>')), fonts)
    # The left indent counts in plain type of 12 points, the hanging part in the 16 points of the text.
    assert (first.x, second.x) == (MARGIN + 12, MARGIN + 12 + 32)


def test_a_justified_line_is_spread_between_hanzi_and_not_within_words(fonts: FontBook) -> None:
    justified = paragraph("集群ABC" + "字" * 40, EXACT_20 + '<w:jc w:val="both"/>')
    placed = texts(document(justified), fonts)
    line_end = max(text.x + len(text.text) * (12 + text.spacing) for text in placed if text.text != "ABC")
    assert next(text.spacing for text in placed if "ABC" in text.text) == 0
    assert line_end == pytest.approx(MARGIN + COLUMN, abs=1)


def test_an_underlined_tab_is_a_blank_to_write_on(fonts: FontBook) -> None:
    underlined = run("<w:tab/>", '<w:u w:val="single"/>')
    blank = runs(text_in_run("单位")).replace("</w:p>", f"{underlined}</w:p>")
    _, tab = texts(document(blank), fonts)
    assert (tab.text, tab.underline, tab.x) == (" ", True, MARGIN + 24)
    assert tab.spacing + 6 == pytest.approx(36 - 24)


def test_a_superscript_is_smaller_and_higher(fonts: FontBook) -> None:
    (text,) = texts(document(paragraph("2", look='<w:vertAlign w:val="superscript"/>')), fonts)
    assert text.size < 12
    assert text.baseline < MARGIN + 16


def test_bold_underline_and_colour_come_with_the_text(fonts: FontBook) -> None:
    look = '<w:b/><w:color w:val="ff0000"/><w:sz w:val="32"/><w:u w:val="single"/>'
    (text,) = texts(document(paragraph("字", look=look)), fonts)
    assert (text.bold, text.underline, text.colour, text.size) == (True, True, "FF0000", 16)


def test_a_switch_that_is_off_is_off(fonts: FontBook) -> None:
    (text,) = texts(document(paragraph("字", look='<w:b w:val="0"/><w:u w:val="none"/>')), fonts)
    assert (text.bold, text.underline) == (False, False)


def test_what_a_style_says_holds_until_the_run_says_otherwise(fonts: FontBook) -> None:
    docx = document('<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>宋</w:t></w:r></w:p>')
    (text,) = texts(docx, fonts)
    assert (text.face, text.size) == ("fangsong", 12)


def test_a_character_of_another_face_is_a_text_of_its_own(fonts: FontBook) -> None:
    placed = texts(document(paragraph("朱镕基")), fonts)
    assert [(text.text, text.face) for text in placed] == [
        ("朱", "fangsong"),
        ("镕", "song"),
        ("基", "fangsong"),
    ]
    assert [text.x - MARGIN for text in placed] == [0, 12, 24]


def test_hanzi_and_latin_stand_a_quarter_em_apart_unless_the_document_says_otherwise(fonts: FontBook) -> None:
    plain = paragraph("共12家A级", EXACT_20)
    spaced = plain.replace('<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>', "")
    (text,) = texts(document(plain), fonts)
    assert text.text == "共12家A级"
    placed = texts(document(spaced), fonts)
    assert [text.text for text in placed] == ["共", "12", "家", "A", "级"]
    assert [text.x - MARGIN for text in placed] == [0, 15, 30, 45, 54]


def test_a_page_break_inside_a_paragraph_moves_what_follows(fonts: FontBook) -> None:
    docx = document(paragraph("一\f二"), paragraph("\f"), paragraph("三"))
    assert [[text.text for text in texts(docx, fonts, page)] for page in range(3)] == [["一"], ["二"], ["三"]]


def test_space_above_is_dropped_where_the_flow_begins_a_page_and_kept_after_a_break(fonts: FontBook) -> None:
    spaced = '<w:spacing w:before="600" w:line="400" w:lineRule="exact"/>'
    flowed = document(paragraph("上", line(690)), paragraph("下", spaced))
    broken = document(paragraph("上"), paragraph("下", f"<w:pageBreakBefore/>{spaced}"))
    assert texts(flowed, fonts, 1)[0].baseline == MARGIN + 16
    assert texts(broken, fonts, 1)[0].baseline == MARGIN + 30 + 16


def test_the_foot_carries_the_number_of_its_page(fonts: FontBook) -> None:
    pages = lay_out(document(paragraph("一\f二")), fonts).pages
    assert [page.texts[0].text for page in pages] == ["1", "2"]


def test_a_title_page_carries_no_number_but_counts(fonts: FontBook) -> None:
    pages = lay_out(document(paragraph("一\f二"), page=section("<w:titlePg/>")), fonts).pages
    assert [[text.text for text in page.texts] for page in pages] == [["一"], ["2", "二"]]


def test_numbers_begin_where_the_section_says(fonts: FontBook) -> None:
    (page,) = lay_out(document(paragraph("一"), page=section('<w:pgNumType w:start="7"/>')), fonts).pages
    assert page.texts[0].text == "7"


def test_a_second_section_begins_a_page_and_keeps_the_foot(fonts: FontBook) -> None:
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:left="720" w:top="720"/></w:sectPr>'
    ending = f"<w:p><w:pPr>{EXACT_20}{wide}</w:pPr></w:p>"
    first, second = lay_out(document(paragraph("横"), ending, paragraph("竖")), fonts).pages
    assert (first.width, second.width) == (pytest.approx(841.9), pytest.approx(595.3))
    assert second.texts[0].text == "2"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("<w:drawing/>", "浮动的图片或文本框"),
        ("<w:pict/>", "文本框"),
        ("<w:object/>", "嵌入的对象"),
        ('<w:footnoteReference w:id="2"/>', "脚注"),
        ('<w:sym w:font="Wingdings" w:char="F052"/>', "符号字体"),
        ("<w:ptab/>", "对齐制表符"),
    ],
)
def test_content_that_cannot_be_set_is_refused_by_name(content: str, name: str, fonts: FontBook) -> None:
    docx = document(f"<w:p><w:r><w:t>集群名称</w:t>{content}</w:r></w:p>")
    with pytest.raises(UnsupportedContent, match=f"集群名称：.*{name}"):
        lay_out(docx, fonts)


def test_looks_that_cannot_be_set_are_refused(fonts: FontBook) -> None:
    with pytest.raises(UnsupportedContent, match=r"集群名称：.*删除线"):
        lay_out(document(paragraph("集群名称", look="<w:strike/>")), fonts)


def test_words_that_are_to_fill_a_width_fill_it(fonts: FontBook) -> None:
    fitted = '<w:fitText w:val="1200" w:id="7"/>'
    docx = document(paragraph("单位", look=fitted).replace("</w:p>", f"{run(text_in_run('名称：'))}</w:p>"))
    first, second = texts(docx, fonts)
    assert (first.text, first.spacing, second.x - first.x) == ("单位", 18, pytest.approx(60))


def test_frames_are_refused_in_the_text(fonts: FontBook) -> None:
    with pytest.raises(UnsupportedContent, match="文本框"):
        lay_out(document(paragraph("一", '<w:framePr w:w="2000"/>')), fonts)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('<w:cols w:num="2"/>', "分栏"),
        ('<w:vAlign w:val="center"/>', "垂直居中"),
        ("<w:pgBorders/>", "页面边框"),
    ],
)
def test_pages_that_cannot_be_set_are_refused(content: str, name: str, fonts: FontBook) -> None:
    with pytest.raises(UnsupportedContent, match=f"封面：.*{name}"):
        lay_out(document(paragraph("封面"), page=section(content)), fonts)


def test_a_paragraph_may_stand_in_a_box(fonts: FontBook) -> None:
    side = '<w:{} w:val="single" w:sz="8" w:space="4"/>'
    box = "".join(map(side.format, ("top", "left", "bottom", "right")))
    rules = lay_out(document(paragraph("框", f"{EXACT_20}<w:pBdr>{box}</w:pBdr>")), fonts).pages[0].rules
    top, bottom, left, right = rules
    assert (top.y1, bottom.y1) == (MARGIN + 0.5, MARGIN + 20 + 2 * 5 - 0.5)
    assert (left.x1, right.x1) == (MARGIN - 4, pytest.approx(MARGIN + COLUMN + 4))


def test_what_is_no_word_file_is_refused(fonts: FontBook) -> None:
    with pytest.raises(UnfitWord):
        lay_out(b"%PDF-1.4", fonts)


def test_a_document_without_a_section_is_a4(fonts: FontBook) -> None:
    (page,) = lay_out(package(f"<w:body>{paragraph('一')}</w:body>", paragraph()), fonts).pages
    assert (page.width, page.height) == (pytest.approx(595.3), pytest.approx(841.9))
