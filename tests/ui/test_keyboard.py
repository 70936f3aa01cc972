"""The whole form, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cluster_desktop.ui.paper.section import FormPage
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.window import Window
from tests.ui.hands import entry_in_hand, press, type_text
from tests.ui.test_fields import NOS
from tests.ui.test_typing import saved


def fill_the_field_in_hand(kind: str) -> None:
    if kind in ("single_choice", "multi_choice"):
        press(Qt.Key.Key_Space)
    elif kind == "date":
        type_text("2024-4-26")
    else:
        type_text("7")


def test_a_whole_form_can_be_filled_without_a_mouse(view: DraftView, draft_file: Path) -> None:
    view.show_page(NOS[0])
    for no in NOS:
        assert view.current == no
        done: set[str] = set()
        while (field := entry_in_hand()) is not None and field.path not in done:
            done.add(field.path)
            fill_the_field_in_hand(field.field.kind)
            while entry_in_hand() is field:
                press(Qt.Key.Key_Tab)
            while entry_in_hand() is None and view.pages[no].isAncestorOf(view.window().focusWidget()):
                press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    view.session.autosave.flush()
    answers = saved(draft_file)
    assert set(answers) == {field.path for field in view.session.index.fields}
    assert answers["applied_on"] == "2024-04-26"
    assert answers["chain_work/8"] is True
    assert answers["industry_type"] == "1"


def test_pages_are_made_while_nothing_else_is_to_be_done(
    window: Window, open_view: Callable[[Path], DraftView], draft_file: Path, monkeypatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("cluster_desktop.ui.shell.pages.AHEAD_MS", 1)
    view = open_view(draft_file)
    qtbot.waitUntil(lambda: {page.no for page in view.findChildren(FormPage)} == set(NOS), timeout=20_000)
