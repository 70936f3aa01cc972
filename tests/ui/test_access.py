"""Every control can be named, reached, hit and read: on every page of every edition, and in every dialog."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from cluster_desktop.drafts.copying import write_draft
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.library import Library
from cluster_desktop.forms.loader import edition_ids
from cluster_desktop.ui.fonts import window_font
from cluster_desktop.ui.look import put_on
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.shell.route import Route
from cluster_desktop.ui.theme import apply_theme
from cluster_desktop.ui.window import Window
from tests.ui.access import (
    at_rest,
    cut,
    faint_words,
    nameless,
    one_of_each_kind,
    outside,
    said,
    shows_focus,
    small,
    stops,
    tab_round,
)
from tests.ui.conftest import EDITION
from tests.ui.hands import press

FIRMS = "list/firms"
Open = Callable[[Path], DraftView]
Dress = Callable[[str, str], None]


@pytest.fixture
def dress(qapp: QApplication, tmp_path: Path) -> Iterator[Dress]:
    """Puts a size of type and colours on; the usual ones come back when the window is gone."""
    settings = Settings(tmp_path / "look.ini")

    def put(size: str, scheme: str) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settings.size, settings.scheme = size, scheme
        put_on(qapp, settings)

    yield put
    # The window that wore it is let go first, or all of it would be dressed again.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setFont(window_font())
    apply_theme(qapp, Qt.ColorScheme.Light)


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


def reached(stop: QWidget, visited: list[QWidget]) -> bool:
    """Whether Tab came to it, or to another of the same choice, from where arrows go on."""
    group: QButtonGroup | None = stop.group() if isinstance(stop, QAbstractButton) else None
    return stop in visited or (group is not None and any(each in visited for each in group.buttons()))


@pytest.mark.parametrize("edition", edition_ids())
def test_every_control_of_every_edition_has_a_name_and_room_and_can_be_hit(
    window: Window, open_view: Open, draft_of: Callable[[str], Path], edition: str
) -> None:
    window.resize(1280, 720)
    view = open_view(draft_of(edition))
    every = keys(view) if edition == EDITION else list(view.session.standings)
    faults: dict[str, list[str]] = {}
    for key in every:
        view.show_page(key)
        if found := at_rest(lambda: nameless(window) + small(window) + outside(window) + cut(window)):
            faults[key] = found
    assert not faults


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


@pytest.mark.parametrize("scheme", ["浅色", "深色"])
def test_words_as_they_are_painted_stand_out_from_their_ground(
    dress: Dress, window: Window, open_view: Open, filled: Path, scheme: str
) -> None:
    dress("标准", scheme)
    view = open_view(filled)
    faults: dict[str, list[str]] = {}
    for key in ("二", "evidence", "check"):
        view.show_page(key)
        if found := at_rest(lambda: faint_words(window, 4.5)):
            faults[key] = found
    assert not faults


def test_tab_goes_round_the_whole_window_and_is_caught_nowhere(
    window: Window, open_view: Open, filled: Path
) -> None:
    view = open_view(filled)
    both = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    for page, key in itertools.product(("七", "evidence", "list/alliances"), both):
        view.show_page(page)
        QApplication.processEvents()
        # What the panel shows follows the field in hand: it is another at every stop.
        fixed = [each for each in stops(window) if not view.panel.isAncestorOf(each)]
        visited = tab_round(window, key)
        assert not [said(each) for each in fixed if not reached(each, visited)], page
        assert page != "七" or any(view.panel.isAncestorOf(each) for each in visited)


def test_the_cursor_is_seen_on_every_kind_of_control(window: Window, open_view: Open, filled: Path) -> None:
    view = open_view(filled)
    unseen: list[str] = []
    for page in ("一", "四", "evidence", FIRMS, "export", "preview"):
        view.show_page(page)
        QApplication.processEvents()
        unseen += [said(each) for each in one_of_each_kind(window) if not shows_focus(each)]
    assert not unseen
