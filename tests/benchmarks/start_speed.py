"""How long the program takes to a usable window, beside a bare PySide6 window in the same run.

`python -m tests.benchmarks.start_speed [ROUNDS]`, without a screen.  The two take turns, each in a process
of its own; measured is from starting the process to the first turn of the event loop after the painting.
The library holds twelve drafts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.library import Library

ROUNDS = 15
HELD = 2.0
DRAFTS = 12

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.show()
QTimer.singleShot(0, lambda: (app.processEvents(), print(time.monotonic(), flush=True), app.quit()))
app.exec()
"""
OURS = """
import sys, time
from PySide6.QtCore import QTimer
from cluster_desktop.ui import app as ui
made = ui.make_application
def make(argv):
    app = made(argv)
    QTimer.singleShot(0, lambda: (app.processEvents(), print(time.monotonic(), flush=True), app.exit()))
    return app
ui.make_application = make
ui.run_window(["start"], None)
"""


def seconds(code: str, home: Path) -> float:
    """From starting Python on this code to the line that it prints."""
    where = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_DATA_HOME": str(home)}
    start = monotonic()
    done = subprocess.run([sys.executable, "-c", code], env=where, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1]) - start


def main(rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        seconds(OURS, home)
        (folder,) = {path.parent for path in home.rglob("window.ini")} or {home}
        library = Library(folder / "drafts")
        for number in range(DRAFTS):
            path = library.new_path(f"示例{number}")
            Draft.create(path, edition="hebei-2024", notice="hebei-2024", author="工信局").close()
        seconds(BARE, home)
        pairs = [(seconds(OURS, home), seconds(BARE, home)) for _ in range(rounds)]
    ours, bare = (median(times) for times in zip(*pairs, strict=True))
    print(f"medians of {rounds} alternating starts")
    print(f"  our window   {ours:.3f} s")
    print(f"  bare PySide6 {bare:.3f} s   ours is {ours / bare:.2f} times as long (held: {HELD:g})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
