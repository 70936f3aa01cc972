"""认定标准: each indicator, what the form says of it, and whether it is met; a press goes to the field."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cluster_desktop.ui.paper.page import Page
from cluster_desktop.ui.parts.basics import box, dress, empty, text
from cluster_desktop.ui.standard.source import Source
from cluster_desktop.ui.standard.verdict_row import STATES, HeadRow, VerdictRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.forms.thresholds import Verdict
    from cluster_desktop.ui.session.session import Session


class StandardPage(Page):
    """`chosen` asks for the field of a path."""

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("认定标准", parent)
        self._session = session
        self._shown: list[Verdict] | None = None
        self.source = Source(session, self)
        self.body.addWidget(self.source)
        self.body.addSpacing(14)
        self._frame, self._table = box("list", margins=0, spacing=0)
        self.body.addWidget(self._frame)
        self.body.addStretch(1)
        session.judged.connect(self._renew_if_seen)

    def renew(self) -> None:
        """Work the table out, if it is not the one that is shown."""
        self.source.renew()
        verdicts = self._session.benchmark.verdicts(self._session.answers)
        if verdicts == self._shown:
            return
        self._shown = verdicts
        counts = Counter(verdict.state for verdict in verdicts)
        self.show_pills(
            [(f"{words} {counts[state]}", tone) for state, (words, tone) in STATES.items() if counts[state]]
        )
        empty(self._table)
        self._frame.setVisible(bool(verdicts))
        if verdicts:
            self._table.addWidget(HeadRow(self))
        for clause, found in groupby(verdicts, key=lambda verdict: verdict.clause):
            title = text(self._title(clause), "cell-title", wrap=True)
            dress(title, row="group")
            title.setIndent(0)
            title.setContentsMargins(14, 6, 14, 6)
            self._table.addWidget(title)
            for verdict in found:
                self._table.addWidget(self._row(verdict))

    def _renew_if_seen(self) -> None:
        if self.isVisible():
            self.renew()

    def _title(self, clause: str) -> str:
        """The heading of a clause of the standard (`认定标准 一`)."""
        no = clause.rsplit(" ", maxsplit=1)[-1]
        standard = self._session.benchmark.standard
        clauses = standard.clauses if standard is not None else ()
        return next((f"{no}、{each.title}" for each in clauses if each.no == no), no)

    def _row(self, verdict: Verdict) -> VerdictRow:
        made = VerdictRow(verdict, self)
        answers = self._session.answers
        # What is still empty is where something can be done about it.
        there = next((path for path in verdict.paths if path not in answers), next(iter(verdict.paths), ""))
        made.clicked.connect(lambda: self.chosen.emit(there))
        return made
