"""The evidence volume of a package: every row of its index against the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.delivery.index_excel import ReadRow, read_index_excel
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.index import PAGES_COLUMN, TITLE_COLUMN
from cluster_desktop.evidence.numbering import page_span, right_hand
from cluster_desktop.evidence.proof import printed_rows, wrong_stamps
from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.evidence.sheets import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from cluster_desktop.delivery.manifest import Manifest
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout import Layout


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
        layout = lay_out((folder / words[0].path).read_bytes(), fonts)
        found = [
            *_wrong_rows("目录 Word 文件", rows, _rows_of(layout)),
            *_wrong_rows("册内目录", rows, printed_rows(volume, layout)),
            *wrong_stamps(volume),
            *_order(rows, volume, volumes[0].pages),
            *_bookmarks(rows, volume),
        ]
    except (ClusterError, pikepdf.PdfError) as error:
        found = [str(error)]
    return [f"{volume.name}：{failure}" for failure in found]


def _rows_of(layout: Layout) -> dict[int, tuple[str, str]]:
    """Title and pages of each row of the index in Word."""
    cells = {(cell.row, cell.column): squeezed(cell.text) for page in layout.pages for cell in page.cells}
    return {
        row: (title, cells.get((row, PAGES_COLUMN), ""))
        for (row, column), title in cells.items()
        if row and column == TITLE_COLUMN
    }


def _wrong_rows(where: str, rows: Sequence[ReadRow], found: Mapping[int, tuple[str, str]]) -> Iterator[str]:
    """The rows of the Excel index that another copy of the index does not hold in their place."""
    if len(found) != len(rows):
        yield f"{where}有 {len(found)} 行，目录 Excel 文件有 {len(rows)} 行"
    for number, row in enumerate(rows, 1):
        span = page_span(row.from_page, row.to_page)
        if number in found and found[number] != (squeezed(row.title), span):
            yield f"{where}第 {number} 行与目录 Excel 文件的“{row.title} {span}”不一致"


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
