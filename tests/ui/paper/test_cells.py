"""Hands in the cells: keys, blocks, pastes, offers, and what is wrong told in place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.paper.tables.paste_dialog import PasteDialog
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, entry_in_hand, form_page, in_hand, press, settle, type_text

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

# The offscreen platform says so of every dialog with a least size, and of every menu.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support")


def here() -> str:
    found = entry_in_hand()
    assert found is not None
    return found.path


def note(field: Entry) -> str:
    return " ".join(
        label.text()
        for label in field.findChildren(QLabel)
        if label.property("kind") == "refusal" and label.isVisible()
    )


def offer(field: Entry) -> str:
    found = field.offered()
    return found.said if found is not None else ""


def paste(words: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(words)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keySequence(in_hand(), QKeySequence(QKeySequence.StandardKey.Paste))


@pytest.fixture(autouse=True)
def no_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that nobody expects would wait forever."""

    def run(dialog: PasteDialog) -> QDialog.DialogCode:
        raise AssertionError(dialog.words.text())

    monkeypatch.setattr(PasteDialog, "exec", run)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], list[str]]:
    """Answers the dialog of doubtful pastes, and tells what it said."""

    def answer(accept: bool) -> list[str]:
        said: list[str] = []

        def run(dialog: PasteDialog) -> QDialog.DialogCode:
            said.append(dialog.words.text())
            return QDialog.DialogCode.Accepted if accept else QDialog.DialogCode.Rejected

        monkeypatch.setattr(PasteDialog, "exec", run)
        return said

    return answer


def test_escape_gives_the_old_figure_back(view: DraftView) -> None:
    view.session.type("total_output/2022", "690.15")
    entry(view, "total_output/2022")
    type_text("7")
    press(Qt.Key.Key_Escape)
    settle(view)
    assert view.session.draft.answers() == {"total_output/2022": "690.15"}
    assert here() == "total_output/2022"


def test_escape_gives_an_old_text_back(view: DraftView) -> None:
    view.session.type("chain_text", "two\nlines")
    entry(view, "chain_text")
    type_text("more")
    press(Qt.Key.Key_Escape)
    assert view.session.answers["chain_text"] == "two\nlines"


def test_f2_edits_and_the_arrows_stay_in_the_figure(view: DraftView) -> None:
    view.session.type("total_output/2022", "690.15")
    entry(view, "total_output/2022")
    press(Qt.Key.Key_F2)
    type_text("9")
    press(Qt.Key.Key_Right)
    assert here() == "total_output/2022"
    assert view.session.answers["total_output/2022"] == "690.159"
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Right)
    assert here() == "total_output/2023"


def test_walking_down_past_a_figure_of_all_years_comes_back_to_its_column(view: DraftView) -> None:
    entry(view, "leading_output_share/2023")
    press(Qt.Key.Key_Down)
    assert here() == "leading_output_cagr"
    press(Qt.Key.Key_Down)
    assert here() == "firms/2023"
    press(Qt.Key.Key_Return, SHIFT)
    assert here() == "leading_output_cagr"


def test_enter_goes_through_number_and_names_and_on(view: DraftView) -> None:
    entry(view, "platform_nat/count")
    press(Qt.Key.Key_Return)
    assert here() == "platform_nat/names"


def test_enter_and_arrows_walk_through_the_targets(view: DraftView) -> None:
    entry(view, "targets/output_growth/base")
    type_text("10%")
    press(Qt.Key.Key_Return)
    assert here() == "targets/quality_smes/base"
    press(Qt.Key.Key_Right)
    assert here() == "targets/quality_smes/target"
    press(Qt.Key.Key_Up)
    assert here() == "targets/output_growth/target"
    type_text("12%")
    press(Qt.Key.Key_Return, SHIFT)
    type_text("more")
    assert view.session.answers["targets/output_growth/target"] == "12%\nmore"
    press(Qt.Key.Key_Left)
    assert here() == "targets/output_growth/target"


def test_keys_of_a_word_being_composed_never_leave_the_cell(view: DraftView) -> None:
    entry(view, "total_output/2022")
    QApplication.sendEvent(in_hand(), QInputMethodEvent("wang", []))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        press(key)
    assert here() == "total_output/2022"
    done = QInputMethodEvent("", [])
    done.setCommitString("网")
    QApplication.sendEvent(in_hand(), done)
    assert view.session.answers["total_output/2022"] == "网"


