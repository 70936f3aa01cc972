"""A window on a draft, without a screen."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.library import Library
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.ui import work
from cluster_desktop.ui.app import make_application
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.window import Window

EDITION = "hebei-2024"


@pytest.fixture(autouse=True)
def sweeping() -> Iterator[None]:
    """As under `Sweeper`: no other thread collects the window's objects while tasks may run."""
    gc.disable()
    yield
    work.finish()
    gc.enable()


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The application as the official has it."""
    return make_application(["tests"])


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def window(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    """The window with the list of drafts, 1440 by 900.  It makes pages when they are gone to, not ahead."""
    monkeypatch.setattr("cluster_desktop.ui.shell.pages.AHEAD_MS", 60_000)
    settings = Settings(tmp_path / "window.ini")
    settings.author = "工信局"
    settings.out_folder = tmp_path
    made = Window(library, settings)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if made.view is not None:
        made.view.session.refusals.clear()
        made.view.session.autosave.stop()
    for dialog in made.findChildren(QDialog):
        dialog.hide()
    made.close()
    made.deleteLater()


@pytest.fixture
def draft_of(library: Library) -> Callable[[str], Path]:
    """Makes an empty draft of an edition in the library."""

    def make(edition: str) -> Path:
        path = library.new_path("平川县丝网产业")
        notice = load_edition(edition).notices[0]
        Draft.create(path, edition=edition, notice=notice, author="工信局").close()
        return path

    return make


@pytest.fixture
def draft_file(draft_of: Callable[[str], Path]) -> Path:
    """An empty draft in the library."""
    return draft_of(EDITION)


@pytest.fixture
def open_view(window: Window, qtbot: QtBot) -> Callable[[Path], DraftView]:
    """Opens a draft in the window; one from outside the library is there once it is taken in."""

    def open_it(path: Path) -> DraftView:
        window.open_draft(path)
        qtbot.waitUntil(window.start_page.isEnabled, timeout=20_000)
        assert window.view is not None, window.start_page.strip.findChildren(object)
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return window.view

    return open_it


@pytest.fixture
def view(open_view: Callable[[Path], DraftView], draft_file: Path) -> DraftView:
    """The empty draft, open."""
    return open_view(draft_file)
