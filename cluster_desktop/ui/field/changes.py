"""Who wrote what into the field, and when, with the way back to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.field.part import Part
from cluster_desktop.ui.history.words import shortened
from cluster_desktop.ui.paper.names import answer_words
from cluster_desktop.ui.parts.basics import button, row, text
from cluster_desktop.ui.words import when

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.ui.session.session import Session

_LATEST = 4
"""Changes that are shown at first."""
_MOST = 200
"""More than anyone reads would only make the panel slow."""


class Changes(Part):
    """The changes of one path, the latest first; those before the last few are folded away."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("修改记录", parent)
        self._session = session
        self._field: Field | None = None
        self._history: list[Change] = []
        self._unfolded = ""

    def show_field(self, field: Field) -> None:
        """Show the history of a field."""
        if self._field is None or field.path != self._field.path:
            self._unfolded = ""
        self._field = field
        self._history = self._session.history(field.path)
        self.tell((field.path, self._unfolded, [change.id for change in self._history]))

    def fill(self) -> None:
        """Two lines a change: who and when, and from what to what; each but the last can be restored."""
        if (field := self._field) is None:
            return
        by_id = {change.id: change for change in self._history}
        replaced = {parent for change in self._history for parent in change.parents}
        standing = [change.text for change in self._history if change.id not in replaced]
        shown = self._history[: _MOST if self._unfolded else _LATEST]
        for change in shown:
            self.body.addWidget(self._line(field, change, by_id, here=standing == [change.text]))
        if left := len(self._history) - len(shown):
            words = f"另有 {left} 次更早的修改" if self._unfolded else f"展开更早的 {left} 次修改"
            more = button(words, partial(self._unfold, field), kind="link")
            more.setEnabled(not self._unfolded)
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, field: Field, change: Change, by_id: Mapping[str, Change], *, here: bool) -> QWidget:
        before = [by_id[parent].value for parent in change.parents if parent in by_id]
        earlier, later = _said(field, before), _said(field, [change.value])
        turn = f"{earlier} → {later}" if earlier != later else later
        frame, told = QWidget(self), QVBoxLayout()
        line = row(frame, spacing=6)
        told.setSpacing(0)
        told.addWidget(text(f"{when(change.at)}　{change.author or '未署名'}", "secondary", wrap=True))
        told.addWidget(text(turn, wrap=True))
        line.addLayout(told, 1)
        if not here:
            again = button("恢复", partial(self._restore, field, change), kind="link")
            again.setAccessibleName(f"恢复为 {later}")
            again.setToolTip(f"恢复为 {answer_words(field, change.value)[:80]}")
            again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(again, 0, Qt.AlignmentFlag.AlignBottom)
        return frame

    def _unfold(self, field: Field) -> None:
        self._unfolded = field.path
        self.show_field(field)

    def _restore(self, field: Field, change: Change) -> None:
        value = change.value
        if isinstance(value, str | bool | None):
            try:
                self._session.deeds.take_over({field.path: value})
            except ClusterError as error:
                self._session.failed.emit(error)


def _said(field: Field, values: list[JsonValue]) -> str:
    return " / ".join(shortened(answer_words(field, value)) for value in values or [None])
