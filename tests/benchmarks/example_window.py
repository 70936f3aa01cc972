"""The window as the program opens it, on the full example of an edition."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cluster_desktop.drafts.library import Library
from cluster_desktop.ui import work
from cluster_desktop.ui.app import GIVE_WAY_SECONDS, make_application
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.sweeping import Sweeper
from cluster_desktop.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.ui.shell.draft_view import DraftView


@contextmanager
def example_window(edition: str) -> Iterator[tuple[Window, DraftView]]:
    """The window with the example open, closed afterwards.  A process of its own makes the example."""
    sys.setswitchinterval(GIVE_WAY_SECONDS)
    app = make_application(["benchmark"])
    sweeper = Sweeper(app)
    with TemporaryDirectory() as folder:
        library = Library(Path(folder))
        place = library.new_path("示例")
        example = ["-m", "cluster_desktop", "example", edition, "--out", str(place)]
        subprocess.run([sys.executable, *example], check=True, stdout=subprocess.DEVNULL)
        window = Window(library, Settings(Path(folder) / "window.ini"))
        window.resize(1440, 900)
        window.show()
        window.settled.connect(sweeper.settle)
        window.open_draft(place)
        assert window.view is not None
        yield window, window.view
        window.close()
        work.finish()
    sweeper.stop()
    app.quit()
