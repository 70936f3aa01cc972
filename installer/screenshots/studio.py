"""The window of one round, worked as by hand, and its pictures."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from cluster_desktop.drafts.library import Library
from cluster_desktop.ui import work
from cluster_desktop.ui.look import put_on
from cluster_desktop.ui.parts.scrolling import bring_into_view
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cluster_desktop.ui.shell.draft_view import DraftView
    from installer.screenshots.county import County
    from installer.screenshots.looks import Look

LOOK_MS = 30
RESTS = 5
"""So often in a row nothing is under way: what came of work is laid out in a few turns more."""
LONGEST_S = 120.0
SOON_MS = 1000
"""A timer that goes once and so soon is work that waits for a pause; a later one is a watch."""


class Studio:
    """One round: a window on the county."""

    def __init__(self, app: QApplication, county: County, look: Look, out: Path) -> None:
        self._look, self._out = look, out
        self._number = 0
        self.county = county
        self.settings = Settings(county.folder / "window.ini")
        self.settings.author, self.settings.unit = "王敏", "平川县工业和信息化局"
        self.settings.out_folder = county.folder
        self.settings.scheme, self.settings.size = look.scheme, look.size
        put_on(app, self.settings)
        self.window = Window(Library(county.library), self.settings)
        self.window.setGeometry(0, 0, look.width, look.height)
        self.window.show()
        self.window.activateWindow()

    @property
    def view(self) -> DraftView:
        """The open draft.

        Raises:
            RuntimeError: none is open.
        """
        if self.window.view is None:
            raise RuntimeError("no draft is open")
        return self.window.view

    def take(self, name: str, *, at_once: bool = False) -> None:
        """Wait until nothing is under way, or not, and take a picture; every name counts, taken or not."""
        self._number += 1
        if self._look.only and name not in self._look.only:
            return
        if not at_once:
            self.settle()
        path = self._out / f"{self._number:02}-{name}{self._look.suffix}.png"
        if not self._picture().save(str(path)):
            raise OSError(path)
        print(path.name, flush=True)

    def settle(self) -> None:
        """Let the window come to rest.

        Raises:
            TimeoutError: what is under way does not end.
        """
        until = time.monotonic() + LONGEST_S
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
        still = 0
        while still < RESTS:
            if time.monotonic() > until:
                raise TimeoutError("work in the background does not end")
            wait(LOOK_MS)
            still = 0 if _busy() else still + 1

    def during(self, opening: Callable[[], object], name: str) -> None:
        """Open a dialog that waits for its answer, take it, and leave it by Esc."""

        def take_it() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                raise LookupError(name)
            try:
                self.take(name)
            finally:
                QTest.keyClick(dialog, Qt.Key.Key_Escape)

        QTimer.singleShot(LOOK_MS, take_it)
        opening()

    def close_dialogs(self) -> None:
        """Leave whatever lies over the window."""
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        self.settle()

    def press(self, words: str) -> None:
        """Press the button whose words or name begin so, once nothing is under way.

        Raises:
            LookupError: none is in view.
        """
        self.settle()
        for each in self.window.findChildren(QPushButton):
            if each.isVisible() and any(
                one.startswith(words) for one in (each.text(), each.accessibleName())
            ):
                bring_into_view(each)
                wait(0)
                each.click()
                return
        raise LookupError(words)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the cursor is."""
        QTest.keyClick(self._in_hand(), key, modifiers)

    def write(self, words: str) -> None:
        """Write where the cursor is, as an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self._in_hand(), event)

    def page(self, key: str, name: str) -> None:
        """Go to a page and take it."""
        self.view.show_page(key)
        self.take(name)

    def close(self) -> None:
        """Let the window go."""
        self.close_dialogs()
        self.window.close()
        self.window.deleteLater()
        wait(0)

    def _in_hand(self) -> QWidget:
        """What has the cursor, an open menu before all else.

        Where a dialog that closed left nothing, the window is made active again.
        """
        if (menu := QApplication.activePopupWidget()) is not None:
            return menu
        if QApplication.focusWidget() is None:
            self.window.activateWindow()
            wait(LOOK_MS)
        return QApplication.focusWidget() or self.window

    def _picture(self) -> QPixmap:
        """The window with the dialogs and menus that lie over it."""
        shown = self.window.grab()
        painter = QPainter(shown)
        for top in QApplication.topLevelWidgets():
            if top is self.window or not top.isVisible() or top.windowType() == Qt.WindowType.ToolTip:
                continue
            place = self._place_of(top)
            if top.windowType() != Qt.WindowType.Popup:  # which has a frame of its own
                painter.fillRect(QRect(place, top.size()).adjusted(-1, -1, 1, 1), Qt.GlobalColor.gray)
            painter.drawPixmap(place, top.grab())
        painter.end()
        return shown

    def _place_of(self, top: QWidget) -> QPoint:
        """Where a menu lies over the window; a dialog in the middle, where a desktop puts it."""
        if top.windowType() == Qt.WindowType.Popup:
            return self.window.mapFromGlobal(top.pos())
        room = self.window.size() - top.size()
        return QPoint(max(0, room.width() // 2), max(0, room.height() // 2))


def wait(milliseconds: int) -> None:
    """Let time pass for the window and its tasks: `QTest.qWait` keeps Python's other threads waiting."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def _busy() -> bool:
    """Whether a task runs or waits for the end of a pause."""
    for top in QApplication.topLevelWidgets():
        if top.findChildren(work.Job):
            return True
        for timer in top.findChildren(QTimer):
            if timer.isActive() and timer.isSingleShot() and timer.interval() < SOON_MS:
                return True
    return False
