"""The files of a package, made one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop import __version__
from cluster_desktop.delivery.check_report import check_report
from cluster_desktop.delivery.coded import coded_pdf, coded_word
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
from cluster_desktop.delivery.onsite import onsite_statement
from cluster_desktop.delivery.spine import spines
from cluster_desktop.delivery.summary_words import INDUSTRY
from cluster_desktop.documents.form import make_form
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.paint import paint
from cluster_desktop.drafts.check_code import check_code
from cluster_desktop.drafts.official_blank import official_blank_of
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.volume.book import FORM_ID, ONSITE_ID, plan_book
from cluster_desktop.evidence.volume.options import options_value
from cluster_desktop.evidence.volume.painters import list_painters
from cluster_desktop.evidence.volume.plan import plan_volume
from cluster_desktop.evidence.volume.rows import volume_number
from cluster_desktop.evidence.volume.sheets import DRAFT_MARK
from cluster_desktop.evidence.volume.volume import build_volume

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cluster_desktop.delivery.steps import Steps
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.evidence.assessment import Assessment
    from cluster_desktop.evidence.volume.options import VolumeOptions
    from cluster_desktop.evidence.volume.plan import VolumePlan
    from cluster_desktop.evidence.volume.volume import Volume

_OWN_STEPS = 7
"""Form, index, volume bound and proved, report, copy of the draft, manifest."""


class FormProofError(ClusterError):
    """A filled form that differs from the blank in more than its answers; `failures` says in what."""

    def __init__(self, failures: Sequence[str]) -> None:
        super().__init__("申报表版式核对未通过，没有生成文件：" + "；".join(failures[:3]))
        self.failures = tuple(failures)


class Maker:
    """Makes the files of one package in `folder`; `sheets` tells how much paper those to be printed need."""

    def __init__(
        self,
        draft: Draft,
        assessment: Assessment,
        folder: Path,
        fonts: FontBook,
        options: VolumeOptions,
        *,
        as_draft: bool,
    ) -> None:
        self._draft = draft
        self._assessment = assessment
        self._folder = folder
        self._fonts = fonts
        self._options = options
        self._as_draft = as_draft
        self._files: list[PackageFile] = []
        self._made: dict[str, Callable[[], bytes]] = {}
        self._plan = self._planned()
        self.code = check_code(draft)
        self.notes: list[str] = []

    @property
    def steps(self) -> int:
        """How many steps the work has if all fits into one volume."""
        return _OWN_STEPS + sum(entry.item is not None for entry in self._plan.entries)

    def make(self, steps: Steps) -> tuple[PackageFile, ...]:
        """Make them all and return them in the order of the manifest, which comes last.

        Raises:
            ExportCancelled: the work was stopped.
            ClusterError: a document cannot be made or proved.
        """
        steps.next("申报表")
        self._form()
        self._statement()
        self._volume(steps)
        steps.next("检查报告")
        self._report()
        steps.next("草稿副本")
        self._copy(steps)
        self._note()
        steps.next("文件清单")
        self._manifest()
        steps.end()
        return tuple(self._files)

    def _planned(self) -> VolumePlan:
        book = self._assessment.notice.book
        if book is None:
            return plan_volume(self._assessment, as_draft=self._as_draft)
        industry = self._draft.value(INDUSTRY)
        told = industry if isinstance(industry, str) else ""
        return plan_book(self._assessment, book, as_draft=self._as_draft, industry=told)

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
        pdf = coded_pdf(form.pdf, self.code)
        self._made[FORM_ID] = lambda: pdf
        self._write("form-word", f"01 {title}.docx", coded_word(form.word, self.code), form.pages)
        self._write("form-pdf", f"01 {title}.pdf", pdf, form.pages)

    def _statement(self) -> None:
        statement = self._assessment.notice.onsite_statement
        if statement is None:
            return
        word = onsite_statement(statement, str(self._assessment.answers.get("region/county", "")))
        pdf = self._paper("onsite-statement", f"07 {statement.title}", word)
        self._made[ONSITE_ID] = lambda: pdf

    def _volume(self, steps: Steps) -> None:
        plan, options = self._plan, self._options
        cluster = plan.cluster
        made = self._made | list_painters(self._draft, self._assessment.edition, cluster, self._fonts)
        name = "申报材料" if plan.parts else "佐证材料"
        volume = build_volume(
            plan,
            self._draft.blob_to,
            self._fonts,
            self._path(f"02 {name}.pdf"),
            made=made,
            options=options,
            code=self.code,
            watch=steps,
        )
        for file in volume.files:
            self._add("evidence-volume", file.path, file.pages, steps.check)
        index = f"03 {name}目录"
        self._write(
            "index-word", f"{index}.docx", coded_word(volume.index_word, self.code), volume.index_pages
        )
        steps.check()
        self._write("index-excel", f"{index}.xlsx", index_excel(volume.rows, volume.places, self.code), None)
        steps.check()
        if not plan.parts:
            self._write(
                "index-pdf", f"{index}.pdf", coded_pdf(volume.index_pdf, self.code), volume.index_pages
            )
        self.notes += [
            f"“{title}”一份材料就超过每册 {options.most_sheets} 张，单独装订成一册。"
            for title in volume.too_thick
        ]
        if options.spine:
            self._spines(volume)

    def _spines(self, volume: Volume) -> None:
        several = len(volume.files) > 1
        strips = [
            (
                f"{self._plan.cluster} {self._plan.title}",
                f"第{volume_number(place)}册" if several else "",
                file.sheets,
            )
            for place, file in enumerate(volume.files, 1)
        ]
        pdf, pages = spines(strips, self._fonts, as_draft=self._as_draft)
        self._write("spine", "08 书脊.pdf", pdf, pages)

    def _report(self) -> None:
        self._paper("check-report", "04 检查报告", check_report(self._assessment, self.code))

    def _copy(self, steps: Steps) -> None:
        path = self._path("05 填报数据.jqsb")
        copy_draft(self._draft.path, path, steps.check)
        self._add("draft", path, None, steps.check)

    def _note(self) -> None:
        assessment = self._assessment
        note = mail_note(
            assessment.edition, assessment.notice, assessment.answers, self._files, self.code, self.notes
        )
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
            check_code=self.code,
            binding=_binding(self._options),
            files=tuple(self._files),
        )
        path = self._path(MANIFEST)
        write_manifest(manifest.sealed(), path)
        self._add("manifest", path, None)

    def _paper(self, role: str, name: str, word: bytes) -> bytes:
        """Write a paper as Word and PDF; returns the PDF."""
        layout = lay_out(word, self._fonts, own=True)
        title = name.partition(" ")[2]
        mark = DRAFT_MARK if self._as_draft else None
        pdf = paint(layout, self._fonts, title=title, watermark=mark)
        self._write(role, f"{name}.docx", word, len(layout.pages))
        self._write(role, f"{name}.pdf", pdf, len(layout.pages))
        return pdf

    def _path(self, name: str) -> Path:
        return self._folder / (f"{DRAFT_MARK} {name}" if self._as_draft else name)

    def _write(self, role: str, name: str, data: bytes, pages: int | None) -> None:
        path = self._path(name)
        path.write_bytes(data)
        self._add(role, path, pages)

    def _add(
        self, role: str, path: Path, pages: int | None, check: Callable[[], None] = lambda: None
    ) -> None:
        self._files.append(describe(role, path, pages, check))


def _binding(options: VolumeOptions) -> dict[str, bool | int | None]:
    """How the volume was bound, as the manifest has it."""
    values = options_value(options)
    return {name: value for name, value in values.items() if isinstance(value, bool | int | None)}
