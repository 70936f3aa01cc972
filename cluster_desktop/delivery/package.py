"""Everything that is handed in, made from one draft: form, evidence, index, report, note and manifest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.delivery.folder import whole_folder
from cluster_desktop.delivery.makers import Maker
from cluster_desktop.delivery.manifest import PackageFile, describe, find_manifest, names, read_manifest
from cluster_desktop.delivery.steps import Steps
from cluster_desktop.documents.form import blank_form
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.evidence.volume.numbering import sheets_of
from cluster_desktop.evidence.volume.options import read_options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.evidence.volume.options import VolumeOptions
    from cluster_desktop.forms.model import Edition


class NotReady(ClusterError):
    """An application with errors, which is exported as a draft or not at all.  `errors` counts them."""

    def __init__(self, errors: int) -> None:
        super().__init__(f"还有 {errors} 条错误。请改正后导出，或导出草稿（每页标明“草稿”）")
        self.errors = errors


@dataclass(frozen=True, slots=True)
class PackageResult:
    """A finished package: its files by path, what was proved, and how many errors a draft still has.

    `code` is the check code; `notes` is what the binding has to say, such as that a document is thicker than
    a volume may be.
    """

    files: tuple[PackageFile, ...]
    proof: dict[str, bool]
    errors: int
    code: str = ""
    notes: tuple[str, ...] = ()

    @property
    def sheets(self) -> dict[str, int]:
        """The sheets of paper that each PDF to be bound needs, printed on both sides, by its path."""
        printed = (file for file in self.files if file.role in ("form-pdf", "evidence-volume"))
        return {file.path: sheets_of(file.pages or 0) for file in printed}


def export_package(
    draft: Draft,
    out: Path,
    *,
    notice: str | None = None,
    as_draft: bool = False,
    force: bool = False,
    fonts: FontBook,
    options: VolumeOptions | None = None,
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> PackageResult:
    """Write the package of `draft` into the folder `out`, whole or not at all.

    `notice` is a notice's id, the draft's own by default.  With `as_draft` errors do not stop the export:
    every page is marked 草稿 and every name begins with it.  With `force` an earlier package in `out` is
    replaced.  `options` say how the volume is bound, by default as the draft has it.  `progress` is told
    (done, total, what); `cancelled` is asked between steps and many times in the long ones.

    Raises:
        NotReady: there are errors, and `as_draft` is not given.
        FolderError: `out` cannot be written, or holds files and `force` is not given.
        ExportCancelled: `cancelled` said so.
        ClusterError: a document cannot be made or proved.
    """
    assessment = assess(draft, notice)
    errors = assessment.count("error")
    if errors and not as_draft:
        raise NotReady(errors)
    with whole_folder(out, force=force, outdated=_files_of_before(out)) as folder:
        maker = Maker(draft, assessment, folder, fonts, options or read_options(draft), as_draft=as_draft)
        files = maker.make(Steps(maker.steps, progress, cancelled))
    proof = {"layout": True, "index": True}
    return PackageResult(_at(out, files), proof, errors, maker.code, tuple(maker.notes))


def export_blank(
    edition: Edition, out: Path, *, fonts: FontBook, force: bool = False, template: bytes | None = None
) -> tuple[PackageFile, ...]:
    """Write the empty form into the folder `out`, as Word and PDF; `template` is an official blank to use.

    Raises:
        FolderError: as `export_package`.
        ClusterError: `template` is no blank of the edition that can be used.
    """
    form = blank_form(edition, fonts, template=template)
    with whole_folder(out, force=force) as folder:
        word = folder / f"{edition.title}（空白）.docx"
        pdf = word.with_suffix(".pdf")
        word.write_bytes(form.word)
        pdf.write_bytes(form.pdf)
        files = describe("form-word", word, form.pages), describe("form-pdf", pdf, form.pages)
    return _at(out, files)


def _at(out: Path, files: tuple[PackageFile, ...]) -> tuple[PackageFile, ...]:
    """The files with the paths that they have now, whatever folder the reader stands in."""
    return tuple(replace(file, path=str(out.absolute() / file.path)) for file in files)


def _files_of_before(out: Path) -> set[str]:
    """The files of the package that lies in `out`, if one does."""
    manifest = find_manifest(out) if out.is_dir() else None
    if manifest is None:
        return set()
    try:
        return {manifest.name, *names(read_manifest(manifest).files)}
    except ClusterError:
        return {manifest.name}
