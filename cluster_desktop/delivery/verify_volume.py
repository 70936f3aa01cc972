"""The evidence volume of a package: every row of its index against the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.delivery.index_excel import ReadRow, read_index_excel
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.numbering import INDEX_PAGE, page_span, right_hand
from cluster_desktop.evidence.proof import wrong_stamps
from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.evidence.sheets import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cluster_desktop.delivery.manifest import Manifest
    from cluster_desktop.documents.fonts import FontBook


def volume_failures(manifest: Manifest, folder: Path, fonts: FontBook) -> list[str]:
    """What does not hold of the volume and its index, one sentence each."""
    volumes, excels, words = (
        manifest.of_role(role) for role in ("evidence-volume", "index-excel", "index-word")
    )
    if len(volumes) != 1 or len(excels) != 1 or len(words) != 1:
        return ["文件清单里应有佐证材料一册，目录 Word 和 Excel 各一份"]
    volume = folder / volumes[0].path
    try:
        rows = read_index_excel(folder / excels[0].path)
        in_word = _word_rows(folder / words[0].path, fonts)
        found = [
            *_two_indexes(rows, in_word),
            *wrong_stamps(volume),
            *_order(rows, volume, volumes[0].pages),
            *_bookmarks(rows, volume),
            *_printed(rows, volume),
        ]
    except (ClusterError, pikepdf.PdfError) as error:
        found = [str(error)]
    return [f"{volume.name}：{failure}" for failure in found]


def _word_rows(path: Path, fonts: FontBook) -> list[tuple[str, str]]:
    """Title and pages of each row of the index in Word."""
    cells = {
        (cell.row, cell.column): squeezed(cell.text)
        for page in lay_out(path.read_bytes(), fonts).pages
        for cell in page.cells
    }
    count = max((row for row, _ in cells), default=0)
    return [(cells.get((row, 1), ""), cells.get((row, 3), "")) for row in range(1, count + 1)]


def _two_indexes(rows: Sequence[ReadRow], in_word: Sequence[tuple[str, str]]) -> Iterator[str]:
    in_excel = [(squeezed(row.title), page_span(row.from_page, row.to_page)) for row in rows]
    if in_excel != list(in_word):
        yield "目录的 Word 和 Excel 内容不一致"


def _order(rows: Sequence[ReadRow], volume: Path, claimed: int | None) -> Iterator[str]:
    """Documents follow one another, each from a right-hand page, with nothing but blank backs between."""
    with open_rendering(volume) as rendering:
        pages = rendering.pages
        if claimed != pages:
            yield f"有 {pages} 页，文件清单上是 {claimed} 页"
        end = None
        for row in rows:
            if row.from_page is None or row.to_page is None:
                continue
            if not row.from_page % 2 or not row.from_page <= row.to_page <= pages:
                yield f"“{row.title}”的起止页 {page_span(row.from_page, row.to_page)} 不成立"
                return
            if end and row.from_page != right_hand(end + 1):
                yield f"“{row.title}”应从第 {right_hand(end + 1)} 页开始，目录写的是第 {row.from_page} 页"
            for number in range((end or row.from_page) + 1, row.from_page):
                if squeezed(rendering.text(number)) != str(number):
                    yield f"第 {number} 页应是空白背面"
            end = row.to_page
        if end and end != pages:
            yield f"最后一份材料应止于第 {pages} 页，目录写的是第 {end} 页"


def _bookmarks(rows: Sequence[ReadRow], volume: Path) -> Iterator[str]:
    """Every document has its bookmark, on the page that its row names."""
    with pikepdf.open(volume, access_mode=pikepdf.AccessMode.stream) as pdf:
        page_of = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            documents = [mark for section in outline.root for mark in section.children]
            marks = [(mark.title, _target(mark, page_of)) for mark in documents]
    if marks != [(row.title, row.from_page) for row in rows if row.from_page]:
        yield "书签与目录不一致"


def _target(mark: pikepdf.OutlineItem, page_of: dict[tuple[int, int], int]) -> int | None:
    destination = mark.destination
    if not isinstance(destination, pikepdf.Array):
        return None
    page = destination[0]
    return page_of.get(page.objgen)


def _printed(rows: Sequence[ReadRow], volume: Path) -> Iterator[str]:
    """The index bound into the volume names the same documents and pages."""
    starts = [row.from_page for row in rows if row.from_page]
    with open_rendering(volume) as rendering:
        last = min(starts, default=rendering.pages + 1)
        words = squeezed("".join(rendering.text(number) for number in range(INDEX_PAGE, last)))
    for row in rows:
        span = page_span(row.from_page, row.to_page)
        if squeezed(row.title) not in words or span not in words:
            yield f"册内目录没有“{row.title} {span}”"
