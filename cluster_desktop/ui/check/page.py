"""检查: every finding with its level, its place and its clause; a press goes to the field."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from cluster_desktop.forms.demands import EVIDENCE_RULE
from cluster_desktop.forms.fields import COVER
from cluster_desktop.ui.paper.names import heading_of
from cluster_desktop.ui.paper.page import Page
from cluster_desktop.ui.parts.basics import Button, Pill, box, column, empty, row, text
from cluster_desktop.ui.session.standing import EMPTY_RULES, rule_ids
from cluster_desktop.ui.words import LEVEL_WORDS

if TYPE_CHECKING:
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.ui.session.session import Session

_SORTS = {"错误": "error", "提醒": "warning", "缺佐证": "error", "提示": "quiet", "未填": "quiet"}
"""The words for findings in the order in which they are listed, with their tones."""

_AT_ONCE = 40
"""Rows that are made before the page is shown; more follow when the end comes near."""


class FindingRow(Button):
    """One finding; pressing it goes to the field."""

    def __init__(self, finding: Finding, sort: str, where: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("row", "finding")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{sort}，{where}，{finding.message}")
        line = row(self, spacing=12)
        line.setContentsMargins(14, 9, 14, 9)
        level = Pill(sort, _SORTS[sort], self)
        words = QFrame(self)
        lines = column(words, spacing=1)
        lines.addWidget(text(finding.message, wrap=True, parent=words))
        lines.addWidget(text(f"{where} · 依据：{finding.clause}", "secondary", wrap=True, parent=words))
        go = text("去填写 ›", "go", parent=self)
        line.addWidget(level, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        line.addWidget(go)
        self._line = line
        for part in (level, words, go):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        """The message may take several lines, which a button does not reckon with."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words."""
        return self._line.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """As large as its words."""
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """No smaller than its words."""
        return self._line.minimumSize()


class CheckPage(Page):
    """`chosen` asks for the field of a path."""

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("检查", parent)
        self._session = session
        self._shown: list[Finding] | None = None
        self._waiting: list[Finding] = []
        self._empty_rules = rule_ids(session.index, EMPTY_RULES)
        self._proof_rules = rule_ids(session.index, [EVIDENCE_RULE])
        frame, self._list = box("list", margins=0, spacing=0)
        self.body.addWidget(frame)
        self.body.addStretch(1)
        self.scrolled_to_end.connect(self._add_rows)
        session.judged.connect(self._renew_if_seen)

    def renew(self) -> None:
        """Work the list out, if it is not the one that is shown."""
        findings = self._session.findings
        if findings == self._shown:
            return
        self._shown = findings
        counts = Counter(map(self._sort, findings))
        self.show_pills([(f"{sort} {counts[sort]}", tone) for sort, tone in _SORTS.items() if counts[sort]])
        empty(self._list)
        if not findings:
            done = text("✓ 没有发现问题，可以导出。", "done")
            done.setContentsMargins(14, 14, 14, 14)
            self._list.addWidget(done)
        self._waiting = sorted(findings, key=self._weight)
        self._add_rows()

    def _renew_if_seen(self) -> None:
        if self.isVisible():
            self.renew()

    def _sort(self, finding: Finding) -> str:
        """The word for a finding: what is merely empty yet, or not proved, is not called wrong."""
        if finding.rule in self._empty_rules:
            return "未填"
        return "缺佐证" if finding.rule in self._proof_rules else LEVEL_WORDS[finding.level]

    def _weight(self, finding: Finding) -> int:
        return list(_SORTS).index(self._sort(finding))

    def _add_rows(self) -> None:
        now, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for finding in now:
            self._list.addWidget(self._row(finding))

    def _row(self, finding: Finding) -> QWidget:
        field = self._session.field_at(finding.paths[0])
        where = ""
        if field is not None:
            section = COVER if field.section == COVER else f"第{field.section}部分"
            where = f"{section} · {heading_of(field, self._session.index)}"
        made = FindingRow(finding, self._sort(finding), where, self)
        made.clicked.connect(lambda: self.chosen.emit(finding.paths[0]))
        return made
