"""Tab reaches every control of every page of every edition, in the order in which one reads."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cluster_desktop.forms.loader import edition_ids
from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.paper.section import FormPage
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.shell.route import Route
from cluster_desktop.ui.window import Window
from cluster_desktop.ui.words import instructions_of
from tests.ui.access import described, spoken, stops
from tests.ui.conftest import EDITION
from tests.ui.hands import in_hand, press
from tests.ui.tabbing import leaps, missed, tab_round

Open = Callable[[Path], DraftView]
Make = Callable[[str], Path]
FIRMS = "list/firms"


def entries(visited: list[QWidget]) -> list[Entry]:
    """The fields of the form among the controls."""
    found: dict[Entry, None] = {}
    for widget in visited:
        at: QWidget | None = widget
        while at is not None and not isinstance(at, Entry):
            at = at.parentWidget()
        # A chip stands in the field whose proof it is.
        if at is not None and widget in at.inputs():
            found[at] = None
    return list(found)


def untold(view: DraftView, entry: Entry) -> list[str]:
    """What a screen reader does not say of a field although the form says it."""
    field, first = entry.field, entry.inputs()[0]
    told = spoken(first) + described(first)
    item = view.session.index.item(field.key)
    due = [field.unit or "", f"最多 {field.max_chars} 字" if field.max_chars else ""]
    if item is not None and field == view.session.index.of(field.key)[0]:
        due += [words for _, words in instructions_of(view.session.edition, item)] + [field.evidence or ""]
    return [f"{field.path}: {words}" for words in due if words not in told]


@pytest.fixture
def screen_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if one listened: not every Qt can be told so without a screen."""
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)


@pytest.mark.parametrize("edition", edition_ids())
def test_tab_goes_through_every_page_as_one_reads_it_and_back(
    window: Window, open_view: Open, half_of: Make, edition: str
) -> None:
    view = open_view(half_of(edition))
    faults: list[str] = []
    both = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    for key, direction in itertools.product([*Route(view.session.edition).keys, FIRMS], both):
        page = view.pages[key]
        view.show_page(key)
        QApplication.processEvents()
        visited = tab_round(window, direction)
        # What the panel shows follows the field in hand: it is another at every stop.
        due = [each for each in stops(window) if not view.panel.isAncestorOf(each)]
        if direction == Qt.Key.Key_Backtab:
            visited.reverse()
        faults += [f"{key} {direction.name}: {each}" for each in missed(due, visited) + leaps(visited)]
        if isinstance(page, FormPage):
            printed = [each.path for each in page.parts.entries.values()]
            first = printed.index(entries(visited)[0].path)
            assert [each.path for each in entries(visited)] == printed[first:] + printed[:first], key
    assert not faults


@pytest.mark.usefixtures("screen_reader")
@pytest.mark.parametrize("edition", edition_ids())
def test_a_screen_reader_says_what_the_form_says_of_each_field(
    open_view: Open, draft_of: Make, edition: str
) -> None:
    view = open_view(draft_of(edition))
    faults: list[str] = []
    for key in view.session.standings:
        view.show_page(key)
        page = view.pages[key]
        assert isinstance(page, FormPage)
        for entry in page.parts.entries.values():
            entry.take_focus()
            faults += untold(view, entry)
    assert not faults


@pytest.mark.parametrize("opened", [False, True], ids=["folded", "opened"])
def test_tab_goes_through_a_narrow_window_too(
    window: Window, open_view: Open, half_of: Make, qtbot: QtBot, opened: bool
) -> None:
    window.resize(1024, 640)
    view = open_view(half_of(EDITION))
    view.show_page("七")
    if opened:
        view.side.unfold()
    qtbot.wait(20)
    visited = tab_round(window, Qt.Key.Key_Tab)
    due = [each for each in stops(window) if not view.panel.isAncestorOf(each)]
    assert not missed(due, visited) + leaps(visited)
    assert any(view.panel.isAncestorOf(each) for each in visited) is opened


def test_what_is_made_later_stands_in_its_place_in_the_order_of_tab(view: DraftView) -> None:
    view.go_to("chain_work/1")
    press(Qt.Key.Key_Space)
    view.session.judge()
    press(Qt.Key.Key_Tab)
    assert "绘制产业链图谱" in in_hand().accessibleName()
    press(Qt.Key.Key_Tab)
    assert in_hand() in view.pages["二"].parts.entries["chain_work/2"].inputs()


def test_the_panel_is_gone_to_and_left_by_its_key(view: DraftView) -> None:
    view.go_to("chain_work/1")
    press(Qt.Key.Key_Space)
    view.session.judge()
    field = in_hand()
    press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert view.panel.isAncestorOf(in_hand())
    press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert in_hand() is field
    press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Escape)
    assert in_hand() is field


def test_one_comes_back_to_the_field_where_one_was(view: DraftView) -> None:
    view.go_to("operator")
    press(Qt.Key.Key_Tab)
    field = in_hand()
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert in_hand() is field
