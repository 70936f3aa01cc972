"""The index in Excel: text stays text, and the rows come back as they went in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from cluster_desktop.delivery.index_excel import ReadRow, index_excel, read_index_excel
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.volume.rows import IndexRow, Place

ROWS = [
    IndexRow("1", "二、主导产业情况", "=1+1", ("二、甲", "二、乙"), 5, 8),
    IndexRow("", "二、主导产业情况", "缺", ("二、丙",), None, None, None),
    IndexRow("3.2", "三、创新能力情况", "@证书", ("三、丁",), 9, 9, 2),
    IndexRow("4", "四", "无材料的部分", (), None, None, None, part=True, absent="无"),
]
PLACES = [Place("二、甲", (ROWS[0], ROWS[2])), Place("二、丙", (ROWS[1],))]


def written(rows: list[IndexRow], folder: Path) -> Path:
    path = folder / "目录.xlsx"
    path.write_bytes(index_excel(rows, PLACES))
    return path


def test_rows_come_back_as_they_went_in(tmp_path: Path) -> None:
    index = read_index_excel(written(ROWS, tmp_path))
    assert index.rows == [
        ReadRow("1", "二、主导产业情况", "=1+1", 5, 8, 1, ""),
        ReadRow("", "二、主导产业情况", "缺", None, None, None, "缺"),
        ReadRow("3.2", "三、创新能力情况", "@证书", 9, 9, 2, ""),
        ReadRow("4", "四", "无材料的部分", None, None, None, "无"),
    ]
    assert index.places == [("二、甲", ["5—8", "9"]), ("二、丙", ["缺"])]


def test_every_column_is_filled_in_the_words_of_the_index(tmp_path: Path) -> None:
    sheet = load_workbook(written(ROWS, tmp_path)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("序号", "部分", "材料名称", "证明的栏目、勾选项", "起始页", "截止页", "册", "说明")
    assert rows[1] == (1, "二、主导产业情况", "=1+1", "二、甲\n二、乙", 5, 8, 1, None)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, sign: str) -> None:
    path = written([IndexRow("1", "二", f"{sign}HYPERLINK(1)", (f"{sign}A1",), 5, 5)], tmp_path)
    sheet = load_workbook(path).worksheets[0]
    for cell in (sheet["C2"], sheet["D2"]):
        assert cell.data_type == "s"
        assert cell.quotePrefix


@pytest.mark.parametrize("title", ["_x000D_", "a_x005F_b", "甲\n乙"])
def test_a_title_that_looks_like_a_character_by_number_comes_back(tmp_path: Path, title: str) -> None:
    assert (
        read_index_excel(written([IndexRow("1", "二", title, ("项",), 5, 5)], tmp_path)).rows[0].title
        == title
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 3000), max_size=30))
def test_the_same_rows_give_the_same_bytes(starts: list[int]) -> None:
    rows = [IndexRow(str(n), "二", f"材料{n}", ("项",), start, start + n) for n, start in enumerate(starts)]
    assert index_excel(rows, PLACES) == index_excel(rows, PLACES)


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    whole = written(ROWS, tmp_path).read_bytes()
    for harmed in (b"x", whole[: len(whole) // 2], whole.replace(b"PK", b"PX")):
        (tmp_path / "a.xlsx").write_bytes(harmed)
        with pytest.raises(ClusterError, match="不是有效的 Excel"):
            read_index_excel(tmp_path / "a.xlsx")


def test_a_workbook_with_other_heads_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["别的"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(ClusterError, match="表头"):
        read_index_excel(tmp_path / "a.xlsx")


def test_a_page_that_is_no_number_is_named(tmp_path: Path) -> None:
    path = written(ROWS, tmp_path)
    book = load_workbook(path)
    book.worksheets[0]["E2"] = "五"
    book.save(path)
    with pytest.raises(ClusterError, match="“=1\\+1”的起止页不是页码"):
        read_index_excel(path)
