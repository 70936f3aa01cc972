"""导出: what will be made and where, the work under way, and what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QProgressBar, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work
from cluster_desktop.ui.blank.chooser import BlankChooser
from cluster_desktop.ui.export.binding import BindingOptions
from cluster_desktop.ui.export.result import ResultBox
from cluster_desktop.ui.export.standing import StandingBox
from cluster_desktop.ui.paper.page import Desk, Page, Paper
from cluster_desktop.ui.parts.basics import button, column, row, text
from cluster_desktop.ui.parts.scrolling import bring_into_view
from cluster_desktop.ui.readback.start import ReadBack

if TYPE_CHECKING:
    from cluster_desktop.delivery.package import PackageResult
    from cluster_desktop.drafts.official_blank import OfficialBlank
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.settings import Settings

_MADE = (
    ("申报表", "Word 和 PDF，版式与官方表逐格核对"),
    ("佐证材料册", "封面、目录和全部材料，目录页码逐条核对"),
    ("佐证材料目录", "Word 和 Excel"),
    ("检查报告", "全部问题及其依据"),
    ("填报数据、报送说明", "随光盘或邮件报送，供上级部门接收、复核"),
)


class ExportPage(Page):
    """`check` asks for the page of findings; `ended` tells that the work is over, well or not."""

    check = Signal()
    ended = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("导出", parent)
        self._session = session
        self._settings = settings
        self._job: work.Job | None = None
        self._paper = Paper()
        self.body.addWidget(Desk(self._paper, self))
        self.body.addStretch(1)
        self._paper.content.setSpacing(8)
        self._standing = StandingBox(session, self._paper)
        self._standing.check.connect(self.check)
        self._paper.content.addWidget(self._standing)
        self._paper.content.addSpacing(8)
        self._contents()
        self._binding()
        self._blank()
        self._where()
        self._actions()
        self._result = ResultBox(self._paper)
        self._paper.content.addWidget(self._result)
        self._paper.content.addSpacing(12)
        self._paper.content.addWidget(text("在 Word 里改过", "heading"))
        self._paper.content.addWidget(ReadBack(session, self._paper))
        session.judged.connect(self._renew_if_seen)

    def start(self) -> None:
        """Save, and make the package in the background."""
        if not self._session.autosave.flush():
            self._fail_words(f"草稿未能保存：{self._session.autosave.problem}")
            return
        folder = Path(self._folder.text().strip()).expanduser()
        out = _free(folder / f"{self._name()}申报材料")
        draft_path, as_draft = self._session.draft.path, self._has_errors()

        def task(ticket: work.Ticket) -> PackageResult:
            # Word, PDF and font libraries are loaded when the first package is made, not with the window.
            from cluster_desktop.ui.export.task import make_package  # noqa: PLC0415

            return make_package(draft_path, out, ticket, as_draft=as_draft)

        self._settings.out_folder = folder
        self._show_running(running=True)
        self._result.hide()
        self._job = work.start(work.in_turn(task), self)
        self._job.progressed.connect(self._show_progress)
        self._job.finished.connect(partial(self._result.show_result, out))
        self._job.failed.connect(self._fail)
        self._job.cancelled.connect(lambda: self._fail_words("已取消，没有留下未完成的文件。"))
        self._job.ended.connect(self._end)

    def cancel(self) -> None:
        """Stop the work under way, if any."""
        if self._job is not None:
            self._job.cancel()
            self._stop.setEnabled(False)

    def renew(self) -> None:
        """Show how the draft stands now."""
        self._show_errors()

    def _contents(self) -> None:
        self._paper.content.addWidget(text("将生成", "heading"))
        for name, words in _MADE:
            line = row(spacing=12)
            title = text(name)
            title.setFixedWidth(150)
            line.addWidget(title)
            line.addWidget(text(words, "secondary", wrap=True), 1)
            self._paper.content.addLayout(line)
        self._paper.content.addSpacing(12)

    def _binding(self) -> None:
        self._paper.content.addWidget(text("装订", "heading"))
        self._paper.content.addWidget(BindingOptions(self._session, self._paper))
        self._paper.content.addSpacing(12)

    def _blank(self) -> None:
        self._paper.content.addWidget(text("空白表", "heading"))
        chooser = BlankChooser(self._session.edition, self._session.official_blank, self._paper)
        chooser.chosen.connect(self._use_blank)
        self._paper.content.addWidget(chooser)
        self._paper.content.addSpacing(12)

    def _use_blank(self, blank: OfficialBlank | None) -> None:
        try:
            self._session.use_blank(blank)
        except ClusterError as error:
            self._fail(error)

    def _where(self) -> None:
        self._paper.content.addWidget(text("放在", "heading"))
        line = row()
        self._folder = QLineEdit(str(self._settings.out_folder))
        self._folder.setAccessibleName("放在哪个文件夹")
        line.addWidget(self._folder, 1)
        line.addWidget(button("选择文件夹…", self._choose))
        self._paper.content.addLayout(line)
        self._new_folder = text("", "secondary", wrap=True)
        self._paper.content.addWidget(self._new_folder)

    def _actions(self) -> None:
        holder = QWidget(self._paper)
        lines = column(holder, spacing=8)
        lines.setContentsMargins(0, 14, 0, 6)
        self._go = button("开始导出", self.start, kind="main", parent=holder)
        self._bar = QProgressBar(holder)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("导出进度")
        self._step = text("", "secondary", wrap=True, parent=holder)
        self._stop = button("取消", self.cancel, parent=holder)
        line = row()
        line.addWidget(self._go)
        line.addWidget(self._stop)
        line.addWidget(self._step, 1)
        lines.addLayout(line)
        lines.addWidget(self._bar)
        self._paper.content.addWidget(holder)
        self._show_running(running=False)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "选择文件夹", self._folder.text())
        if chosen:
            self._folder.setText(chosen)

    def _renew_if_seen(self) -> None:
        if self.isVisible():
            self.renew()

    def _show_errors(self) -> None:
        self._standing.renew()
        self._go.setText("导出草稿" if self._has_errors() else "开始导出")
        self._new_folder.setText(f"在其中新建文件夹“{self._name()}申报材料”，不改动已有文件。")

    def _has_errors(self) -> bool:
        return self._standing.errors() > 0

    def _name(self) -> str:
        return self._session.draft.path.stem

    def _show_running(self, *, running: bool) -> None:
        self._go.setVisible(not running)
        for each in (self._bar, self._stop):
            each.setVisible(running)
        self._stop.setEnabled(running)
        self._bar.setRange(0, 0)
        self._step.setText("正在准备" if running else "")

    def _show_progress(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._step.setText(f"{what}（{done} / {total}）" if total else what)

    def _fail(self, error: ClusterError) -> None:
        self._fail_words(str(error))

    def _fail_words(self, words: str) -> None:
        self._result.show_failure(words)

    def _end(self) -> None:
        self._job = None
        self._show_running(running=False)
        bring_into_view(self._result)
        self.ended.emit()


def _free(folder: Path) -> Path:
    """This folder, or the first with a number behind it that does not exist."""
    number = 2
    free = folder
    while free.exists():
        free = folder.with_name(f"{folder.name}（{number}）")
        number += 1
    return free
