"""A warning that is kept with a reason, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from cluster_desktop.forms.findings import Finding
from cluster_desktop.ui.check.finding_row import FindingRow
from cluster_desktop.ui.check.page import CheckPage
from cluster_desktop.ui.keeping.editor import KEEP_WORDS, ReasonEditor
from cluster_desktop.ui.keeping.note import KeptNote
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.window import Window
from tests.ui.hands import entry, entry_in_hand, in_hand, press, settle, type_text

AREA = "area_km2"
REASON = "The area includes the shared park"


@pytest.fixture
def warned(open_view: Callable[[Path], DraftView], draft_of: Callable[[str], Path]) -> DraftView:
    """A draft whose cluster covers more than the standard has in general."""
    view = open_view(draft_of("national-2024"))
    entry(view, AREA)
    type_text("120.00")
    settle(view)
    return view


def warnings(view: DraftView) -> list[Finding]:
    return [each for each in view.session.findings_on(AREA) if each.level == "warning"]


def button_in(area: QWidget, words: str) -> QPushButton:
    QApplication.processEvents()
    return next(each for each in area.findChildren(QPushButton) if each.text() == words and each.isVisible())


def words_in(area: QWidget) -> str:
    return " ".join(label.text() for label in area.findChildren(QLabel) if label.isVisible())


def check_page(view: DraftView) -> CheckPage:
    view.show_page("check")
    page = view.pages["check"]
    assert isinstance(page, CheckPage)
    return page


def row_of(page: CheckPage, finding: Finding) -> FindingRow:
    QApplication.processEvents()
    return next(row for row in page.findChildren(FindingRow) if row.finding == finding and row.isVisible())


def keep_in_panel(view: DraftView) -> None:
    entry(view, AREA)
    button_in(view.panel, KEEP_WORDS).click()
    type_text(REASON)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_reason_written_in_the_panel_keeps_the_warning(warned: DraftView) -> None:
    assert len(warnings(warned)) == 1
    keep_in_panel(warned)
    assert warnings(warned) == []
    words = words_in(warned.panel)
    assert "已说明理由" in words
    assert f"理由：{REASON}" in words
    assert "工信局 · 今天" in words


def test_the_cursor_is_back_in_the_field_when_the_reason_is_given(warned: DraftView) -> None:
    keep_in_panel(warned)
    here = entry_in_hand()
    assert here is not None
    assert here.path == AREA


def test_nothing_is_kept_without_a_reason(warned: DraftView) -> None:
    entry(warned, AREA)
    button_in(warned.panel, KEEP_WORDS).click()
    assert not button_in(warned.panel, "保留").isEnabled()
    type_text("   ")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(warnings(warned)) == 1


def test_escape_gives_the_writing_up(warned: DraftView) -> None:
    entry(warned, AREA)
    button_in(warned.panel, KEEP_WORDS).click()
    type_text(REASON)
    press(Qt.Key.Key_Escape)
    assert len(warnings(warned)) == 1
    assert button_in(warned.panel, KEEP_WORDS).isVisible()


def test_a_reason_that_was_begun_is_there_when_one_comes_back(warned: DraftView) -> None:
    entry(warned, AREA)
    button_in(warned.panel, KEEP_WORDS).click()
    type_text("The area")
    entry(warned, "cluster_name")
    warned.go_to(AREA)
    (editor,) = (each for each in warned.panel.findChildren(ReasonEditor) if each.isVisible())
    words = editor.findChild(QPlainTextEdit)
    assert words is not None
    assert words.toPlainText() == "The area"


def test_an_error_cannot_be_kept(warned: DraftView) -> None:
    entry(warned, AREA)
    type_text("many")
    settle(warned)
    assert [each.level for each in warned.session.findings_on(AREA)] == ["error"]
    shown = [each for each in warned.panel.findChildren(QPushButton) if each.isVisible()]
    assert KEEP_WORDS not in [each.text() for each in shown]
    page = check_page(warned)
    (finding,) = warned.session.findings_on(AREA)
    assert row_of(page, finding).findChildren(QPushButton) == []


def test_other_figures_bring_the_warning_back(warned: DraftView) -> None:
    keep_in_panel(warned)
    entry(warned, AREA)
    type_text("130.00")
    settle(warned)
    assert len(warnings(warned)) == 1
    assert "已说明理由" not in words_in(warned.panel)


def test_on_the_check_page_a_kept_warning_is_listed_apart(warned: DraftView) -> None:
    page = check_page(warned)
    (finding,) = warnings(warned)
    QTest.mouseClick(button_in(row_of(page, finding), KEEP_WORDS), Qt.MouseButton.LeftButton)
    assert warned.current == "check"
    type_text(REASON)
    QTest.mouseClick(button_in(page, "保留"), Qt.MouseButton.LeftButton)
    assert warnings(warned) == []
    assert "已说明理由 1 条" in words_in(page)
    assert finding not in [row.finding for row in page.findChildren(FindingRow) if row.isVisible()]
    assert page.isAncestorOf(in_hand())


def test_a_kept_warning_can_be_taken_back(warned: DraftView) -> None:
    keep_in_panel(warned)
    page = check_page(warned)
    (note,) = page.findChildren(KeptNote)
    button_in(note, "撤回保留").click()
    (finding,) = warnings(warned)
    assert row_of(page, finding)
    assert "已说明理由" not in words_in(page)


def test_a_kept_warning_leads_to_its_field(warned: DraftView) -> None:
    keep_in_panel(warned)
    page = check_page(warned)
    button_in(page.findChildren(KeptNote)[0], "去填写 ›").click()
    here = entry_in_hand()
    assert here is not None
    assert here.path == AREA


def test_what_was_kept_is_kept_when_the_draft_is_opened_again(
    warned: DraftView, window: Window, open_view: Callable[[Path], DraftView]
) -> None:
    keep_in_panel(warned)
    path = warned.session.draft.path
    window.go_home()
    again = open_view(path)
    assert warnings(again) == []
    assert [kept.reason for kept in again.session.keepings.kept] == [REASON]
