"""A list opened: typing, pasting, deleting, finding, sorting, mending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.lists.reading import read_rows
from cluster_desktop.ui.exchange.conflict_choice import ConflictChoice
from cluster_desktop.ui.lists.list_page import ListPage
from cluster_desktop.ui.lists.order_button import OrderButton
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import in_hand, press, settle
from tests.ui.lists.conftest import FIRMS, code, firm

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Opened = Callable[[Path], tuple[DraftView, ListPage]]
Put = Callable[..., Path]


def rows_of(view: DraftView) -> list[dict[str, str]]:
    return [dict(row.cells) for row in read_rows(view.session.draft, "firms")]


def column(page: ListPage, key: str) -> int:
    return [each.key for each in page.definition.columns].index(key)


def told(page: ListPage) -> str:
    QApplication.processEvents()
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def write(words: str) -> None:
    """Type over the cell in hand.  Qt's own test keys know no Chinese, which comes from an input method."""
    if words.isascii():
        for sign in words:
            QTest.keyClicks(in_hand(), sign)
        return
    press(Qt.Key.Key_F2)
    editor = in_hand()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(words)


def bad(page: ListPage, qtbot: QtBot, count: int) -> None:
    qtbot.waitUntil(lambda: f"有问题 {count} 行" in told(page) if count else "有问题" not in told(page))


def test_an_empty_list_says_what_to_do_and_takes_what_is_typed(opened: Opened, draft_file: Path) -> None:
    view, page = opened(draft_file)
    assert "还没有内容" in told(page)
    write("平川丝网公司")
    press(Qt.Key.Key_Tab)
    write(code(7).lower())
    press(Qt.Key.Key_Return)
    assert rows_of(view) == [{"firm": "平川丝网公司", "credit_code": code(7)}]
    assert "还没有内容" not in told(page)
    assert page.table.line == 1, "Enter goes on to the empty line"


def test_each_edit_is_saved_at_once_and_undone_with_one_key(with_firms: Put, opened: Opened) -> None:
    view, page = opened(with_firms([firm(1), firm(2)]))
    page.table.go_to(1, 0)
    write("新名称")
    press(Qt.Key.Key_Return)
    assert rows_of(view)[1]["firm"] == "新名称"
    QTest.keySequence(in_hand(), QKeySequence("Ctrl+Z"))
    assert rows_of(view)[1]["firm"] == "平川第2丝网公司"
    assert page.table.line == 1
    QTest.keySequence(in_hand(), QKeySequence("Ctrl+Y"))
    assert rows_of(view)[1]["firm"] == "新名称"


def test_a_block_from_excel_fills_cells_and_makes_rows(with_firms: Put, opened: Opened) -> None:
    view, page = opened(with_firms([firm(1)]))
    page.table.go_to(0, column(page, "size"))
    QGuiApplication.clipboard().setText("中型\t城关镇\r\n小型\t北关镇\r\n")
    QTest.keySequence(in_hand(), QKeySequence(QKeySequence.StandardKey.Paste))
    first, second = rows_of(view)
    assert (first["size"], first["town"]) == ("中型", "城关镇")
    assert second == {"size": "小型", "town": "北关镇"}
    QTest.keySequence(in_hand(), QKeySequence("Ctrl+Z"))
    assert rows_of(view) == [dict(firm(1).cells)], "one paste is one act"


def test_the_headings_that_come_along_with_a_copied_template_are_left_out(
    opened: Opened, draft_file: Path
) -> None:
    view, _ = opened(draft_file)
    QGuiApplication.clipboard().setText("企业名称 *\t统一社会信用代码\n平川丝网公司\t" + code(3))
    QTest.keySequence(in_hand(), QKeySequence(QKeySequence.StandardKey.Paste))
    assert rows_of(view) == [{"firm": "平川丝网公司", "credit_code": code(3)}]


def test_what_is_selected_is_copied_for_excel(with_firms: Put, opened: Opened) -> None:
    _, page = opened(with_firms([firm(1), firm(2)]))
    page.table.selectAll()
    page.table.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["平川第1丝网公司", code(1)]
    assert len(lines[0].split("\t")) == len(page.definition.columns)


