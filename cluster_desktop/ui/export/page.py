"""导出: what will be made and where, the work under way, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work
from cluster_desktop.ui.blank.chooser import BlankChooser
from cluster_desktop.ui.export.bar import ExportBar
from cluster_desktop.ui.export.binding import BindingOptions
from cluster_desktop.ui.export.contents import Contents
from cluster_desktop.ui.export.place import target_in
from cluster_desktop.ui.export.result import ResultBox
from cluster_desktop.ui.export.standing import StandingBox
from cluster_desktop.ui.paper.page import Desk, Page, Paper
from cluster_desktop.ui.parts.basics import text
from cluster_desktop.ui.parts.scrolling import bring_into_view
from cluster_desktop.ui.readback.start import ReadBack

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cluster_desktop.delivery.package import PackageResult
    from cluster_desktop.drafts.official_blank import OfficialBlank
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.settings import Settings


class ExportPage(Page):
    """`check` asks for the page of findings, `evidence` for that of the documents, `chosen` for a field.

    `ended` tells that the work is over, well or not.
    """

    check = Signal()
    evidence = Signal()
    chosen = Signal(str)
    ended = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("导出", parent, shadow=True)
        self._session = session
        self._settings = settings
        self._job: work.Job | None = None
        self._paper = Paper()
        self.body.addWidget(Desk(self._paper, self))
        self.body.addStretch(1)
        self._result = ResultBox(self._paper)
        self._standing = StandingBox(session, self._paper)
        self._blank = BlankChooser(session.edition, session.official_blank, self._paper)
        self._bar = ExportBar(str(settings.out_folder), self)
        self._put_together()
        self._result.chosen.connect(self.chosen)
        self._standing.check.connect(self.check)
        self._standing.evidence.connect(self.evidence)
        self._standing.chosen.connect(self.chosen)
        self._blank.chosen.connect(self._use_blank)
        self._bar.started.connect(self.start)
        self._bar.stopped.connect(self.cancel)
        session.judged.connect(self._renew_if_seen)

    def enter(self) -> None:
        """Bring the cursor to the one thing to do."""
        self._bar.take_focus()

    def start(self) -> None:
        """Save, and make the package in the background."""
        if self._job is not None:
            return
        try:
            self._save()
            out = target_in(self._bar.folder, f"{self._name()}申报材料")
        except ClusterError as error:
            self._fail(error)
            bring_into_view(self._result)
            return
        draft_path, as_draft = self._session.draft.path, self._has_errors()

        def task(ticket: work.Ticket) -> PackageResult:
            # Word, PDF and font libraries are loaded when the first package is made, not with the window.
            from cluster_desktop.ui.export.task import make_package  # noqa: PLC0415

            return make_package(draft_path, out, ticket, as_draft=as_draft)

        self._settings.out_folder = out.parent
        self._bar.show_running(running=True)
        self._result.hide()
        self._job = work.start(work.in_turn(task), self)
        self._job.progressed.connect(self._bar.show_progress)
        self._job.finished.connect(partial(self._show_result, out))
        self._job.failed.connect(self._fail)
        self._job.cancelled.connect(lambda: self._result.show_failure("已取消，没有留下未完成的文件。"))
        self._job.ended.connect(self._end)

    def cancel(self) -> None:
        """Stop the work under way, if any."""
        if self._job is not None:
            self._job.cancel()

    def renew(self) -> None:
        """Show how the draft stands now."""
        self._standing.renew()
        self._bar.show_ready(
            "导出草稿" if self._has_errors() else "开始导出",
            f"在其中新建文件夹“{self._name()}申报材料”，不改动已有文件。",
        )

    def _put_together(self) -> None:
        content = self._paper.content
        content.setSpacing(8)
        content.addWidget(self._result)
        content.addWidget(self._standing)
        for heading, part in (
            ("将生成", Contents(self._session, self._paper)),
            ("装订", BindingOptions(self._session, self._paper)),
            ("空白表", self._blank),
            ("在 Word 里改过", ReadBack(self._session, self._paper)),
        ):
            content.addSpacing(12)
            content.addWidget(text(heading, "heading"))
            content.addWidget(part)
        outer = self.layout()
        assert outer is not None  # noqa: S101  every page has one
        outer.addWidget(self._bar)

    def _save(self) -> None:
        if not self._session.autosave.flush():
            raise ClusterError(f"草稿未能保存：{self._session.autosave.problem}")

    def _use_blank(self, blank: OfficialBlank | None) -> None:
        try:
            self._session.deeds.use_blank(blank)
        except ClusterError as error:
            self._fail(error)

    def _renew_if_seen(self) -> None:
        if self.isVisible():
            self.renew()

    def _has_errors(self) -> bool:
        return self._standing.errors() > 0

    def _name(self) -> str:
        return self._session.draft.path.stem

    def _show_result(self, out: Path, result: PackageResult) -> None:
        self._result.show_result(out, result)

    def _fail(self, error: ClusterError) -> None:
        from cluster_desktop.documents.filling.cells import DoesNotFit  # noqa: PLC0415  as above

        path = error.path if isinstance(error, DoesNotFit) else ""
        self._result.show_failure(str(error), path)

    def _end(self) -> None:
        self._job = None
        self._bar.show_running(running=False)
        bring_into_view(self._result)
        self.ended.emit()
