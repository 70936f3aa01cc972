"""How long the program takes to a usable window, beside a bare PySide6 window in the same run.

`python -m tests.benchmarks.start_speed [ROUNDS]`, without a screen.  Ours and the bare ones take turns, each
in a process of its own, compiled beforehand as an installed program is; measured is from starting the process
to the first turn of the event loop after the painting, by the clock and by the processor (which other
programs on the machine do not lengthen).  The second bare window loads the faces that ours has and shows a
line in them.  The library holds twelve drafts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic
from typing import NamedTuple

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.library import Library
from cluster_desktop.resources import resource

ROUNDS = 15
HELD = 2.0
DRAFTS = 12

_TELL = "print(time.monotonic(), time.process_time(), flush=True)"
BARE = f"""
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.show()
QTimer.singleShot(0, lambda: (app.processEvents(), {_TELL}, app.quit()))
app.exec()
"""
DRESSED = f"""
import sys, time
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv[:1])
for face in sys.argv[1:]:
    QFontDatabase.addApplicationFont(face)
app.setFont(QFont("Noto Sans SC", 10))
window = QMainWindow()
window.setCentralWidget(QLabel("集群申报助手", alignment=Qt.AlignmentFlag.AlignCenter))
window.show()
QTimer.singleShot(0, lambda: (app.processEvents(), {_TELL}, app.quit()))
app.exec()
"""
OURS = f"""
import sys, time
from PySide6.QtCore import QTimer
from cluster_desktop import __main__ as program
from cluster_desktop.ui.importing import import_plainly
import_plainly()
from cluster_desktop.ui import app as ui
made = ui.make_application
def make(argv):
    app = made(argv)
    QTimer.singleShot(0, lambda: (app.processEvents(), {_TELL}, app.exit()))
    return app
ui.make_application = make
sys.argv = ["start"]
program.main()
"""
LIBRARY = "from cluster_desktop.drafts.places import user_places as it; print(it().root)"
FACES = [str(resource("fonts", f"NotoSansSC-{weight}.ttf")) for weight in ("Regular", "SemiBold")]


class Took(NamedTuple):
    """Seconds to the painted window, by the clock and by the processor."""

    clock: float
    processor: float


def start(code: str, home: Path, *words: str) -> Took:
    """Start Python on this code and wait until it tells that its window is painted."""
    begun = monotonic()
    clock, processor = map(float, told(code, home, *words).split()[-2:])
    return Took(clock - begun, processor)


def told(code: str, home: Path, *words: str) -> str:
    """What Python prints on this code."""
    where = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
    }
    run = [sys.executable, "-c", code, *words]
    return subprocess.run(run, env=where, capture_output=True, text=True, check=True).stdout.strip()


def main(rounds: int) -> None:
    """Measure and print."""
    kinds: tuple[tuple[str, str, list[str]], ...] = (
        ("our window", OURS, []),
        ("bare PySide6", BARE, []),
        ("bare, same faces", DRESSED, FACES),
    )
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        library = Library(Path(told(LIBRARY, home)))
        for number in range(DRAFTS):
            path = library.new_path(f"示例{number}")
            Draft.create(path, edition="hebei-2024", notice="hebei-2024", author="工信局").close()
        turns = [[start(code, home, *words) for _, code, words in kinds] for _ in range(rounds + 1)][1:]
    clocks, processors = (
        [median(took[which] for took in kind) for kind in zip(*turns, strict=True)] for which in (0, 1)
    )
    print(f"medians of {rounds} alternating starts (held: {HELD:g} times a bare window)")
    for number, (words, _, _) in enumerate(kinds):
        ratios = f"{clocks[0] / clocks[number]:.2f} / {processors[0] / processors[number]:.2f}"
        print(
            f"  {words:17} {clocks[number]:.3f} s, {processors[number]:.3f} s of the processor; "
            f"ours is {ratios} times as long"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
