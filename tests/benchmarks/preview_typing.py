"""How long the window keeps a key waiting while the preview beside the form is drawn again and again.

`python -m tests.benchmarks.preview_typing [EDITION]`, without a screen.  The example is open; a figure and a
long text are typed into at eight keys a second, with pauses in which the pages are drawn.  Measured is from
the key to the end of painting, with the preview and without it, and the time from a pause to the new page.
"""

from __future__ import annotations

import os
import sys
from statistics import median, quantiles
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cluster_desktop.ui.shell.draft_view import DraftView
from tests.benchmarks.example_window import example_window
from tests.benchmarks.lingering import linger
from tests.ui.hands import press

HELD = 0.016
KEYS, TURNS = 12, 12
PATHS = ("firms/2023", "chain_text")
BETWEEN = 0.125


def key() -> float:
    """Seconds from a key to the painted window, the work of the event loop in between included."""
    start = perf_counter()
    press(Qt.Key.Key_1)
    QApplication.processEvents()
    return perf_counter() - start


def typing(view: DraftView) -> tuple[list[float], list[float]]:
    """The seconds of each key, and of each drawing from the last key on (empty without a preview)."""
    keys: list[float] = []
    drawings: list[float] = []
    drawn: list[float] = []
    view.pages.source.drawn.connect(lambda: drawn.append(perf_counter()))
    for turn in range(TURNS):
        view.go_to(PATHS[turn % len(PATHS)])
        linger(0.6)  # the change of the page is not the key's
        for _ in range(KEYS):
            keys.append(key())
            linger(BETWEEN)
        last = perf_counter() - BETWEEN
        linger(1.5)
        drawings += [at - last for at in drawn if at > last]
        drawn.clear()
        for _ in range(KEYS):
            press(Qt.Key.Key_Backspace)
    return keys, drawings


def main(edition: str) -> None:
    """Measure and print."""
    with example_window(edition) as (_, view):
        linger(4)
        for beside in (False, True):
            view.beside.ask(asked=beside)
            linger(4)
            keys, drawings = typing(view)
            words = "beside the preview" if beside else "without a preview"
            print(
                f"{edition}, {words}: {len(keys)} keys, median {median(keys) * 1000:.1f} ms, "
                f"p99 {quantiles(keys, n=100)[98] * 1000:.1f} ms (held: {HELD * 1000:.0f}), "
                f"worst {max(keys) * 1000:.1f} ms"
            )
            if drawings:
                print(
                    f"  last key to new pages: median {median(drawings):.2f} s, worst {max(drawings):.2f} s"
                )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "hebei-2024")
