"""The foot: the section before, what is left to do here, the section after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.ui.parts.basics import button, dress, row, text
from cluster_desktop.ui.shell.actions import tip

if TYPE_CHECKING:
    from cluster_desktop.ui.session.finished import State
    from cluster_desktop.ui.session.standing import Standing
    from cluster_desktop.ui.shell.rail import Stop

HEIGHT = 44
_FINISH: dict[State, str] = {"open": "标记为已完成", "done": "取消完成标记", "changed": "重新标记为已完成"}


class Foot(QFrame):
    """`stepped` asks for the page with this key, `mend` for the next thing to mend on this page.

    `finish` asks to mark the section as finished, or to take the mark back.
    """

    stepped = Signal(str)
    mend = Signal()
    finish = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "foot")
        self.setFixedHeight(HEIGHT)
        self._before = ""
        self._after = ""
        line = row(self, spacing=12)
        line.setContentsMargins(16, 0, 16, 0)
        self._back = button("", lambda: self.stepped.emit(self._before))
        self._back.setToolTip(tip("previous_page"))
        self._on = button("", lambda: self.stepped.emit(self._after), kind="main")
        self._left = text("", "left")
        self._mend = button("逐项处理", self.mend.emit, kind="link")
        self._mend.setToolTip(tip("next_finding"))
        self._finish = button("", self.finish.emit, kind="link")
        self._finish.setToolTip(tip("finish"))
        self._on.setToolTip(tip("next_page"))
        line.addWidget(self._back)
        line.addStretch(1)
        line.addWidget(self._left)
        line.addWidget(self._mend)
        line.addWidget(self._finish)
        line.addWidget(self._on)

    def show_steps(self, before: Stop | None, after: Stop | None) -> None:
        """Show the neighbours of the page."""
        for step, neighbour in ((self._back, before), (self._on, after)):
            step.setVisible(neighbour is not None)
        if before is not None:
            self._before = before.key
            self._back.setText(f"‹ {before.title}")
            self._back.setAccessibleName(f"上一部分：{before.title}")
        if after is not None:
            self._after = after.key
            self._on.setText(f"{after.title} ›")
            self._on.setAccessibleName(f"下一部分：{after.title}")

    def show_left(self, standing: Standing | None, words: str = "") -> None:
        """Say what is left to do on the page; None where the page has no fields, then `words` as they are."""
        words, tone = left_words(standing) if standing is not None else (words, "quiet")
        self._left.setText(words)
        dress(self._left, tone=tone)
        self._mend.setVisible(standing is not None and bool(standing.findings))

    def show_finished(self, state: State | None) -> None:
        """Offer to mark the section, as its mark stands; None where the page is no section."""
        self._finish.setVisible(state is not None)
        if state is not None:
            self._finish.setText(_FINISH[state])


def left_words(standing: Standing) -> tuple[str, str]:
    """What is left of a section in words, and their tone."""
    if not standing.items:
        return "", "quiet"
    parts = [
        (standing.errors, f"{standing.errors} 个错误", "error"),
        (standing.items - standing.filled, f"{standing.items - standing.filled} 项未填", "quiet"),
        (standing.unproved, f"{standing.unproved} 项缺佐证", "error"),
        (standing.warnings, f"{standing.warnings} 个提醒", "warning"),
    ]
    due = [(words, tone) for count, words, tone in parts if count]
    if not due:
        return "✓ 本部分已填齐，没有问题", "done"
    tones = {tone for _, tone in due}
    worst = next(tone for tone in ("error", "warning", "quiet") if tone in tones)
    return f"本部分还有 {'、'.join(words for words, _ in due)}", worst
