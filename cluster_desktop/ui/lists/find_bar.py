"""Looking for words in a list: a line that opens above the table and closes with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from cluster_desktop.ui.parts.basics import button, row, text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.lists.model import ListModel

_PAUSE_MS = 200
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FindBar(QFrame):
    """`found` tells the line and column of what was found, `closed` that the bar was put away."""

    found = Signal(int, int)
    closed = Signal()

    def __init__(self, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._here = (0, -1)
        line = row(self, spacing=8)
        self.words = _Words(self)
        self.words.setPlaceholderText("在清单中查找")
        self.words.setAccessibleName("在清单中查找")
        self.words.setClearButtonEnabled(True)
        line.addWidget(self.words, 1)
        self._told = text("", "secondary", parent=self)
        line.addWidget(self._told)
        before = button("上一处", lambda: self.step(-1), parent=self)
        before.setToolTip("Shift+Enter")
        after = button("下一处", lambda: self.step(1), parent=self)
        after.setToolTip("Enter、F3")
        for each in (before, after, button("关闭", self.close_bar, kind="link", parent=self)):
            line.addWidget(each)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(lambda: self.step(0))
        self.words.textEdited.connect(self._wait)
        self.words.stepped.connect(self.step)
        self.words.given_up.connect(self.close_bar)
        self.hide()

    def _wait(self, _words: str) -> None:
        self._soon.start(_PAUSE_MS)

    def open_bar(self, line: int, column: int) -> None:
        """Begin at a cell; where the bar is open already, go on to the next place."""
        if self.isVisible() and self.words.text():
            self.step(1)
        self._here = (max(line, 0), max(column, 0))
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def close_bar(self) -> None:
        """Put the bar away."""
        self.hide()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next place (1), the one before (−1), or the first from here on (0)."""
        self._soon.stop()
        places = self._places(self.words.text().strip().casefold())
        if not places:
            self._told.setText("没有找到" if self.words.text().strip() else "")
            return
        after = [place for place in places if place > self._here or (by == 0 and place == self._here)]
        before = [place for place in places if place < self._here]
        there = (before or places)[-1] if by < 0 else (after or places)[0]
        self._here = there
        self._told.setText(f"{places.index(there) + 1} / {len(places)} 处")
        self.found.emit(*there)

    def _places(self, words: str) -> list[tuple[int, int]]:
        if not words:
            return []
        columns = {column.key: number for number, column in enumerate(self._model.columns)}
        found: list[tuple[int, int]] = []
        for line in range(self._model.rowCount() - 1):
            row_ = self._model.row_at(line)
            if row_ is not None:
                found += sorted(
                    (line, columns[key])
                    for key, cell in row_.cells.items()
                    if key in columns and words in cell.casefold()
                )
        return found


class _Words(QLineEdit):
    stepped = Signal(int)
    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        """Have Esc, F3 and Ctrl+F here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F3} or (ctrl and event.key() == Qt.Key.Key_F):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Esc ends."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {*_ENTER, Qt.Key.Key_F3}:
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.selectAll()
        else:
            super().keyPressEvent(event)
