"""The form of a package: the Word file against the blank, the PDF against the Word file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cluster_desktop.delivery.coded import coded_word
from cluster_desktop.documents.form import official_blank
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.proof import prove
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.official_blank import official_blank_of
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.evidence.volume.sheets import DRAFT_MARK
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cluster_desktop.delivery.manifest import Manifest, PackageFile
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout import PageBox


def form_failures(manifest: Manifest, folder: Path, fonts: FontBook) -> list[str]:
    """What does not hold of the form, the check report and the on-site statement, one sentence each."""
    mark = DRAFT_MARK if manifest.as_draft else ""
    failures: list[str] = []
    try:
        edition = load_edition(manifest.edition)
        template = _official_blank_in(manifest, folder) or official_blank(edition)
        for file in manifest.of_role("form-word"):
            coded = coded_word(template, manifest.check_code)
            report = prove(coded, (folder / file.path).read_bytes(), edition, fonts)
            failures += [f"{file.path}：{failure}" for failure in report.failures]
        roles = ["form", "check-report"]
        if manifest.of_role("onsite-statement"):
            roles.append("onsite-statement")
        for role in roles:
            failures += _paper_failures(manifest, folder, fonts, role, mark)
    except ClusterError as error:
        failures.append(str(error))
    return failures


def _official_blank_in(manifest: Manifest, folder: Path) -> bytes | None:
    """The official blank that the draft of the package carries: the form was made from it."""
    for file in manifest.of_role("draft"):
        with Draft.open(folder / file.path, read_only=True) as draft:
            official = official_blank_of(draft)
            return None if official is None else official.data
    return None


def _paper_failures(manifest: Manifest, folder: Path, fonts: FontBook, role: str, mark: str) -> Iterator[str]:
    files = [file for file in manifest.files if file.role.startswith(role)]
    words = [file for file in files if file.path.endswith(".docx")]
    pdfs = [file for file in files if file.path.endswith(".pdf")]
    if len(words) != 1 or len(pdfs) != 1:
        yield f"文件清单里的{words[0].path if words else role}应有 Word 和 PDF 各一份"
        return
    pages = lay_out((folder / words[0].path).read_bytes(), fonts, own=True).pages
    yield from _page_failures(pages, words[0], pdfs[0], folder, mark)


def _page_failures(
    pages: tuple[PageBox, ...], word: PackageFile, pdf: PackageFile, folder: Path, mark: str
) -> Iterator[str]:
    with open_rendering(folder / pdf.path) as rendering:
        counts = {word.pages, pdf.pages, rendering.pages, len(pages)}
        if len(counts) > 1:
            yield f"{pdf.path}：有 {rendering.pages} 页，Word 文件排出 {len(pages)} 页，页数不一致"
            return
        for number, page in enumerate(pages, 1):
            wanted = Counter("".join("".join(text.text for text in page.texts).split()) + mark)
            if wanted != Counter("".join(rendering.text(number).split())):
                yield f"{pdf.path}：第 {number} 页的文字与 Word 文件不一致"
