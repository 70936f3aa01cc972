"""The proof of a volume: the finished file is opened again and every row of its index looked up."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.index import PAGES_COLUMN, TITLE_COLUMN, area
from cluster_desktop.evidence.numbering import INDEX_PAGE
from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.evidence.sheets import squeezed, stamp_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cluster_desktop.documents.layout import Layout
    from cluster_desktop.evidence.gathering import Part
    from cluster_desktop.evidence.index import Index


class VolumeProofError(ClusterError):
    """A finished volume that is not what its index says.  `failures` says where, one line each."""

    def __init__(self, failures: Sequence[str]) -> None:
        super().__init__("佐证材料册核对未通过，没有生成文件：" + "；".join(failures[:3]))
        self.failures = tuple(failures)


def prove(volume: Path, pages: int, index: Index, documents: Sequence[Part]) -> None:
    """Compare the file with its index and with the documents that it was made of.

    Raises:
        VolumeProofError: a page is missing, a number is not stamped where it should be, a printed row
            names another page, or a document does not begin or end on the page that its row names.
    """
    failures = [
        *_documents(volume, pages, index, documents),
        *wrong_stamps(volume),
        *_wrong_rows(volume, index),
    ]
    if failures:
        raise VolumeProofError(failures)


def wrong_stamps(volume: Path) -> list[str]:
    """The pages from 2 on whose outer foot does not carry their number, each as a sentence."""
    laid_over = io.BytesIO()
    with pikepdf.open(volume, access_mode=pikepdf.AccessMode.stream) as pdf:
        widths = [float(page.mediabox[2]) for page in pdf.pages]
        # What the document itself says at its foot, under the number, is not the number.
        for page in pdf.pages:
            forms = page.resources.get("/XObject", pikepdf.Dictionary())
            if "/Document" in forms:
                del forms["/Document"]
        pdf.save(laid_over)
    failures: list[str] = []
    with open_rendering(laid_over.getvalue()) as rendering:
        for number, width in enumerate(widths[1:], 2):
            stamped = rendering.text(number, stamp_box(number, width)).strip()
            if stamped != str(number):
                failures.append(f"第 {number} 页印的页码是“{stamped}”")
    return failures


def _documents(volume: Path, pages: int, index: Index, documents: Sequence[Part]) -> Iterator[str]:
    with pikepdf.open(volume, access_mode=pikepdf.AccessMode.stream) as pdf:
        if len(pdf.pages) != pages:
            yield f"应有 {pages} 页，实有 {len(pdf.pages)} 页"
            return
        present = [row for row in index.rows if row.from_page is not None]
        for row, part in zip(present, documents, strict=True):
            first, last = row.from_page or 0, row.to_page or 0
            if not first % 2 or last - first + 1 != part.pages or last > pages:
                yield f"“{row.title}”的起止页 {row.span} 不成立"
            elif not part.first.is_on(pdf.pages[first - 1]):
                yield f"第 {first} 页不是“{row.title}”的第一页"
            elif not part.last.is_on(pdf.pages[last - 1]):
                yield f"第 {last} 页不是“{row.title}”的最后一页"


def printed_rows(volume: Path, layout: Layout) -> dict[int, tuple[str, str]]:
    """Title and pages that are printed in each row (from 1) of the index bound into a volume.

    `layout` is that of the index, and tells where its cells are.
    """
    found: dict[int, dict[int, str]] = defaultdict(dict)
    with open_rendering(volume) as rendering:
        for number, page in enumerate(layout.pages, INDEX_PAGE):
            for cell in page.cells:
                if cell.row and cell.column in (TITLE_COLUMN, PAGES_COLUMN):
                    found[cell.row][cell.column] = squeezed(rendering.text(number, area(cell, page)))
    return {row: (cells.get(TITLE_COLUMN, ""), cells.get(PAGES_COLUMN, "")) for row, cells in found.items()}


def _wrong_rows(volume: Path, index: Index) -> Iterator[str]:
    printed = printed_rows(volume, index.layout)
    for number, row in enumerate(index.rows, 1):
        title, span = printed.get(number, ("", ""))
        if (title, span) != (squeezed(row.title), row.span):
            yield f"目录第 {number} 行印的是“{title} {span}”，应为“{row.title} {row.span}”"
