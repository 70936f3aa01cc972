"""The program itself on an X display, with keys that come from the display and not from Qt.

`xvfb-run -a -s "-screen 0 1366x768x24" python -m tests.ui.journey.real_keys` (needs xdotool).  A draft is
opened, figures are typed into a table, taken back and done again; what the draft then holds is compared.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cluster_desktop.drafts.draft import Draft

FIGURES = {
    "rd_intensity/2021": "2.10",
    "rd_intensity/2022": "2.26",
    "rd_intensity/2023": "2.43",
    "rd_spend/2021": "11.50",
    "rd_spend/2022": "13.73",
    "rd_spend/2023": "16.15",
}


def take_focus(pid: int) -> None:
    """Give the keys to the window of a program: no window manager does it here."""
    shown = ["xdotool", "search", "--onlyvisible", "--pid", str(pid)]
    found = subprocess.run(shown, check=True, capture_output=True, text=True).stdout.split()
    subprocess.run(["xdotool", "windowfocus", "--sync", found[-1]], check=True)


def keys(*words: str) -> None:
    """Press keys one after the other, each named as X names it."""
    for word in words:
        subprocess.run(["xdotool", "key", "--clearmodifiers", word], check=True)
        time.sleep(0.3)


def write(text: str) -> None:
    """Type a text as a hand would."""
    subprocess.run(["xdotool", "type", "--delay", "60", text], check=True)
    time.sleep(0.3)


def drive(home: Path) -> Path:
    """Go two sections on, fill two rows of a table, undo and redo; the draft that the program kept."""
    keys("ctrl+Down", "ctrl+Down")
    for figure in FIGURES.values():
        write(figure)
        keys("Tab")
    keys("ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y")
    time.sleep(2)
    return next(home.rglob("drafts/*.jqsb"))


def main() -> None:
    """Run the program, drive it, compare."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        surroundings = os.environ | {"HOME": name, "XDG_DATA_HOME": name, "XDG_CONFIG_HOME": name}
        program = [sys.executable, "-m", "cluster_desktop"]
        start = home / "申报.jqsb"
        made = ["new", "hebei-2024", "--out", str(start), "--author", "工信局"]
        subprocess.run([*program, *made], check=True, env=surroundings, stdout=subprocess.DEVNULL)
        with subprocess.Popen([*program, str(start)], env=surroundings) as window:
            time.sleep(8)
            take_focus(window.pid)
            file = drive(home)
            window.terminate()
        with Draft.open(file, read_only=True) as draft:
            answers = draft.answers()
    assert answers == FIGURES, answers
    sys.stdout.write(f"{len(FIGURES)} answers typed through X, taken back and done again: all there\n")


if __name__ == "__main__":
    main()
