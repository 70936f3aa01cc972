"""Evidence brought to disk as plain PDF files, one for each document, ready to be bound.

Everything goes through files: a volume of a thousand scans never stands in memory.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

import pikepdf

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.intake.images import write_pages
from cluster_desktop.evidence.intake.overlays import lay_into_pages
from cluster_desktop.evidence.items import STATEMENT_MEDIA
from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.evidence.statements.statement import read_statement, statement_pdf
from cluster_desktop.evidence.volume.parts import Part, part_of, traces_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PIL.Image import Image

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.evidence.intake.media import Media
    from cluster_desktop.evidence.items import EvidenceItem, Pick

_PDF = "application/pdf"
_LEADING_ELSEWHERE = (
    "/Outlines",
    "/Names",
    "/Dests",
    "/StructTreeRoot",
    "/OpenAction",
    "/Threads",
    "/PageLabels",
)
"""What may still hold a page that is left out."""


def _no_check() -> None:
    """Never stop."""


def gather(item: EvidenceItem, path: Path, fonts: FontBook, check: Callable[[], None] = _no_check) -> Part:
    """Turn the file of the document at `path` into what is bound of it: a PDF, at the same place.

    `check` is called often and may raise to stop the work.

    Raises:
        ClusterError: it cannot be read, or has not the pages that it had when it was attached.
    """
    try:
        if item.media != _PDF:
            _set(item, path, fonts, check)
        with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as pdf:
            _refuse_other_pages(item, len(pdf.pages))
            changed = _make_ready(pdf)
            if not changed and not item.picks:
                return Part(path, traces_of(pdf, check))
            if item.picks:
                _pick(pdf, item.picks)
            ready = path.with_suffix(".ready")
            # The writer passes on whatever its listener raises.
            pdf.save(ready, deterministic_id=True, progress=lambda _percent: check())
        ready.replace(path)
        return part_of(path, check)
    except pikepdf.PdfError as error:
        raise ClusterError("无法读取。请删除后重新添加", where=item.title) from error


def page_preview(item: EvidenceItem, data: bytes, number: int, scale: float, fonts: FontBook) -> Image:
    """A page of the file (from 1) as it would be bound, at `scale` pixels a point; picks are not applied.

    Raises:
        ClusterError: it cannot be read.
    """
    if item.media == STATEMENT_MEDIA:
        data = statement_pdf(read_statement(data), fonts)
    elif item.media != _PDF:
        drawn = io.BytesIO()
        write_pages(data, cast("Media", item.media), drawn, only=number)
        data, number = drawn.getvalue(), 1
    with open_rendering(data) as rendering:
        return rendering.image(number, scale)


def _set(item: EvidenceItem, path: Path, fonts: FontBook, check: Callable[[], None]) -> None:
    """Put all pages of a statement or of images into a PDF, in place of the file."""
    data = path.read_bytes()
    if item.media == STATEMENT_MEDIA:
        path.write_bytes(statement_pdf(read_statement(data), fonts))
    else:
        with path.open("wb") as out:
            write_pages(data, cast("Media", item.media), out, check=check)


def _refuse_other_pages(item: EvidenceItem, found: int) -> None:
    if found != item.pages:
        raise ClusterError(
            f"添加时有 {item.pages} 页，现在读出 {found} 页。请删除后重新添加", where=item.title
        )
    for pick in item.picks:
        if not 1 <= pick.page <= found:
            raise ClusterError(f"选了第 {pick.page} 页，这份材料共 {found} 页。请重新选页", where=item.title)


def _make_ready(pdf: pikepdf.Pdf) -> bool:
    """Put what lies over the pages into them; False where the file can be bound as it came."""
    laid_over = lay_into_pages(pdf)
    repairs = pdf.get_warnings()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return laid_over or pdf.is_encrypted or len(repairs) > 0  # pyright: ignore[reportUnknownArgumentType]


def _pick(pdf: pikepdf.Pdf, picks: tuple[Pick, ...]) -> None:
    for name in _LEADING_ELSEWHERE:
        if name in pdf.Root:
            del pdf.Root[name]
    pages = list(pdf.pages)
    del pdf.pages[:]
    for pick in picks:
        page = pages[pick.page - 1]
        page.rotate(pick.turn, relative=True)
        pdf.pages.append(page)
