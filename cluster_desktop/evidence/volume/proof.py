"""The proof of a volume: the finished file is opened again, every page known again, every row looked up."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.evidence.volume.index import (
    NUMBER_COLUMN,
    PAGES_COLUMN,
    TITLE_COLUMN,
    VOLUME_COLUMN,
    area,
    spans_of,
)
from cluster_desktop.evidence.volume.placing import carried, raised, room
from cluster_desktop.evidence.volume.rows import place_lines
from cluster_desktop.evidence.volume.sheets import squeezed
from cluster_desktop.evidence.volume.stamping import stamp_box, stamp_words
from cluster_desktop.evidence.volume.traces import Tracer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from cluster_desktop.documents.layout import Layout
    from cluster_desktop.evidence.rendering import Rendering
    from cluster_desktop.evidence.volume.binding import Binding, Leaf
    from cluster_desktop.evidence.volume.watch import Watch

_DOCUMENT = "/Document"
_BETWEEN_CHECKS = 50
_FOR_PAGES = 80
"""The share of the pages in the time that a proof takes, in per cent."""
ROWS_TABLE, PLACES_TABLE = 0, 1


class VolumeProofError(ClusterError):
    """A finished volume that is not what its index says.  `failures` says where, one line each."""

    def __init__(self, failures: Sequence[str]) -> None:
        super().__init__("佐证材料册核对未通过，没有生成文件：" + "；".join(failures[:3]))
        self.failures = tuple(failures)


def prove(volume: Path, binding: Binding, watch: Watch) -> None:
    """Compare the file with its index and with all pages of the documents that it was made of.

    `watch` may stop the work.

    Raises:
        VolumeProofError: a page is missing or is not that of its document, a number is not stamped where it
            should be, a printed row names another page, or a link leads elsewhere.
    """
    with pikepdf.open(volume, access_mode=pikepdf.AccessMode.stream) as pdf:
        failures = [*_wrong_pages(pdf, binding, watch), *_wrong_links(pdf, binding, watch.check)]
    failures += [
        *_wrong_spans(binding),
        *wrong_stamps(volume, binding.first, binding.gutter, check=watch.check),
        *_wrong_rows(volume, binding, watch.check),
    ]
    if failures:
        raise VolumeProofError(failures)


def wrong_stamps(volume: Path, first: int, gutter: int, *, check: Callable[[], None]) -> list[str]:
    """The pages behind the cover, which is page `first`, whose outer foot does not carry their number."""
    laid_over = io.BytesIO()
    with pikepdf.open(volume, access_mode=pikepdf.AccessMode.stream) as pdf:
        sizes = [(float(page.mediabox[2]), float(page.mediabox[3])) for page in pdf.pages]
        # What the document itself says at its foot, under the number, is not the number.
        for page in pdf.pages:
            check()
            forms = page.obj["/Resources"].get("/XObject", pikepdf.Dictionary())
            if _DOCUMENT in forms:
                del forms[_DOCUMENT]
        pdf.save(laid_over, progress=lambda _percent: check())
    failures: list[str] = []
    with open_rendering(laid_over.getvalue()) as rendering:
        for place, size in enumerate(sizes[1:], 2):
            number = first + place - 1
            box = stamp_box(number, size[0], raised=raised(number, size, gutter))
            stamped = squeezed(rendering.text(place, box))
            if stamped != squeezed(stamp_words(number)):
                failures.append(f"第 {number} 页印的页码是“{stamped}”")
            if not number % _BETWEEN_CHECKS:
                check()
    return failures


def _wrong_pages(pdf: pikepdf.Pdf, binding: Binding, watch: Watch) -> Iterator[str]:
    """Pages that do not hold just what was bound there."""
    wanted = binding.last - binding.first + 1
    if len(pdf.pages) != wanted:
        yield f"应有 {wanted} 页，实有 {len(pdf.pages)} 页"
        return
    tracer = Tracer()
    bound = {number: (leaf, place) for leaf in binding.leaves for place, number in enumerate(leaf.filled)}
    for number, page in enumerate(pdf.pages, binding.first):
        form = _document_on(page)
        if number not in bound:
            if form is not None:
                yield f"第 {number} 页应是空白背面"
            continue
        leaf, place = bound[number]
        if form is None or tracer.form(form) != leaf.part.traces[place]:
            yield f"第 {number} 页不是“{_name(leaf)}”的第 {place + 1} 页"
        watch.share(_FOR_PAGES * (number - binding.first) / wanted)


def _document_on(page: pikepdf.Page) -> pikepdf.Object | None:
    """What is bound on a sheet, if it is painted there."""
    form = page.obj["/Resources"].get("/XObject", pikepdf.Dictionary()).get(_DOCUMENT)
    contents = page.obj["/Contents"]
    parts = contents.as_list() if isinstance(contents, pikepdf.Array) else [contents]
    painted = (b"/Document Do" in part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream))
    return form if any(painted) else None


def _wrong_spans(binding: Binding) -> Iterator[str]:
    """Rows whose pages are not those of a document or part, and documents that no row names."""
    documents = [leaf for leaf in binding.leaves if leaf.piece.kind == "document"]
    unnamed = {(leaf.mark, leaf.piece.first, leaf.piece.last) for leaf in documents}
    named = set(unnamed)
    sections: defaultdict[str, list[int]] = defaultdict(list)
    for leaf in binding.leaves:
        sections[leaf.piece.section] += [leaf.piece.first, leaf.piece.last]
    for row in binding.index.rows:
        if row.from_page is None or row.volume != binding.index.volume:
            continue
        where = (row.title, row.from_page, row.to_page)
        unnamed.discard(where)
        if row.part:
            # A part that is one document has one row, which begins with its divider.
            unnamed -= {one for one in unnamed if one[0] == row.title and one[2] == row.to_page}
        part_begins = row.part and row.from_page == min(sections.get(row.title, [0]))
        if where not in named and not part_begins:
            yield f"“{row.title}”的起止页 {row.span} 不成立"
    for title, first, _ in sorted(unnamed, key=lambda one: one[1]):
        yield f"目录没有第 {first} 页的“{title}”"


def _wrong_links(pdf: pikepdf.Pdf, binding: Binding, check: Callable[[], None]) -> Iterator[str]:
    """Links that are not where they should be or lead elsewhere."""
    number_of = {page.obj.objgen: number for number, page in enumerate(pdf.pages, binding.first)}
    wanted = {(binding.index.first + link.page, link.to_page) for link in binding.links}
    for leaf in binding.leaves:
        if leaf.back is not None:
            wanted |= {(number, leaf.back) for number in range(leaf.piece.first, leaf.piece.last + 1)}
    found: set[tuple[int, int | None]] = set()
    for number, page in enumerate(pdf.pages, binding.first):
        check()
        for link in page.obj.get("/Annots", pikepdf.Array()).as_list():
            found.add((number, number_of.get(link["/Dest"][0].objgen)))
    for number, target in sorted(wanted ^ found, key=str):
        yield f"第 {number} 页到第 {target} 页的链接不成立"


def printed_lines(  # noqa: PLR0917 - what is printed where, and who watches
    volume: Path,
    layout: Layout,
    first: int,
    number: int,
    gutter: int,
    check: Callable[[], None] = lambda: None,
) -> dict[tuple[int, int], dict[int, str]]:
    """What is printed in the cells of the index bound into a volume, by table and row, then column.

    `layout` is that of the index and tells where its cells are; `first` is the page of the volume's cover,
    `number` that on which the index begins; `check` is called for each page and may raise to stop.
    """
    with open_rendering(volume) as rendering:
        return _printed(rendering, layout, first, number, gutter, check)


def _printed(  # noqa: PLR0917 - what is printed where, and who watches
    rendering: Rendering,
    layout: Layout,
    first: int,
    begins: int,
    gutter: int,
    check: Callable[[], None],
) -> dict[tuple[int, int], dict[int, str]]:
    found: defaultdict[tuple[int, int], dict[int, str]] = defaultdict(dict)
    for number, page in enumerate(layout.pages, begins):
        check()
        size = page.width, page.height
        target = room(number, size, gutter)
        cells = [cell for cell in page.cells if cell.row]
        edges = [carried(area(cell, page), size, target) for cell in cells]
        texts = rendering.texts(number - first + 1, edges)
        for cell, text in zip(cells, texts, strict=True):
            line = found[cell.table, cell.row]
            line[cell.column] = line.get(cell.column, "") + squeezed(text)
    return found


def _wrong_rows(volume: Path, binding: Binding, check: Callable[[], None]) -> Iterator[str]:
    index = binding.index
    printed = printed_lines(volume, index.layout, binding.first, index.first, binding.gutter, check)
    for number, row in enumerate(index.rows, 1):
        line = printed.get((ROWS_TABLE, number), {})
        wanted = {NUMBER_COLUMN: row.number, TITLE_COLUMN: squeezed(row.title), PAGES_COLUMN: row.span}
        if VOLUME_COLUMN in line:
            wanted[VOLUME_COLUMN] = row.volume_word
        if any(line.get(column, "") != words for column, words in wanted.items()):
            told = f"{line.get(TITLE_COLUMN, '')} {line.get(PAGES_COLUMN, '')}"
            yield f"目录第 {number} 行印的是“{told}”，应为“{row.title} {row.span}”"
    for number, (words, spans) in enumerate(place_lines(spans_of(index.places)), 1):
        line = printed.get((PLACES_TABLE, number), {})
        if (line.get(0, ""), line.get(1, "")) != (squeezed(words), squeezed(spans)):
            told = f"{line.get(0, '')} {line.get(1, '')}"
            yield f"按栏目查页码第 {number} 行印的是“{told}”，应为“{words} {spans}”"


def _name(leaf: Leaf) -> str:
    return leaf.mark or leaf.piece.section or "封面"
