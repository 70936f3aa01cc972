"""The conflicts that stand in a draft, to be decided one by one or as many as one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.exchange.tables import DisputeTable
from cluster_desktop.ui.exchange.task import undecided
from cluster_desktop.ui.parts.basics import button, column, dress, row, text
from cluster_desktop.ui.parts.dialog_body import scrolling_body

if TYPE_CHECKING:
    from cluster_desktop.ui import work
    from cluster_desktop.ui.session.session import Session

_ABOUT = "这些栏目几个人填得不同。选定以前各种填法都保留在草稿里，表上显示的是最后填写的。"


class DecideDialog(QDialog):
    """`decided` tells how many conflicts were ended in the draft."""

    decided = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("选定填法")
        self.resize(920, 560)
        self._session = session
        self._table: DisputeTable | None = None
        lines = column(self, margins=22, spacing=8)
        lines.addWidget(text("选定填法", "title"))
        lines.addWidget(text(_ABOUT, "secondary", wrap=True))
        self._content = scrolling_body(lines)
        foot = row()
        self._state = text("正在查找…", "left", wrap=True)
        foot.addWidget(self._state, 1)
        foot.addWidget(button("取消", self.reject))
        self._go = button("选定 0 处", self._decide, kind="main")
        self._go.setEnabled(False)
        foot.addWidget(self._go)
        lines.addLayout(foot)
        self._look()

    def _look(self) -> None:
        disputes = undecided(self._session.conflicts, self._session.index)
        self._say("" if disputes else "没有待选定的栏目。")
        self._table = DisputeTable(disputes, ("表上显示的", "另外填的"))
        self._table.chosen.connect(self._count)
        self._content.addWidget(self._table)
        self._content.addStretch(1)

    def _count(self) -> None:
        count = len(self._table.choices()) if self._table is not None else 0
        self._go.setText(f"选定 {count} 处")
        self._go.setEnabled(count > 0)

    def _decide(self) -> None:
        if self._table is None:
            return
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
        self._say(error.message, "error")
        self._count()

    def _say(self, words: str, tone: str = "quiet") -> None:
        self._state.setText(words)
        dress(self._state, tone=tone)
