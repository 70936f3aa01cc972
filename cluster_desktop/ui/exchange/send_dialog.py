"""发送草稿: which sections, with or without evidence, how large, and where to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.sending import Selection, Sent, estimate, send
from cluster_desktop.forms.fields import COVER
from cluster_desktop.ui import work
from cluster_desktop.ui.exchange.ways import ask_for_place
from cluster_desktop.ui.parts.basics import CheckBox, at_least, button, column, dress, row, text

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.errors import ClusterError
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.ui.settings import Settings

_MB = 1_000_000
_ABOUT = "另存一份发给他人填写或审核，各栏的修改记录一并带上。对方改好发回后，用“接收草稿”并入。"


class SendDialog(QDialog):
    """Writes a copy of the draft at `path`; the draft itself is only read."""

    def __init__(
        self, path: Path, edition: Edition, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("发送草稿")
        self._path = self._target = path
        self._settings = settings
        self._asked: work.Job | None = None
        self._writing = False
        lines = column(self, margins=22, spacing=8)
        at_least(lines, 600)
        lines.addWidget(text("发送草稿", "title"))
        lines.addWidget(text(_ABOUT, "secondary", wrap=True))
        lines.addSpacing(4)
        self._all = _tick("全部", self._tick_all)
        head = row(spacing=16)
        head.addWidget(text("发送哪些部分", "heading"))
        head.addWidget(self._all)
        head.addStretch(1)
        lines.addLayout(head)
        self._sections = self._ticks(edition)
        lines.addWidget(self._list())
        self._evidence = _tick("带上佐证材料和清单", self._measure)
        lines.addWidget(self._evidence)
        self._size = text("", "strong", wrap=True)
        lines.addWidget(self._size)
        lines.addWidget(self._foot())
        self._measure()

    def reject(self) -> None:
        """Leave, unless the file is being written at this moment."""
        if not self._writing:
            super().reject()

    def selection(self) -> Selection:
        """What is ticked."""
        chosen = tuple(no for no, tick in self._sections.items() if tick.isChecked())
        whole = len(chosen) == len(self._sections)
        return Selection(None if whole else chosen, evidence=self._evidence.isChecked())

    def _ticks(self, edition: Edition) -> dict[str, CheckBox]:
        titles = {section.no: f"{section.no}　{section.title}" for section in edition.sections}
        if edition.cover.fields:
            titles = {COVER: f"　　{COVER}", **titles}
        return {no: _tick(title, self._follow) for no, title in titles.items()}

    def _list(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("box", "list")
        lines = column(frame, spacing=4)
        lines.setContentsMargins(14, 10, 14, 10)
        for tick in self._sections.values():
            lines.addWidget(tick)
        return frame

    def _foot(self) -> QWidget:
        # A child from the beginning: only within its dialog a button can become the one that Enter presses.
        foot = QWidget(self)
        line = row(foot)
        line.setContentsMargins(0, 8, 0, 0)
        self._show_folder = button("打开所在文件夹", self._open_folder, parent=foot)
        self._show_folder.hide()
        self._close = button("取消", self.reject, parent=foot)
        self._go = button("保存到…", self._ask, kind="main", parent=foot)
        self._go.setDefault(True)
        line.addWidget(self._show_folder)
        line.addStretch(1)
        line.addWidget(self._close)
        line.addWidget(self._go)
        return foot

    def _tick_all(self) -> None:
        for tick in self._sections.values():
            tick.setChecked(self._all.isChecked())
        self._measure()

    def _follow(self) -> None:
        self._all.setChecked(all(tick.isChecked() for tick in self._sections.values()))
        self._measure()

    def _measure(self) -> None:
        """Reckon the size in the background; only the last answer counts."""
        selection, path = self.selection(), self._path
        self._go.setEnabled(selection.sections != ())
        if selection.sections == ():
            self._asked = None
            self._say("没有选中任何部分。")
            return

        def task(_: work.Ticket) -> Sent:
            with Draft.open(path, read_only=True) as draft:
                return estimate(draft, selection)

        self._asked = work.start(task, self)
        self._asked.finished.connect(partial(self._show_size, self._asked))
        self._asked.failed.connect(self._fail)

    def _show_size(self, job: work.Job, sent: Sent) -> None:
        if job is self._asked:
            self._say(f"约 {_size(sent.bytes)}，{sent.evidence} 份佐证材料，{sent.changes} 处修改记录。")

    def _ask(self) -> None:
        proposed = self._settings.out_folder / self._path.name
        if (target := ask_for_place(self, proposed)) is not None:
            self._send(target)

    def _send(self, target: Path) -> None:
        selection, path = self.selection(), self._path
        if target.absolute() == path.absolute():
            self._say("这就是正在填写的草稿本身。请换一个文件名或文件夹。", "error")
            return

        def task(_: work.Ticket) -> Sent:
            with Draft.open(path, read_only=True) as draft:
                return send(draft, target, selection, force=True)

        self._asked = None
        self._target = target
        self._hold(writing=True)
        self._say("正在保存…")
        job = work.start(task, self)
        job.ended.connect(partial(self._hold, writing=False))
        job.finished.connect(self._end)
        job.failed.connect(self._fail)

    def _hold(self, *, writing: bool) -> None:
        self._writing = writing
        for each in (self._go, self._close, self._all, self._evidence, *self._sections.values()):
            each.setDisabled(writing)
        if not (writing or self.focusWidget()):
            self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, sent: Sent) -> None:
        self._settings.out_folder = self._target.parent
        told = f"✓ 已保存 {self._target.name}，{_size(sent.bytes)}，{sent.evidence} 份佐证材料。"
        self._say(told, "done")
        self._close.setText("关闭")
        self._show_folder.show()
        self._show_folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.parent)))

    def _fail(self, error: ClusterError) -> None:
        self._say(str(error), "error")

    def _say(self, words: str, kind: str = "strong") -> None:
        self._size.setText(words)
        dress(self._size, kind=kind)


def _tick(words: str, clicked: object) -> CheckBox:
    tick = CheckBox(words)
    tick.setChecked(True)
    tick.clicked.connect(clicked)
    return tick


def _size(number: int) -> str:
    """Bytes as one says them; the decimal units of the makers of discs."""
    return f"{number / _MB:.1f} MB" if number >= _MB // 10 else f"{number / 1000:.0f} KB"
