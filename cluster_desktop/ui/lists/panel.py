"""The side panel of an opened list: what it is for, what it feeds, what is wrong in the row in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.field.part import Part
from cluster_desktop.ui.lists.figures import Figures
from cluster_desktop.ui.parts.basics import box, column, text

if TYPE_CHECKING:
    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.session.session import Session

_STATES = {"missing": "缺", "attached": "已备", "unreadable": "无法读取"}


class ListPanel(QWidget):
    """`left` asks for the field of a path."""

    left = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._definition: ListDefinition | None = None
        lines = column(self)
        lines.setContentsMargins(18, 18, 18, 18)
        lines.addWidget(text("当前清单", "panel-heading"))
        lines.addSpacing(6)
        self._title = text("", "strong", wrap=True)
        self._note = text("", "secondary", wrap=True)
        self._row = _RowFaults(self)
        self._figures = Figures(session, self)
        self._demands = _Demands(self)
        for widget in (self._title, self._note, self._row, self._figures, self._demands):
            lines.addWidget(widget)
        lines.addStretch(1)
        self._figures.adopted.connect(self._adopt)
        self._figures.left.connect(self.left)
        session.judged.connect(self._renew)
        session.lists.counted.connect(self._renew)

    def show_list(self, definition: ListDefinition) -> None:
        """Show what there is to know about a list."""
        self._definition = definition
        self._title.setText(definition.title)
        self._note.setText(definition.note)
        self._note.setVisible(bool(definition.note))
        self._renew()

    def show_cell(self, definition: ListDefinition, faults: dict[str, str]) -> None:
        """Show a list, and what is wrong in its row in hand."""
        if definition is not self._definition:
            self.show_list(definition)
        self._row.show_faults(
            [(each.title, faults[each.key]) for each in definition.columns if each.key in faults]
        )

    def _renew(self) -> None:
        if self._definition is not None:
            self._figures.show_list(self._definition)
            self._demands.show_demands(self._session.lists.asked_by(self._definition))

    def _adopt(self, path: str, value: str) -> None:
        """Write a figure as if it were typed, and save it as one change."""
        with self._session.together(""):
            self._session.type(path, value)


class _RowFaults(Part):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("当前行的问题", parent)
        self._faults: list[tuple[str, str]] = []

    def show_faults(self, faults: list[tuple[str, str]]) -> None:
        self._faults = faults
        self.tell(faults)

    def fill(self) -> None:
        for title, why in self._faults:
            frame, inner = box("problem-error")
            inner.addWidget(text(title, "strong-error", wrap=True))
            inner.addWidget(text(why, wrap=True))
            self.body.addWidget(frame)


class _Demands(Part):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("需要这份清单的", parent)
        self._demands: list[tuple[str, str]] = []

    def show_demands(self, demands: list[Requirement]) -> None:
        self._demands = [(each.title, _STATES[each.state]) for each in demands if each.state in _STATES]
        self.tell(self._demands)

    def fill(self) -> None:
        frame, inner = box("note")
        for title, state in self._demands:
            inner.addWidget(text(f"{title} · {state}", wrap=True))
        if self._demands:
            self.body.addWidget(frame)
        else:
            frame.deleteLater()
