"""How long going to another page takes until it is painted, and how much memory the window then holds.

Every page of the full example is visited three times; the first visits are told apart.  Run it with
`python -m tests.benchmarks.page_switches [EDITION]`.
"""

# ruff: noqa: E402  as the program itself imports
from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from cluster_desktop.ui.importing import import_plainly

import_plainly()

from PySide6.QtWidgets import QApplication

from tests.benchmarks.example_window import example_window
from tests.benchmarks.lingering import linger
from tests.benchmarks.painted import Painted

ROUNDS = 3
LIMIT = 0.1
PAUSE = 0.7


def resident() -> float:
    """Memory of this process in MB (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def main(edition: str) -> None:
    """Measure and print."""
    with example_window(edition) as (window, view):
        linger(8)
        painted = Painted(window)
        for number in range(ROUNDS):
            for key in view._route.keys:
                painted.at, begin = 0.0, time.perf_counter()
                view.show_page(key)
                while not painted.at:
                    QApplication.processEvents()
                waits.setdefault(key, []).append(painted.at - begin)
                linger(PAUSE)
            print(f"memory after round {number + 1}: {resident():.0f} MB")
        linger(12)
        print(f"memory at rest: {resident():.0f} MB")
    report()


waits: dict[str, list[float]] = {}


def report() -> None:
    """One line for each page, in milliseconds."""
    for key, (first, *later) in waits.items():
        print(f"{key:10} first {first * 1000:5.0f}  later {max(later) * 1000:5.0f}")
    late = sum(max(later) > LIMIT for _, *later in waits.values())
    print(
        f"over {LIMIT * 1000:.0f} ms: first {sum(each[0] > LIMIT for each in waits.values())}, later {late}"
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "hebei-2024")