def test_rows_are_deleted_and_cells_emptied_by_keys(with_firms: Put, opened: Opened) -> None:
    view, page = opened(with_firms([firm(1, town="城关镇"), firm(2), firm(3)]))
    page.table.go_to(0, column(page, "town"))
    press(Qt.Key.Key_Delete)
    assert "town" not in rows_of(view)[0]
    page.table.go_to(1, 0)
    press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row["firm"] for row in rows_of(view)] == ["平川第1丝网公司", "平川第3丝网公司"]
    assert page.table.model().headerData(1, Qt.Orientation.Vertical) == "2", "序号 leaves no gap"


def test_a_choice_drops_down_and_what_it_does_not_hold_is_bad(
    with_firms: Put, opened: Opened, qtbot: QtBot
) -> None:
    view, page = opened(with_firms([firm(1)]))
    page.table.go_to(0, column(page, "size"))
    press(Qt.Key.Key_F2)
    box = in_hand()
    assert isinstance(box, QComboBox)
    assert [box.itemText(place) for place in range(box.count())] == ["", "大型", "中型", "小型", "微型"]
    box.setCurrentText("巨型")
    press(Qt.Key.Key_Return)
    bad(page, qtbot, 1)
    page.table.go_to(0, column(page, "size"))
    assert "“巨型”不在可选范围" in told(page)
    assert rows_of(view)[0]["size"] == "巨型", "what is wrong is kept nevertheless"


def test_f4_goes_from_one_bad_cell_to_the_next(with_firms: Put, opened: Opened, qtbot: QtBot) -> None:
    _, page = opened(with_firms([firm(1), firm(2, staff="很多"), firm(3), firm(4, credit_code="91")]))
    bad(page, qtbot, 2)
    press(Qt.Key.Key_F4)
    assert (page.table.line, page.table.column) == (1, column(page, "staff"))
    assert "“很多”不是数字" in told(page)
    press(Qt.Key.Key_F4)
    assert (page.table.line, page.table.column) == (3, column(page, "credit_code"))
    press(Qt.Key.Key_F4)
    assert page.table.line == 1, "round and round"


def test_only_the_bad_rows_can_be_shown_and_a_mended_one_stays_until_the_end(
    with_firms: Put, opened: Opened, qtbot: QtBot
) -> None:
    _, page = opened(with_firms([firm(1), firm(2, staff="很多"), firm(3)]))
    bad(page, qtbot, 1)
    page._bad_only.click()
    assert page.table.model().rowCount() == 2
    page.table.setFocus()
    page.table.go_to(0, column(page, "staff"))
    write("12")
    press(Qt.Key.Key_Return)
    bad(page, qtbot, 0)
    assert page.table.model().rowCount() == 2
    page._bad_only.click()
    assert page.table.model().rowCount() == 4


def test_two_rows_of_one_firm_are_named(with_firms: Put, opened: Opened, qtbot: QtBot) -> None:
    _, page = opened(with_firms([firm(1), firm(2)]))
    page.table.go_to(1, column(page, "credit_code"))
    write(code(1))
    press(Qt.Key.Key_Return)
    bad(page, qtbot, 1)
    press(Qt.Key.Key_F4)
    assert "与第 1 行重复" in told(page)


