"""Every control can be named, reached, hit and read: on every page of every edition, and in every dialog."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.copying import write_draft
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.library import Library
from cluster_desktop.forms.loader import edition_ids
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.shell.route import Route
from cluster_desktop.ui.window import Window
from tests.ui.access import (
    at_rest,
    cut,
    one_of_each_kind,
    outside,
    said,
    shows_focus,
    small,
    stops,
    weakly_named,
)
from tests.ui.conftest import EDITION
from tests.ui.hands import press
from tests.ui.tabbing import leaps, missed, tab_round

FIRMS = "list/firms"
Open = Callable[[Path], DraftView]
Dress = Callable[[str, str], None]
Make = Callable[[str], Path]


@pytest.fixture(scope="session")
def short_example(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example county without the rows of its lists, which take long to read."""
    path = tmp_path_factory.mktemp("short") / "示例.jqsb"
    with Draft.open(example_file, read_only=True) as draft:
        changes = [each for each in draft.all_changes() if not each.path.startswith("list/")]
        write_draft(path, draft.facts, changes, draft)
    return path


@pytest.fixture
def filled(short_example: Path, library: Library) -> Path:
    """The same in the library, to be written into."""
    return Path(shutil.copy(short_example, library.new_path("示例")))


def keys(view: DraftView) -> list[str]:
    """Every page of the window, and one list."""
    return [*Route(view.session.edition).keys, FIRMS]


# What stands on a page that is empty is the same in every edition.
@pytest.mark.parametrize(
    ("draft", "edition"), [("draft_of", EDITION), *(("half_of", each) for each in edition_ids())]
)
def test_every_control_of_every_edition_has_a_name_and_room_and_can_be_hit(
    request: pytest.FixtureRequest, window: Window, open_view: Open, draft: str, edition: str
) -> None:
    make: Make = request.getfixturevalue(draft)
    window.resize(1280, 720)
    view = open_view(make(edition))

    def look() -> list[str]:
        # The panel says again what stands on the page, for the field in hand.
        return weakly_named(window, but=view.panel) + small(window) + outside(window) + cut(window)

    faults: dict[str, list[str]] = {}
    for key in keys(view):
        view.show_page(key)
        if found := at_rest(look):
            faults[key] = found
    assert not faults


def test_every_control_of_the_list_of_drafts_has_a_name_and_room_and_can_be_hit(
    window: Window, draft_of: Make, qtbot: QtBot
) -> None:
    draft_of(EDITION)
    draft_of("national-2025")
    for width in (1024, 1440):
        window.resize(width, 720)
        window.start_page.renew()
        qtbot.wait(50)
        assert not at_rest(lambda: weakly_named(window) + small(window) + outside(window) + cut(window))
    window.activateWindow()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        stops(window)[0].setFocus()
        visited = tab_round(window, key)
        if key == Qt.Key.Key_Backtab:
            visited.reverse()
        assert not missed(stops(window), visited) + leaps(visited)


@pytest.mark.parametrize("look", [(1024, "标准"), (1280, "特大")], ids=str)
def test_nothing_of_the_filled_form_is_cut(
    dress: Dress, window: Window, open_view: Open, filled: Path, look: tuple[int, str]
) -> None:
    width, size = look
    dress(size, "浅色")
    window.resize(width, 700)
    view = open_view(filled)
    faults: dict[str, list[str]] = {}
    for key in keys(view):
        view.show_page(key)
        if found := at_rest(lambda: cut(window)):
            faults[key] = found
    assert not faults


def test_no_figure_is_cut_where_the_preview_stands_beside_the_form(
    window: Window, open_view: Open, filled: Path
) -> None:
    window.resize(1024, 700)
    view = open_view(filled)
    view.go_to("total_output/2021")
    press(Qt.Key.Key_F6)
    assert not at_rest(lambda: cut(view.pages["二"]))


def test_the_cursor_is_seen_on_every_kind_of_control_of_every_page(
    window: Window, open_view: Open, half_of: Make
) -> None:
    view = open_view(half_of(EDITION))
    unseen: list[str] = []
    for page in keys(view):
        view.show_page(page)
        QApplication.processEvents()
        unseen += [f"{page}: {said(each)}" for each in one_of_each_kind(window) if not shows_focus(each)]
    assert not unseen
