"""The two ways to the editor: a new statement for a requirement, and one that is in the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.assessment import Assessment
from cluster_desktop.evidence.statements.proposing import propose
from cluster_desktop.evidence.statements.statement import read_statement
from cluster_desktop.ui.statements.editor import StatementDialog
from cluster_desktop.ui.statements.saving import Rewriting, Writing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.session.session import Session


def open_new_statement(session: Session, requirement_id: str, parent: QWidget) -> StatementDialog | None:
    """Show the editor with what the program proposes for a requirement; None where that is nothing."""
    demand = next((each for each in session.requirements if each.id == requirement_id), None)
    if demand is None:
        return None
    assessment = Assessment(
        edition=session.edition,
        notice=session.notice,
        answers=session.answers,
        items=tuple(session.evidence),
        requirements=tuple(session.requirements),
        findings=tuple(session.findings),
    )
    proposed = propose(demand, assessment)
    if proposed is None:
        return None
    saving = Writing(session.draft.path, demand.id, session.author, session.evidence_part.provable)
    dialog = StatementDialog(session, proposed, demand.title, saving, parent)
    dialog.open()
    return dialog


def open_statement(session: Session, item_id: str, parent: QWidget) -> StatementDialog | None:
    """Show the editor with a statement of the draft; None where there is none with this id.

    What keeps it from being read is told by `session.failed`.
    """
    item = next((each for each in session.evidence if each.id == item_id), None)
    if item is None or not item.is_statement:
        return None
    try:
        statement = read_statement(session.draft.blob(item.sha256))
    except ClusterError as error:
        session.failed.emit(error)
        return None
    served = [each.title for each in session.requirements if item.id in each.evidence]
    saving = Rewriting(session.draft.path, item.id, session.author)
    dialog = StatementDialog(session, statement, "；".join(served), saving, parent)
    dialog.open()
    return dialog
