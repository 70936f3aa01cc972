"""The rail on the left: where one is, and what is missing where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QSpacerItem, QWidget

from cluster_desktop.ui.icons import Sign
from cluster_desktop.ui.parts.basics import Button, Pill, button, column, dress, row, text
from cluster_desktop.ui.shell.actions import tip
from cluster_desktop.ui.words import AS_EVERYWHERE

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

WIDTH = 224
FOLDED = 60
_DOT = 8
_ROW_HEIGHT = 31
_DENSE_HEIGHT = 26
_DENSE_BELOW = 660
"""Pixels of the rail in which the rows as they should be do not all fit."""


@dataclass(frozen=True)
class Stop:
    """A page that the rail leads to: its key, the sign (a number or an `icon`) before its name, the name."""

    key: str
    sign: str
    name: str
    icon: str = ""

    @property
    def title(self) -> str:
        """The name, with the number where the sign is one (`二、主导产业情况`)."""
        return f"{self.key}、{self.name}" if self.sign == self.key else self.name

    @property
    def short(self) -> str:
        """The name without what goes without saying."""
        return self.name.replace(AS_EVERYWHERE, "") or self.name


class RailButton(Button):
    """One stop, with its mark at the right end."""

    def __init__(self, stop: Stop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = stop.name
        self._title = stop.title
        self._folded = False
        self._least = _ROW_HEIGHT
        self.setProperty("rail", "stop")
        # Not Fixed: that would hold it at the height for its widest, without a scroll bar beside it.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setToolTip(stop.name if stop.name != stop.short else "")
        line = self._line = row(self, spacing=0)
        line.setContentsMargins(0, 4, 10, 4)
        bar = QFrame(self)
        bar.setProperty("bar", "here")
        bar.setFixedSize(3, 18)
        sign = Sign(stop.icon, self) if stop.icon else text(stop.sign, "rail-sign", parent=self)
        sign.setFixedWidth(24)
        name = text(stop.short, "rail-name", wrap=True, parent=self)
        name.setMinimumWidth(0)
        self._mark = Pill(parent=self)
        self._dot = QFrame(self)
        self._dot.setFixedSize(_DOT, _DOT)
        self._dot.hide()
        self._shown: tuple[str, str] | None = None
        line.addWidget(bar)
        self._strut = QSpacerItem(8, _ROW_HEIGHT - 8)
        line.addItem(self._strut)
        line.addWidget(sign)
        line.addWidget(name, 1)
        line.addSpacing(6)
        line.addWidget(self._mark)
        line.addStretch(0)
        self._words = name
        self._lit = (self, bar, sign, name)
        for part in (bar, sign, name, self._mark, self._dot):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_current(current=False)
        self.setAccessibleName(stop.title)

    def hasHeightForWidth(self) -> bool:
        """A long name takes two lines, which a button does not reckon with."""
        return not self._folded

    def heightForWidth(self, width: int) -> int:
        """As high as the name beside its mark."""
        return max(self._least, self._line.totalHeightForWidth(width))

    def fold(self, *, folded: bool) -> None:
        """Show the sign, with a dot where something is wrong, or the name and the mark too."""
        self._folded = folded
        policy = self.sizePolicy()
        policy.setHeightForWidth(not folded)
        self.setSizePolicy(policy)
        self._words.setVisible(not folded)
        edge = self._line.contentsMargins().top()
        self._line.setContentsMargins(0, edge, 0 if folded else 10, edge)
        self._mark.setVisible(not folded and bool(self._mark.text()))
        tone = self._shown[1] if self._shown is not None else ""
        dress(self._dot, dot=tone)
        self._dot.setVisible(folded and tone in {"error", "warning"})
        self.setToolTip(self.accessibleName() if folded or self._name != self._words.text() else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the dot at the upper right of the sign."""
        super().resizeEvent(event)
        self._dot.move(event.size().width() - _DOT - 2, 4)

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        width = (FOLDED if self._folded else WIDTH) - 16
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrower where the rail has a scroll bar; the name then takes a line more."""
        return QSize(FOLDED - 16, self._least)

    def draw_close(self, *, dense: bool) -> None:
        """Take less height, where there is little for all."""
        self._least = _DENSE_HEIGHT if dense else _ROW_HEIGHT
        margins = self._line.contentsMargins()
        edge = 2 if dense else 4
        self._strut.changeSize(8, self._least - 2 * edge)
        self._line.invalidate()
        self._line.setContentsMargins(margins.left(), edge, margins.right(), edge)
        self.updateGeometry()

    def show_current(self, *, current: bool) -> None:
        """Light the stop where one is."""
        for part in self._lit:
            dress(part, current="yes" if current else "no")
        self.setAccessibleDescription("当前部分" if current else "转到这一部分")

    def show_mark(self, words: str, tone: str) -> None:
        """Show how this part stands; the words are also part of its name for a screen reader."""
        if self._shown == (words, tone):
            return
        self._shown = words, tone
        self._mark.show_words(words, tone)
        self.setAccessibleName(f"{self._title} {_spoken(words)}".strip())
        self.fold(folded=self._folded)


class Rail(QFrame):
    """The stops in groups.  `chosen` tells a press, `chosen_again` one on the stop where one already is."""

    chosen = Signal(str)
    chosen_again = Signal(str)

    def __init__(self, groups: list[tuple[str, list[Stop]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "rail")
        self.setFixedWidth(WIDTH)
        self.folded = False
        self._narrow = False
        self._dense = False
        self._headings: list[QWidget] = []
        self._buttons: dict[str, RailButton] = {}
        self._current = ""
        inside = QWidget()
        inside.setProperty("ground", "rail")
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = column(self)
        outer.addWidget(self._scroll, 1)
        stack = self._stack = column(inside, spacing=1)
        stack.setContentsMargins(8, 12, 8, 12)
        for number, (title, stops) in enumerate(groups):
            if number:
                stack.addSpacing(8)
            heading = text(title, "rail-group")
            heading.setContentsMargins(10, 4, 0, 4)
            stack.addWidget(heading)
            self._headings.append(heading)
            for stop in stops:
                stack.addWidget(self._button(stop))
        stack.addStretch(1)
        self._scroll.setWidget(inside)
        outer.addWidget(self._folder())

    def fold(self, *, folded: bool) -> None:
        """Fold the rail to the signs of its stops, or unfold it."""
        self.folded = folded
        self._show_fold()

    def give_way(self, *, narrow: bool) -> None:
        """Fold while there is no room for more; what was chosen comes back with the room."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the rows close where the window is low."""
        super().resizeEvent(event)
        dense = event.size().height() < _DENSE_BELOW
        if dense != self._dense:
            self._dense = dense
            self._stack.setContentsMargins(8, 6 if dense else 12, 8, 6 if dense else 12)
            for heading in self._headings:
                heading.setContentsMargins(10, 1 if dense else 4, 0, 1 if dense else 4)
            for each in self._buttons.values():
                each.draw_close(dense=dense)

    def _show_fold(self) -> None:
        folded = self.folded or self._narrow
        self._fold.setVisible(not self._narrow)
        self.setFixedWidth(FOLDED if folded else WIDTH)
        for part in (*self._headings, *self._buttons.values()):
            part.fold(folded=folded) if isinstance(part, RailButton) else part.setVisible(not folded)
        self._fold.setText("»" if folded else "« 收起")
        self._fold.setAccessibleName("展开目录" if folded else "收起目录")

    def show_current(self, key: str) -> None:
        """Mark where one is."""
        self._current = key
        for each, stop in self._buttons.items():
            stop.show_current(current=each == key)
        if key in self._buttons:
            self._scroll.ensureWidgetVisible(self._buttons[key], 0, 24)

    def show_mark(self, key: str, words: str, tone: str) -> None:
        """Show how a part stands."""
        self._buttons[key].show_mark(words, tone)

    def stop(self, key: str) -> RailButton:
        """The button of a stop."""
        return self._buttons[key]

    def name_of(self, key: str) -> str:
        """What a screen reader says of a stop: its name and its mark."""
        return self._buttons[key].accessibleName()

    def _folder(self) -> QWidget:
        self._fold = button("« 收起", lambda: self.fold(folded=not self.folded), kind="quiet", parent=self)
        self._fold.setToolTip(tip("fold_rail"))
        self._fold.setAccessibleName("收起目录")
        return self._fold

    def _button(self, stop: Stop) -> RailButton:
        made = RailButton(stop, self)
        self._buttons[stop.key] = made
        made.clicked.connect(lambda: self._press(stop.key))
        return made

    def _press(self, key: str) -> None:
        (self.chosen_again if key == self._current else self.chosen).emit(key)


def _spoken(mark: str) -> str:
    """A mark as one says it: a bare number counts problems, of two one is what is done of the other."""
    if mark.isdecimal():
        return f"{mark} 个问题"
    if "/" in mark:
        return f"{mark.removeprefix('✓ ')} 项"
    return "已齐" if mark == "✓" else mark.removeprefix("✓ ")
