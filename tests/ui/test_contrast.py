"""All words that are painted can be read: on every page of every edition, in both colour schemes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QMenu

from cluster_desktop.forms.loader import edition_ids
from cluster_desktop.resources import resource
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.shell.route import Route
from cluster_desktop.ui.window import Window
from tests.ui.access import kind_of, one_of_each_kind, seen
from tests.ui.conftest import EDITION
from tests.ui.ink import faint_words, words_of

FIRMS = "list/firms"
Open = Callable[[Path], DraftView]
Make = Callable[[str], Path]
_KINDS = 12
"""Kinds of buttons that there are at least."""
_TALL = 2600
"""Pixels of a window in which every page is seen whole."""


@pytest.fixture(params=["浅色", "深色"])
def window_in_colours(
    request: pytest.FixtureRequest, dress: Callable[[str, str], None], window: Window
) -> Window:
    """The window, tall, in each of the two schemes."""
    dress("标准", request.param)
    window.resize(1440, _TALL)
    return window


def faults(view: DraftView) -> dict[str, list[str]]:
    """What is found on each page."""
    found: dict[str, list[str]] = {}
    for key in [*Route(view.session.edition).keys, FIRMS]:
        view.show_page(key)
        QApplication.processEvents()
        if faint := faint_words(view.window()):
            found[key] = faint
    return found


@pytest.mark.parametrize("edition", edition_ids())
def test_words_stand_out_on_every_page_of_every_edition(
    window_in_colours: Window, open_view: Open, half_of: Make, edition: str
) -> None:
    view = open_view(half_of(edition))
    assert view.window() is window_in_colours
    assert not faults(view)


def test_words_stand_out_where_nothing_is_filled_in_yet(window_in_colours: Window, view: DraftView) -> None:
    assert view.window() is window_in_colours
    assert not faults(view)


def test_words_stand_out_in_rows_that_are_chosen(
    window_in_colours: Window, open_view: Open, half_of: Make
) -> None:
    view = open_view(half_of(EDITION))
    chosen: set[str] = set()
    for key, doing in ((FIRMS, ""), ("preview", ""), ("evidence", "按材料列出")):
        view.show_page(key)
        if doing:
            _button(window_in_colours, doing).click()
        QApplication.processEvents()
        for each in seen(window_in_colours):
            if isinstance(each, QAbstractItemView):
                each.setCurrentIndex(each.model().index(0, 0))
                chosen.add(type(each).__name__)
        assert not faint_words(window_in_colours)
    assert {"ListTable", "DocumentTable", "PageStrip"} <= chosen


def test_words_stand_out_under_the_mouse(window_in_colours: Window, open_view: Open, half_of: Make) -> None:
    view = open_view(half_of(EDITION))
    found: list[str] = []
    done: set[object] = set()
    touched = 0
    for key in ("overview", "二", "八", "evidence", "check", FIRMS, "export"):
        view.show_page(key)
        QApplication.processEvents()
        for each in one_of_each_kind(window_in_colours):
            if isinstance(each, QAbstractButton) and kind_of(each) not in done:
                done.add(kind_of(each))
                QTest.mouseMove(each)
                QApplication.processEvents()
                touched += each.underMouse()
                found += faint_words(window_in_colours)
    assert not found
    assert touched > _KINDS


def _button(window: Window, name: str) -> QAbstractButton:
    return next(
        each for each in seen(window) if isinstance(each, QAbstractButton) and each.accessibleName() == name
    )


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_words_stand_out_in_menus_and_in_what_drops_down(window_in_colours: Window, view: DraftView) -> None:
    menu = QMenu(window_in_colours)
    menu.addAction("打开").setEnabled(False)
    menu.setActiveAction(menu.addAction("添加文件…"))
    menu.popup(window_in_colours.pos())
    view.show_page("preview")
    sizes = next(each for each in seen(window_in_colours) if isinstance(each, QComboBox))
    sizes.showPopup()
    for shown in (menu, sizes.view()):
        assert len(words_of(shown)) > 1
        assert not faint_words(shown)
    sizes.hidePopup()
    menu.close()


def test_words_stand_out_among_the_drafts_in_messages_and_in_the_list_of_commands(
    window_in_colours: Window, open_view: Open, draft_file: Path
) -> None:
    assert not faint_words(window_in_colours)
    view = open_view(draft_file)
    for tone in ("error", "note"):
        view.strip.show_words("磁盘已满，草稿未能保存。", tone=tone, action=("再试一次", view.save))
        view.doings.show_commands()
        QApplication.processEvents()
        assert not faint_words(window_in_colours)
    window_in_colours.go_home()
    QApplication.processEvents()
    assert not faint_words(window_in_colours)


def test_the_cursor_changes_frames_only_and_no_colours_of_words() -> None:
    sheet = resource("style", "window.qss").read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]*:focus[^{}]*)\{([^{}]*)\}", sheet)
    assert rules
    changed = {name.split(":")[0].strip() for _, body in rules for name in body.split(";") if name.strip()}
    assert not changed & {"color", "background", "background-color"}
