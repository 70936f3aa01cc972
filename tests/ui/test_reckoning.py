"""The figure that follows from others, offered beside the field in hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cluster_desktop.ui.field.between import Between
from cluster_desktop.ui.field.kinds import Kinds
from cluster_desktop.ui.field.reckoning import Reckoning
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, in_hand, press, settle, type_text

MEAN = "leading_output_cagr"
FIGURES = {
    "total_output/2021": "618.40",
    "total_output/2023": "760.32",
    "leading_output_share/2021": "88.00",
    "leading_output_share/2023": "89.10",
}


@pytest.fixture
def reckoned(view: DraftView) -> DraftView:
    """A draft with the figures that the mean growth of 产值 follows from."""
    for path, figure in FIGURES.items():
        view.session.type(path, figure)
    settle(view)
    return view


def told(view: DraftView) -> str:
    return " ".join(label.text() for label in offer(view).findChildren(QLabel) if label.isVisible())


def offer(view: DraftView) -> Reckoning:
    part = view.panel.findChild(Reckoning)
    assert isinstance(part, Reckoning)
    return part


def adopt_buttons(view: DraftView) -> list[QPushButton]:
    return [each for each in offer(view).findChildren(QPushButton) if each.isVisible()]


def line_in_hand() -> QLineEdit:
    line = in_hand()
    assert isinstance(line, QLineEdit)
    return line


def test_the_figure_is_offered_with_its_formula_and_its_clause(reckoned: DraftView) -> None:
    entry(reckoned, MEAN)
    words = told(reckoned)
    assert "11.57 %" in words
    assert "按填报说明 9 计算：" in words
    assert "760.32" in words
    assert words.endswith("= 11.57")


def test_nothing_is_offered_while_a_figure_is_missing(reckoned: DraftView) -> None:
    entry(reckoned, "total_output/2021")
    press(Qt.Key.Key_Delete)
    settle(reckoned)
    entry(reckoned, MEAN)
    assert not offer(reckoned).isVisible()


def test_alt_and_enter_write_the_figure_into_the_field_as_one_change(reckoned: DraftView) -> None:
    entry(reckoned, MEAN)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert line_in_hand().text() == "11.57"
    (change,) = reckoned.session.history(MEAN)
    assert (change.value, change.author) == ("11.57", "工信局")


def test_a_click_writes_the_figure_and_leaves_the_cursor_there(reckoned: DraftView) -> None:
    entry(reckoned, MEAN)
    type_text("12.40")
    settle(reckoned)
    (button,) = adopt_buttons(reckoned)
    assert button.text() == "采用　Alt+Enter"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert line_in_hand().text() == "11.57"
    assert [change.value for change in reckoned.session.history(MEAN)] == ["11.57", "12.40"]


def test_control_z_brings_back_what_was_there_before_the_figure(reckoned: DraftView) -> None:
    entry(reckoned, MEAN)
    type_text("12.40")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line_in_hand().text() == "12.40"
    assert reckoned.session.answers[MEAN] == "12.40"


def test_an_answer_that_agrees_is_said_to_agree_and_no_longer_offered(reckoned: DraftView) -> None:
    entry(reckoned, MEAN)
    type_text("11.57")
    settle(reckoned)
    assert "✓ 与填报一致" in told(reckoned)
    assert not adopt_buttons(reckoned)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert [change.value for change in reckoned.session.history(MEAN)] == ["11.57"]


def test_an_answer_that_was_rounded_agrees_as_well(reckoned: DraftView) -> None:
    entry(reckoned, MEAN)
    type_text("11.6")
    settle(reckoned)
    assert "✓ 与填报一致" in told(reckoned)


def test_a_contradiction_is_told_while_it_is_being_typed(reckoned: DraftView, qtbot: QtBot) -> None:
    entry(reckoned, MEAN)
    type_text("12.40")
    qtbot.waitUntil(lambda: "填 12.40" in panel_words(reckoned))
    assert "✓ 与填报一致" not in panel_words(reckoned)
    for _ in range(5):
        press(Qt.Key.Key_Backspace)
    type_text("11.57")
    qtbot.waitUntil(lambda: "✓ 与填报一致" in panel_words(reckoned))
    assert "填 11" not in panel_words(reckoned)


def test_the_offer_follows_the_figures_that_it_comes_from(reckoned: DraftView) -> None:
    reckoned.session.type("total_output/2023", "800.00")
    settle(reckoned)
    entry(reckoned, MEAN)
    assert "14.45 %" in told(reckoned)


def test_where_the_panel_is_folded_the_key_takes_the_figure_that_stands_in_the_cell(
    reckoned: DraftView,
) -> None:
    reckoned.window().resize(1100, 720)
    entry(reckoned, MEAN)
    assert not reckoned.panel.isVisible()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert reckoned.session.answers[MEAN] == "11.57"


def panel_words(view: DraftView) -> str:
    return " ".join(label.text() for label in view.panel.findChildren(QLabel) if label.isVisible())


def test_the_years_between_are_told_beside_the_target_and_beside_the_goals_of_each_year(
    reckoned: DraftView,
) -> None:
    for path, value in {
        "targets/patents/base": "1000件",
        "targets/patents/target": "1331件",
        "targets/iip_rate/base": "24%",
        "targets/iip_rate/target": "45%",
        "targets/leading_1/label": "上市企业（家）",
        "targets/leading_1/base": "8",
        "targets/leading_1/target": "27",
    }.items():
        reckoned.session.type(path, value)
    for path, told in {
        "targets/patents/target": ["2024年", "1100件", "2025年", "1210件", "2026年", "1331件"],
        "plan_stage_2": [
            "有效发明专利数量",
            "1210件",
            "工业互联网普及率",
            "38.00%",
            "上市企业（家）",
            "18家",
        ],
        "plan_idea": [],
    }.items():
        reckoned.go_to(path)
        part = reckoned.panel.findChild(Between)
        assert part is not None
        assert part.isVisible() == bool(told)
        seen = [label.text() for label in part.findChildren(QLabel) if label.isVisible()]
        assert seen[1 : 1 + len(told)] == told


def test_beside_the_number_of_good_firms_stand_those_of_each_kind_and_no_sum(reckoned: DraftView) -> None:
    for path, count in {"zjtx_smes/2023": "52", "little_giants/2023": "4", "champions/2022": "1"}.items():
        reckoned.session.type(path, count)
    reckoned.go_to("targets/quality_smes/base")
    part = reckoned.panel.findChild(Kinds)
    assert part is not None
    seen = [label.text() for label in part.findChildren(QLabel) if label.isVisible()]
    assert [words for words in seen if words.isdecimal()] == ["52", "4"]
    assert reckoned.session.offers_on("targets/quality_smes/base") == ()
    reckoned.go_to("targets/quality_smes/target")
    assert not part.isVisible()
