"""A row of the checklist: the words of a requirement, and what serves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.ui.evidence.cells import MOST_SHOWN, ProofCell
from cluster_desktop.ui.evidence.listing import told
from cluster_desktop.ui.paper.printed import PrintedCell
from cluster_desktop.ui.parts.basics import row

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.evidence.made import MadeList
    from cluster_desktop.ui.evidence.wishes import Wishes

LOWEST = 33
"""Pixels of a row with one line of words."""
_SHARES = 9, 11
"""The widths of the words and of what serves them, as on the paper."""
_LINE = 23
_AROUND_LINES = 7
_BESIDE_WORDS = 18
_AROUND_WORDS = 10


@dataclass(frozen=True)
class Proved:
    """A requirement with what serves it; `asked` is the key of the list that could.

    `disputed` tells that colleagues changed one of the documents differently.
    """

    requirement: Requirement
    items: tuple[EvidenceItem, ...]
    lists: tuple[MadeList, ...]
    asked: str
    taking_in: bool
    disputed: bool = False

    @property
    def lines(self) -> int:
        """How many lines the proof takes."""
        named = len(self.lists) + min(len(self.items), MOST_SHOWN)
        return max(1, named + self.disputed + self.taking_in + (len(self.items) > MOST_SHOWN))


class RequirementRow(QFrame):
    """Keeps what it shows, so that it is only drawn anew where something is another."""

    def __init__(self, wishes: Wishes, proved: Proved, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = row(self, spacing=1)
        self._words = PrintedCell("", "label", self)
        self._words.setToolTip("双击或按 Enter，到申报表的这一栏")
        self._words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words.pressed.connect(lambda: wishes.field.emit(self.proved.requirement.path))
        self.cell = ProofCell(wishes, proved, self)
        self._line.addWidget(self._words, _SHARES[0])
        self._line.addWidget(self.cell, _SHARES[1])
        self._say()

    @property
    def proved(self) -> Proved:
        """What it shows."""
        return self.cell.proved

    def show_proved(self, proved: Proved) -> None:
        """Show this."""
        if proved != self.proved:
            self.cell.show_proof(proved)
            self._say()

    def take_focus(self) -> None:
        """Bring the cursor to what serves the requirement; while files are being copied, to its words."""
        if not self.cell.take_focus():
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def needed(self, width: int) -> int:
        """The height at which nothing is cut."""
        return max(LOWEST, self._line.totalHeightForWidth(width))

    def _say(self) -> None:
        self._words.setText(told(self.proved.requirement))
        # Polished one by one later, each part would ask for another height than it was given.
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        self._line.invalidate()


def about_needed(proved: Proved, width: int, metrics: QFontMetrics) -> int:
    """About the height of a row that is not made yet."""
    room = (width - 1) * _SHARES[0] // sum(_SHARES) - _BESIDE_WORDS
    area, flags = QRect(0, 0, room, 10_000), int(Qt.TextFlag.TextWordWrap)
    words = metrics.boundingRect(area, flags, told(proved.requirement)).height()
    return max(LOWEST, words + _AROUND_WORDS, proved.lines * _LINE + _AROUND_LINES)
