"""A window on a draft, without a screen."""

from __future__ import annotations

import gc
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.copying import write_draft
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.library import Library
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.ui import work
from cluster_desktop.ui.app import make_application
from cluster_desktop.ui.look import put_on
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.theme import apply_theme
from cluster_desktop.ui.window import Window

EDITION = "hebei-2024"
_LONG_LIST = 200
"""Rows that a list takes long to show."""


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


@pytest.fixture(scope="session")
def half_filled(
    built: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """The example of an edition without every other answer and without its long lists.

    So each page has something filled in, something missing and something wrong.
    """
    folder = tmp_path_factory.mktemp("half")

    def make(edition: str) -> Path:
        path = folder / f"{edition}.jqsb"
        if not path.exists():
            with Draft.open(built(edition), read_only=True) as draft:
                changes = draft.all_changes()
                rows = Counter(
                    each.path.rpartition("/")[0] for each in changes if each.path.startswith("list/")
                )
                left_out = tuple(f"{key}/" for key, count in rows.items() if count > _LONG_LIST)
                missing = set(sorted(draft.answers())[::2])
                kept = [each for each in changes if not each.path.startswith(left_out)]
                write_draft(path, draft.facts, [each for each in kept if each.path not in missing], draft)
        return path

    return make


@pytest.fixture
def half_of(half_filled: Callable[[str], Path], library: Library) -> Callable[[str], Path]:
    """The same in the library, to be written into."""
    return lambda edition: Path(shutil.copy(half_filled(edition), library.new_path("平川县丝网产业")))


@pytest.fixture
def dress(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[str, str], None]]:
    """Puts a size of type and colours on; the usual ones come back when the window is gone."""
    settings = Settings(tmp_path / "look.ini")

    def put(size: str, scheme: str) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settings.size, settings.scheme = size, scheme
        put_on(qapp, settings)

    yield put
    # The window that wore it is let go first, or all of it would be dressed again.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    apply_theme(qapp, Qt.ColorScheme.Light)
