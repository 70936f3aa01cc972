"""What is copied out of the finished form: the words of each cell together, and every mark as itself."""

from __future__ import annotations

import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from cluster_desktop.documents.form import FormFiles, make_form
from cluster_desktop.documents.layout import Layout, lay_out
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.documents.fonts import FontBook

MARK = "草稿"


def squeezed(text: str) -> str:
    return "".join(text.split())


def copied_by_pdfium(pdf: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [squeezed(document[number].get_textpage().get_text_range()) for number in range(len(document))]


def copied_by_poppler(pdf: bytes, folder: Path, *options: str) -> list[str]:
    """The text of each page."""
    (folder / "form.pdf").write_bytes(pdf)
    command = ["pdftotext", "-enc", "UTF-8", *options, str(folder / "form.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    return [squeezed(page) for page in text.split("\f")[:-1]]


@pytest.fixture(scope="module")
def form(example_file: Path, fonts: FontBook) -> FormFiles:
    """The example's form as a draft."""
    with Draft.open(example_file, read_only=True) as draft:
        return make_form(load_edition(draft.edition), draft.answers(), fonts, draft=True)


@pytest.fixture(scope="module")
def layout(form: FormFiles, fonts: FontBook) -> Layout:
    return lay_out(form.word, fonts)


def apart(layout: Layout, pages: list[str]) -> list[str]:
    """The cells whose words are not together on their page."""
    assert len(pages) == len(layout.pages)
    return [
        cell.text
        for page, copied in zip(layout.pages, pages, strict=True)
        for cell in page.cells
        if squeezed(cell.text) not in copied
    ]


def test_the_words_of_each_cell_are_copied_together(form: FormFiles, layout: Layout, tmp_path: Path) -> None:
    assert sum(bool(cell.text) for page in layout.pages for cell in page.cells) > 300
    assert apart(layout, copied_by_pdfium(form.pdf)) == []
    assert apart(layout, copied_by_poppler(form.pdf, tmp_path, "-raw")) == []


def test_every_character_is_copied_as_itself_boxes_too(form: FormFiles, layout: Layout) -> None:
    printed = [Counter(squeezed("".join(text.text for text in page.texts)) + MARK) for page in layout.pages]
    assert printed == [Counter(page) for page in copied_by_pdfium(form.pdf)]
    assert sum(printed, Counter())["☑"] > 20


def test_a_full_form_with_its_faces_stays_small(form: FormFiles) -> None:
    assert len(form.pdf) < 1_500_000


def test_columns_and_lines_are_set_apart(form: FormFiles) -> None:
    document = pypdfium2.PdfDocument(form.pdf)
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    assert any("年度 2021年 2022年 2023年\r\n" in page for page in pages)


def test_the_mark_of_a_draft_stands_outside_the_text(
    form: FormFiles, example_file: Path, fonts: FontBook, tmp_path: Path
) -> None:
    with Draft.open(example_file, read_only=True) as draft:
        clean = make_form(load_edition(draft.edition), draft.answers(), fonts)
    for options in ([], ["-raw"], ["-layout"]):
        marked, plain = (copied_by_poppler(pdf, tmp_path, *options) for pdf in (form.pdf, clean.pdf))
        assert [page.replace(MARK, "") for page in marked] == plain
    assert [page.removeprefix(MARK) for page in copied_by_pdfium(form.pdf)] == copied_by_pdfium(clean.pdf)
