"""Figures of the form beside the rows of a list, with the ways to take them over and to go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cluster_desktop.ui.field.part import Part
from cluster_desktop.ui.lists.feeding import Fed, fed_by, fed_figure
from cluster_desktop.ui.parts.basics import box, button, row, text
from cluster_desktop.ui.shell.route import list_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.ui.session.session import Session

_SIGNS = {"agrees": ("✓ 与填报一致", "done"), "differs": ("与填报不一致", "warning")}


class Figures(Part):
    """In the panel of a list: each figure that it feeds.

    `adopted` asks to write a figure into its field, `left` for the field of a path.
    """

    adopted = Signal(str, str)
    left = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("填入申报表", parent)
        self._session = session
        self._feds: list[Fed] = []

    def show_list(self, definition: ListDefinition) -> None:
        """Show the figures of a list."""
        self._feds = fed_by(self._session, definition)
        self.tell(self._feds)

    def fill(self) -> None:
        """A box each."""
        for fed in self._feds:
            frame, inner = box("offer" if fed.agreement == "differs" else "note")
            inner.addWidget(text(fed.name, wrap=True))
            inner.addWidget(text(fed.words, "secondary", wrap=True))
            if fed.agreement in _SIGNS:
                words, tone = _SIGNS[fed.agreement]
                inner.addWidget(text(words, tone))
            acts = row(spacing=12)
            if fed.counted is not None and fed.agreement != "agrees":
                adopt = button(
                    f"采用 {fed.counted}", _later(self.adopted, fed.path, str(fed.counted)), kind="link"
                )
                adopt.setAccessibleName(f"{fed.name}：采用清单行数 {fed.counted}")
                acts.addWidget(adopt)
            go = button("去申报表 ›", _later(self.left, fed.path), kind="link")
            go.setAccessibleName(f"去申报表：{fed.name}")
            acts.addWidget(go)
            acts.addStretch(1)
            inner.addLayout(acts)
            self.body.addWidget(frame)


class FieldList(Part):
    """In the panel of a field: the list whose rows are its figure.  `opened` asks for the page of the list.

    The number of rows is offered among the figures that are reckoned.
    """

    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("清单", parent)
        self._session = session
        self._definition: ListDefinition | None = None
        self._fed: Fed | None = None

    def show_path(self, path: str) -> None:
        """Show the list that feeds a path."""
        self._definition = self._session.lists.feeding(path)
        self._fed = fed_figure(self._session, path) if self._definition is not None else None
        self.tell((self._definition, self._fed, self._rows()))

    def fill(self) -> None:
        """What the list holds, and the way to it."""
        definition = self._definition
        if definition is None:
            return
        frame, inner = box("note")
        inner.addWidget(text(self._words(definition), wrap=True))
        go = button("打开清单 ›", _later(self.opened, list_page(definition.key)), kind="link")
        go.setAccessibleName(f"打开{definition.title}")
        inner.addWidget(go)
        self.body.addWidget(frame)

    def _rows(self) -> int:
        return self._session.lists.count(self._definition.key) if self._definition is not None else 0

    def _words(self, definition: ListDefinition) -> str:
        rows = self._rows()
        if not rows:
            return f"“{definition.title}”还没有内容，填好后按行数核对此栏。"
        if self._fed is not None and self._fed.counted is None:
            return f"“{definition.title}”有 {rows} 行，有的行没有写明是否计入此栏，补齐后才能核对。"
        return f"“{definition.title}”有 {rows} 行。"


def _later(signal: SignalInstance, *what: str) -> Callable[[], None]:
    return lambda: signal.emit(*what)
