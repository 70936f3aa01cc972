"""The side panel for the field in hand: why it is asked, what it comes to, what is wrong, what proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.field.between import Between
from cluster_desktop.ui.field.changes import Changes
from cluster_desktop.ui.field.clauses import Clauses
from cluster_desktop.ui.field.kinds import Kinds
from cluster_desktop.ui.field.problems import KeptOnes, Problems
from cluster_desktop.ui.field.proofs import Proofs
from cluster_desktop.ui.field.reckoning import Reckoning
from cluster_desktop.ui.lists.figures import FieldList
from cluster_desktop.ui.paper.names import heading_of
from cluster_desktop.ui.parts.basics import column, text
from cluster_desktop.ui.shell.route import list_page

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.ui.session.session import Session

AFTER_KEY_MS = 30
"""So long the panel waits after what was typed is judged, so that the key press is painted before it."""

_NOTHING_IN_HAND = "选中一个栏目，这里显示它的填报说明、推算、问题、佐证和修改记录。"


class FieldPanel(QWidget):
    """Follows the answers by itself.

    `files_given` and `proof_shown` pass on what its proofs tell, `left` asks for the field of a path,
    `page_chosen` for a page, `statement_wanted` for a statement that is to serve a requirement.
    """

    files_given = Signal(str, list)
    proof_shown = Signal(str)
    left = Signal(str)
    page_chosen = Signal(str)
    statement_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._path = ""
        self._name = text("", "strong", wrap=True, parent=self)
        self._detail = text(_NOTHING_IN_HAND, "secondary", wrap=True, parent=self)
        self._clauses = Clauses(session, self)
        self._reckoning = Reckoning(session, self)
        self._kinds = Kinds(session, self)
        self._between = Between(session, self)
        self._list = FieldList(session, self)
        self._problems = Problems(session, self)
        self._kept = KeptOnes(session, self)
        self._proofs = Proofs(session, self)
        self._changes = Changes(session, self)
        self._put_together()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.renew)
        session.judged.connect(lambda: self._soon.start(AFTER_KEY_MS))
        session.autosave.state_changed.connect(self._renew_changes)

    def show_path(self, path: str) -> None:
        """Show what there is to know about the field of a path."""
        self._path = path
        field = self._field()
        if field is None:
            return
        index = self._session.index
        detail = _detail(field)
        self._name.setText(heading_of(field, index))
        self._name.show()
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._clauses.show_item(index.item(field.key))
        self.renew()
        self._renew_changes()

    def renew(self) -> None:
        """Show what follows from the answers as they are."""
        self._soon.stop()
        field = self._field()
        if field is not None:
            self._reckoning.show_field(field)
            self._kinds.show_field(field)
            self._between.show_field(field)
            self._list.show_path(field.path)
            self._problems.show_path(field.path)
            self._kept.show_path(field.path)
            self._proofs.show_path(field.path)

    def adopt(self) -> None:
        """Write the figure that is offered into the field in hand, if there is one."""
        self.renew()
        self._reckoning.adopt()

    def _field(self) -> Field | None:
        return self._session.field_at(self._path) if self._path else None

    def _renew_changes(self) -> None:
        field = self._field()
        if field is not None:
            self._changes.show_field(field)

    def _adopt(self, path: str, value: str) -> None:
        """Write a figure as if it were typed, and save it as one change."""
        with self._session.together(""):
            self._session.type(path, value)

    def _put_together(self) -> None:
        lines = column(self)
        lines.setContentsMargins(18, 18, 18, 18)
        lines.addWidget(text("当前栏目", "panel-heading"))
        lines.addSpacing(6)
        self._name.hide()
        for widget in (self._name, self._detail, self._clauses, self._reckoning):
            lines.addWidget(widget)
        for widget in (self._kinds, self._between, self._list, self._problems, self._kept):
            lines.addWidget(widget)
        lines.addWidget(self._proofs)
        lines.addWidget(self._changes)
        lines.addStretch(1)
        self._reckoning.adopted.connect(self._adopt)
        self._list.opened.connect(self.page_chosen)
        self._proofs.files_given.connect(self.files_given)
        self._proofs.proof_shown.connect(self.proof_shown)
        self._proofs.statement_wanted.connect(self.statement_wanted)
        self._proofs.list_wanted.connect(self._show_list)
        for part in (self._problems, self._kept):
            part.left.connect(lambda: self.left.emit(self._path))

    def _show_list(self, key: str) -> None:
        self.page_chosen.emit(list_page(key))


def _detail(field: Field) -> str:
    """What tells this field from the others of its row."""
    if field.option:
        return field.option
    parts = [f"{field.year}年"] if field.year else []
    if field.path.endswith(("/count", "/names")):
        parts.append("数量" if field.path.endswith("/count") else "名称")
    if field.kind in {"standards_matrix", "target_table"}:
        parts = [field.name]
    return " · ".join(parts)
