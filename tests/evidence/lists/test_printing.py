from __future__ import annotations

import pypdfium2
import pytest

from cluster_desktop.documents.fonts import FontBook, MissingGlyph
from cluster_desktop.evidence.lists.printing import list_pdf
from cluster_desktop.evidence.lists.rows import ListRow
from tests.evidence.lists.sheets import code, the_list

FIRMS = the_list("firms")


def rows(many: int, **more: str) -> list[ListRow]:
    made = (
        {"firm": f"平川县第{n}厂", "credit_code": code(n), "product": "丝网", **more} for n in range(many)
    )
    return [ListRow(str(number), number, cells) for number, cells in enumerate(made, 1)]


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def test_every_row_is_printed_once_under_a_head_on_every_page(fonts: FontBook):
    pages = pages_of(list_pdf(FIRMS, rows(100), "平川县丝网产业集群", fonts))
    assert len(pages) > 2
    assert all("统一社会信用代码" in page and "序号" in page for page in pages)
    whole = "".join(pages)
    assert [whole.count(code(number)) for number in range(100)] == [1] * 100
    assert "共 100 家" in pages[0]
    assert "平川县丝网产业集群" in pages[0]


def test_the_same_rows_give_the_same_bytes(fonts: FontBook):
    assert list_pdf(FIRMS, rows(30), "集群", fonts) == list_pdf(FIRMS, rows(30), "集群", FontBook())


def test_columns_that_nobody_filled_in_are_left_out_and_few_columns_stand_upright(fonts: FontBook):
    plain = [ListRow("a", 1, {"firm": "甲厂"})]
    pdf = list_pdf(FIRMS, plain, "集群", fonts)
    assert "从业人员" not in pages_of(pdf)[0]
    width, height = pypdfium2.PdfDocument(pdf)[0].get_size()
    assert width < height
    wide, high = pypdfium2.PdfDocument(
        list_pdf(FIRMS, rows(2, town="镇", staff="3", size="小型"), "", fonts)
    )[0].get_size()
    assert wide > high


def test_a_row_of_any_length_is_printed_whole(fonts: FontBook):
    long = "".join(chr(0x4E00 + number) for number in range(1000))
    whole = "".join(pages_of(list_pdf(FIRMS, rows(3, size=long, town="镇", staff="3"), "集群", fonts)))
    letters = "".join(whole.split())
    assert all(letters.count(char) >= 3 for char in long[:1000:37])


def test_rare_characters_are_printed_and_extracted(fonts: FontBook):
    (page,) = pages_of(list_pdf(FIRMS, [ListRow("a", 1, {"firm": "𠮷田㐂厂"})], "集群", fonts))
    assert "𠮷田㐂厂" in page


def test_a_character_that_no_face_has_is_named_with_its_row(fonts: FontBook):
    with pytest.raises(MissingGlyph) as caught:
        list_pdf(
            FIRMS, [*rows(1), ListRow("b", 2, {"firm": "甲\U0003134f\ue123厂"})], "集群", FontBook(rare=[])
        )
    assert "集群全部企业清单第 2 行" in str(caught.value)
