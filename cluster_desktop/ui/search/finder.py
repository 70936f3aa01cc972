"""A box to type in and what it finds below it, in groups; Enter goes there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget
from shiboken6 import isValid

from cluster_desktop.ui.parts.basics import column, row, text
from cluster_desktop.ui.parts.elided import ElidedLabel
from cluster_desktop.ui.search.things import matching

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cluster_desktop.ui.search.things import Thing

_WIDTH, _HEIGHT = 640, 460
_ROW, _HEAD = 34, 26
_BELOW = 52
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class Finder(QFrame):
    """Shows `things` that match what is typed; with `all_first` all of them before anything is typed."""

    def __init__(
        self,
        title: str,
        hint: str,
        things: Sequence[Thing],
        parent: QWidget,
        *,
        all_first: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("box", "popup")
        self.setAccessibleName(title)
        self._ground = parent
        self._came_from: QWidget | None = None
        self._things = things
        self._all_first = all_first
        self._shown: list[Thing | None] = []
        lines = self._lines = column(self, margins=12, spacing=8)
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText(hint)
        self.typed.setAccessibleName(title)
        self.typed.setClearButtonEnabled(True)
        self.typed.installEventFilter(self)
        self.typed.textChanged.connect(self._show)
        self.found = QListWidget(self)
        self.found.setProperty("kind", "found")
        self.found.setAccessibleName("找到的内容")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemClicked.connect(self._go)
        self.nothing = text("", "secondary", wrap=True, parent=self)
        self.nothing.setContentsMargins(6, 6, 6, 6)
        lines.addWidget(self.typed)
        lines.addWidget(self.nothing)
        lines.addWidget(self.found, 1)
        lines.addWidget(text("↑↓ 选择　Enter 前往　Esc 关闭", "secondary", parent=self))
        self._most = min(_HEIGHT, parent.height() - 80)
        self.resize(min(_WIDTH, parent.width() - 40), self._most)
        self._show()

    def open_above(self, widget: QWidget) -> None:
        """Open over the upper middle of a widget, ready to type in."""
        corner = self._ground.mapFromGlobal(widget.mapToGlobal(widget.rect().topLeft()))
        self.move(corner.x() + (widget.width() - self.width()) // 2, corner.y() + _BELOW)
        self._came_from = QApplication.focusWidget()
        self.show()
        self.raise_()
        self.typed.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close, with the cursor where it was."""
        came_from = self._came_from
        self._shut()
        if came_from is not None and isValid(came_from):
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list, Enter go and Esc leave, while one types."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._shut()
        if not isinstance(event, QKeyEvent):
            return False
        doing = self._doing(event)
        if doing is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            doing()
            return True
        return False

    def _doing(self, event: QKeyEvent) -> Callable[[], None] | None:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return partial(self._move, _STEPS[key])
        return {Qt.Key.Key_Return: self._go, Qt.Key.Key_Enter: self._go, Qt.Key.Key_Escape: self.leave}.get(
            key
        )

    def _shut(self) -> None:
        self.hide()
        self.deleteLater()

    def _move(self, step: int) -> None:
        rows = [number for number, thing in enumerate(self._shown) if thing is not None]
        if rows:
            at = rows.index(self.found.currentRow()) if self.found.currentRow() in rows else 0
            self.found.setCurrentRow(rows[min(max(at + step, 0), len(rows) - 1)])

    def _show(self) -> None:
        typed = self.typed.text()
        everything = self._all_first and not typed.strip()
        found = list(self._things) if everything else matching(self._things, typed)
        self.found.clear()
        self._shown = []
        kind = ""
        for thing in found:
            if thing.kind != kind:
                kind = thing.kind
                self._add(None, text(kind, "panel-heading"), _HEAD)
            self._add(thing, _line(thing), _ROW)
        first = next((number for number, thing in enumerate(self._shown) if thing is not None), -1)
        self.found.setCurrentRow(first)
        self.found.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.setText(
            f"没有找到“{typed.strip()}”。可以换个说法，或只输入其中两三个字。"
            if typed.strip()
            else "输入栏目、选项、问题、佐证材料或企业名称中的几个字。"
        )
        self._fit()

    def _fit(self) -> None:
        """As high as what was found, as far as there is room."""
        rows = sum(_HEAD if thing is None else _ROW for thing in self._shown)
        self.found.setFixedHeight(rows)
        beside = self._whole_height() - rows
        self.found.setFixedHeight(min(rows, self._most - beside))
        self.resize(self.width(), self._whole_height())

    def _whole_height(self) -> int:
        if self._lines.hasHeightForWidth():
            return self._lines.totalHeightForWidth(self.width())
        return self._lines.totalSizeHint().height()

    def _add(self, thing: Thing | None, shown: QWidget, height: int) -> None:
        item = QListWidgetItem()
        item.setSizeHint(QSize(0, height))
        if thing is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{thing.words} {thing.more}")
        self.found.addItem(item)
        shown.setContentsMargins(8, 0, 8, 0)
        self.found.setItemWidget(item, shown)
        self._shown.append(thing)

    def _go(self) -> None:
        at = self.found.currentRow()
        thing = self._shown[at] if 0 <= at < len(self._shown) else None
        if thing is not None:
            self.leave()
            thing.go()


def _line(thing: Thing) -> QWidget:
    shown = QWidget()
    line = row(shown, spacing=14)
    line.addWidget(ElidedLabel(thing.words, "body", shown))
    line.addStretch(1)
    more = ElidedLabel(thing.more, "secondary", shown)
    more.setMinimumWidth(min(more.sizeHint().width(), _WIDTH // 3))
    more.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(more)
    return shown
