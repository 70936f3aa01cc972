"""Below the table of a list: the cell in hand, what is wrong there, and what people disagree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.exchange.conflict_choice import ConflictChoice
from cluster_desktop.ui.parts.basics import button, column, dress, empty, row, text

if TYPE_CHECKING:
    from cluster_desktop.evidence.lists.rows import ListRow
    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.ui.lists.model import ListModel
    from cluster_desktop.ui.session.session import Session


class CellFoot(QWidget):
    """`mend` asks for the next bad cell."""

    mend = Signal()

    def __init__(
        self, session: Session, definition: ListDefinition, model: ListModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._definition = definition
        self._model = model
        lines = column(self, spacing=8)
        line = row(spacing=10)
        self._where = text("", "secondary", wrap=True)
        line.addWidget(self._where, 1)
        self._next = button("下一处问题", self.mend.emit, kind="link", parent=self)
        self._next.setToolTip("F4")
        line.addWidget(self._next)
        lines.addLayout(line)
        self._choice = row()
        lines.addLayout(self._choice)
        self._shown = ""

    def offer_next(self, *, wanted: bool) -> None:
        """Lead to the next bad cell, where there are any."""
        self._next.setVisible(wanted)

    def show_cell(self, row_: ListRow | None, number: int) -> None:
        """Say which cell is in hand; no row is the new one."""
        words, tone = self._told(row_, number)
        self._where.setText(words)
        dress(self._where, kind=tone)
        self._show_conflict(row_)

    def decide(self, number: int) -> None:
        """Choose among the rows that people disagree on."""
        choice = self.findChild(ConflictChoice)
        if choice is not None:
            choice.choose(number)

    def _told(self, row_: ListRow | None, number: int) -> tuple[str, str]:
        if row_ is None:
            return "在“＊”一行输入，即增加一行。", "secondary"
        column = self._model.columns[max(number, 0)]
        place = self._model.place_of(row_.id)
        faults = self._model.faults.get(row_.id, {})
        if column.key in faults:
            return f"第 {place} 行“{column.title}”：{faults[column.key].rstrip('。')}。", "error"
        if faults:
            named = "、".join(f"“{each.title}”" for each in self._model.columns if each.key in faults)
            return f"第 {place} 行的{named}有问题。", "error"
        return f"第 {place} 行“{column.title}”" + (f"：{column.note}" if column.note else ""), "secondary"

    def _show_conflict(self, row_: ListRow | None) -> None:
        path = f"list/{self._definition.key}/{row_.id}" if row_ is not None else ""
        shown = path if path in self._session.conflicts else ""
        if shown != self._shown:
            self._shown = shown
            empty(self._choice)
            if shown:
                self._choice.addWidget(ConflictChoice(self._session, shown, self))
