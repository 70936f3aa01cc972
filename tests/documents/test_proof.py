"""The proof: it passes what was only filled, and names whatever else was changed."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_desktop.documents.binding.reading import Reader
from cluster_desktop.documents.binding.text import paragraph_text
from cluster_desktop.documents.blank import bound_blank
from cluster_desktop.documents.fill import DoesNotFit, fill
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.proof import prove
from cluster_desktop.documents.proof_pages import page_map
from cluster_desktop.documents.word import WordFile, open_word, w
from cluster_desktop.forms.fields import FieldIndex
from tests.documents.official import BLANK, EDITION, cell_with, changed, found_in, remove, reword, set_in
from tests.forms.complete import complete_answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.documents.word import Element

FONTS = FontBook()
ADDED = {
    "targets/leading_1/label": "规上企业数量",
    "targets/leading_2/label": "市场占有率",
    "plan_idea": "思路\n" * 60,
}
FILLED = fill(BLANK, EDITION, {**complete_answers(EDITION), **ADDED}, FONTS)
INDEX = FieldIndex(EDITION)


def failures(data: bytes) -> str:
    report = prove(BLANK, data, EDITION, FONTS)
    assert report.ok is (not report.failures)
    return "\n".join(report.failures)


def row_of(document: WordFile, words: str) -> Element:
    row = cell_with(document, words).getparent()
    assert row is not None
    return row


def test_the_blank_itself_passes():
    assert failures(BLANK) == ""


def test_a_filled_form_passes_and_says_what_was_compared():
    report = prove(BLANK, FILLED, EDITION, FONTS)

    assert report.failures == ()
    assert report.compared["tables"] == 15
    assert report.compared["rows"] == 128 + 1
    assert report.compared["characters"] > 5000
    assert report.compared["boxes"] == 75
    assert report.compared["placed rows"] > 100
    assert report.compared["pages"] > 18


CHANGES: dict[str, tuple[Callable[[WordFile], None], str]] = {
    "a row height": (
        lambda document: set_in(row_of(document, "集群总产值（亿元）"), "trPr/trHeight", "val", "700"),
        "“集群总产值（亿元）”一行：行高",
    ),
    "a row that may grow": (
        lambda document: set_in(row_of(document, "集群企业数量"), "trPr/trHeight", "hRule", "atLeast"),
        "“集群企业数量”一行：行高",
    ),
    "a column of the grid": (
        lambda document: set_in(document.body.findall(w("tbl"))[2], "tblGrid/gridCol", "w", "3700"),
        "列宽",
    ),
    "the width of a table": (
        lambda document: set_in(document.body.findall(w("tbl"))[2], "tblPr/tblW", "w", "8400"),
        "表格的宽度",
    ),
    "the width of a cell": (
        lambda document: set_in(cell_with(document, "集群企业数量"), "tcPr/tcW", "w", "3000"),
        "“集群企业数量”一格：宽度",
    ),
    "a merge": (
        lambda document: set_in(cell_with(document, "创新平台建设情况"), "tcPr/vMerge", "val", "continue"),
        "合并",
    ),
    "a label": (lambda document: reword(document, "集群企业数量", "企业数量"), "原有的文字被改动"),
    "an option": (lambda document: reword(document, "管理咨询", "咨询"), "原有的文字被改动"),
    "a unit": (lambda document: reword(document, "个", "家"), "原有的文字被改动"),
    "the guidance of the plan": (lambda document: reword(document, "行业地位", "地位"), "原有的文字被改动"),
    "a heading of the plan": (lambda document: reword(document, "保障措施", "措施"), "原有的文字被改动"),
    "a heading outside the tables": (
        lambda document: reword(document, "三、创新能力情况", "三、创新情况"),
        "表格外的文字被改动",
    ),
    "the instructions": (lambda document: reword(document, "23.为确保", "23.为了"), "表格外的文字被改动"),
    "a row taken out": (lambda document: remove(row_of(document, "集群企业数量")), "集群企业数量"),
    "the last row taken out": (lambda document: remove(row_of(document, "是否已被纳入省统计")), "一行缺少"),
    "a row put in": (
        lambda document: row_of(document, "集群企业数量").addnext(row_of(open_word(BLANK), "集群企业数量")),
        "多出了1行",
    ),
    "a cell taken out": (lambda document: remove(cell_with(document, "集群企业数量")), "单元格增减"),
    "a paragraph put in": (
        lambda document: document.body[0].addnext(document.body.makeelement(w("p"))),
        "增减",
    ),
    "the margins": (lambda document: set_in(document.body, "sectPr/pgMar", "top", "1000"), "页面设置"),
    "the size of a label": (
        lambda document: set_in(cell_with(document, "集群企业数量"), "p/r/rPr/sz", "val", "18"),
        "原有的文字被改动",
    ),
    "the line height of a label": (
        lambda document: set_in(cell_with(document, "集群企业数量"), "p/pPr/spacing", "line", "200"),
        "原有的文字被改动",
    ),
    "an added row of another height": (
        lambda document: set_in(row_of(document, "市场占有率"), "trPr/trHeight", "val", "100"),
        "增加的行",
    ),
    "two rows exchanged": (
        lambda document: row_of(document, "集群企业数量").addprevious(
            row_of(document, "其中：集群中小企业数量")
        ),
        "“集群企业数量”一格：表中原有的文字被改动",
    ),
    "a merge dropped": (
        lambda document: remove(found_in(cell_with(document, "创新平台建设情况"), "tcPr/vMerge")),
        "“创新平台建设情况”一格：宽度、合并或边框被改动",
    ),
    "columns merged": (
        lambda document: set_in(cell_with(document, "主导产业所属产业类型"), "tcPr/gridSpan", "val", "1"),
        "“主导产业所属产业类型”一格：宽度、合并或边框被改动",
    ),
    "a table put in": (
        lambda document: document.body[1].addnext(deepcopy(document.body.findall(w("tbl"))[2])),
        "正文的表格增减了",
    ),
    "a table put into a cell": (
        lambda document: cell_with(document, "集群企业数量").insert(
            1, deepcopy(document.body.findall(w("tbl"))[0])
        ),
        "“集群企业数量”一格：里面的表格增减了",
    ),
    "words beside a tick": (
        lambda document: reword(document, "☑创业辅导", "☑创业辅导（已完成）"),
        "原有的文字",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_it_fails_when_something_but_an_answer_is_changed(name: str):
    change, named = CHANGES[name]
    assert named in failures(changed(FILLED, change))


def test_it_fails_when_another_part_of_the_file_is_changed():
    document = open_word(FILLED)
    parts = {
        **document.parts,
        "word/styles.xml": document.parts["word/styles.xml"].replace(b"zh-CN", b"en-US"),
    }

    assert "样式" in failures(WordFile(parts, document.main, document.root).to_bytes())


def test_it_fails_when_text_overflows_its_cell():
    def overflow(document: WordFile) -> None:
        cell = next(cell for cell in Reader(document.body).tables[2] if cell.text == "12.50")
        piece = next(cell.element.iter(w("t")))
        piece.text = "很长的文字" * 20

    assert "超出了表格" in failures(changed(FILLED, overflow))


def test_it_fails_when_a_row_moves_to_another_page():
    def heavier(document: WordFile) -> None:
        heading = next(
            paragraph
            for paragraph in document.body.iter(w("p"))
            if paragraph_text(paragraph) == "二、主导产业情况"
        )
        set_in(heading, "pPr/spacing", "after", "1000")

    blank, moved = (lay_out(data, FONTS) for data in (BLANK, changed(BLANK, heavier)))
    found = list(page_map(bound_blank(BLANK, EDITION), blank).failures(moved, Counter()))

    assert "“集群主导产品出口贸易额增长率（%）”一行不在原来的页上" in found
    assert "“集群总产值（亿元）”一行的位置或高度变了" in found


@pytest.mark.parametrize("data", [b"", b"PK", b"not a Word file"])
def test_what_cannot_be_read_is_a_failure(data: bytes):
    assert "无法核对" in failures(data)


def test_text_of_an_answer_that_repeats_printed_lines_passes():
    text = "存在的问题\n四、未来三年中小企业特色产业集群发展规划\n总体思路"
    data = fill(BLANK, EDITION, {"plan_results": text, "plan_problems": text, "chain_text": "□"}, FONTS)

    assert failures(data) == ""


TEXTS = st.text(st.sampled_from("集群产业（）“”、，。一1 9.%<>&'\"{}□☑\nAz·—"), max_size=260)
PATHS = st.sampled_from(
    [field.path for field in INDEX.fields] + ["targets/green_1/label", "targets/other_3/base"]
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(PATHS, TEXTS, max_size=40))
def test_no_answers_ever_change_the_form(answers: dict[str, str]):
    values = {path: bool(text) if INDEX[path].is_tick else text for path, text in answers.items()}
    try:
        data = fill(BLANK, EDITION, values, FONTS)
    except DoesNotFit:
        return

    assert failures(data) == ""