def test_a_figure_is_cleaned_when_it_is_left_and_undone_as_one_act(view: DraftView) -> None:
    view.session.type("total_output/2022", "1")
    settle(view)
    entry(view, "total_output/2022")
    line = in_hand()
    assert isinstance(line, QLineEdit)
    line.insert("１，６９０．１５ 亿元")
    press(Qt.Key.Key_Tab)
    assert view.session.draft.answers() == {"total_output/2022": "1690.15"}
    view.session.undo()
    assert view.session.draft.answers() == {"total_output/2022": "1"}


def test_a_wrong_key_is_told_at_once_and_stays(view: DraftView) -> None:
    field = entry(view, "total_output/2022")
    type_text("12.3.4")
    assert note(field) == "有两个小数点。"
    press(Qt.Key.Key_Tab)
    assert note(field) == "有两个小数点。"
    assert view.session.answers["total_output/2022"] == "12.3.4"
    entry(view, "total_output/2022")
    type_text("12.3")
    assert note(field) == ""


def test_a_figure_that_may_fall_below_zero_takes_a_minus(view: DraftView) -> None:
    field = entry(view, "export_growth/2023")
    type_text("-3.2")
    assert note(field) == ""
    field = entry(view, "total_output/2023")
    type_text("-3.2")
    assert "负数" in note(field)


def test_another_unit_is_offered_in_the_cell_and_taken_with_one_key(view: DraftView) -> None:
    field = entry(view, "total_output/2022")
    line = in_hand()
    assert isinstance(line, QLineEdit)
    line.insert("6184000万元")
    press(Qt.Key.Key_Tab)
    assert view.session.answers["total_output/2022"] == "6184000万元"
    entry(view, "total_output/2022")
    assert offer(field) == "合 618.40 亿元"
    press(Qt.Key.Key_Return, ALT)
    assert view.session.answers["total_output/2022"] == "618.40"
    assert (offer(field), note(field)) == ("", "")


def test_what_follows_from_other_figures_is_offered_in_the_cell_and_never_filled_in(view: DraftView) -> None:
    for path, value in {
        "total_output/2021": "618.40",
        "total_output/2022": "690.15",
        "total_output/2023": "760.32",
        "leading_output_share/2021": "88.00",
        "leading_output_share/2022": "88.60",
        "leading_output_share/2023": "89.10",
    }.items():
        view.session.type(path, value)
    field = entry(view, "leading_output_cagr")
    assert offer(field) == "推算 11.57"
    assert "leading_output_cagr" not in view.session.answers
    button = next(each for each in field.findChildren(QPushButton) if each.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(view)
    assert view.session.draft.answers()["leading_output_cagr"] == "11.57"
    assert not button.isVisible()


def test_the_base_of_a_target_is_offered_from_the_form(view: DraftView) -> None:
    view.session.type("rd_spend/2023", "16.15")
    field = entry(view, "targets/rd_spend/base")
    assert offer(field) == "前文 16.15亿元"
    press(Qt.Key.Key_Return, ALT)
    assert view.session.answers["targets/rd_spend/base"] == "16.15亿元"
    assert offer(field) == ""
    type_text("16.15")
    view.session.judge()
    assert offer(field) == ""


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("229万吨", ""),
        ("2290000吨", ""),
        ("0.30吨二氧化碳/万元", ""),
        ("300万吨", "推算 228.10万吨"),
        ("0.40吨二氧化碳/万元", "推算 228.10万吨"),
    ],
)
def test_the_base_of_the_carbon_target_is_offered_until_amount_or_intensity_agrees(
    view: DraftView, qtbot: QtBot, written: str, offered: str
) -> None:
    view.session.type("co2_intensity/2023", "0.30")
    view.session.type("total_output/2023", "760.32")
    field = entry(view, "targets/co2/base")
    assert offer(field) == "推算 228.10万吨"
    press(Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: offer(field) == "")
    view.session.type("targets/co2/base", written)
    view.session.judge()
    form_page(view, "八").parts.hints.look()
    assert offer(field) == offered


def test_a_contradiction_leads_to_the_other_place(view: DraftView) -> None:
    view.session.type("firms/2023", "5")
    view.session.type("smes/2023", "9")
    view.session.judge()
    field = entry(view, "smes/2023")
    link = next(each for each in field.findChildren(QPushButton) if each.isVisible())
    assert "集群企业数量" in link.accessibleName()
    press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert here() == "firms/2023"


