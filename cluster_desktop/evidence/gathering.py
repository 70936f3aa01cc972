"""Evidence brought to disk as plain PDF files, one for each document, ready to be bound.

Everything goes through files: a volume of a thousand scans never stands in memory.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pikepdf

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.images import image_pages
from cluster_desktop.evidence.traces import PageTrace

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.evidence.media import Media


@dataclass(frozen=True, slots=True)
class Part:
    """A document on disk, and how its first and last page are known again."""

    path: Path
    pages: int
    first: PageTrace
    last: PageTrace


def gather(item: EvidenceItem, data: bytes, path: Path) -> Part:
    """Write the document to `path` as a PDF that can be bound.

    Raises:
        ClusterError: it cannot be read, or has not the pages that it had when it was attached.
    """
    try:
        with _opened(item, data) as pdf:
            ready = _make_ready(pdf)
            if ready and item.media == "application/pdf":
                path.write_bytes(data)
            else:
                pdf.save(path, deterministic_id=True)
        return part_of(path, where=item.title, pages=item.pages)
    except pikepdf.PdfError as error:
        raise ClusterError("无法读取。请删除后重新添加", where=item.title) from error


def part_of(path: Path, *, where: str, pages: int | None = None) -> Part:
    """The part that a finished PDF file makes.

    Raises:
        ClusterError: it has not `pages` pages.
    """
    with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as pdf:
        found = len(pdf.pages)
        if pages is not None and found != pages:
            raise ClusterError(f"添加时有 {pages} 页，现在读出 {found} 页。请删除后重新添加", where=where)
        return Part(path, found, PageTrace.of(pdf.pages[0]), PageTrace.of(pdf.pages[-1]))


def _opened(item: EvidenceItem, data: bytes) -> pikepdf.Pdf:
    if item.media == "application/pdf":
        return pikepdf.open(io.BytesIO(data))
    return image_pages(data, cast("Media", item.media))


def _make_ready(pdf: pikepdf.Pdf) -> bool:
    """Put what lies over the pages into them; True where the file can be bound as it came.

    Seals that are not marked for printing are seen on the screen all the same, and prove something.
    """
    laid_over = any("/Annots" in page.obj for page in pdf.pages)
    if laid_over:
        form = pdf.Root.get("/AcroForm")
        if form is not None and form.get("/NeedAppearances", False):
            pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
    repairs = pdf.get_warnings()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return not (laid_over or repairs or pdf.is_encrypted)
