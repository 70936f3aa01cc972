"""The evidence volumes of a package: every row of the index against the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.delivery.index_excel import ReadIndex, ReadRow, read_index_excel
from cluster_desktop.delivery.verify_pages import Bound, wrong_marks, wrong_order
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.volume.index import NUMBER_COLUMN, PAGES_COLUMN, TITLE_COLUMN
from cluster_desktop.evidence.volume.numbering import right_hand
from cluster_desktop.evidence.volume.proof import PLACES_TABLE, ROWS_TABLE, printed_lines, wrong_stamps
from cluster_desktop.evidence.volume.rows import place_lines
from cluster_desktop.evidence.volume.sheets import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from cluster_desktop.delivery.manifest import Manifest, PackageFile
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout import Layout

Lines = dict[tuple[int, int], dict[int, str]]


def volume_failures(manifest: Manifest, folder: Path, fonts: FontBook) -> list[str]:
    """What does not hold of the volumes and their index, one sentence each."""
    volumes, excels, words = (
        manifest.of_role(role) for role in ("evidence-volume", "index-excel", "index-word")
    )
    if not volumes or len(excels) != 1 or len(words) != 1:
        return ["文件清单里应有佐证材料册，目录 Word 和 Excel 各一份"]
    try:
        index = read_index_excel(folder / excels[0].path)
        layout = lay_out((folder / words[0].path).read_bytes(), fonts, own=True)
        bound = list(_bound(volumes, folder))
        found = [
            *_wrong_lines(words[0].path, index, _lines_of(layout)),
            *_wrong_lines(volumes[0].path, index, _in_volume(bound[0], layout, manifest)),
            *(failure for one in bound for failure in _volume(one, index.rows, manifest)),
        ]
        found += [
            failure
            for file in manifest.of_role("index-pdf")
            for failure in _wrong_lines(file.path, index, _in_pdf(folder / file.path, layout, manifest))
        ]
    except (ClusterError, pikepdf.PdfError) as error:
        found = [str(error)]
    return found


def _bound(files: Sequence[PackageFile], folder: Path) -> Iterator[Bound]:
    first = 1
    for volume, file in enumerate(files, 1):
        with pikepdf.open(folder / file.path, access_mode=pikepdf.AccessMode.stream) as pdf:
            pages = len(pdf.pages)
        if pages != file.pages:
            raise ClusterError(f"有 {pages} 页，文件清单上是 {file.pages} 页", where=file.path)
        yield Bound(folder / file.path, volume, first, pages)
        first = right_hand(first + pages)


def _volume(bound: Bound, rows: Sequence[ReadRow], manifest: Manifest) -> Iterator[str]:
    own = [row for row in rows if row.volume == bound.volume]
    failures = (
        *wrong_stamps(bound.path, bound.first, _gutter(manifest), check=lambda: None),
        *wrong_order(own, bound, recto=manifest.binding.get("recto") is True),
        *wrong_marks(own, bound),
    )
    yield from (f"{bound.path.name}：{failure}" for failure in failures)


def _gutter(manifest: Manifest) -> int:
    gutter = manifest.binding.get("gutter")
    return gutter if isinstance(gutter, int) else 0


def _in_volume(bound: Bound, layout: Layout, manifest: Manifest) -> Lines:
    """The index as it is printed in the first volume, behind the cover."""
    begins = 3 if manifest.binding.get("recto") is True else 2
    return printed_lines(bound.path, layout, bound.first, begins, _gutter(manifest))


def _in_pdf(path: Path, layout: Layout, manifest: Manifest) -> Lines:
    """The index in its own PDF, whose pages are those of the volume."""
    begins = 3 if manifest.binding.get("recto") is True else 2
    return printed_lines(path, layout, begins, begins, _gutter(manifest))


def _lines_of(layout: Layout) -> Lines:
    """The index in Word."""
    lines: Lines = {}
    for page in layout.pages:
        for cell in page.cells:
            if cell.row:
                line = lines.setdefault((cell.table, cell.row), {})
                line[cell.column] = line.get(cell.column, "") + squeezed(cell.text)
    return lines


def _wrong_lines(
    where: str, index: ReadIndex, found: Mapping[tuple[int, int], Mapping[int, str]]
) -> Iterator[str]:
    """The lines of the Excel index that another copy of the index does not hold in their place."""
    places = place_lines(index.places)
    counts = (len(index.rows), len(places))
    printed = tuple(sum(table == one for table, _ in found) for one in (ROWS_TABLE, PLACES_TABLE))
    if printed != counts:
        told = f"{where}的目录有 {printed[0]} 行、按栏目 {printed[1]} 行"
        yield f"{told}，目录 Excel 文件有 {counts[0]} 行、{counts[1]} 行"
    for number, row in enumerate(index.rows, 1):
        line = found.get((ROWS_TABLE, number), {})
        wanted = {NUMBER_COLUMN: row.number, TITLE_COLUMN: squeezed(row.title), PAGES_COLUMN: row.span}
        if any(line.get(column, "") != words for column, words in wanted.items()):
            yield f"{where}的目录第 {number} 行与目录 Excel 文件的“{row.title} {row.span}”不一致"
    for number, (words, spans) in enumerate(places, 1):
        line = found.get((PLACES_TABLE, number), {})
        if (line.get(0), line.get(1)) != (squeezed(words), squeezed(spans)):
            yield f"{where}的按栏目查页码第 {number} 行与目录 Excel 文件的“{words} {spans}”不一致"
