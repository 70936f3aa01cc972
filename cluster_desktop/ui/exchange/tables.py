"""The tables of the preview: what both sides wrote differently, and what simply comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QRadioButton

from cluster_desktop.ui.exchange.version_choice import VersionChoice
from cluster_desktop.ui.paper.printed import PrintedCell
from cluster_desktop.ui.paper.sheet import FULL, Place, Sheet
from cluster_desktop.ui.parts.basics import column
from cluster_desktop.ui.parts.one_of import OneOf
from cluster_desktop.ui.readback.excerpts import around_the_difference
from cluster_desktop.ui.words import when

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.exchange.task import Dispute, Update, Version

_DISPUTE_EDGES = (0, 28, 64, FULL)
_UPDATE_HEADS = ("部分", "栏目", "原来", "改为", "谁改的")
_UPDATE_EDGES = (0, 8, 40, 60, 80, FULL)
_MOST_DISPUTES = 100


class DisputeTable(Sheet):
    """One row for each of the first 100 conflicts, with a choice among the values.

    `chosen` tells that one was made.  `sides` are the heads of the two columns, `beyond` counts the conflicts
    without a row, which can be decided by `choose`.
    """

    chosen = Signal()

    def __init__(
        self, disputes: Sequence[Dispute], sides: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sides = sides
        self._groups: dict[str, OneOf] = {}
        self._radios: dict[str, dict[str, QRadioButton]] = {}
        self._chosen: dict[str, str] = {}
        self.beyond = max(0, len(disputes) - _MOST_DISPUTES)
        _heads(self, ("栏目", *sides), _DISPUTE_EDGES)
        for position, dispute in enumerate(disputes[:_MOST_DISPUTES], 1):
            self._row(position, dispute)

    def choices(self) -> dict[str, str]:
        """The conflicts decided so far: path → id of what is to stand."""
        return dict(self._chosen)

    def choose(self, choices: dict[str, str]) -> None:
        """Decide these."""
        for path, id_ in choices.items():
            if path in self._radios:
                self._radios[path][id_].setChecked(True)
        self._chosen |= choices
        self.chosen.emit()

    def _row(self, position: int, dispute: Dispute) -> None:
        self.place(PrintedCell(dispute.name, "label", self), Place(position, *_DISPUTE_EDGES[0:2]))
        self._groups[dispute.path] = OneOf(self)
        self._radios[dispute.path] = {}
        both = zip(self._sides, (dispute.ours, dispute.theirs), strict=True)
        for number, (side, versions) in enumerate(both, 1):
            others = dispute.theirs if versions is dispute.ours else dispute.ours
            cell = QFrame(self)
            cell.setProperty("cell", "answer")
            lines = column(cell)
            for version in versions:
                lines.addWidget(self._choice(dispute, version, side, others, cell), 1)
            self.place(cell, Place(position, *_DISPUTE_EDGES[number : number + 2]))

    def _choice(
        self, dispute: Dispute, version: Version, side: str, others: tuple[Version, ...], cell: QWidget
    ) -> VersionChoice:
        words, _ = around_the_difference(version.words, others[0].words if others else "")
        told = f"{dispute.name}，{side}：{version.words}，{version.author}，{when(version.at)}"
        made = VersionChoice(version, words, told, cell)
        made.radio.clicked.connect(lambda: self.choose({dispute.path: version.id}))
        self._groups[dispute.path].take(made.radio)
        self._radios[dispute.path][version.id] = made.radio
        return made


class UpdateTable(Sheet):
    """One row for each path that simply follows."""

    def __init__(self, updates: Sequence[Update], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _heads(self, _UPDATE_HEADS, _UPDATE_EDGES)
        for position, update in enumerate(updates, 1):
            before, after = around_the_difference(update.before, update.after)
            who = f"{update.author}\n{when(update.at)}"
            kinds = ("plain", "label", "words", "words", "words")
            for number, words in enumerate((update.section, update.name, before, after, who)):
                cell = PrintedCell(words, kinds[number], self)
                self.place(cell, Place(position, *_UPDATE_EDGES[number : number + 2]))


def _heads(sheet: Sheet, heads: Iterable[str], edges: tuple[int, ...]) -> None:
    for number, words in enumerate(heads):
        sheet.place(PrintedCell(words, "head", sheet), Place(0, *edges[number : number + 2]))
