"""The files of a package, made one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop import __version__
from cluster_desktop.delivery.check_report import check_report
from cluster_desktop.delivery.draft_copy import copy_draft
from cluster_desktop.delivery.index_excel import index_excel
from cluster_desktop.delivery.mail import mail_note
from cluster_desktop.delivery.manifest import (
    FORMAT,
    MANIFEST,
    Manifest,
    PackageFile,
    describe,
    write_manifest,
)
from cluster_desktop.documents.form import make_form
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.paint import paint
from cluster_desktop.drafts.official_blank import official_blank_of
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.plan import plan_volume
from cluster_desktop.evidence.sheets import DRAFT_MARK
from cluster_desktop.evidence.volume import build_volume

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.evidence.assessment import Assessment

_OWN_STEPS = 5
"""Form, volume bound and proved, index and report, copy of the draft, manifest."""


class ExportCancelled(ClusterError):
    """The official stopped the export; nothing was written."""

    def __init__(self) -> None:
        super().__init__("已取消导出，没有写入任何文件")


class FormProofError(ClusterError):
    """A filled form that differs from the blank in more than its answers; `failures` says in what."""

    def __init__(self, failures: Sequence[str]) -> None:
        super().__init__("申报表版式核对未通过，没有生成文件：" + "；".join(failures[:3]))
        self.failures = tuple(failures)


class Steps:
    """How far the work is, and whether it is to stop: asked and told between steps."""

    def __init__(
        self,
        documents: int,
        progress: Callable[[int, int, str], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._total = documents + _OWN_STEPS
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled

    def next(self, what: str) -> None:
        """Begin the next step; raises `ExportCancelled`."""
        self.check()
        if self._progress:
            self._progress(self._done, self._total, what)
        self._done += 1

    def check(self) -> None:
        """Stop here if asked to; raises `ExportCancelled`."""
        if self._cancelled and self._cancelled():
            raise ExportCancelled

    def end(self) -> None:
        """Tell that all is done."""
        if self._progress:
            self._progress(self._total, self._total, "完成")


class Maker:
    """Makes the files of one package in `folder`."""

    def __init__(
        self,
        draft: Draft,
        assessment: Assessment,
        folder: Path,
        fonts: FontBook,
        steps: Steps,
        *,
        as_draft: bool,
    ) -> None:
        self._draft = draft
        self._assessment = assessment
        self._folder = folder
        self._fonts = fonts
        self._steps = steps
        self._as_draft = as_draft
        self._files: list[PackageFile] = []

    def make(self) -> tuple[PackageFile, ...]:
        """Make them all and return them in the order of the manifest, which comes last.

        Raises:
            ExportCancelled: the work was stopped.
            ClusterError: a document cannot be made or proved.
        """
        self._steps.next("申报表")
        self._form()
        self._volume()
        self._steps.next("检查报告")
        self._report()
        self._steps.next("草稿副本")
        self._copy()
        self._note()
        self._steps.next("文件清单")
        self._manifest()
        self._steps.end()
        return tuple(self._files)

    def _form(self) -> None:
        assessment = self._assessment
        official = official_blank_of(self._draft)
        form = make_form(
            assessment.edition,
            assessment.answers,
            self._fonts,
            draft=self._as_draft,
            template=None if official is None else official.data,
        )
        if not form.proof.ok:
            raise FormProofError(form.proof.failures)
        title = assessment.edition.title
        self._write("form-word", f"01 {title}.docx", form.word, form.pages)
        self._write("form-pdf", f"01 {title}.pdf", form.pdf, form.pages)

    def _volume(self) -> None:
        plan = plan_volume(self._assessment, as_draft=self._as_draft)
        path = self._path("02 佐证材料.pdf")
        volume = build_volume(
            plan, self._draft.blob, self._fonts, path, step=self._steps.next, check=self._steps.check
        )
        self._add("evidence-volume", path, volume.pages)
        self._write("index-word", "03 佐证材料目录.docx", volume.index_word, volume.index_pages)
        self._write("index-excel", "03 佐证材料目录.xlsx", index_excel(volume.rows), None)

    def _report(self) -> None:
        word = check_report(self._assessment)
        layout = lay_out(word, self._fonts)
        mark = DRAFT_MARK if self._as_draft else None
        pdf = paint(layout, self._fonts, title="检查报告", watermark=mark)
        self._write("check-report", "04 检查报告.docx", word, len(layout.pages))
        self._write("check-report", "04 检查报告.pdf", pdf, len(layout.pages))

    def _copy(self) -> None:
        path = self._path("05 填报数据.jqsb")
        copy_draft(self._draft.path, path)
        self._add("draft", path, None)

    def _note(self) -> None:
        assessment = self._assessment
        note = mail_note(assessment.edition, assessment.notice, assessment.answers, self._files)
        self._write("mail", "06 报送说明.txt", b"\xef\xbb\xbf" + note.encode(), None)

    def _manifest(self) -> None:
        last = self._draft.last_change()
        manifest = Manifest(
            format=FORMAT,
            program=__version__,
            edition=self._assessment.edition.id,
            notice=self._assessment.notice.id,
            draft_id=self._draft.draft_id,
            made_from=last.at if last else "",
            as_draft=self._as_draft,
            files=tuple(self._files),
        )
        path = self._path(MANIFEST)
        write_manifest(manifest.sealed(), path)
        self._add("manifest", path, None)

    def _path(self, name: str) -> Path:
        return self._folder / (f"{DRAFT_MARK} {name}" if self._as_draft else name)

    def _write(self, role: str, name: str, data: bytes, pages: int | None) -> None:
        path = self._path(name)
        path.write_bytes(data)
        self._add(role, path, pages)

    def _add(self, role: str, path: Path, pages: int | None) -> None:
        self._files.append(describe(role, path, pages))
