"""What stands in the way of an export, each with the way there, and the check code of the draft."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.forms.demands import EVIDENCE_RULE
from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import ElidedButton, box, button, column, dress, empty, row, text
from cluster_desktop.ui.session.standing import EMPTY_RULES, rule_ids, wrong_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.ui.session.session import Session

_SHOWN = 3
"""Findings that are named; of more it is told how many."""


class StandingBox(QWidget):
    """`check` asks for the page of findings, `evidence` for that of the documents, `chosen` for a field."""

    check = Signal()
    evidence = Signal()
    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._empty_rules = rule_ids(session.index, EMPTY_RULES)
        self._proof_rules = rule_ids(session.index, [EVIDENCE_RULE])
        self._shown: tuple[Finding, ...] | None = None
        self._job: work.Job | None = None
        lines = column(self, spacing=6)
        self._frame, self._inner = box("problem-error", parent=self)
        self._head = text("", "strong-error", wrap=True)
        self._inner.addWidget(self._head)
        self._list = QWidget(self._frame)
        self._lines = column(self._list, spacing=2)
        self._inner.addWidget(self._list)
        lines.addWidget(self._frame)
        self._code = text("", "secondary", wrap=True, parent=self)
        lines.addWidget(self._code)

    def errors(self) -> int:
        """How many errors there are."""
        return sum(finding.level == "error" for finding in self._session.findings)

    def renew(self) -> None:
        """Show how the draft stands, and reckon its check code in the background."""
        found = self._session.findings
        errors = tuple(each for each in found if each.level == "error")
        shown = errors or tuple(each for each in found if each.level == "warning")
        self._reckon_code()
        if shown == self._shown:
            return
        self._shown = shown
        self._frame.setVisible(bool(shown))
        dress(self._frame, box="problem-error" if errors else "problem-warning")
        dress(self._head, kind="strong-error" if errors else "strong-warning")
        left = self._counted("error" if errors else "warning")
        if errors:
            self._head.setText(f"还有 {left}，现在只能导出供核对的草稿，每页标明“草稿”。")
        else:
            self._head.setText(f"没有错误，还有 {left}，可以导出。")
        self._show(shown)

    def _counted(self, level: str) -> str:
        """How much there is to do, counted as on 检查: what is empty or not proved by that name."""
        found = self._session.findings
        counts = {
            "个错误" if level == "error" else "个提醒": sum(
                each.level == level for each in wrong_of(self._session.index, found)
            ),
            "处未填": sum(each.rule in self._empty_rules for each in found),
            "项缺佐证": sum(each.rule in self._proof_rules for each in found),
        }
        return "、".join(f"{count} {name}" for name, count in counts.items() if count)

    def _show(self, findings: Sequence[Finding]) -> None:
        """Missing proof in one line, since it is added on one page; of the rest the first by name."""
        empty(self._lines)
        unproved = [each for each in findings if each.rule in self._proof_rules]
        rest = [each for each in findings if each.rule not in self._proof_rules]
        if unproved:
            self._way(f"缺佐证材料或清单 {len(unproved)} 项", "去佐证材料", self.evidence)
        for finding in rest[:_SHOWN]:
            wrong, _, _ = finding.message.partition("。")  # what to do is said where it leads
            line = ElidedButton(f"· {wrong}", "document", self._list)
            line.setAccessibleName(f"到这一栏：{finding.message}")
            line.clicked.connect(partial(self._tell, finding))
            self._lines.addWidget(line)
        if rest:
            more = len(rest) - _SHOWN
            self._way(f"另有 {more} 条" if more > 0 else "", "去检查", self.check)

    def _way(self, words: str, there: str, wish: SignalInstance) -> None:
        line = row(spacing=8)
        if words:
            told = text(f"· {words}", parent=self._list)
            told.setContentsMargins(1, 0, 0, 0)  # as the words of a button have it
            line.addWidget(told)
        line.addWidget(button(there, wish.emit, kind="link", parent=self._list))
        line.addStretch(1)
        self._lines.addLayout(line)

    def _tell(self, finding: Finding, *_: bool) -> None:
        if finding.paths:
            self.chosen.emit(finding.paths[0])

    def _reckon_code(self) -> None:
        path = self._session.draft.path

        def task(_: work.Ticket) -> str:
            from cluster_desktop.drafts.check_code import check_code  # noqa: PLC0415  not before it is shown

            with Draft.open(path, read_only=True) as draft:
                return check_code(draft)

        job = work.start(task, self)
        self._job = job
        job.finished.connect(partial(self._show_code, job))

    def _show_code(self, job: work.Job, code: str) -> None:
        if job is self._job:
            words = "申报表、佐证材料册和清单文件上印有同一校验码，内容不变则校验码不变。"
            self._code.setText(f"草稿现在的校验码：{code}。{words}")
