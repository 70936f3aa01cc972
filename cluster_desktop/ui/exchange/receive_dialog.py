"""The preview of what a file brings, the choices where both sides wrote, and the taking in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from cluster_desktop.drafts.receiving import choose_by_author
from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work
from cluster_desktop.ui.exchange.tables import DisputeTable, UpdateTable
from cluster_desktop.ui.parts.basics import box, button, column, dress, empty, row, text
from cluster_desktop.ui.parts.dialog_body import scrolling_body

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.receiving import Receipt
    from cluster_desktop.ui.exchange.task import Incoming
    from cluster_desktop.ui.session.session import Session


class ReceiveDialog(QDialog):
    """`taken` tells the receipt when all is in the draft; nothing is written before."""

    taken = Signal(object)

    def __init__(self, session: Session, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("接收草稿")
        self.resize(980, 620)
        self._session, self._file = session, file
        self._incoming: Incoming | None = None
        self._table: DisputeTable | None = None
        self._writing = False
        lines = column(self, margins=22, spacing=8)
        lines.addWidget(text("接收草稿", "title"))
        self._told = text(f"正在核对 {file.name}…", "secondary", wrap=True)
        lines.addWidget(self._told)
        self._content = scrolling_body(lines)
        foot = row(spacing=8)
        self._state = text("", "left", wrap=True)
        foot.addWidget(self._state, 1)
        self._cancel = button("取消", self.reject)
        self._rest = button("暂不选定，先并入其余", self._take)
        self._go = button("并入", self._take, kind="main")
        for each in (self._cancel, self._rest, self._go):
            foot.addWidget(each)
        lines.addLayout(foot)
        self._rest.hide()
        self._go.setEnabled(False)
        self._look()

    def reject(self) -> None:
        """Leave, unless the draft is being written at this moment."""
        if not self._writing:
            super().reject()

    def _look(self) -> None:
        draft, file = self._session.draft.path, self._file

        def task(_: work.Ticket) -> Incoming:
            from cluster_desktop.ui.exchange.task import look  # noqa: PLC0415  the forms are read for it

            return look(draft, file)

        job = work.start(task, self)
        job.finished.connect(self._show)
        job.failed.connect(self._refuse)

    def _show(self, incoming: Incoming) -> None:
        self._incoming = incoming
        empty(self._content)
        seen = incoming.seen
        self._told.setText(f"来自文件“{self._file.name}”。并入后可以整体撤销。")
        self._content.addWidget(text(_summary(incoming), "strong", wrap=True))
        if incoming.parts:
            self._content.addWidget(text("\n".join(incoming.parts), wrap=True))
        if doubts := _doubts(incoming):
            frame, inner = box("problem-warning")
            for words in doubts:
                inner.addWidget(text(words, wrap=True))
            frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            self._content.addWidget(frame)
        if incoming.disputes:
            self._table = DisputeTable(incoming.disputes, ("本机", "对方"))
            self._table.chosen.connect(self._count)
            self._people(incoming)
            self._content.addWidget(self._table)
            if self._table.beyond:
                words = f"另有 {self._table.beyond} 处没有列出：按人全部选定，或并入后在各栏和清单里选定。"
                self._content.addWidget(text(words, "secondary", wrap=True))
        elif seen.people:
            told = "，".join(f"{name or '未署名'} {count} 处" for name, count in seen.people.items())
            self._content.addWidget(text(f"修改人：{told}", "secondary", wrap=True))
        if incoming.updates:
            self._content.addWidget(text(f"直接并入的 {incoming.count:,} 处", "heading"))
            self._content.addWidget(UpdateTable(incoming.updates))
        if beyond := incoming.count - len(incoming.updates):
            words = f"另有 {beyond:,} 处，并入后在各栏的修改记录和清单里查看。"
            self._content.addWidget(text(words, "secondary"))
        self._content.addStretch(1)
        self._count()

    def _people(self, incoming: Incoming) -> None:
        """A line for each person: what is new of his, and one press for all his values."""
        disputed = {version.author: 0 for one in incoming.disputes for version in one.versions}
        for one in incoming.disputes:
            for name in {version.author for version in one.versions}:
                disputed[name] += 1
        new = {name or "未署名": count for name, count in incoming.seen.people.items()}
        for name in {**disputed, **new}:
            line = row(spacing=12)
            counts = [(new.get(name, 0), "新增 {} 处修改"), (disputed.get(name, 0), "待选定 {} 处")]
            told = "，".join(words.format(count) for count, words in counts if count)
            line.addWidget(text(f"{name}：{told}", "secondary"))
            if disputed.get(name):
                each = button(f"都选 {name} 填的", partial(self._choose_all, name), kind="link")
                line.addWidget(each)
            line.addStretch(1)
            self._content.addLayout(line)

    def _choose_all(self, name: str) -> None:
        if self._incoming is not None and self._table is not None:
            author = "" if name == "未署名" else name
            self._table.choose(choose_by_author(self._incoming.seen.conflicts, author))

    def _count(self) -> None:
        incoming = self._incoming
        if incoming is None:
            return
        chosen = len(self._table.choices()) if self._table is not None else 0
        left = len(incoming.disputes) - chosen
        self._go.setText(f"并入（还差 {left} 处）" if left else "并入")
        self._go.setEnabled(not left and bool(incoming.seen.new or chosen))
        self._rest.setVisible(bool(left and (incoming.seen.new or chosen)))
        (self._go if self._go.isEnabled() else self._cancel).setDefault(True)

    def _take(self) -> None:
        incoming = self._incoming
        if incoming is None:
            return
        draft, file, author = self._session.draft.path, self._file, self._session.author
        choices = self._table.choices() if self._table is not None else {}

        def task(_: work.Ticket) -> Receipt | None:
            from cluster_desktop.ui.exchange.task import take  # noqa: PLC0415  see above

            return take(draft, file, author, choices, incoming.seen)

        try:
            job = self._session.write_behind("", f"接收“{file.name}”", task)
        except ClusterError as error:
            self._fail(error)
            return
        self._hold(writing=True)
        self._say("正在并入…", "quiet")
        job.ended.connect(partial(self._hold, writing=False))
        job.finished.connect(self._end)
        job.failed.connect(self._fail)

    def _hold(self, *, writing: bool) -> None:
        self._writing = writing
        for each in (self._cancel, self._rest, self._go):
            each.setDisabled(writing)

    def _end(self, receipt: Receipt | None) -> None:
        self._writing = False
        self.taken.emit(receipt)
        self.accept()

    def _refuse(self, error: ClusterError) -> None:
        self._told.setText(f"{self._file.name}：{error.message}")
        dress(self._told, kind="error")

    def _fail(self, error: ClusterError) -> None:
        self._say(f"没有并入，草稿保持原样。{error.message}", "error")

    def _say(self, words: str, tone: str) -> None:
        self._state.setText(words)
        dress(self._state, tone=tone)


def _summary(incoming: Incoming) -> str:
    disputes = len(incoming.disputes)
    if not incoming.seen.new and not disputes:
        return "文件里的内容本机都有，没有要并入的。"
    told = f"新增 {len(incoming.seen.new)} 处修改"
    told += f"、{incoming.evidence} 份佐证。" if incoming.evidence else "。"
    if disputes:
        told += f"有 {disputes} 处两边填得不同，请逐一选定；选定前两个值都会保留。"
    return told


def _doubts(incoming: Incoming) -> list[str]:
    seen = incoming.seen
    doubts: list[str] = []
    if seen.apart:
        doubts.append("这份草稿是另外新建的，与本机草稿没有共同的修改记录。")
    if seen.doubtful:
        doubts.append(f"其中 {seen.doubtful} 处的修改时间不可信，以内容为准。")
    doubts += [f"佐证“{title}”的文件对方没有一并发来。" for title in seen.missing]
    return doubts
