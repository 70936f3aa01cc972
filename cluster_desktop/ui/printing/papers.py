"""What is printed: the proved PDF files, made for printing from the draft as it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.delivery.package import export_package
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.form import make_form
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.official_blank import official_blank_of
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.evidence.volume.numbering import sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.Image import Image

    from cluster_desktop.ui.work import Ticket

VOLUME = "evidence-volume"


@dataclass(frozen=True)
class Paper:
    """A document to print: a PDF, or where it lies, and its number of pages."""

    pdf: bytes | Path
    pages: int


@dataclass(frozen=True)
class Papers:
    """Documents to print one after the other; `as_draft` where every page is marked 草稿."""

    documents: tuple[Paper, ...]
    as_draft: bool

    @property
    def pages(self) -> int:
        """All their pages."""
        return sum(document.pages for document in self.documents)

    def place(self, number: int) -> tuple[Paper, int]:
        """The document and the page in it of a page counted through all of them, from 1."""
        for document in self.documents:
            if number <= document.pages:
                return document, number
            number -= document.pages
        raise IndexError(number)

    def sheets(self, numbers: Iterable[int], *, both_sides: bool) -> int:
        """The sheets of paper for these pages, each document beginning on a sheet of its own."""
        pages = [self.place(number)[0] for number in numbers]
        counts = [sum(page is document for page in pages) for document in self.documents]
        return sum(sheets_of(count) if both_sides else count for count in counts)


def form_papers(draft_path: Path, _ticket: Ticket) -> Papers:
    """The form, proved; marked as a draft where it has errors.

    Raises:
        ClusterError: it cannot be made, or differs from the blank in more than its answers.
    """
    with Draft.open(draft_path, read_only=True) as draft:
        assessment = assess(draft)
        official = official_blank_of(draft)
    as_draft = assessment.count("error") > 0
    form = make_form(
        assessment.edition,
        assessment.answers,
        FontBook(),
        draft=as_draft,
        template=None if official is None else official.data,
    )
    if not form.proof.ok:
        raise ClusterError(f"申报表版式核对未通过，不能打印：{'；'.join(form.proof.failures[:3])}")
    return Papers((Paper(form.pdf, form.pages),), as_draft)


def volume_papers(draft_path: Path, folder: Path, ticket: Ticket) -> Papers:
    """The evidence volumes as they are handed in, made within `folder`.

    Raises:
        ClusterError: they cannot be made or proved, or the work was cancelled.
    """
    with Draft.open(draft_path, read_only=True) as draft:
        as_draft = assess(draft).count("error") > 0
        made = export_package(
            draft,
            folder / "package",
            as_draft=as_draft,
            fonts=FontBook(),
            progress=ticket.progress,
            cancelled=ticket.cancelled,
        )
    volumes = [file for file in made.files if file.role == VOLUME]
    return Papers(tuple(Paper(Path(file.path), file.pages or 0) for file in volumes), as_draft)


def page_picture(paper: Paper, number: int, dots: float) -> Image:
    """A page at `dots` per inch.

    Raises:
        UnrenderableError: pdfium cannot show it.
    """
    with open_rendering(paper.pdf) as rendering:
        return rendering.image(number, dots / 72).convert("RGB")
