"""The side panel for the field in hand: why it is asked, what is wrong, what proves it, who wrote it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cluster_desktop.forms.demands import EVIDENCE_RULE
from cluster_desktop.ui.paper.names import answer_words, heading_of
from cluster_desktop.ui.paper.proof import ProofChip
from cluster_desktop.ui.parts.basics import box, column, empty, row, text
from cluster_desktop.ui.session.standing import rule_ids
from cluster_desktop.ui.words import LEVEL_WORDS, instructions_of, local_time, said

if TYPE_CHECKING:
    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.ui.session.session import Session

_LATEST = 6
_LONGEST_VALUE = 18


class FieldPanel(QWidget):
    """`files_given` and `proof_shown` pass on what its proofs tell."""

    files_given = Signal(str, list)
    proof_shown = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._proof_rules = rule_ids(session.index, [EVIDENCE_RULE])
        self._path = ""
        self._shown: object = None
        self._column = column(self)
        self._column.setContentsMargins(18, 18, 18, 18)
        session.judged.connect(self._renew)
        session.autosave.state_changed.connect(self._renew)
        self._fill(None)

    def show_path(self, path: str) -> None:
        """Show what there is to know about the field of a path."""
        self._path = path
        self._renew()

    def _renew(self) -> None:
        if not self._path:
            return
        session = self._session
        history = tuple(session.history(self._path)[:_LATEST])
        told = (session.findings_on(self._path), session.requirements_on(self._path))
        state = (self._path, told, history, tuple(session.taking_in))
        if state != self._shown:
            self._shown = state
            self._fill(session.field_at(self._path))

    def _fill(self, field: Field | None) -> None:
        empty(self._column)
        if field is None:
            self._heading("当前栏目")
            self._column.addWidget(
                text("选中一个栏目，这里显示它的填报说明、问题、佐证和修改记录。", "secondary", wrap=True)
            )
        else:
            self._heading("当前栏目")
            self._column.addWidget(text(heading_of(field, self._session.index), "strong", wrap=True))
            if detail := _detail(field):
                self._column.addWidget(text(detail, "secondary", wrap=True))
            self._instructions(field)
            self._problems()
            self._proofs()
            self._changes(field)
        self._column.addStretch(1)
        self._show_at_once()

    def _show_at_once(self) -> None:
        """Show what was added now: Qt does so from the event loop, and the panel would flicker."""
        for position in range(self._column.count()):
            item = self._column.itemAt(position)
            if item is not None and (added := item.widget()) is not None:
                added.show()

    def _instructions(self, field: Field) -> None:
        item = self._session.index.item(field.key)
        found = instructions_of(self._session.edition, item) if item is not None else []
        if found:
            self._heading("填报说明")
        for source, words in found:
            note, inner = box("note")
            inner.addWidget(text(words, wrap=True))
            inner.addWidget(text(_source(source), "secondary"))
            self._column.addWidget(note)
            self._column.addSpacing(6)

    def _problems(self) -> None:
        # What proof is missing stands below, with the place to put it.
        findings = [
            each for each in self._session.findings_on(self._path) if each.rule not in self._proof_rules
        ]
        if findings:
            self._heading("问题")
        for finding in findings:
            frame, inner = box(f"problem-{finding.level}")
            inner.addWidget(text(LEVEL_WORDS[finding.level], f"strong-{finding.level}"))
            inner.addWidget(text(finding.message, wrap=True))
            inner.addWidget(text(f"依据：{finding.clause}", "secondary", wrap=True))
            self._column.addWidget(frame)
            self._column.addSpacing(6)

    def _proofs(self) -> None:
        demands = self._session.requirements_on(self._path)
        if demands:
            self._heading("佐证")
        for demand in demands:
            attached = self._session.attached_to(demand)
            self._column.addWidget(text(demand.title, wrap=True))
            chip = ProofChip(demand.id, self)
            chip.show_requirement(demand, len(attached), sum(item.pages for item in attached))
            if demand.id in self._session.taking_in:
                chip.show_taking_in()
            chip.files_given.connect(self.files_given)
            chip.shown.connect(self.proof_shown)
            line = row()
            line.addWidget(chip)
            line.addStretch(1)
            self._column.addSpacing(2)
            self._column.addLayout(line)
            self._column.addSpacing(8)

    def _changes(self, field: Field) -> None:
        history = self._session.history(self._path)
        if history:
            self._heading("修改记录")
        today = datetime.now().astimezone().date()
        olden = {change.id: change for change in history}
        for change in history[:_LATEST]:
            before = next((olden[parent].value for parent in change.parents if parent in olden), None)
            when = said(local_time(change.at), today)
            words = f"{when} {_author(change)}　{_said(field, before)} → {_said(field, change.value)}"
            self._column.addWidget(text(words, "secondary", wrap=True))

    def _heading(self, words: str) -> None:
        layout: QVBoxLayout = self._column
        if layout.count():
            layout.addSpacing(18)
        layout.addWidget(text(words, "panel-heading"))
        layout.addSpacing(6)


def _said(field: Field, value: JsonValue) -> str:
    words = " ".join(answer_words(field, value).split())
    return words if len(words) <= _LONGEST_VALUE else f"{words[:_LONGEST_VALUE]}…"


def _detail(field: Field) -> str:
    """What tells this field from the others of its row."""
    if field.option:
        return field.option
    parts = [f"{field.year}年"] if field.year else []
    if field.path.endswith(("/count", "/names")):
        parts.append("数量" if field.path.endswith("/count") else "名称")
    if field.kind == "standards_matrix":
        parts = [field.name]
    return " · ".join(parts)


def _source(source: str) -> str:
    number = source.removeprefix("填报说明").strip()
    return f"《相关指标填报说明》第 {number} 条" if number.isdecimal() else source


def _author(change: Change) -> str:
    return change.author or "未署名"
