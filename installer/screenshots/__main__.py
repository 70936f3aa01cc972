"""Take all rounds of pictures, each in a process of its own.

    python -m installer.screenshots FOLDER

Nothing is shown, with a display or without one: Qt paints the same pixels either way, and off the screen
two rounds never take the keyboard from each other.  Names are the same in every run: `01-start.png`, and in
another round than the first with its suffix, `01-start-dark.png`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from installer.screenshots.county import build_once
from installer.screenshots.looks import ROUNDS


def main(out: Path) -> int:
    """Take the pictures into a folder, as many rounds at a time as there are processors.

    Returns:
        0 when every round came to its end without a fault.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as base:
        example = build_once(Path(base))
        with ThreadPoolExecutor(os.cpu_count()) as crew:
            codes = list(crew.map(partial(_take_round, Path(base), example, out), range(len(ROUNDS))))
    return max(codes)


def _take_round(base: Path, example: Path, out: Path, number: int) -> int:
    look = ROUNDS[number]
    folder = base / str(number)
    folder.mkdir()
    screen = folder / "screen.json"
    size = {"width": look.width * look.scale, "height": look.height * look.scale}
    one = {"name": "screen", "x": 0, "y": 0, "dpr": 1, "logicalDpi": 96, "logicalBaseDpi": 96, **size}
    screen.write_text(json.dumps({"screens": [one]}), encoding="utf-8")
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_SCALE_FACTOR": str(look.scale),
    }
    command = (sys.executable, "-m", "installer.screenshots.round", str(number), str(example), str(out))
    return subprocess.run((*command, str(folder)), env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
