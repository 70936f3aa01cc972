"""The tables of the versions dialog: which there are, and what one differs in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.ui.paper.printed import PrintedCell
from cluster_desktop.ui.paper.sheet import FULL, Place, Sheet
from cluster_desktop.ui.parts.basics import button, row
from cluster_desktop.ui.words import when

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cluster_desktop.ui.versions.task import Compared, Difference

_HEADS = ("版本", "谁起的名称", "时间", "与现在相比", "操作")
_EDGES = (0, 22, 46, 58, 70, FULL)
_DIFFERENCE_HEADS = ("部分", "栏目", "当时", "现在", "操作")
_DIFFERENCE_EDGES = (0, 8, 38, 64, 90, FULL)
_MOST_ROWS = 200
"""More rows than anyone reads would only make the window slow."""


class VersionTable(Sheet):
    """One row for each version; each signal tells its id."""

    looked_at = Signal(str)
    restored = Signal(str)
    forgotten = Signal(str)

    def __init__(self, compared: Sequence[Compared], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for number, words in enumerate(_HEADS):
            self.place(PrintedCell(words, "head", self), Place(0, *_EDGES[number : number + 2]))
        for position, each in enumerate(compared, 1):
            self._row(position, each)

    def _row(self, position: int, compared: Compared) -> None:
        version, count = compared.version, len(compared.differences)
        told = (
            version.name,
            version.author or "未署名",
            when(version.at),
            f"{count} 处不同" if count else "相同",
        )
        for number, words in enumerate(told):
            cell = PrintedCell(words, "label" if number == 0 else "words", self)
            self.place(cell, Place(position, *_EDGES[number : number + 2]))
        ways: dict[str, Callable[[], object]] = {}
        if count:
            ways["查看不同"] = partial(self.looked_at.emit, version.id)
            ways["恢复全部"] = partial(self.restored.emit, version.id)
        ways["删除名称"] = partial(self.forgotten.emit, version.id)
        self.place(_ways(self, version.name, ways), Place(position, *_EDGES[4:6]))


class DifferenceTable(Sheet):
    """One row for each path that differs, the first 200; `restored` tells the `Difference` to take back."""

    restored = Signal(object)

    def __init__(self, differences: Sequence[Difference], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        edges = _DIFFERENCE_EDGES
        for number, words in enumerate(_DIFFERENCE_HEADS):
            self.place(PrintedCell(words, "head", self), Place(0, *edges[number : number + 2]))
        for position, each in enumerate(differences[:_MOST_ROWS], 1):
            kinds = ("plain", "label", "words", "words")
            for number, words in enumerate((each.section, each.name, each.then, each.now)):
                cell = PrintedCell(words, kinds[number], self)
                self.place(cell, Place(position, *edges[number : number + 2]))
            ways = {"恢复": partial(self.restored.emit, each)}
            self.place(_ways(self, each.name, ways), Place(position, *edges[4:6]))

    @staticmethod
    def beyond(differences: Sequence[Difference]) -> int:
        """How many rows are not shown."""
        return max(0, len(differences) - _MOST_ROWS)


def _ways(sheet: Sheet, name: str, ways: Mapping[str, Callable[[], object]]) -> QFrame:
    """A cell with what can be done with a row."""
    cell = QFrame(sheet)
    cell.setProperty("cell", "answer")
    line = row(cell, spacing=10)
    line.setContentsMargins(8, 2, 8, 2)
    for words, way in ways.items():
        made = button(words, way, kind="link", parent=cell)
        made.setAccessibleName(f"{words}：{name}")
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addStretch(1)
    return cell
