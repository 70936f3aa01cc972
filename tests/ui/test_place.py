"""The window keeps its place in each draft, folds its sides, and looks as it was set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from cluster_desktop.ui.look import put_on
from cluster_desktop.ui.settings import SIZES, Settings
from cluster_desktop.ui.setup.dialog import SettingsDialog
from cluster_desktop.ui.shell.rail import FOLDED, WIDTH
from cluster_desktop.ui.theme import DARK, LIGHT
from cluster_desktop.ui.window import Window
from tests.ui.hands import entry, entry_in_hand, press, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from cluster_desktop.drafts.library import Library
    from cluster_desktop.ui.shell.draft_view import DraftView


@pytest.fixture
def settings(tmp_path: Path, qapp: QApplication) -> Iterator[Settings]:
    made = Settings(tmp_path / "look.ini")
    yield made
    made.size, made.scheme = "标准", "浅色"
    put_on(qapp, made)


def test_a_draft_opens_where_it_was_left(
    window: Window, open_view: Callable[[Path], DraftView], draft_file: Path
) -> None:
    first = open_view(draft_file)
    entry(first, "svc_provided/2")
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_F9)
    window.go_home()
    again = open_view(draft_file)
    found = entry_in_hand()
    assert found is not None
    assert found.path == "svc_provided/2"
    assert again.rail.folded
    assert again.rail.width() == FOLDED
    assert not again.panel.isVisible()
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_F9)
    assert again.rail.width() == WIDTH
    assert again.panel.isVisible()


@pytest.mark.parametrize("height", [720, 1000])
def test_the_rows_of_the_rail_are_evenly_high(view: DraftView, window: Window, height: int) -> None:
    window.resize(1280, height)
    settle(view)
    keys = [
        "overview",
        "封面",
        *"一二三四五六七八",
        "lists",
        "evidence",
        "standard",
        "check",
        "preview",
        "export",
    ]
    assert len({view.rail.stop(key).height() for key in keys}) == 1


def test_a_page_that_is_no_part_of_the_form_is_kept_too(
    window: Window, open_view: Callable[[Path], DraftView], draft_file: Path
) -> None:
    open_view(draft_file).show_page("check")
    window.go_home()
    assert open_view(draft_file).current == "check"


def test_two_drafts_have_places_of_their_own(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "places.ini")
    settings.keep_place(tmp_path / "一.jqsb", {"page": "三"})
    settings.keep_place(tmp_path / "二.jqsb", {"page": "五"})
    again = Settings(tmp_path / "places.ini")
    assert again.place(tmp_path / "一.jqsb")["page"] == "三"
    assert again.place(tmp_path / "二.jqsb")["page"] == "五"
    assert again.place(tmp_path / "三.jqsb") == {}


def test_a_folded_rail_still_names_its_stops(view: DraftView) -> None:
    press(Qt.Key.Key_F8)
    assert "主导产业情况" in view.rail.name_of("二")
    assert view.rail.width() == FOLDED


def test_on_the_smallest_window_every_stop_can_be_reached(
    view: DraftView, window: Window, qtbot: QtBot
) -> None:
    window.resize(1280, 720)
    qtbot.wait(50)
    for key in ("export", "一"):
        view.show_page(key)
        stop = view.rail.stop(key)
        qtbot.waitUntil(lambda stop=stop: not stop.visibleRegion().isEmpty())


def test_the_size_of_type_and_the_colours_are_seen_at_once_and_taken_back(
    settings: Settings, qapp: QApplication, qtbot: QtBot
) -> None:
    put_on(qapp, settings)
    before = qapp.font().pointSizeF()
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    boxes = {box.accessibleName(): box for box in dialog.findChildren(QComboBox)}
    boxes["字号"].setCurrentText("特大")
    boxes["颜色"].setCurrentText("深色")
    assert qapp.font().pointSizeF() == pytest.approx(before * SIZES["特大"])
    assert qapp.palette().window().color().name() == DARK.desk
    dialog.reject()
    assert qapp.font().pointSizeF() == pytest.approx(before)
    assert qapp.palette().window().color().name() == LIGHT.desk


def test_what_was_set_is_kept(settings: Settings, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    dialog.unit.setText("平川县工信局")
    dialog.author.setText("张三")
    dialog.size_of_type.setCurrentText("大")
    dialog.accept()
    again = Settings(tmp_path / "look.ini")
    assert (again.signature, again.size) == ("平川县工信局 张三", "大")


def test_the_window_stays_on_a_small_screen_at_first(
    qtbot: QtBot, library: Library, settings: Settings
) -> None:
    made = Window(library, settings)
    qtbot.addWidget(made)
    room = made.screen().availableSize()
    assert room.height() < 900
    assert made.height() <= room.height()
    assert made.width() == max(made.minimumWidth(), room.width() - 16)
