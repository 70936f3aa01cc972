"""A finding in the list: its level, its words, its place, and for what is no error the way to keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.ui.keeping.editor import KEEP_WORDS
from cluster_desktop.ui.parts.basics import Pill, button, column, text
from cluster_desktop.ui.parts.rows import RowButton

if TYPE_CHECKING:
    from cluster_desktop.forms.findings import Finding

_WIDEST = "缺佐证"
_PADDING = 16
"""So that the words of all rows begin at one line."""


class FindingRow(RowButton):
    """Pressing it goes to the field; `keep` asks for the place to write a reason."""

    keep = Signal()

    def __init__(self, finding: Finding, sort: str, tone: str, where: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.finding = finding
        self.setAccessibleName(f"{sort}，{where}，{finding.message}")
        level = Pill(sort, tone, self)
        level.ensurePolished()
        level.setMinimumWidth(level.fontMetrics().horizontalAdvance(_WIDEST) + _PADDING)
        words = QFrame(self)
        lines = column(words, spacing=1)
        lines.addWidget(text(finding.message, wrap=True, parent=words))
        lines.addWidget(text(f"{where} · 依据：{finding.clause}", "secondary", wrap=True, parent=words))
        go = text("去填写 ›", "go", parent=self)
        self.line.addWidget(level, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(words, 1)
        self.let_through((level, words, go))
        beside = QWidget(self)
        acts = column(beside, spacing=4)
        acts.addWidget(go, 0, Qt.AlignmentFlag.AlignRight)
        if finding.level != "error":
            opener = button(KEEP_WORDS, self.keep.emit, kind="link", parent=self)
            opener.setAccessibleName(f"{KEEP_WORDS.rstrip('…')}：{finding.message}")
            acts.addWidget(opener)
        self.line.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
