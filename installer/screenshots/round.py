"""One round of pictures: the process that `installer.screenshots` starts for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from cluster_desktop.ui import work
from cluster_desktop.ui.app import make_application
from cluster_desktop.ui.sweeping import Sweeper
from installer.screenshots.county import make_county
from installer.screenshots.looks import ROUNDS
from installer.screenshots.studio import Studio
from installer.screenshots.tour import tour

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext


class Faults:
    """Counts what nobody catches: Qt goes on after it, and the command would seem to succeed."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Print it as Python does, and count it."""
        self.count += 1
        sys.__excepthook__(kind, error, trace)


def main(number: int, example: Path, out: Path, folder: Path) -> int:
    """Take one round; its drafts lie in an empty folder of its own."""
    faults = Faults()
    sys.excepthook = faults
    qInstallMessageHandler(_say)
    app = make_application(["screenshots"])
    sweeper = Sweeper(app)
    studio = Studio(app, make_county(folder, example), ROUNDS[number], out)
    tour(studio)
    studio.close()
    work.finish()
    sweeper.stop()
    return min(faults.count, 1)


def _say(kind: QtMsgType, _: QMessageLogContext, words: str | None) -> None:
    """Print what Qt says, but for what a platform without a desktop cannot do."""
    if kind != QtMsgType.QtDebugMsg and not (words or "").startswith("This plugin does not support"):
        print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), *(Path(one) for one in sys.argv[2:])))
