"""The rail on the left: where one is, and what is missing where."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from cluster_desktop.ui.parts.basics import Button, Pill, button, column, dress, row, text
from cluster_desktop.ui.shell.actions import tip

WIDTH = 224
FOLDED = 60
_ROW_HEIGHT = 31
_AS_EVERYWHERE = "中小企业特色产业集群"
"""Left out of the names on the rail: the whole form is about it."""


@dataclass(frozen=True)
class Stop:
    """A page that the rail leads to: its key, the sign before its name, and the name."""

    key: str
    sign: str
    name: str

    @property
    def title(self) -> str:
        """The name, with the number where the sign is one (`二、主导产业情况`)."""
        return f"{self.key}、{self.name}" if self.sign == self.key else self.name

    @property
    def short(self) -> str:
        """The name without what goes without saying."""
        return self.name.replace(_AS_EVERYWHERE, "") or self.name


class RailButton(Button):
    """One stop, with its mark at the right end."""

    def __init__(self, stop: Stop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = stop.name
        self._folded = False
        self.setProperty("rail", "stop")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setToolTip(stop.name if stop.name != stop.short else "")
        line = self._line = row(self, spacing=0)
        line.setContentsMargins(0, 4, 10, 4)
        bar = QFrame(self)
        bar.setProperty("bar", "here")
        bar.setFixedSize(3, 18)
        sign = text(stop.sign, "rail-sign", parent=self)
        sign.setFixedWidth(24)
        sign.setMinimumHeight(_ROW_HEIGHT - 8)
        name = text(stop.short, "rail-name", wrap=True, parent=self)
        name.setMinimumWidth(0)
        self._mark = Pill(parent=self)
        line.addWidget(bar)
        line.addSpacing(8)
        line.addWidget(sign)
        line.addWidget(name, 1)
        line.addSpacing(6)
        line.addWidget(self._mark)
        line.addStretch(0)
        self._words = name
        self._lit = (self, bar, sign, name)
        for part in (bar, sign, name, self._mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_current(current=False)
        self.setAccessibleName(stop.name)

    def hasHeightForWidth(self) -> bool:
        """A long name takes two lines, which a button does not reckon with."""
        return not self._folded

    def heightForWidth(self, width: int) -> int:
        """As high as the name beside its mark."""
        return max(_ROW_HEIGHT, self._line.totalHeightForWidth(width))

    def fold(self, *, folded: bool) -> None:
        """Show the sign alone, or the name and the mark too."""
        self._folded = folded
        policy = self.sizePolicy()
        policy.setHeightForWidth(not folded)
        self.setSizePolicy(policy)
        self._words.setVisible(not folded)
        self._line.setContentsMargins(0, 4, 0 if folded else 10, 4)
        self._mark.setVisible(not folded and bool(self._mark.text()))
        self.setToolTip(self.accessibleName() if folded or self._name != self._words.text() else "")

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        width = (FOLDED if self._folded else WIDTH) - 16
        return QSize(width, self.heightForWidth(width))

    def show_current(self, *, current: bool) -> None:
        """Light the stop where one is."""
        for part in self._lit:
            dress(part, current="yes" if current else "no")

    def show_mark(self, words: str, tone: str) -> None:
        """Show how this part stands; the words are also part of its name for a screen reader."""
        self._mark.show_words(words, tone)
        self.setAccessibleName(f"{self._name} {words}".strip())
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
        stack = column(inside, spacing=1)
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