def test_a_block_is_chosen_with_shift_and_copied_as_excel_takes_it(view: DraftView) -> None:
    for year, total, share in ((2021, "1", "4"), (2022, "2", "5"), (2023, "3", "6")):
        view.session.type(f"total_output/{year}", total)
        view.session.type(f"output_share_of_county/{year}", share)
    entry(view, "total_output/2022")
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    QTest.keySequence(in_hand(), QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "2\t3\n5\t6\n"
    press(Qt.Key.Key_Delete)
    assert set(view.session.answers) == {"total_output/2021", "output_share_of_county/2021"}
    view.session.undo()
    assert view.session.answers["output_share_of_county/2023"] == "6"


def test_a_block_is_chosen_with_the_mouse(view: DraftView) -> None:
    start = entry(view, "total_output/2021")
    there = form_page(view, "二").parts.entries["output_share_of_county/2022"]
    line = start.inputs()[0]
    QTest.mousePress(line, Qt.MouseButton.LeftButton)
    goal = line.mapFromGlobal(there.mapToGlobal(there.rect().center()))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    way = QMouseEvent(
        QMouseEvent.Type.MouseMove, QPointF(goal), QPointF(line.mapToGlobal(goal)), left, left, none
    )
    QApplication.sendEvent(line, way)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=goal)
    chosen = {path for path, each in form_page(view, "二").parts.entries.items() if each.in_block}
    assert chosen == {
        "total_output/2021",
        "total_output/2022",
        "output_share_of_county/2021",
        "output_share_of_county/2022",
    }
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not start.in_block


def test_a_block_that_is_too_wide_is_shown_first_and_only_what_fits_is_pasted(view: DraftView, asked) -> None:
    said = asked(True)
    entry(view, "total_output/2021")
    paste("1\t2\t3\t4")
    assert said == ["剪贴板有 4 列，从这一格起只有 3 列。放不下的不会粘贴，也可以取消后从另一格开始。"]
    assert [view.session.answers[f"total_output/{year}"] for year in (2021, 2022, 2023)] == ["1", "2", "3"]
    view.session.undo()
    assert view.session.answers == {}


def test_a_paste_that_is_declined_changes_nothing(view: DraftView, asked) -> None:
    said = asked(False)
    entry(view, "total_output/2021")
    paste("1\t不详\t3")
    assert said == ["有 1 格不是数字，粘贴后保留原样并标出。"]
    assert view.session.answers == {}


def test_a_table_of_a_web_page_with_its_headings_is_pasted_without_them(view: DraftView) -> None:
    html = (
        "<table><tr><th>年度<th>2021年<th>2022年<th>2023年</tr>"
        "<tr><td>总产值<td>618.40<td>690.15<td>760.32</tr></table>"
    )
    entry(view, "total_output/2021")
    paste("年度 2021年", html)
    assert set(view.session.answers.values()) == {"618.40", "690.15", "760.32"}
    assert "没有粘贴" in " ".join(label.text() for label in view.strip.findChildren(QLabel))


def test_the_dialog_lists_what_would_be_put_where(view: DraftView, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def run(dialog: PasteDialog) -> QDialog.DialogCode:
        found = dialog.findChild(QTableWidget)
        assert found is not None
        seen.extend(found.item(1, column).text() for column in range(4))
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(PasteDialog, "exec", run)
    view.session.type("total_output/2022", "5")
    entry(view, "total_output/2021")
    paste("1\t2x")
    assert seen == ["集群总产值（2022年）（亿元）", "5", "2x", "数字后面有字母“x”。"]


def test_a_long_text_pasted_into_a_small_cell_is_told_with_its_length(view: DraftView, qtbot) -> None:
    field = entry(view, "targets/cooperation/target")
    paste("\n".join(["集群" * 50] * 30))
    words = next(each for each in field.findChildren(QLabel) if each.property("kind") == "counter")
    assert "粘贴了 3000 字、30 行" in words.text()
    field = entry(view, "operator_contact")
    paste("集群" * 1500)
    qtbot.waitUntil(lambda: "放不下，需删去约" in note(field), timeout=20_000)


def test_rich_text_comes_into_a_line_plain_and_in_one_line(view: DraftView) -> None:
    entry(view, "cluster_name")
    paste("平川县\r\n丝网\x07\t产业", "<p><b>平川县</b></p><p>丝网 产业</p>")
    assert view.session.answers == {"cluster_name": "平川县丝网 产业"}


def test_text_with_tabs_goes_plain_into_a_long_text(view: DraftView) -> None:
    entry(view, "chain_text")
    box = in_hand()
    assert isinstance(box, QPlainTextEdit)
    paste("one\ttwo\x0b\n\n\n\nthree")
    assert view.session.answers == {"chain_text": "one two\n\nthree"}


def test_paste_in_the_menu_of_a_figure_knows_blocks_too(view: DraftView) -> None:
    QGuiApplication.clipboard().setText("1\t2")
    entry(view, "total_output/2021")
    line = in_hand()
    asking = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(line, asking)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.objectName() == "edit-paste").trigger()
    menu.close()
    assert view.session.answers == {"total_output/2021": "1", "total_output/2022": "2"}
