"""压缩扫描件: how small a document becomes is shown before it is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QProgressBar, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import at_least, button, column, row, text
from cluster_desktop.ui.session.mending import Shrunk, TryReduce
from cluster_desktop.ui.words import bytes_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.ui.session.session import Session

_DENSITIES = (
    (150, "150 dpi：文字清楚，文件最小"),
    (200, "200 dpi：一般打印"),
    (300, "300 dpi：细小文字和印章"),
)
_ABOUT = "只降低扫描图像的分辨率，文字和线条不变；缩小不了的保持原样。可以撤销。"


class ReduceDialog(QDialog):
    """Reckons the size first; the draft is written when it is accepted."""

    def __init__(
        self, session: Session, items: Sequence[EvidenceItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("压缩扫描件")
        self._session = session
        self._items = tuple(items)
        self._job: work.Job | None = None
        lines = column(self, margins=20, spacing=10)
        at_least(lines, 460)
        title = items[0].title if len(items) == 1 else f"{len(items)} 份材料"
        lines.addWidget(text(title, "heading", wrap=True))
        lines.addWidget(text(_ABOUT, "secondary", wrap=True))
        self._density = QComboBox(self)
        self._density.setAccessibleName("分辨率")
        for dpi, words in _DENSITIES:
            self._density.addItem(words, dpi)
        self._density.setCurrentIndex(1)
        self._density.currentIndexChanged.connect(self._reckon)
        lines.addWidget(self._density)
        self._told = text("", "strong", wrap=True)
        lines.addWidget(self._told)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("压缩进度")
        lines.addWidget(self._bar)
        foot = row(spacing=10)
        foot.addStretch(1)
        foot.addWidget(button("取消", self.reject))
        self._go = button("压缩", self.accept, kind="main", parent=self)
        self._go.setDefault(True)
        foot.addWidget(self._go)
        lines.addLayout(foot)
        self._reckon()

    def accept(self) -> None:
        """Keep the smaller files, in the background."""
        if not self._go.isEnabled():
            return
        try:
            job = self._session.evidence_part.reduce(self._items, int(self._density.currentData()))
        except ClusterError as error:
            self._told.setText(str(error))
            return
        self._run(job, "正在压缩")
        job.finished.connect(self._accepted)

    def reject(self) -> None:
        """Stop what runs, and leave everything as it was."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _reckon(self, *_: int) -> None:
        if self._job is not None:
            self._job.cancel()
        task = TryReduce(self._session.draft.path, self._items, int(self._density.currentData()))
        job = work.start(task, self)
        self._run(job, "正在估算")
        job.finished.connect(partial(self._show, job))

    def _run(self, job: work.Job, words: str) -> None:
        self._job = job
        self._go.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._told.setText(f"{words}…")
        job.progressed.connect(self._show_progress)
        job.failed.connect(self._fail)
        job.ended.connect(partial(self._ended, job))

    def _accepted(self, _: Shrunk) -> None:
        self.done(QDialog.DialogCode.Accepted)

    def _fail(self, error: ClusterError) -> None:
        self._told.setText(str(error))

    def _show_progress(self, done: int, total: int, _: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _show(self, job: work.Job, found: Shrunk) -> None:
        if job is not self._job:
            return
        if found.after < found.before:
            self._told.setText(f"{bytes_said(found.before)} → {bytes_said(found.after)}")
            self._go.setEnabled(True)
        else:
            self._told.setText(f"{bytes_said(found.before)}，分辨率本来不高，缩不下去。")

    def _ended(self, job: work.Job) -> None:
        if job is self._job:
            self._job = None
            self._bar.hide()
