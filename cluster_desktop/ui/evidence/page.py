"""佐证材料: what the answers and the notice call for, section by section, and what is attached to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cluster_desktop.ui.evidence.cells import PrintedCell, ProofCell
from cluster_desktop.ui.paper.page import Desk, Page, Paper
from cluster_desktop.ui.paper.sheet import FULL, Place, Sheet
from cluster_desktop.ui.parts.basics import empty, text
from cluster_desktop.ui.parts.scrolling import bring_into_view

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.forms.requirements import Requirement, State
    from cluster_desktop.ui.session.session import Session

_EDGES = (0, 9, 50, FULL)
_STATES: dict[State, tuple[str, str]] = {
    "attached": ("已备", "done"),
    "missing": ("缺", "error"),
    "unreadable": ("无法读取", "warning"),
    "unneeded": ("不再需要", "quiet"),
}


class EvidencePage(Page):
    """`files_given` tells files for a requirement, `chosen` the id of the item to look at."""

    files_given = Signal(str, list)
    chosen = Signal(str)
    go_to = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("佐证材料", parent)
        self._session = session
        self._shown: object = None
        self._cells: dict[str, ProofCell] = {}
        self._paper = Paper()
        self._paper.content.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(Desk(self._paper, self))
        self._sum = text("", "secondary", wrap=True)
        self.body.addSpacing(6)
        self.body.addWidget(self._sum)
        self.body.addStretch(1)
        session.judged.connect(self._renew_if_seen)

    def show_requirement(self, requirement_id: str) -> None:
        """Bring a requirement into view, and its first document into the panel."""
        self.renew()
        if (cell := self._cells.get(requirement_id)) is not None:
            bring_into_view(cell)
            cell.take_focus()
            if cell.items:
                self.chosen.emit(cell.items[0].id)

    def renew(self) -> None:
        """Work the table out, if it is not the one that is shown."""
        session = self._session
        due = [demand for demand in session.requirements if demand.state != "unneeded" or demand.evidence]
        state = (due, list(session.evidence), list(session.taking_in))
        if state == self._shown:
            return
        self._shown = state
        counts = {each: sum(demand.state == each for demand in due) for each in _STATES}
        self.show_pills(
            [(f"{words} {counts[each]}", tone) for each, (words, tone) in _STATES.items() if counts[each]]
        )
        self._fill(due)
        pages = sum(item.pages for item in session.evidence)
        self._sum.setText(
            f"共 {len(session.evidence)} 份材料，{pages} 页。导出时装订成册，目录和页码自动编排。"
        )

    def _fill(self, due: list[Requirement]) -> None:
        empty(self._paper.content)
        self._cells.clear()
        if not due:
            none = text(
                "还没有需要佐证的内容。填写申报表并勾选已开展的工作后，这里列出应附的材料。",
                "secondary",
                wrap=True,
            )
            none.setContentsMargins(26, 22, 26, 22)
            self._paper.content.addWidget(none)
            return
        sheet = Sheet(self._paper)
        heads = ("部分", "需要证明的栏目、勾选项", "佐证")
        for number, words in enumerate(heads):
            sheet.place(PrintedCell(words, "head", sheet), Place(0, _EDGES[number], _EDGES[number + 1]))
        self._paper.content.addWidget(sheet)
        for position, demand in enumerate(due, 1):
            self._row(sheet, position, demand)

    def _renew_if_seen(self) -> None:
        if self.isVisible():
            self.renew()

    def _row(self, sheet: Sheet, position: int, demand: Requirement) -> None:
        sheet.place(PrintedCell(self._part(demand), "plain", sheet), Place(position, _EDGES[0], _EDGES[1]))
        words = f"{demand.clause.split()[-1]}. {demand.title}" if _of_notice(demand) else demand.title
        what = PrintedCell(words, "label", sheet)
        what.pressed.connect(lambda: self.go_to.emit(demand.path))
        sheet.place(what, Place(position, _EDGES[1], _EDGES[2]))
        taking_in = demand.id in self._session.taking_in
        cell = ProofCell(demand, self._session.attached_to(demand), sheet, taking_in=taking_in)
        cell.files_given.connect(self.files_given)
        cell.chosen.connect(self.chosen)
        cell.removed.connect(partial(self._session.detach, demand))
        self._cells[demand.id] = cell
        sheet.place(cell, Place(position, _EDGES[2], _EDGES[3]))

    def _part(self, demand: Requirement) -> str:
        if _of_notice(demand):
            return "通知"
        field = self._session.field_at(demand.path)
        return field.section if field else ""


def _of_notice(demand: Requirement) -> bool:
    return demand.id.startswith("notice/")
