"""Ctrl+Z and Ctrl+Y: first within the text in hand, then over the whole draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolButton
from shiboken6 import isValid

from cluster_desktop.ui.history.words import act_words
from cluster_desktop.ui.icons import IconButton
from cluster_desktop.ui.parts.basics import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.drafts.undo import Step
    from cluster_desktop.ui.session.session import Session

UNDO_KEYS = ("Ctrl+Z",)
REDO_KEYS = ("Ctrl+Y", "Ctrl+Shift+Z")


class Undoing(QObject):
    """`follow` is to be told where the cursor goes, `undo` and `redo` are what the keys and buttons do."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._followed: QWidget | None = None

    def follow(self, _: QWidget | None, new: QWidget | None) -> None:
        """Have the keys reach the draft from the text that the cursor went to."""
        # A text that went with its dialog does not always tell so.
        if self._followed is not None and isValid(self._followed):
            self._followed.removeEventFilter(self)
            self._followed.destroyed.disconnect(self._forget)
        self._followed = None
        if isinstance(new, QLineEdit | QPlainTextEdit):
            self._followed = new
            new.installEventFilter(self)
            new.destroyed.connect(self._forget)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Leave the keys of undo and redo to the window, which asks the text first."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString()
            if pressed in (*UNDO_KEYS, *REDO_KEYS):
                event.ignore()
                return True
        return False

    def undo(self) -> None:
        """Undo the typing in the text in hand, or the last act where nothing of it is left."""
        match QApplication.focusWidget():
            case QLineEdit() as line if line.isUndoAvailable():
                line.undo()
            case QPlainTextEdit() as box if box.document().isUndoAvailable():
                box.undo()
            case _:
                self._session.undo()

    def redo(self) -> None:
        """Redo as `undo`."""
        match QApplication.focusWidget():
            case QLineEdit() as line if line.isRedoAvailable():
                line.redo()
            case QPlainTextEdit() as box if box.document().isRedoAvailable():
                box.redo()
            case _:
                self._session.redo()

    def _forget(self) -> None:
        self._followed = None


class UndoButtons(QObject):
    """撤销 and 重做 for the top bar; the tip says what of, so that nobody has to try."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.undo = _tool("undo", "撤销", parent)
        self.redo = _tool("redo", "重做", parent)
        self.line = row(spacing=2)
        self.line.addWidget(self.undo)
        self.line.addWidget(self.redo)
        session.acts.changed.connect(self.show_acts)
        session.autosave.state_changed.connect(self.show_acts)
        self.show_acts()

    def show_acts(self) -> None:
        """Say what would be undone and done again."""
        acts = self._session.acts
        self._show(self.undo, "撤销", "Ctrl+Z", acts.next_undo)
        self._show(self.redo, "重做", "Ctrl+Y", acts.next_redo)

    def _show(self, tool: QToolButton, word: str, key: str, step: Step | None) -> None:
        told = "" if step is None else act_words(step, self._session.index)
        tool.setEnabled(step is not None)
        tool.setToolTip(f"{word}：{told}（{key}）" if told else f"{word}（{key}）")
        tool.setAccessibleName(f"{word}：{told}" if told else word)


def _tool(icon: str, word: str, parent: QWidget) -> QToolButton:
    """A button that leaves the cursor where it is, so that a text in hand is undone first."""
    made = IconButton(icon, word, parent)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
