"""The files of a form: the Word file proved, and the PDF that is painted from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from cluster_desktop.documents.bind import BindError
from cluster_desktop.documents.form import FormFiles, blank_form, check_blank, make_form
from cluster_desktop.documents.word import WordFile, w
from cluster_desktop.drafts.draft import Draft
from tests.documents.official import BLANK, EDITION, cell_with, changed, reword
from tests.forms.complete import complete_answers

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.documents.fonts import FontBook


@pytest.fixture(scope="module")
def form(fonts: FontBook) -> FormFiles:
    return make_form(EDITION, complete_answers(EDITION), fonts)


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range().replace("\r\n", "") for page in document]


def test_a_complete_form_is_proved(form: FormFiles):
    assert form.proof.failures == ()


def test_the_pdf_has_the_pages_and_the_words_of_the_form(form: FormFiles):
    pages = words(form.pdf)

    assert len(pages) == form.pages
    assert "二、主导产业情况" in pages[2]
    assert "2024年4月26日" in pages[0]
    assert pages[2].count("12.50") == 3 * 8 + 1


def test_the_same_answers_give_the_same_files(form: FormFiles, fonts: FontBook):
    again = make_form(EDITION, complete_answers(EDITION), fonts)

    assert (again.word, again.pdf) == (form.word, form.pdf)


def test_a_draft_is_marked_on_every_page_of_the_pdf_and_not_in_the_word_file(
    form: FormFiles, fonts: FontBook
):
    draft = make_form(EDITION, complete_answers(EDITION), fonts, draft=True)

    assert draft.word == form.word
    assert all("草稿" in page for page in words(draft.pdf))


def test_the_empty_form_is_the_blank_itself(fonts: FontBook):
    empty = blank_form(EDITION, fonts)

    assert empty.word == BLANK
    assert empty.pages == 18
    assert empty.proof.failures == ()


def test_an_official_blank_takes_the_place_of_ours(fonts: FontBook):
    official = changed(
        BLANK, lambda document: reword(document, "集群占地面积（平方公里）", "集群占地面积(平方公里)")
    )
    form = make_form(EDITION, {"area_km2": "86.50"}, fonts, template=official)

    assert form.proof.failures == ()
    assert "86.50" in words(form.pdf)[1]


def test_an_official_blank_of_another_form_is_refused_by_its_label(fonts: FontBook):
    other = changed(BLANK, lambda document: reword(document, "集群占地面积", "占地面积"))

    with pytest.raises(BindError, match="集群占地面积"):
        blank_form(EDITION, fonts, template=other)


def test_a_blank_that_can_be_used_has_no_problems(fonts: FontBook):
    assert check_blank(BLANK, EDITION, fonts) == ()


def with_picture(document: WordFile) -> None:
    run = cell_with(document, "集群占地面积").find(f".//{w('r')}")
    assert run is not None
    run.append(run.makeelement(w("object")))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"%PDF-1.7", "文件不是 .docx，或已损坏、加密，需换一份完整的文件"),
        (
            changed(BLANK, lambda document: reword(document, "申报时间：", "时间：")),
            "封面没有“申报时间：____”",
        ),
        (
            changed(BLANK, with_picture),
            "集群占地面积（平方公里）：文中有嵌入的对象，程序排不出版面，需先在 Word 里去掉",
        ),
    ],
)
def test_what_cannot_be_used_as_a_blank_is_said_in_plain_words(data: bytes, problem: str, fonts: FontBook):
    assert check_blank(data, EDITION, fonts) == (problem,)


def test_all_that_does_not_bind_is_listed(fonts: FontBook):
    def two_labels(document: WordFile) -> None:
        reword(document, "集群企业数量", "企业数量")
        reword(document, "申报时间：", "时间：")

    found = check_blank(changed(BLANK, two_labels), EDITION, fonts)

    assert {"封面没有“申报时间：____”", "没有“集群企业数量”", "多出“企业数量”一栏"} == set(found)


def test_the_example_county_fits_the_form(example_file: Path, fonts: FontBook):
    with Draft.open(example_file, read_only=True) as draft:
        form = make_form(EDITION, draft.answers(), fonts)

    assert form.proof.failures == ()
