"""Going through tables, pasting into them, and adding rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, entry_in_hand, form_page, in_hand, press, settle, type_text


def here() -> str:
    found = entry_in_hand()
    assert found is not None
    return found.path


def test_enter_and_arrows_walk_through_the_year_table(view: DraftView) -> None:
    entry(view, "total_output/2022")
    press(Qt.Key.Key_Return)
    assert here() == "output_share_of_county/2022"
    press(Qt.Key.Key_Down)
    assert here() == "sme_output_share/2022"
    press(Qt.Key.Key_Up)
    assert here() == "output_share_of_county/2022"
    press(Qt.Key.Key_Right)
    assert here() == "output_share_of_county/2023"
    press(Qt.Key.Key_Left)
    assert here() == "output_share_of_county/2022"


def test_left_and_right_move_within_the_figure_before_they_leave_it(view: DraftView) -> None:
    entry(view, "total_output/2022")
    type_text("12")
    press(Qt.Key.Key_Left)
    assert here() == "total_output/2022"


def test_a_block_copied_from_excel_fills_the_cells_from_the_cursor_on(view: DraftView) -> None:
    QGuiApplication.clipboard().setText("618.40\t690.15\t760.32\r\n61.2\t62.85\t63.94\r\n")
    entry(view, "total_output/2021")
    QTest.keySequence(in_hand(), QKeySequence(QKeySequence.StandardKey.Paste))
    assert view.session.answers == {
        "total_output/2021": "618.40",
        "total_output/2022": "690.15",
        "total_output/2023": "760.32",
        "output_share_of_county/2021": "61.2",
        "output_share_of_county/2022": "62.85",
        "output_share_of_county/2023": "63.94",
    }


def test_figures_of_a_pasted_block_lose_separators_units_and_percent_signs(view: DraftView) -> None:
    QGuiApplication.clipboard().setText("12,866家\t１３１０４")
    entry(view, "firms/2022")
    QTest.keySequence(in_hand(), QKeySequence(QKeySequence.StandardKey.Paste))
    assert view.session.answers == {"firms/2022": "12866", "firms/2023": "13104"}


def test_a_direction_can_be_given_more_targets(view: DraftView) -> None:
    page = form_page(view, "八")
    add = next(
        each
        for each in page.findChildren(QPushButton)
        if each.accessibleName() == "三年总体目标：主导产业：增加指标"
    )
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    assert here() == "targets/leading_1/label"
    type_text("Brands")
    press(Qt.Key.Key_Tab)
    assert here() == "targets/leading_1/base"
    type_text("3")
    settle(view)
    assert view.session.draft.answers() == {
        "targets/leading_1/label": "Brands",
        "targets/leading_1/base": "3",
    }


def test_added_targets_are_there_when_the_draft_is_opened_again(window, view: DraftView, open_view) -> None:
    view.session.type("targets/leading_2/label", "品牌数量")
    path = view.session.draft.path
    window.go_home()
    again = open_view(path)
    entries = form_page(again, "八").parts.entries
    assert {"targets/leading_1/label", "targets/leading_2/target"} <= set(entries)


def test_walking_down_keeps_the_cell_in_view(view: DraftView) -> None:
    view.window().resize(1280, 640)
    entry(view, "total_output/2021")
    for _ in range(19):
        press(Qt.Key.Key_Down)
    found = entry_in_hand()
    assert found is not None
    assert found.path == "export_growth/2021"
    assert not found.visibleRegion().isEmpty()
