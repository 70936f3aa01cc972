"""The guide through the example county: it follows what is done, and never stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.library import Library
from cluster_desktop.ui.guide.bar import GuideBar
from cluster_desktop.ui.guide.guide import Guide, start_guide
from cluster_desktop.ui.lists.import_dialog import ImportDialog
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import press, settle, type_text

FIGURES = {"total_output/2021": "618.40", "total_output/2022": "690.15", "total_output/2023": "760.32"}


@pytest.fixture
def led(open_view: Callable[[Path], DraftView], library: Library) -> DraftView:
    """A small draft of the example county with the guide at its first step."""
    path = library.new_path("示例")
    with Draft.create(path, edition="hebei-2024", notice="hebei-2024", author="示例") as draft:
        draft.set_many(FIGURES, "示例")
    view = open_view(path)
    start_guide(view)
    return view


def told(view: DraftView) -> str:
    bar = view.findChild(GuideBar)
    assert bar is not None
    return " ".join(label.text() for label in bar.findChildren(QLabel) if label.isVisible())


def button(view: DraftView, words: str) -> QPushButton:
    bar = view.findChild(GuideBar)
    assert bar is not None
    return next(each for each in bar.findChildren(QPushButton) if each.text() == words and each.isVisible())


def test_the_guide_sees_that_a_figure_was_changed_and_changed_back(led: DraftView) -> None:
    assert "导览 1 / 6" in told(led)
    assert led.field_in_hand == "total_output/2023"
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text("1")
    settle(led)
    assert "✓ 填一格" in told(led)
    button(led, "下一步").click()
    assert "✓ 看问题" not in told(led)
    led.undoing.undo()
    settle(led)
    assert led.session.answers["total_output/2023"] == "760.32"
    assert "✓ 看问题" in told(led)


def test_the_sample_is_attached_and_the_tick_is_proved(led: DraftView, qtbot: QtBot) -> None:
    guide = led.findChild(Guide)
    assert guide is not None
    button(led, "下一步").click()
    button(led, "下一步").click()
    assert "附佐证" in told(led)
    path = led.field_in_hand
    button(led, "放入示例材料").click()
    qtbot.waitUntil(lambda: "✓ 附佐证" in told(led), timeout=10_000)
    assert led.session.answers[path] is True
    assert all(each.state == "attached" for each in led.session.requirements_on(path))


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_sample_sheet_is_really_imported(led: DraftView, qtbot: QtBot) -> None:
    for _ in range(3):
        button(led, "下一步").click()
    button(led, "打开示例表格").click()
    qtbot.waitUntil(lambda: bool(led.findChildren(ImportDialog)), timeout=10_000)
    dialog = led.findChild(ImportDialog)
    assert dialog is not None
    take_in = dialog.findChildren(QPushButton)[-1]
    qtbot.waitUntil(lambda: take_in.text() == "导入 1 行", timeout=10_000)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "没有读入的 1 行" in said
    take_in.click()
    qtbot.waitUntil(lambda: "✓ 导入清单" in told(led), timeout=10_000)
    assert led.session.lists.count("firms") == 1
    led.undoing.undo()
    qtbot.waitUntil(lambda: led.session.lists.count("firms") == 0, timeout=10_000)


def test_each_step_leads_to_its_place_and_the_last_one_ends_it(led: DraftView) -> None:
    seen = [led.current]
    for _ in range(5):
        button(led, "下一步").click()
        seen.append(led.current)
    assert seen[3].startswith("list/")
    assert seen[4:] == ["preview", "export"]
    button(led, "完成").click()
    assert not any(each.going_on for each in led.findChildren(Guide))
    assert QApplication.activeModalWidget() is None


def test_the_guide_can_be_left_at_any_time_and_what_was_done_stays(led: DraftView) -> None:
    button(led, "替我改").click()
    button(led, "退出导览").click()
    assert led.session.answers["total_output/2023"] == "1"
    settle(led)
    assert not any(each.isVisible() for each in led.findChildren(GuideBar))


def test_the_key_of_the_guide_leads_to_its_bar_while_one_fills_the_form(led: DraftView) -> None:
    press(Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    assert button(led, "下一步").hasFocus()
    press(Qt.Key.Key_Return)
    assert "看问题" in told(led)


def test_on_a_draft_of_ones_own_the_guide_says_where_it_runs(view: DraftView) -> None:
    view.doings.start_guide()
    assert view.findChild(GuideBar) is None
    assert any("只在示例上进行" in label.text() for label in view.strip.findChildren(QLabel))
