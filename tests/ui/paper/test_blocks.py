"""Blocks from the clipboard: how they are read, cut to the room, and what is left out."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from cluster_desktop.ui.paper.tables.clipboard import block_of, table_of
from cluster_desktop.ui.paper.tables.plain import plain_text
from cluster_desktop.ui.paper.tables.shape import shape_block


def copied(text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


def test_what_excel_copies_is_a_block_and_a_word_is_none() -> None:
    assert block_of(copied("1\t2\r\n3\t4\r\n")) == [["1", "2"], ["3", "4"]]
    assert block_of(copied("丝网")) is None


def test_a_table_of_word_keeps_cells_of_several_paragraphs_whole() -> None:
    html = "<html><body><table><tr><td><p>一</p><p>二</p></td><td>3</td></tr></table></body></html>"
    assert block_of(copied("一\n二\t3", html)) == [["一 二", "3"]]


def test_merged_cells_are_written_once_and_leave_their_room() -> None:
    html = "<table><tr><td rowspan=2>a<td>b<td>c</tr><tr><td colspan=2>e</td></tr></table>"
    assert table_of(html) == [["a", "b", "c"], ["", "e", ""]]


def test_a_page_with_two_tables_is_no_block() -> None:
    assert table_of("<table><tr><td>1</table><table><tr><td>2</table>") is None


def test_headings_that_were_copied_along_are_left_out() -> None:
    block = [["年度", "2021年", "2022年", "2023年"], ["总产值", "1", "2", "3"], ["增速", "9", "", ""]]
    shaped = shape_block(block, [3, 3, 1], figures=True)
    assert shaped.cells == [["1", "2", "3"], ["9"]]
    assert (shaped.lost, shaped.left_out) == ("", "第一行的年份和第一列的名称")


def test_a_first_column_of_figures_is_never_taken_for_names() -> None:
    shaped = shape_block([["12,866家", "１３１０４"]], [2], figures=True)
    assert shaped.cells == [["12,866家", "１３１０４"]]


def test_what_does_not_fit_is_told_with_both_counts() -> None:
    shaped = shape_block([["1", "2", "3", "4"]] * 3, [3, 3], figures=True)
    assert shaped.cells == [["1", "2", "3"]] * 2
    assert shaped.lost == "剪贴板有 4 列，从这一格起只有 3 列，剪贴板有 3 行，从这一格起只有 2 行"


def test_words_from_elsewhere_come_in_plain() -> None:
    assert plain_text("a\tb\r\nc\x07\u200b \xa0\n\n\n\n集群\n") == "a b\nc\n\n集群"
    assert plain_text("平川县\n丝网\nQuality\nfirst", lines=False) == "平川县丝网Quality first"
