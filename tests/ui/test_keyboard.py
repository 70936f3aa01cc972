"""The whole form, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from cluster_desktop.ui.shell.draft_view import DraftView
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
