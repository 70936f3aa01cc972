"""Who wrote what into the field, and when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cluster_desktop.ui.field.part import Part
from cluster_desktop.ui.paper.names import answer_words
from cluster_desktop.ui.parts.basics import text
from cluster_desktop.ui.words import local_time, said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.ui.session.session import Session

_LATEST = 6
_LONGEST_VALUE = 18


class Changes(Part):
    """The latest changes of one path."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("修改记录", parent)
        self._session = session
        self._field: Field | None = None
        self._history: list[Change] = []

    def show_field(self, field: Field) -> None:
        """Show the history of a field."""
        self._field = field
        self._history = self._session.history(field.path)
        self.tell((field.path, [change.id for change in self._history]))

    def fill(self) -> None:
        """One line a change: when, who, from what to what."""
        if self._field is None:
            return
        today = datetime.now().astimezone().date()
        olden = {change.id: change for change in self._history}
        for change in self._history[:_LATEST]:
            before = next((olden[parent].value for parent in change.parents if parent in olden), None)
            turn = f"{_said(self._field, before)} → {_said(self._field, change.value)}"
            words = f"{said(local_time(change.at), today)} {change.author or '未署名'}　{turn}"
            self.body.addWidget(text(words, "secondary", wrap=True))


def _said(field: Field, value: JsonValue) -> str:
    words = " ".join(answer_words(field, value).split())
    return words if len(words) <= _LONGEST_VALUE else f"{words[:_LONGEST_VALUE]}…"
