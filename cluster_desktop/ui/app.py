"""The composition root of the window: everything is made here and passed down."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from cluster_desktop.drafts.places import user_places
from cluster_desktop.ui import work
from cluster_desktop.ui.defects import DefectHook
from cluster_desktop.ui.look import put_on
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.sweeping import Sweeper
from cluster_desktop.ui.theme import apply_theme
from cluster_desktop.ui.translation import speak_chinese
from cluster_desktop.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_STYLE = "fusion"
GIVE_WAY_SECONDS = 0.0002
"""So soon a task on another thread lets the window go on: Python's own 0.005 are felt in typing."""


def run_window(argv: Sequence[str], draft_path: Path | None) -> int:
    """Open the window, on a draft if one is given, and return the exit code when it is closed."""
    sys.setswitchinterval(GIVE_WAY_SECONDS)
    app = make_application(argv)
    sweeper = Sweeper(app)
    places = user_places()
    settings = Settings(places.root / "window.ini")
    put_on(app, settings)
    app.styleHints().colorSchemeChanged.connect(partial(put_on, app, settings))
    window = Window(places, settings)
    window.settled.connect(sweeper.settle)
    window.cleared.connect(sweeper.unsettle)
    sys.excepthook = DefectHook(window, settings.folder)
    window.show()
    if draft_path is not None:
        window.open_draft(draft_path.absolute())
    code = app.exec()
    work.finish()
    sweeper.stop()
    sys.excepthook = sys.__excepthook__
    return code


def make_application(argv: Sequence[str]) -> QApplication:
    """The application, dressed: font, colours by the desktop's scheme, Qt's own words in Chinese."""
    app = QApplication(list(argv))
    app.setApplicationName("cluster-desktop")
    app.setApplicationDisplayName("集群申报助手")
    if app.style().name() != _STYLE:  # it is set already on most desktops, and takes long to make
        app.setStyle(_STYLE)
    speak_chinese(app)
    apply_theme(app, app.styleHints().colorScheme())
    return app
