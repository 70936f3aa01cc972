"""Excel files that we write: texts stay texts, and nothing of them depends on the day."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font

from cluster_desktop.documents.excel_file import Look, read_text, saved, write_row

LOOK = Look(Font(), Alignment())


def written(*values: str | int | None) -> bytes:
    book = Workbook()
    write_row(book.worksheets[0], 1, values, LOOK)
    return saved(book)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-", "@厂", "'=1"])
def test_no_text_is_a_formula_even_when_its_cell_is_edited(text: str) -> None:
    cell = load_workbook(io.BytesIO(written(text))).worksheets[0]["A1"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert cell.quotePrefix == (text[0] != "'")


@pytest.mark.parametrize("text", ["_x000D_", "_x005F_", "a_x000d_b", "_x", "x005F_"])
def test_a_text_that_looks_like_a_character_by_number_stays_what_it_is(text: str) -> None:
    cell = load_workbook(io.BytesIO(written(text))).worksheets[0]["A1"]
    assert read_text(str(cell.value)) == text


def test_numbers_stay_numbers_and_what_no_cell_may_hold_is_left_out() -> None:
    row = load_workbook(io.BytesIO(written(7, None, "", "甲\x00\x0b厂"))).worksheets[0][1]
    assert [cell.value for cell in row] == [7, None, None, "甲厂"]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert written("甲", 1) == written("甲", 1)
