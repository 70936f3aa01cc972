"""Pages: sections, page numbers, and what keeps together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.layout import UnsupportedContent, lay_out
from cluster_desktop.documents.layout.pager import TooManyPages
from tests.documents.features import boxed_foot
from tests.documents.handmade import (
    EXACT_20,
    cell,
    document,
    field,
    line,
    paragraph,
    reference,
    row,
    runs,
    section,
    table,
    text,
)

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

HEADING = EXACT_20 + "<w:keepNext/>"


def pages(docx: bytes, fonts: FontBook) -> list[str]:
    """The words of each page, the foot left out."""
    return [
        "".join(text.text for text in page.texts if text.baseline < page.height - 72)
        for page in lay_out(docx, fonts).pages
    ]


def feet(docx: bytes, fonts: FontBook) -> list[str]:
    return [
        "".join(text.text for text in page.texts if text.baseline > page.height - 72)
        for page in lay_out(docx, fonts).pages
    ]


def counted(*blocks: str, last: str = "") -> bytes:
    """A document whose foot tells all numbers."""
    foot = runs(*field("PAGE"), text("/"), *field("NUMPAGES"), text("/"), *field("SECTIONPAGES"))
    return document(*blocks, page=section(last, references=reference("footer2")), parts={"footer2.xml": foot})


def ending(content: str = "", references: str = reference("footer2")) -> str:
    return paragraph("末", EXACT_20 + section(content, references=references))


def test_the_foot_tells_the_page_the_pages_and_the_pages_of_the_section(fonts: FontBook) -> None:
    docx = counted(paragraph("一\f二"), ending(), paragraph("三"))
    assert feet(docx, fonts) == ["1/3/2", "2/3/2", "3/3/1"]


@pytest.mark.parametrize(
    ("form", "number"),
    [("upperRoman", "IV"), ("lowerLetter", "d"), ("numberInDash", "- 4 -"), ("chineseCounting", "四")],
)
def test_pages_are_numbered_as_the_section_says(form: str, number: str, fonts: FontBook) -> None:
    docx = document(paragraph("一"), page=section(f'<w:pgNumType w:start="4" w:fmt="{form}"/>'))
    assert feet(docx, fonts) == [number]


@pytest.mark.parametrize(
    ("start", "found"), [("oddPage", ["1/3/1", "", "3/3/2"]), ("evenPage", ["1/2/1", "2/2/1"])]
)
def test_a_section_may_begin_on_an_odd_or_even_page(start: str, found: list[str], fonts: FontBook) -> None:
    docx = counted(ending(), paragraph("二"), last=f'<w:type w:val="{start}"/>')
    assert feet(docx, fonts) == found


def test_a_continuous_section_goes_on_where_the_one_before_ends(fonts: FontBook) -> None:
    docx = document(ending(references=""), paragraph("下"), page=section('<w:type w:val="continuous"/>'))
    assert pages(docx, fonts) == ["末下"]


def test_a_continuous_section_of_another_size_begins_a_page(fonts: FontBook) -> None:
    lying = section('<w:type w:val="continuous"/>', size=(16838, 11906))
    assert pages(document(ending(references=""), paragraph("下"), page=lying), fonts) == ["末", "下"]


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page(fonts: FontBook) -> None:
    docx = document(paragraph("上", line(670)), paragraph("标题", HEADING), paragraph("文" * 50))
    assert pages(docx, fonts) == ["上", "标题" + "文" * 50]


def test_a_heading_takes_the_first_row_of_its_table_along(fonts: FontBook) -> None:
    rows = [row(cell(word), height=40) for word in "甲乙"]
    docx = document(paragraph("上", line(650)), paragraph("题", HEADING), table(*rows, columns=(3000,)))
    assert pages(docx, fonts) == ["上", "题甲乙"]


def test_headings_that_fill_a_page_are_set_all_the_same(fonts: FontBook) -> None:
    docx = document(*(paragraph(str(number), HEADING) for number in range(60)))
    assert "".join(pages(docx, fonts)) == "".join(map(str, range(60)))


def test_two_lines_at_least_stand_on_each_page_where_the_document_wants_it(fonts: FontBook) -> None:
    three = paragraph("文" * 100).replace('<w:widowControl w:val="0"/>', "")
    assert pages(document(paragraph("上", line(650)), three), fonts) == ["上", "文" * 100]


def test_a_table_in_the_head_is_drawn_on_every_page(fonts: FontBook) -> None:
    docx = document(
        paragraph("一\f二"),
        page=section(references=reference("header1")),
        parts={"header1.xml": table(row(cell("头")), columns=(3000,)) + paragraph("", line(15))},
    )
    assert pages(docx, fonts) == ["头一", "头二"]


@pytest.mark.parametrize(("align", "x"), [("left", 72), ("center", 297.65 - 3), ("right", 523.3 - 6)])
def test_a_page_number_in_a_text_box_as_wide_as_its_text_stands_where_the_box_does(
    align: str, x: float, fonts: FontBook
) -> None:
    foot = boxed_foot(runs(*field("PAGE"), properties=line(16)), align, wrap="none")
    docx = document(
        paragraph("一"), page=section(references=reference("footer2")), parts={"footer2.xml": foot}
    )
    number = lay_out(docx, fonts).pages[0].texts[0]
    assert (number.text, number.x) == ("1", pytest.approx(x, abs=0.1))


def test_a_text_box_of_several_paragraphs_is_refused(fonts: FontBook) -> None:
    foot = boxed_foot(paragraph("一") + paragraph("二"))
    docx = document(
        paragraph("文"), page=section(references=reference("footer2")), parts={"footer2.xml": foot}
    )
    with pytest.raises(UnsupportedContent, match=r"一二：.*文本框"):
        lay_out(docx, fonts)


def test_more_pages_than_any_form_has_are_refused(fonts: FontBook) -> None:
    with pytest.raises(TooManyPages, match="2000页"):
        lay_out(document(paragraph("\f" * 2001)), fonts)
