"""按栏目: what the answers and the notice call for, section by section, and what is attached to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.ui.evidence.cells import PrintedCell, ProofCell
from cluster_desktop.ui.evidence.listing import grouped, listed, matches, told
from cluster_desktop.ui.evidence.made import MadeList, list_asked, lists_for
from cluster_desktop.ui.parts.basics import column, empty, row, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QResizeEvent

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.requirements import Requirement, State
    from cluster_desktop.ui.evidence.listing import Group
    from cluster_desktop.ui.evidence.wishes import Wishes
    from cluster_desktop.ui.session.session import Session

_AT_ONCE = 14
"""Rows that are made before the page is shown: more than fit on a screen."""
_AT_A_TIME = 6
"""Rows that are made between two key presses; each time the list is laid out once."""

_NOTHING_DUE = "还没有需要佐证的内容。填写申报表并勾选已开展的工作后，这里列出应附的材料。"
_NOTHING_FOUND = "没有符合条件的栏目。"


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


class Checklist(QWidget):
    """Keeps the row of each requirement and changes only what is another."""

    def __init__(self, session: Session, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._wishes = wishes
        self._rows: dict[str, RequirementRow] = {}
        self._shown: tuple[tuple[str, tuple[str, ...]], ...] | None = None
        self._state: State | None = None
        self._words = ""
        self._waiting: Iterator[None] = iter(())
        self._lines = column(self, spacing=1)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._rest = QTimer(self)
        self._rest.timeout.connect(self._some_more)

    def narrow(self, state: State | None, words: str) -> None:
        """Show only the requirements of a state (None: all) in which all the words stand."""
        self._state, self._words = state, words
        self.renew()

    def renew(self) -> None:
        """Show how everything stands; what is below the screen follows at once after it."""
        session = self._session
        items = {item.id: (place, item) for place, item in enumerate(session.evidence)}
        proved = [self._proved(each, items) for each in listed(session.requirements)]
        wanted = [
            each
            for each in proved
            if self._state in (None, each.requirement.state)
            and matches(each.requirement, each.items, self._words)
        ]
        groups = grouped([each.requirement for each in wanted], session.index, session.notice)
        self._lay_out(groups, any_due=bool(proved))
        self._waiting = self._fill({each.requirement.id: each for each in wanted}, groups)
        self._some_more(_AT_ONCE)
        self._rest.start(0)

    def complete(self) -> None:
        """Make the rows that still wait."""
        for _ in self._waiting:
            pass

    def row_of(self, requirement_id: str) -> RequirementRow | None:
        """The row of a requirement, None where it is not shown."""
        self.complete()
        found = self._rows.get(requirement_id)
        return found if found is not None and not found.isHidden() else None

    def _proved(self, requirement: Requirement, items: Mapping[str, tuple[int, EvidenceItem]]) -> Proved:
        session = self._session
        attached = sorted(
            (items[id_] for id_ in requirement.evidence if id_ in items), key=lambda pair: pair[0]
        )
        return Proved(
            requirement,
            tuple(item for _, item in attached),
            lists_for(requirement, session),
            list_asked(requirement, session),
            requirement.id in session.taking_in,
            any(f"evidence/{item.id}" in session.conflicts for _, item in attached),
        )

    def _lay_out(self, groups: list[Group], *, any_due: bool) -> None:
        """Put headings and rows in order; the rows are kept, the headings are cheap."""
        plan = tuple((group.heading, tuple(each.id for each in group.requirements)) for group in groups)
        if plan == self._shown:
            return
        self._shown = plan
        for each in self._rows.values():
            self._lines.removeWidget(each)
            each.hide()
        empty(self._lines)
        for heading, ids in plan:
            self._lines.addWidget(PrintedCell(heading, "head-left", self))
            for each in ids:
                if each not in self._rows:
                    self._rows[each] = RequirementRow(self)
                self._lines.addWidget(self._rows[each])
                self._rows[each].show()
        if not plan:
            none = text(_NOTHING_FOUND if any_due else _NOTHING_DUE, "secondary", wrap=True)
            none.setProperty("cell", "answer")
            none.setContentsMargins(26, 22, 26, 22)
            self._lines.addWidget(none)

    def _fill(self, proved: dict[str, Proved], groups: list[Group]) -> Iterator[None]:
        for group in groups:
            for requirement in group.requirements:
                if self._rows[requirement.id].show_proved(proved[requirement.id], self._wishes):
                    yield

    def _some_more(self, rows: int = _AT_A_TIME) -> None:
        for _ in range(rows):
            if next(self._waiting, self) is self:
                self._rest.stop()
                self._settle()
                return

    def _settle(self) -> None:
        """Have all heights reckoned anew: those of words that were not yet shown are guesses."""
        for each in self._rows.values():
            each.settle()
        self._lines.invalidate()
        # Told outright: the page around it would squeeze the rows until something else changes.
        self.setMinimumHeight(self._lines.totalHeightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rest.start(0)


class RequirementRow(QFrame):
    """The words of a requirement, and what serves it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Proved | None = None
        self.cell: ProofCell | None = None
        self._words: PrintedCell | None = None
        self._line = row(self, spacing=1)
        self.setMinimumHeight(33)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for more room where the words turn out to need it at this width."""
        super().resizeEvent(event)
        if self._line.totalHeightForWidth(self.width()) > self.height():
            self._line.invalidate()
            self.updateGeometry()

    def settle(self) -> None:
        """Reckon the height anew."""
        if self._words is not None:
            self._words.updateGeometry()
        self._line.invalidate()
        self.updateGeometry()

    def show_proved(self, proved: Proved, wishes: Wishes) -> bool:
        """Show it; False where nothing was to be done."""
        if proved == self._shown:
            return False
        requirement = proved.requirement
        if self.cell is None or self._words is None:
            self._words = PrintedCell("", "label", self)
            self._words.setToolTip("双击或按 Enter，到申报表的这一栏")
            self._words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._words.pressed.connect(lambda: wishes.field.emit(requirement.path))
            self.cell = ProofCell(wishes, self)
            self._line.addWidget(self._words, 9)
            self._line.addWidget(self.cell, 11)
        if self._shown is None or self._shown.requirement != requirement:
            self._words.setText(told(requirement))
        self._shown = proved
        self.cell.show_proof(proved)
        # Dressed one by one later, each would have the whole list laid out anew.
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        return True
