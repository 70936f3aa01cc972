"""How long the official waits for a key to be painted while the checks and the side panel follow.

Keys come at an uneven pace, in bursts and with pauses in which the draft is saved.  What counts is the time
from the moment at which a key was due until the window has painted it, so that whatever still runs from the
key before counts too.

Run it with `python -m tests.benchmarks.typing_speed [KEYS]`.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cluster_desktop.ui.window import Window
from tests.benchmarks.example_window import example_window
from tests.benchmarks.lingering import linger
from tests.benchmarks.painted import Painted

EDITION = "hebei-2024"
PACES = (0.03, 0.05, 0.09, 0.14, 0.25, 0.7)  # seconds from key to key
PATHS = ("area_km2", "total_output/2023", "firms/2023", "chain_text", "platform_nat/names", "plan_results")
LIMIT = 0.016


def type_keys(window: Window, count: int) -> list[float]:
    """Seconds that each key waited to be painted."""
    painted = Painted(window)
    waits: list[float] = []
    digits = "123456789"
    paces = random.Random(count)  # noqa: S311  the same keys each time
    due = time.perf_counter() + PACES[0]
    for number in range(count):
        while time.perf_counter() < due:
            QApplication.processEvents()
            time.sleep(0.0002)
        widget = QApplication.focusWidget()
        assert widget is not None
        painted.at = 0.0
        if number % 6 == 5:
            QTest.keyClick(widget, Qt.Key.Key_Backspace)
        else:
            QTest.keyClick(widget, digits[number % 9])
        while not painted.at:
            QApplication.processEvents()
        waits.append(painted.at - due)
        due = max(due, time.perf_counter()) + paces.choices(PACES, (6, 6, 6, 4, 2, 1))[0]
    return waits


def main() -> None:
    """Type into several fields of the full example and print the waits."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    with example_window(EDITION) as (window, view):
        window.activateWindow()
        linger(4)
        everything: list[float] = []
        for path in PATHS:
            if view.session.index.find(path) is None:
                continue
            view.go_to(path)
            linger(0.6)
            waits = type_keys(window, count)
            everything += waits
            report(path, waits)
        report("all", everything)
        view.session.refusals.clear()


def report(name: str, waits: list[float]) -> None:
    """One line of figures, in milliseconds."""
    ordered = sorted(waits)
    p95, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.95, 0.99))
    late = sum(wait > LIMIT for wait in waits)
    print(
        f"{name:22} median {statistics.median(waits) * 1000:5.1f}  p95 {p95 * 1000:5.1f}  "
        f"p99 {p99 * 1000:5.1f}  max {ordered[-1] * 1000:5.1f}  over 16 ms: {late}/{len(waits)}"
    )


if __name__ == "__main__":
    main()
