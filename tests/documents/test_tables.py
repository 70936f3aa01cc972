"""Our own papers."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest

from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.tables import Column, Grid, Heading, Text, paper

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

GRID = Grid([Column("序号", 2, "center"), ("名称", 10, "left")], [["1", "甲<乙>&丙\n丁"], ["2", "戊"]])


def test_word_reads_back_what_was_put_in() -> None:
    opened = docx.Document(BytesIO(paper("目录", [Text("县"), Heading("一、总表"), GRID])))
    assert [paragraph.text for paragraph in opened.paragraphs] == ["目录", "县", "一、总表", ""]
    (table,) = opened.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "名称"],
        ["1", "甲<乙>&丙\n丁"],
        ["2", "戊"],
    ]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert paper("目录", [GRID]) == paper("目录", [GRID])


def test_each_row_can_be_found_on_its_page(fonts: FontBook) -> None:
    cells = lay_out(paper("目录", [GRID]), fonts).pages[0].cells
    assert {cell.row: cell.text for cell in cells if cell.column == 1} == {
        0: "名称",
        1: "甲<乙>&丙丁",
        2: "戊",
    }


def test_columns_are_as_wide_as_stated_and_centred(fonts: FontBook) -> None:
    page = lay_out(paper("目录", [GRID]), fonts).pages[0]
    first, second = page.cells[:2]
    assert first.width == pytest.approx(2 * 72 / 2.54, abs=0.05)
    assert second.width == pytest.approx(10 * 72 / 2.54, abs=0.05)
    middle = (first.x + second.x + second.width) / 2
    assert middle == pytest.approx((page.width + (2.8 - 2.6) * 72 / 2.54) / 2, abs=0.1)


def test_the_head_of_a_long_grid_is_repeated_unless_told_otherwise(fonts: FontBook) -> None:
    rows = [[str(number)] for number in range(60)]
    for repeat, expected in ((True, "号"), (False, "23")):
        layout = lay_out(paper("目录", [Grid([Column("号", 3)], rows, repeat_header=repeat)]), fonts)
        assert layout.pages[1].cells[0].text == expected


def test_every_page_carries_its_number_unless_told_otherwise(fonts: FontBook) -> None:
    def feet(*, footer: bool) -> list[str]:
        pages = lay_out(paper("目录", [Grid([Column("号", 3)], [["1"]] * 60)], footer=footer), fonts).pages
        return ["".join(text.text for text in page.texts if text.baseline > 780) for page in pages]

    assert feet(footer=True) == ["— 1 —", "— 2 —", "— 3 —"]
    assert feet(footer=False) == ["", "", ""]


def test_a_lying_page_is_wider_than_high(fonts: FontBook) -> None:
    (page,) = lay_out(paper("目录", [Text("县")], landscape=True), fonts).pages
    assert page.width > page.height


def test_two_grids_stay_two(fonts: FontBook) -> None:
    cells = lay_out(paper("目录", [GRID, GRID]), fonts).pages[0].cells
    assert {cell.table for cell in cells} == {0, 1}


def test_a_row_with_too_few_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        paper("目录", [Grid([Column("甲", 3), Column("乙", 3)], [["一"]])])


def test_controls_and_invisible_characters_are_left_out() -> None:
    opened = docx.Document(BytesIO(paper("目\x0b录\u200b", [])))
    assert opened.paragraphs[0].text == "目录"
