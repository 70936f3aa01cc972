"""The program itself on an X display, through a whole application, with keys that come from the display.

`make journey`, or, with xdotool and xclip,
`xvfb-run -a -s "-screen 0 1366x768x24 -noreset" python -m tests.ui.journey.real_keys`.  Without -noreset the
display starts anew whenever the last program on it ends, at times just when the next one wants to open there.

The program runs in a process of its own.  One line for each stage; ends with 1 at the first thing that is not
there, and leaves a picture of the display in build/journey.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cluster_desktop.errors import ClusterError
from tests.ui.journey.display import NotThere, keep_picture
from tests.ui.journey.stages import Journey

PICTURES = Path("build/journey")
FAILURES = (AssertionError, NotThere, ClusterError, LookupError, OSError, subprocess.SubprocessError)
"""What it looks like when something is not there, or not as it should be."""


def main() -> int:
    """Run the program, go through the stages, say how long each took; 1 where something was not there."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        journey = Journey(Path(name))
        _say("what is at hand", began, f"{len(journey.materials.documents)} files")
        with journey.start() as program:
            try:
                for stage, run in journey.stages().items():
                    before = time.monotonic()
                    _say(stage, before, run())
            except FAILURES as error:
                sys.stdout.write(f"{type(error).__name__}: {error}\n{keep_picture(PICTURES, 'failed')}\n")
                return 1
            finally:
                program.terminate()
    _say("the whole journey", began, "all there")
    return 0


def _say(stage: str, since: float, words: str) -> None:
    sys.stdout.write(f"{time.monotonic() - since:6.1f} s  {stage}: {words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
