"""检查: every finding with its level, its place and its clause; a press goes to the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from cluster_desktop.forms.demands import EVIDENCE_RULE
from cluster_desktop.ui.paper.names import heading_of
from cluster_desktop.ui.paper.page import Page
from cluster_desktop.ui.parts.basics import Pill, box, column, empty, row, text
from cluster_desktop.ui.session.standing import EMPTY_RULES, rule_ids
from cluster_desktop.ui.words import LEVEL_TONES, LEVEL_WORDS

if TYPE_CHECKING:
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.model import Level
    from cluster_desktop.ui.session.session import Session

_ORDER: tuple[Level, ...] = ("error", "warning", "hint")
_AT_ONCE = 40
"""Rows that are made before the page is shown; more follow when the end comes near."""


class FindingRow(QPushButton):
    """One finding; pressing it goes to the field."""

    def __init__(self, finding: Finding, place: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("row", "finding")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{LEVEL_WORDS[finding.level]}，{place}，{finding.message}")
        line = row(self, spacing=12)
        line.setContentsMargins(14, 9, 14, 9)
        level = Pill(LEVEL_WORDS[finding.level], LEVEL_TONES[finding.level], self)
        words = QFrame(self)
        lines = column(words, spacing=1)
        lines.addWidget(text(finding.message, wrap=True, parent=words))
        lines.addWidget(
            text(f"{place} · {name} · 依据：{finding.clause}", "secondary", wrap=True, parent=words)
        )
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
        counts = {level: sum(finding.level == level for finding in findings) for level in _ORDER}
        self.show_pills(
            [
                (f"{LEVEL_WORDS[level]} {counts[level]}", LEVEL_TONES[level])
                for level in _ORDER
                if counts[level]
            ]
        )
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

    def _weight(self, finding: Finding) -> tuple[int, int]:
        """What is wrong comes before what is not proved, and that before what is merely empty yet."""
        sort = 2 if finding.rule in self._empty_rules else int(finding.rule in self._proof_rules)
        return _ORDER.index(finding.level), sort

    def _add_rows(self) -> None:
        now, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for finding in now:
            self._list.addWidget(self._row(finding))

    def _row(self, finding: Finding) -> QWidget:
        field = self._session.field_at(finding.paths[0])
        place = f"第{field.section}部分" if field and len(field.section) == 1 else "封面"
        name = heading_of(field, self._session.index) if field else ""
        made = FindingRow(finding, place, name, self)
        made.clicked.connect(lambda: self.chosen.emit(finding.paths[0]))
        return made
