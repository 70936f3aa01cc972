"""按栏目: what the answers and the notice call for, section by section, and what is attached to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.empty_state import EmptyState
from cluster_desktop.ui.evidence.listing import grouped, listed, matches
from cluster_desktop.ui.evidence.made import list_asked, lists_for
from cluster_desktop.ui.evidence.requirement_row import Proved, RequirementRow, about_needed
from cluster_desktop.ui.paper.printed import PrintedCell
from cluster_desktop.ui.parts.basics import text
from cluster_desktop.ui.parts.scrolling import bring_into_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.requirements import Requirement, State
    from cluster_desktop.ui.evidence.wishes import Wishes
    from cluster_desktop.ui.session.session import Session

_HEADING = 32
_EDGE = 1
"""The lines between the rows are the ground that shines through."""
_AHEAD = 200
"""Pixels above and below what is seen in which the rows are made as well: as far as Tab may go."""
_AT_FIRST = 12
"""Lines that are seen of it in a small window."""

_WHAT_TO_DO = "在申报表里勾选已开展的工作，这里列出应附的材料。"


@dataclass
class _Line:
    """A heading, or a requirement; `top` and `height` in pixels, `guessed` the width that this was for."""

    heading: str = ""
    proved: Proved | None = None
    top: int = 0
    height: int = _HEADING
    guessed: int = 0


class Checklist(QWidget):
    """A row is made when it comes into view, and kept; then only what is another is changed in it."""

    def __init__(self, session: Session, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._wishes = wishes
        self._lines: list[_Line] = []
        self._rows: dict[str, RequirementRow] = {}
        self._headings: dict[str, PrintedCell] = {}
        self._state: State | None = None
        self._words = ""
        self._any_due = False
        self._unfound = text("没有符合条件的栏目。", "secondary", wrap=True, parent=self)
        self._unfound.setProperty("cell", "answer")
        self._unfound.setContentsMargins(26, 22, 26, 22)
        go = ("去申报表", self._go_to_form)
        self._undue = EmptyState("evidence", "还没有需要佐证的内容", _WHAT_TO_DO, go, self)

    def narrow(self, state: State | None, words: str) -> None:
        """Show only the requirements of a state (None: all) in which all the words stand."""
        self._state, self._words = state, words
        self.renew()

    def renew(self) -> None:
        """Show how everything stands; where the row in hand is gone, the cursor is in the next one."""
        session, held = self._session, self._in_hand()
        items = {item.id: (place, item) for place, item in enumerate(session.evidence)}
        proved = [self._proved(each, items) for each in listed(session.requirements)]
        wanted = {
            each.requirement.id: each
            for each in proved
            if self._state in (None, each.requirement.state)
            and matches(each.requirement, each.items, self._words)
        }
        groups = grouped([each.requirement for each in wanted.values()], session.index, session.notice)
        self._lines = []
        for group in groups:
            self._lines.append(_Line(group.heading))
            self._lines += [_Line(proved=wanted[each.id]) for each in group.requirements]
        self._any_due = bool(proved)
        self._place()
        self.look()
        if held is not None:
            self._hold_again(*held)

    def look(self) -> None:
        """Make the rows that are in view, or nearly; of a page that is made ahead those at its top."""
        if self.isVisible():
            seen = self.visibleRegion().boundingRect()
            self._make(seen.adjusted(0, -_AHEAD, 0, _AHEAD))
        elif not self._rows:
            for line in self._lines[:_AT_FIRST]:
                self._bring_up(line, self.width())
            self._place()

    def complete(self) -> None:
        """Make all rows."""
        self._make(QRect(0, 0, self.width(), 10_000_000))

    def row_of(self, requirement_id: str) -> RequirementRow | None:
        """The row of a requirement, None where it is not listed."""
        for line in self._lines:
            if line.proved is not None and line.proved.requirement.id == requirement_id:
                self._make(QRect(0, line.top, self.width(), line.height))
                return self._rows[requirement_id]
        return None

    def showEvent(self, event: QShowEvent) -> None:
        """The rows that are seen now."""
        super().showEvent(event)
        self.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()
        self.look()

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

    def _in_hand(self) -> tuple[int, Proved] | None:
        """The place among the lines of the row that has the cursor, and what it shows."""
        # Asked of the window: while the dialog that chose the files closes, the program has no cursor at all.
        here = self.window().focusWidget()
        for place, line in enumerate(self._lines):
            made = self._made(line)
            if isinstance(made, RequirementRow) and made.isAncestorOf(here):
                return place, made.proved
        return None

    def _hold_again(self, place: int, before: Proved) -> None:
        """Bring the cursor back into a row that shows something else, or into the one that took its place."""
        left = [line.proved for line in self._lines if line.proved is not None]
        same = next((each for each in left if each.requirement.id == before.requirement.id), None)
        if same == before or not left:
            return
        below = [line.proved for line in self._lines[place:] if line.proved is not None]
        there = same or (below or left[-1:])[0]
        if (row := self.row_of(there.requirement.id)) is not None:
            row.take_focus()
            bring_into_view(row)

    def _go_to_form(self) -> None:
        ticks = (field.path for field in self._session.index.fields if field.is_tick)
        if path := next(ticks, ""):
            self._wishes.field.emit(path)

    def _made(self, line: _Line) -> QWidget | None:
        if line.proved is None:
            return self._headings.get(line.heading)
        return self._rows.get(line.proved.requirement.id)

    def _place(self) -> None:
        """Give each line its place; what is not made yet has about the height that it will have."""
        width, metrics = self.width() - 2 * _EDGE, self.fontMetrics()
        top = _EDGE
        shown: set[QWidget] = set()
        for line in self._lines:
            made = self._made(line)
            if line.proved is None:
                line.height = _height_of(made, width)
            elif isinstance(made, RequirementRow) and made.proved == line.proved:
                line.height = made.needed(width)
            elif line.guessed != width:
                line.height, line.guessed = about_needed(line.proved, width, metrics), width
            line.top = top
            if made is not None:
                made.setGeometry(_EDGE, top, width, line.height)
                shown.add(made)
            top += line.height + _EDGE
        for each in (*self._headings.values(), *self._rows.values()):
            each.setVisible(each in shown)
        for none, shown_now in ((self._unfound, self._any_due), (self._undue, not self._any_due)):
            none.setVisible(shown_now and not self._lines)
            if shown_now and not self._lines:
                height = max(none.heightForWidth(width), none.sizeHint().height())
                none.setGeometry(_EDGE, top, width, height)
                top += height + _EDGE
        self.setFixedHeight(top)

    def _make(self, room: QRect) -> None:
        """Make what stands in this room and is not there or not up to date; what is below may move."""
        width = self.width() - 2 * _EDGE
        moved = made = False
        for line in self._lines:
            if line.top + line.height < room.top() or line.top > room.bottom():
                continue
            new = self._made(line) is None
            needed = self._bring_up(line, width)
            moved |= needed != line.height
            made |= new
        if moved or made:
            self._place()
        if moved:
            # What moved up into view is made too.
            self._make(room)

    def _bring_up(self, line: _Line, width: int) -> int:
        """Have the widget of a line show what it is to show; gives the height that it needs."""
        if line.proved is None:
            if line.heading not in self._headings:
                self._headings[line.heading] = PrintedCell(line.heading, "head-left", self)
                self._headings[line.heading].ensurePolished()
            return _height_of(self._headings[line.heading], width)
        id_ = line.proved.requirement.id
        if id_ not in self._rows:
            self._rows[id_] = RequirementRow(self._wishes, line.proved, self)
        row = self._rows[id_]
        row.show_proved(line.proved)
        return row.needed(width)


def _height_of(heading: QWidget | None, width: int) -> int:
    """A heading is higher where words are set larger."""
    return _HEADING if heading is None else max(_HEADING, heading.heightForWidth(width))
