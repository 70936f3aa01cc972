"""Clicks and types at random in the window on the example county, always in the same order for a seed.

    python -m tests.benchmarks.monkey [SECONDS] [SEED]

Counts what it did and tells every warning of Qt, every error that reached the top and every step after which
the window did not answer for more than a second.  Dialogs of the system are answered with 取消.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt, QThread, QTimer, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from cluster_desktop.drafts.library import Library
from cluster_desktop.examples.build import build_example
from cluster_desktop.ui import work
from cluster_desktop.ui.app import make_application
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.sweeping import Sweeper
from cluster_desktop.ui.window import Window

HANG_SECONDS = 1.0
STEP_MS = 5
_OPEN_AGAIN = 0.1
_QUIET = ("This plugin does not support", "QFont::")
_NONE, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_WORDS = (
    "丝网",
    "2023",
    "12.40",
    "无",
    "—",
    "1326",
    "90%",
    "围绕产业链强链补链" * 30,
    "\t",
    "𠮷",
    "2024-4-26",
)
_KEYS = (
    *((key, _NONE) for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape)),
    *((key, _NONE) for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)),
    *((key, _NONE) for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_F4)),
    *((key, _NONE) for key in (Qt.Key.Key_F1, Qt.Key.Key_F6, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_Home)),
    *((key, _CONTROL) for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_F, Qt.Key.Key_Z, Qt.Key.Key_Y)),
    *((key, _CONTROL) for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_S)),
    *((key, _CONTROL) for key in (Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_Home, Qt.Key.Key_End)),
    *((key, _CONTROL | _SHIFT) for key in (Qt.Key.Key_P, Qt.Key.Key_V, Qt.Key.Key_E, Qt.Key.Key_H)),
    (Qt.Key.Key_Tab, _SHIFT),
    (Qt.Key.Key_Home, _ALT),
    (Qt.Key.Key_1, _ALT),
    (Qt.Key.Key_Return, _ALT),
)


class Monkey:
    """One window and what happened to it."""

    def __init__(self, window: Window, opening: Callable[[], None], seed: int) -> None:
        self._window = window
        self._opening = opening
        self._levels: list[int] = []
        self._doing = "start"
        self._wall, self._own = time.monotonic(), time.thread_time()
        self._dice = random.Random(seed)  # noqa: S311  a game
        self.done: Counter[str] = Counter()
        self.slow: list[str] = []

    def turn(self) -> None:
        """Do one thing in what is in front; within a dialog that waits for its answer the turns go on."""
        level = QThread.currentThread().loopLevel()
        if self._levels and level <= self._levels[-1]:
            return
        self._note_pause()
        self._levels.append(level)
        if self._window.view is None and self._dice.random() < _OPEN_AGAIN:
            self._opening()
        act = self._dice.choices((self._click, self._press, self._write), (5, 4, 2))[0]
        self._doing = act(self._front())
        self.done[act.__name__.strip("_")] += 1
        self._levels.pop()

    def _note_pause(self) -> None:
        """What was done at the turn before is over: the window answers again."""
        wall, own = time.monotonic(), time.thread_time()
        if wall - self._wall > HANG_SECONDS:
            self.slow.append(f"{wall - self._wall:.1f} s ({own - self._own:.1f} s of its own): {self._doing}")
        self._wall, self._own = wall, own

    def _front(self) -> QWidget:
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if shown is None:
            dialogs = [each for each in self._window.findChildren(QDialog) if each.isVisible()]
            shown = dialogs[-1] if dialogs else self._window
        if self._dice.random() < 0.02 and isinstance(shown, QDialog):
            shown.reject()
            shown = self._window
        return shown

    def _click(self, front: QWidget) -> str:
        targets = [each for each in front.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
        targets = [each for each in targets if not each.visibleRegion().isEmpty()] or [front]
        target = self._dice.choice(targets)
        place = QPoint(self._dice.randrange(target.width()), self._dice.randrange(target.height()))
        told = f"click {type(target).__name__} {target.accessibleName()[:30]}"
        if self._dice.random() < 0.1:
            QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=place)
        else:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=place)
        return told

    def _press(self, front: QWidget) -> str:
        key, modifiers = self._dice.choice(_KEYS)
        here = QApplication.focusWidget() or front
        told = f"{key.name} {modifiers} in {type(here).__name__} {here.accessibleName()[:30]}"
        QTest.keyClick(here, key, modifiers)
        return told

    def _write(self, front: QWidget) -> str:
        here = QApplication.focusWidget() or front
        event = QInputMethodEvent()
        event.setCommitString(self._dice.choice(_WORDS))
        QApplication.sendEvent(here, event)
        return f"write in {type(here).__name__} {here.accessibleName()[:30]}"


def answer_nothing() -> None:
    """Let no dialog of the system wait for an answer, and nothing leave the program."""

    def give(answer: object) -> Callable[..., object]:
        def given(*_: object, **__: object) -> object:
            return answer

        return given

    nothing: dict[str, object] = {
        "getOpenFileName": ("", ""),
        "getOpenFileNames": ([], ""),
        "getSaveFileName": ("", ""),
        "getExistingDirectory": "",
    }
    for name, answer in nothing.items():
        setattr(QFileDialog, name, give(answer))
    setattr(QInputDialog, "getText", give(("", False)))  # noqa: B010  for the type checker
    setattr(QDesktopServices, "openUrl", give(True))  # noqa: B010


def leave_anyway() -> None:
    """Where the window asks whether to close although something could not be saved: yes."""
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox):
            for each in box.buttons():
                if box.buttonRole(each) == QMessageBox.ButtonRole.DestructiveRole:
                    each.click()


@dataclass
class Faults:
    """What Qt warned of, and what reached the top."""

    warnings: Counter[str] = field(default_factory=Counter[str])
    errors: Counter[str] = field(default_factory=Counter[str])

    def listen(self) -> None:
        """Take note from now on."""
        qInstallMessageHandler(self._warn)
        sys.excepthook = self._fail

    def _warn(self, _kind: object, _where: object, words: str) -> None:
        if not words.startswith(_QUIET):
            self.warnings[words] += 1

    def _fail(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.errors["".join(traceback.format_exception(kind, error, trace))] += 1


def let_loose(app: QApplication, window: Window, monkey: Monkey, seconds: float) -> None:
    """Let it act for so long, then close the window."""
    until = time.monotonic() + seconds

    def go_on() -> None:
        if time.monotonic() < until:
            # Asked for first: the turn may wait in a dialog, where the next ones are taken.
            QTimer.singleShot(STEP_MS, go_on)
            monkey.turn()
            return
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog):
                top.reject()
        app.exit()

    QTimer.singleShot(STEP_MS, go_on)
    app.exec()
    leaving = QTimer()
    leaving.timeout.connect(leave_anyway)
    leaving.start(STEP_MS)
    window.close()


def main(seconds: float, seed: int) -> int:
    """Let it loose, tell what came of it, and return how many things were wrong."""
    faults = Faults()
    faults.listen()
    answer_nothing()
    app = make_application(["monkey"])
    sweeper = Sweeper(app)
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library")
        draft = library.new_path("平川县丝网产业")
        build_example("hebei-2024", draft).close()
        settings = Settings(Path(folder) / "window.ini")
        settings.author, settings.out_folder = "王敏", Path(folder)
        window = Window(library, settings)
        window.resize(1280, 720)
        window.show()
        monkey = Monkey(window, lambda: window.open_draft(draft), seed)
        let_loose(app, window, monkey, seconds)
        work.finish()
    sweeper.stop()
    print(f"{sum(monkey.done.values())} steps: {dict(monkey.done)}")
    for title, found in (("Qt", faults.warnings), ("error", faults.errors)):
        for words, count in found.most_common():
            print(f"{title} ×{count}: {words}")
    for words in monkey.slow:
        print("slow", words)
    return len(faults.warnings) + len(faults.errors) + len(monkey.slow)


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(float(given[0]) if given else 600.0, int(given[1]) if len(given) > 1 else 7))