def test_words_are_found_in_the_list(with_firms: Put, opened: Opened, qtbot: QtBot) -> None:
    _, page = opened(with_firms([firm(number) for number in range(1, 21)]))
    QTest.keySequence(in_hand(), QKeySequence(QKeySequence.StandardKey.Find))
    write("第1")
    press(Qt.Key.Key_Return)
    assert "2 / 11 处" in told(page) or "1 / 11 处" in told(page)
    before = page.table.line
    press(Qt.Key.Key_Return)
    assert page.table.line > before
    press(Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def order(page: ListPage, words: str) -> None:
    """Choose an order from the menu."""
    button = page.findChild(OrderButton)
    assert button is not None
    button.click()
    menu = button.findChildren(QMenu)[-1]
    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()


def test_rows_are_sorted_on_the_screen_and_for_good(with_firms: Put, opened: Opened, qtbot: QtBot) -> None:
    view, page = opened(with_firms([firm(1, staff="9"), firm(2, staff="120"), firm(3)]))
    page.table.go_to(0, column(page, "staff"))
    order(page, "按“从业人员（人）”降序")
    assert [page.table.model().headerData(line, Qt.Orientation.Vertical) for line in range(3)] == [
        "2",
        "1",
        "3",
    ]
    order(page, "按现在的次序重新编号")
    assert [row.get("staff") for row in rows_of(view)] == ["120", "9", None]
    assert page.table.model().headerData(0, Qt.Orientation.Vertical) == "1"


def test_where_colleagues_disagree_on_a_row_it_is_decided_there(
    with_firms: Put, opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    path = with_firms([firm(1), firm(2)])
    other = tmp_path / "统计局.jqsb"
    other.write_bytes(path.read_bytes())
    row = f"{FIRMS}/{code(2)}"
    for place, name in ((path, "甲公司"), (other, "乙公司")):
        with Draft.open(place) as draft:
            draft.set(row, {**firm(2).cells, "firm": name, "no": 2}, name)
    with Draft.open(path) as draft, Draft.open(other) as theirs, draft.writing() as writing:
        writing.unite(theirs.all_changes())
    view, page = opened(path)
    page.table.go_to(1, 0)
    choice = page.findChild(ConflictChoice)
    assert choice is not None
    assert "选定一种填法" in told(page)
    number = 1 if view.session.conflicts[row][-1].author == "甲公司" else 2
    QTest.keyClick(in_hand(), getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.AltModifier)
    assert view.session.conflicts == {}
    assert rows_of(view)[1]["firm"] == "甲公司"


def test_the_count_contradicts_the_form_and_is_taken_over_from_either_side(
    with_firms: Put, opened: Opened, qtbot: QtBot
) -> None:
    view, page = opened(with_firms([firm(1), firm(2)], stated="12"))
    assert "与申报表不一致 1 项" in told(page)
    assert any("清单有 2 家" in each.message for each in view.session.findings)
    view.go_to("firms/2023")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert view.session.answers["firms/2023"] == "2"
    settle(view)
    assert not any("清单有" in each.message for each in view.session.findings)
    view.show_page(FIRMS)
    assert "与申报表一致" in told(page)
    page.table.go_to(2, 0)
    write("又一家公司")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("清单有 3 家" in each.message for each in view.session.findings))


def test_the_requirement_of_a_list_is_met_by_its_rows(opened: Opened, draft_file: Path, qtbot: QtBot) -> None:
    view, page = opened(draft_file)

    def state() -> str:
        asked = view.session.lists.asked_by(page.definition)
        return next(each.state for each in asked if each.id == "notice/3")

    assert state() == "missing"
    write("平川丝网公司")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state() == "attached")
    QTest.keySequence(in_hand(), QKeySequence("Ctrl+Z"))
    qtbot.waitUntil(lambda: state() == "missing")


def test_after_a_paste_only_the_first_cell_of_it_is_selected_though_ctrl_is_still_held(
    opened: Opened, draft_file: Path, qtbot: QtBot
) -> None:
    _, page = opened(draft_file)
    QGuiApplication.clipboard().setText(f"平川丝网公司\t{code(3)}")
    # Through the window: only so does Qt know of the key that is held.
    QTest.keyClick(page.window().windowHandle(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2)
    assert [(each.row(), each.column()) for each in page.table.selectedIndexes()] == [(0, 0)]


def test_the_time_of_the_last_saving_is_that_of_the_last_row_too(with_firms: Put, opened: Opened) -> None:
    view, _ = opened(with_firms([firm(1)]))
    before = view.session.autosave.saved_at
    assert before is not None
    QGuiApplication.clipboard().setText("平川丝网公司")
    QTest.keySequence(in_hand(), QKeySequence(QKeySequence.StandardKey.Paste))
    after = view.session.autosave.saved_at
    assert after is not None
    assert after > before
    assert any(f"{after:%H:%M:%S}" in label.text() for label in view.top.findChildren(QLabel))
