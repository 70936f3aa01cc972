"""An official at the window: sees what is shown, and has a keyboard, a mouse and files to drop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cluster_desktop.ui.window import Window

Shown = TypeVar("Shown", bound=QWidget)
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
PATIENCE_MS = 20_000


class Official:
    """Acts on one window, and waits as a person does: until what he looks for is there."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def waits(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=PATIENCE_MS)

    def reads(self, place: QWidget | None = None) -> str:
        """All the words in sight."""
        QApplication.processEvents()
        labels = (place or self._front()).findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def finds(self, kind: type[Shown], words: str) -> Shown:
        """What is called so, in the dialog in front or else in the window, once it can be used."""
        found: list[Shown] = []

        def look() -> bool:
            there = self._front().findChildren(kind)
            usable = [each for each in there if each.isVisible() and each.isEnabled()]
            found[:] = [each for each in usable if words in each.accessibleName() or words in _face(each)]
            return bool(found)

        self.waits(look)
        return found[0]

    def clicks(self, words: str, kind: type[QWidget] = QAbstractButton) -> None:
        """Press what is called so, with the mouse."""
        target = self.finds(kind, words)
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(target, left, pos=QPoint(min(8, target.width() // 2), target.height() // 2))

    def writes(self, words: str) -> None:
        """Write where the cursor is, through an input method."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self._hand(), event)

    def types(self, figures: str) -> None:
        """Type where the cursor is, key by key."""
        QTest.keyClicks(self._hand(), figures)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self._hand(), key, modifiers)

    def drops(self, file: Path, target: QWidget) -> None:
        """Drag a file over something and let it go."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, NONE)
        QApplication.sendEvent(target, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, left, NONE))

    def answers(self, opening: Callable[[], object], answering: Callable[[], object]) -> None:
        """Do something that opens a dialog which waits, and answer it there."""
        done: list[bool] = []

        def answer() -> None:
            try:
                answering()
                done.append(True)
            finally:
                if not done and (dialog := QApplication.activeModalWidget()) is not None:
                    dialog.close()

        QTimer.singleShot(50, answer)
        opening()
        assert done

    def _front(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    def _hand(self) -> QWidget:
        """What has the cursor, in the dialog in front or else in the window."""

        def found() -> QWidget | None:
            here, front = QApplication.focusWidget(), self._front().window()
            if here is not None and here.window() is front:
                return here
            front.activateWindow()
            return None

        self.waits(found)
        here = found()
        assert here is not None
        return here


def _face(widget: QWidget) -> str:
    """The words on a button or a label."""
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
