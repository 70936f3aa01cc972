"""Opens a draft in the window, types a figure, and has the program killed as soon as it is saved.

python -m tests.ui.journey.typing_until_killed LIBRARY DRAFT PATH FIGURES
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cluster_desktop.drafts.library import Library
from cluster_desktop.ui.app import make_application
from cluster_desktop.ui.session.autosave import SaveState
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.window import Window


def main(root: Path, draft: Path, path: str, figures: str) -> None:
    app = make_application(["killed"])
    settings = Settings(root.parent / "window.ini")
    window = Window(Library(root), settings)
    window.show()
    window.open_draft(draft)
    window.activateWindow()
    view = window.view
    assert view is not None
    view.go_to(path)
    app.processEvents()
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, figures)
    saving = view.session.autosave
    while saving.state is not SaveState.SAVED:
        QTest.qWait(10)
    os._exit(9)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
