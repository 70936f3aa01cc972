"""Content controls, links, tracked changes, symbol fonts and fields: what of them is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.layout import UnsupportedContent, lay_out
from tests.documents.features import DRAWING, PICTURE
from tests.documents.handmade import cell, document, field, holding, line, paragraph, row, run, runs, table
from tests.documents.handmade import text as words

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
GOTHIC = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/>'
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def check_box(glyph: str) -> str:
    """A check box as Word 2010 and later write it."""
    state = f'<w14:checkbox xmlns:w14="{W14}"><w14:checked w14:val="0"/></w14:checkbox>'
    return control(f"<w:r><w:rPr>{GOTHIC}</w:rPr><w:t>{glyph}</w:t></w:r>", state)


def with_runs(*content: str) -> str:
    """A paragraph holding any XML in place of runs."""
    return runs().replace("</w:p>", "".join(content) + "</w:p>")


def printed(content: str, fonts: FontBook) -> str:
    """What the body of a document with these blocks prints."""
    page = lay_out(document(content), fonts).pages[0]
    return "".join(text.text for text in page.texts if text.baseline < 770)


def test_content_controls_print_what_is_in_them_at_every_level(fonts: FontBook) -> None:
    rows = control(row(cell("行"), control(cell("格"))))
    inside = row(cell("下"), holding(control(paragraph("段", line(15)))))
    page = lay_out(
        document(control(paragraph("块")), with_runs(control(run(words("字")))), table(rows, inside)), fonts
    ).pages[0]
    assert "".join(text.text for text in page.texts[1:]) == "块字行格下段"
    assert [(cell.row, cell.column, cell.text) for cell in page.cells] == [
        (0, 0, "行"),
        (0, 1, "格"),
        (1, 0, "下"),
        (1, 1, "段"),
    ]


@pytest.mark.parametrize("glyph", "☐☑☒")
def test_check_boxes_print_the_glyph_that_they_show(glyph: str, fonts: FontBook) -> None:
    assert printed(with_runs(check_box(glyph), run(words("是"))), fonts) == f"{glyph}是"


@pytest.mark.parametrize(
    ("font", "code", "box"),
    [
        ("Wingdings", "F0A8", "□"),
        ("Wingdings", "F06F", "□"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Wingdings 2", "F052", "☑"),
    ],
)
def test_boxes_of_symbol_fonts_are_boxes_whichever_way_they_are_written(
    font: str, code: str, box: str, fonts: FontBook
) -> None:
    face = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    typed = "".join(f"<w:r><w:rPr>{face}</w:rPr><w:t>{char}</w:t></w:r>" for char in _both_forms(code))
    assert printed(with_runs(run(f'<w:sym w:font="{font}" w:char="{code}"/>'), typed), fonts) == box * 3


def _both_forms(code: str) -> tuple[str, str]:
    return chr(int(code, 16)), chr(int(code, 16) - 0xF000)


def test_what_is_marked_inserted_is_printed_and_what_is_deleted_is_not(fonts: FontBook) -> None:
    inserted = f'<w:ins w:id="1" w:author="某">{run(words("增"))}</w:ins>'
    deleted = '<w:del w:id="2" w:author="某"><w:r><w:delText>删</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3" w:author="某">{run(words("移"))}</w:moveFrom>'
    assert printed(with_runs(inserted, deleted, moved), fonts) == "增"


def test_hidden_text_comments_and_bookmarks_print_nothing(fonts: FontBook) -> None:
    marks = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:commentRangeStart w:id="1"/>'
    hidden = run(words("藏"), "<w:vanish/>")
    assert printed(with_runs(marks, hidden, run('<w:commentReference w:id="1"/>')), fonts) == ""


def test_a_hidden_paragraph_takes_no_room(fonts: FontBook) -> None:
    hidden = paragraph("藏", "<w:rPr><w:vanish/></w:rPr>", "<w:vanish/>")
    page = lay_out(document(hidden, paragraph("见")), fonts).pages[0]
    assert page.texts[1].baseline == 72 + 16


def test_links_and_smart_tags_print_their_words(fonts: FontBook) -> None:
    link = f'<w:hyperlink w:anchor="a">{run(words("链"))}</w:hyperlink>'
    tag = f'<w:smartTag w:element="a">{run(words("签"))}</w:smartTag>'
    assert printed(with_runs(link, tag), fonts) == "链签"


@pytest.mark.parametrize(("needs", "shown"), [("w14", "新"), ("wps", "旧")])
def test_of_alternatives_the_one_that_is_understood_is_printed(
    needs: str, shown: str, fonts: FontBook
) -> None:
    both = (
        f'<mc:AlternateContent xmlns:mc="{COMPATIBILITY}"><mc:Choice Requires="{needs}">{run(words("新"))}'
        f"</mc:Choice><mc:Fallback>{run(words('旧'))}</mc:Fallback></mc:AlternateContent>"
    )
    assert printed(with_runs(both), fonts) == shown


def test_other_fields_print_what_word_stored(fonts: FontBook) -> None:
    assert printed(runs(*field('DATE \\@ "yyyy"', "2024")), fonts) == "2024"


@pytest.mark.parametrize(("state", "box"), [('<w:default w:val="0"/>', "□"), ("<w:checked/>", "☑")])
def test_boxes_of_old_forms_are_boxes(state: str, box: str, fonts: FontBook) -> None:
    begin = (
        f'<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar>'
    )
    rest = field("FORMCHECKBOX", "")[1:]
    assert printed(runs(begin, *rest, words("是")), fonts) == f"{box}是"


def test_a_picture_stands_on_the_baseline_of_its_line(fonts: FontBook) -> None:
    docx = document(runs(words("图"), DRAWING, properties=""), parts={"media/image1.png": PICTURE})
    page = lay_out(docx, fonts).pages[0]
    (picture,) = page.pictures
    assert (picture.x, picture.y, picture.width, picture.height) == (84, 72, 100, 50)
    assert picture.data == PICTURE
    assert page.texts[1].baseline == 72 + 50


def test_a_picture_that_is_no_png_or_jpeg_is_refused(fonts: FontBook) -> None:
    docx = document(runs(words("徽标"), DRAWING), parts={"media/image1.png": b"\x01\x00\x00\x00"})
    with pytest.raises(UnsupportedContent, match=r"徽标：.*PNG"):
        lay_out(docx, fonts)
