"""The chips that leave only the requirements of one state, each with how many there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.evidence.listing import STATE_WORDS
from cluster_desktop.ui.parts.basics import Button, row
from cluster_desktop.ui.parts.one_of import OneOf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from cluster_desktop.forms.requirements import State


class Filters(QWidget):
    """One chip is always on.  `chosen` tells the state, None for all."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = OneOf(self)
        self._chips: dict[State | None, Button] = {}
        line = row(self, spacing=6)
        states: list[State | None] = [None, *STATE_WORDS]
        for state in states:
            tone = "plain" if state is None else STATE_WORDS[state][1]
            chip = _Chip(self)
            chip.setProperty("filter", tone)
            chip.setCheckable(True)
            chip.setChecked(state is None)
            chip.clicked.connect(partial(self._tell, state))
            self._group.take(chip)
            self._chips[state] = chip
            line.addWidget(chip)

    def show_counts(self, counts: Mapping[State, int]) -> None:
        """Say how many there are of each state; a state without any has no chip, unless it is chosen."""
        for state, chip in self._chips.items():
            count = sum(counts.values()) if state is None else counts.get(state, 0)
            words = f"全部 {count}" if state is None else f"{STATE_WORDS[state][0]} {count}"
            chip.setText(words)
            chip.setAccessibleName(f"只看：{words}")
            chip.setVisible(state is None or count > 0 or chip.isChecked())

    def choose(self, state: State | None) -> None:
        """Press the chip of a state."""
        self._chips[state].click()

    def _tell(self, state: State | None, *_: bool) -> None:
        self.chosen.emit(state)


class _Chip(Button):
    """Left and right go to the chip beside, as among the options of a form."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        group = self.group()
        if step is None:
            super().keyPressEvent(event)
            return
        chips = [chip for chip in group.buttons() if chip.isVisible()]
        there = chips[(chips.index(self) + step) % len(chips)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        there.click()
