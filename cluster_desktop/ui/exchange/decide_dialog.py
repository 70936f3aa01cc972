"""The conflicts that stand in a draft, to be decided one by one or as many as one likes."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.exchange.tables import DisputeTable
from cluster_desktop.ui.exchange.task import undecided
from cluster_desktop.ui.parts.basics import button, column, dress, row, text
from cluster_desktop.ui.parts.dialog_body import scrolling_body, show_fitting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from cluster_desktop.ui import work
    from cluster_desktop.ui.session.session import Session

_WIDTH = 900
_MOST_PEOPLE = 3
_ABOUT = "这些栏目几个人填得不同。选定以前各种填法都保留在草稿里，表上显示的是最后填写的。"


class DecideDialog(QDialog):
    """`decided` tells how many conflicts were ended in the draft."""

    decided = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("选定填法")
        self._session = session
        self._disputes = undecided(session.conflicts, session.index)
        self._table = DisputeTable(self._disputes, ("表上显示的", "另外填的"))
        self._table.chosen.connect(self._count)
        lines = column(self, margins=22, spacing=8)
        lines.addWidget(text("选定填法", "title"))
        lines.addWidget(text(_ABOUT, "secondary", wrap=True))
        self._fill(scrolling_body(lines))
        lines.addSpacing(6)
        foot = row()
        self._state = text("", "left", wrap=True)
        foot.addWidget(self._state, 1)
        foot.addWidget(button("取消", self.reject))
        self._go = button("选定", self._decide, kind="main")
        foot.addWidget(self._go)
        lines.addLayout(foot)
        self._count()
        show_fitting(self, lines, _WIDTH)

    def _fill(self, lines: QVBoxLayout) -> None:
        if len(self._disputes) > 1:
            lines.addLayout(self._people())
        if self._disputes:
            lines.addWidget(self._table)
        if self._table.beyond:
            words = f"另有 {self._table.beyond} 处没有列出：按人全部选定，或在各栏和清单里选定。"
            lines.addWidget(text(words, "secondary", wrap=True))
        lines.addStretch(1)

    def _people(self) -> QHBoxLayout:
        """One press for all values of a person, for those who wrote most of them."""
        line = row(spacing=16)
        written = Counter(version.author for one in self._disputes for version in one.versions)
        for author, _ in written.most_common(_MOST_PEOPLE):
            line.addWidget(button(f"都选 {author} 填的", partial(self._choose_all, author), kind="link"))
        line.addStretch(1)
        return line

    def _choose_all(self, author: str) -> None:
        versions = ((one.path, version) for one in self._disputes for version in one.versions)
        self._table.choose({path: version.id for path, version in versions if version.author == author})

    def _count(self) -> None:
        count, total = len(self._table.choices()), len(self._disputes)
        self._say(f"共 {total} 处，已选 {count} 处。" if total else "没有待选定的栏目。")
        self._go.setText(f"选定 {count} 处" if count else "选定")
        self._go.setEnabled(count > 0)
        self._go.setDefault(count > 0)

    def _decide(self) -> None:
        draft, choices, author = self._session.draft.path, self._table.choices(), self._session.author

        def task(_: work.Ticket) -> int:
            from cluster_desktop.ui.exchange.task import decide  # noqa: PLC0415  see above

            return decide(draft, choices, author)

        try:
            job = self._session.write_behind("", f"选定 {len(choices)} 处填法", task)
        except ClusterError as error:
            self._fail(error)
            return
        self._go.setEnabled(False)
        job.finished.connect(self._end)
        job.failed.connect(self._fail)

    def _end(self, count: int) -> None:
        self.decided.emit(count)
        self.accept()

    def _fail(self, error: ClusterError) -> None:
        self._count()
        self._say(error.message, "error")

    def _say(self, words: str, tone: str = "quiet") -> None:
        self._state.setText(words)
        dress(self._state, tone=tone)
