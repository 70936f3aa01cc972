"""One indicator of the 认定标准 beside what the form says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from cluster_desktop.ui.parts.basics import Pill, column, row, text
from cluster_desktop.ui.parts.rows import RowButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from cluster_desktop.forms.thresholds import Verdict

STATES = {"met": ("达到", "done"), "not_met": ("未达到", "warning"), "unknown": ("表中看不出", "quiet")}
"""The words for a verdict, with their tones."""

_STATE_WIDTH = 92


class VerdictRow(RowButton):
    """Pressing it goes to the field; where the form has none there is nothing to press."""

    def __init__(self, verdict: Verdict, parent: QWidget) -> None:
        super().__init__(parent)
        words, tone = STATES[verdict.state]
        told = QFrame(self)
        lines = column(told, spacing=2)
        lines.addWidget(_wide(verdict.figures, told))
        if verdict.reading:
            lines.addWidget(_wide(f"口径：{verdict.reading}", told, "secondary"))
        self.setAccessibleName(f"{words}，{verdict.text}，{verdict.figures}")
        asked = _wide(verdict.text, self)
        pill = Pill(words, tone, self)
        in_columns(self.line, asked, told, pill)
        self.let_through((asked, told, pill))
        if not verdict.paths:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.let_through((self,))


class HeadRow(QFrame):
    """The names of the columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("row", "head")
        line = row(self, spacing=12)
        line.setContentsMargins(14, 7, 14, 7)
        in_columns(
            line,
            text("标准", parent=self),
            text("填报情况、所用口径", parent=self),
            text("结论", parent=self),
        )


def in_columns(line: QHBoxLayout, asked: QWidget, told: QWidget, state: QLabel) -> None:
    """Put three things into the columns of the table."""
    for part in (asked, told):
        part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    cell = QWidget(line.parentWidget())
    cell.setFixedWidth(_STATE_WIDTH)
    cell.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    column(cell).addWidget(state, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    line.addWidget(cell)


def _wide(words: str, parent: QWidget, kind: str = "body") -> QLabel:
    return text(words, kind, wrap=True, parent=parent)
