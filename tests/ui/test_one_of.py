"""Several buttons of which one is chosen are one stop of Tab, and the chosen one is it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.start.new_dialog import NewDialog
from cluster_desktop.ui.window import Window
from tests.ui.hands import entry, entry_in_hand, in_hand, press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def new_dialog(window: Window, qtbot: QtBot) -> Iterator[NewDialog]:
    dialog = NewDialog(window)
    dialog.open()
    qtbot.waitExposed(dialog)
    yield dialog
    dialog.close()


def test_back_from_the_name_one_comes_to_the_form_that_is_chosen(new_dialog: NewDialog) -> None:
    for _ in range(2):
        QTest.keyClick(new_dialog.focusWidget(), Qt.Key.Key_Backtab)
    held = new_dialog.focusWidget()
    assert isinstance(held, QRadioButton)
    assert held.isChecked()
    QTest.keyClick(held, Qt.Key.Key_Down)
    assert new_dialog.editions.edition().id == "national-2025-review"


def test_tab_comes_to_the_option_that_is_chosen(
    open_view: Callable[[Path], DraftView], draft_file: Path
) -> None:
    with Draft.open(draft_file) as draft:
        draft.set("industry_type", "3", "工信局")
    view = open_view(draft_file)
    entry(view, "area_km2")
    press(Qt.Key.Key_Tab)
    held = in_hand()
    assert isinstance(held, QRadioButton)
    assert held.isChecked()
    assert held.text() == "第三产业"


@pytest.mark.parametrize(
    ("kind", "path", "below"),
    [
        (QCheckBox, "chain_work/1", "chain_work/2"),
        (QRadioButton, "industry_type", "prohibited_industry"),
    ],
)
def test_enter_goes_on_and_answers_nothing_where_the_desktop_has_it_press_buttons(
    view: DraftView, monkeypatch: pytest.MonkeyPatch, kind: type, path: str, below: str
) -> None:
    def pressed(button: QCheckBox | QRadioButton, _: object) -> None:
        button.click()

    monkeypatch.setattr(kind, "keyPressEvent", pressed)
    entry(view, path)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    held = entry_in_hand()
    assert held is not None
    assert held.path == below
    assert view.session.answers == {}
