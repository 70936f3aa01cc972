"""The pages of a volume that lies in a package: their order, its bookmarks and its links."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.evidence.volume.sheets import squeezed
from cluster_desktop.evidence.volume.stamping import stamp_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cluster_desktop.delivery.index_excel import ReadRow

INDEX_MARK = "目录"
_NUMBER = re.compile(r"\d+")
Target = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bound:
    """One volume of the package: its file, its number, the number of its first page, and its pages."""

    path: Path
    volume: int
    first: int
    pages: int

    @property
    def last(self) -> int:
        """The number of its last page."""
        return self.first + self.pages - 1


def documents(rows: Sequence[ReadRow]) -> list[tuple[ReadRow, int, int]]:
    """The rows that name a document, with its pages: not a part of a book whose documents have their own."""
    parents = {row.number.rpartition(".")[0] for row in rows}
    return [
        (row, row.from_page, row.to_page)
        for row in rows
        if row.from_page is not None and row.to_page is not None and row.number not in parents
    ]


def wrong_order(rows: Sequence[ReadRow], bound: Bound, *, recto: bool) -> Iterator[str]:
    """Documents follow one another to the end, with nothing but blank backs and dividers between."""
    held: dict[int, str] = {}
    for row, first, last in documents(rows):
        inside = bound.first < first <= last <= bound.last
        if not inside or (recto and not first % 2) or held.keys() & set(range(first, last + 1)):
            yield f"“{row.title}”的起止页 {row.span} 不成立"
        else:
            held |= dict.fromkeys(range(first, last + 1), row.title)
    if not held:
        return
    if max(held) != bound.last:
        yield f"最后一份材料应止于第 {bound.last} 页，目录写的是第 {max(held)} 页"
    dividers = [Counter(squeezed(row.section)) for row in rows]
    with open_rendering(bound.path) as rendering:
        for number in range(min(held), bound.last + 1):
            if number not in held:
                words = Counter(squeezed(rendering.text(number - bound.first + 1)))
                words.subtract(squeezed(stamp_words(number)))
                if any(words.values()) and +words not in dividers:
                    yield f"第 {number} 页应是空白背面"


def wrong_marks(rows: Sequence[ReadRow], bound: Bound) -> Iterator[str]:
    """Bookmarks and links that do not lead to what the rows name."""
    with pikepdf.open(bound.path, access_mode=pikepdf.AccessMode.stream) as pdf:
        page_of = {page.obj.objgen: number for number, page in enumerate(pdf.pages, bound.first)}
        marks = list(_marks(pdf, page_of))
        links = list(_links(pdf, page_of, bound.first))
    wanted: Counter[tuple[str, int | None]] = Counter(
        (row.title, first) for row, first, _ in documents(rows) if row.title != row.section
    )
    titles = {row.section for row in rows} | {INDEX_MARK}
    below = Counter(mark for mark in marks if mark in wanted or mark[0] not in titles)
    if wanted != below:
        yield "书签与目录不一致"
    yield from _wrong_links(rows, bound, links)


def _wrong_links(
    rows: Sequence[ReadRow], bound: Bound, links: Sequence[tuple[int, int | None, list[float]]]
) -> Iterator[str]:
    held = {page for _, first, last in documents(rows) for page in range(first, last + 1)}
    back = {
        number for number, target, _ in links if number in held and target is not None and target < min(held)
    }
    for _, first, _ in documents(rows):
        if first not in back:
            yield f"第 {first} 页没有返回目录的链接"
    reached: set[int] = set()
    with open_rendering(bound.path) as rendering:
        for number, target, edges in links:
            if number in held or target is None or target < number:
                continue
            left, bottom, right, top = edges
            printed = _NUMBER.findall(rendering.text(number - bound.first + 1, (left, bottom, right, top)))
            if str(target) not in printed:
                yield f"目录第 {number} 页有链接到第 {target} 页，那一行没有这个页码"
            reached.add(target)
    for row, first, _ in documents(rows):
        if first not in reached:
            yield f"目录中“{row.title}”的链接不到第 {first} 页"


def _marks(pdf: pikepdf.Pdf, page_of: dict[Target, int]) -> Iterator[tuple[str, int | None]]:
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            mark = waiting.pop(0)
            waiting += mark.children
            destination = mark.destination
            found = isinstance(destination, pikepdf.Array)
            yield mark.title, page_of.get(destination[0].objgen) if found else None


def _links(
    pdf: pikepdf.Pdf, page_of: dict[Target, int], first: int
) -> Iterator[tuple[int, int | None, list[float]]]:
    """Each link with the page that it stands on, the page that it leads to, and its area."""
    for number, page in enumerate(pdf.pages, first):
        for link in page.obj.get("/Annots", pikepdf.Array()).as_list():
            edges = [float(edge) for edge in link["/Rect"].as_list()]
            yield number, page_of.get(link["/Dest"][0].objgen), edges
