"""One volume bound: its parts laid on A4, stamped, with blank backs, bookmarks, links and page labels."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from cluster_desktop.evidence.placing import carried, raised, room
from cluster_desktop.evidence.sheets import A4, draft_mark
from cluster_desktop.evidence.stamping import Stamper, stamp_box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.evidence.index import IndexPaper, Link
    from cluster_desktop.evidence.numbering import Piece
    from cluster_desktop.evidence.parts import Part
    from cluster_desktop.evidence.sheets import Size

BACK_TO_INDEX = "返回目录"
_BETWEEN_CHECKS = 50


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece of the volume and the part that is bound there; `as_is` keeps its pages where they are.

    `mark` is its bookmark, empty where it has none; `back` the page of the index that names it.
    """

    piece: Piece
    part: Part
    mark: str = ""
    back: int | None = None
    as_is: bool = False


@dataclass(frozen=True, slots=True)
class Binding:
    """What is bound into one volume: its leaves in order (cover, index, documents), and what leads there."""

    title: str
    keywords: str
    leaves: tuple[Leaf, ...]
    index: IndexPaper
    links: tuple[Link, ...]
    gutter: int
    as_draft: bool

    @property
    def first(self) -> int:
        """The number of its first page, the cover."""
        return self.leaves[0].piece.first

    @property
    def last(self) -> int:
        """The number of its last page."""
        return self.leaves[-1].piece.last


def bind(binding: Binding, fonts: FontBook, out: Path, *, check: Callable[[], None]) -> None:
    """Write the volume to `out`.  `check` is called often and may raise to stop the work."""
    merged = out.with_suffix(".merged")
    _merge([leaf.part.path for leaf in binding.leaves], merged)
    check()
    with pikepdf.open(merged, access_mode=pikepdf.AccessMode.stream) as volume:
        _Binder(volume, binding, fonts, check).bind()
        check()
        # The writer passes on whatever its listener raises.
        volume.save(
            out,
            static_id=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            progress=lambda _percent: check(),
        )
    merged.unlink()


def _merge(paths: Sequence[Path], out: Path) -> None:
    # qpdf's own merge leaves the streams on the disk, where copying page by page holds them all in memory.
    job = pikepdf.Job(
        [
            "pikepdf",
            "--empty",
            "--no-warn",
            "--warning-exit-0",
            "--static-id",
            "--stream-data=preserve",
            "--remove-unreferenced-resources=no",
            "--pages",
            *(str(path) for path in paths),
            "--",
            str(out),
        ]
    )
    job.run()


class _Binder:
    """Turns the merged pages into the sheets of a volume."""

    def __init__(
        self, volume: pikepdf.Pdf, binding: Binding, fonts: FontBook, check: Callable[[], None]
    ) -> None:
        self._volume = volume
        self._binding = binding
        self._fonts = fonts
        self._check = check
        self._stamper = Stamper(volume, fonts)
        self._stamp_fonts = volume.make_indirect(Dictionary(Stamp=self._stamper.font))
        self._marks: dict[Size, pikepdf.Object] = {}
        self._multiply = volume.make_indirect(Dictionary(Type=Name.ExtGState, BM=Name.Multiply))

    def bind(self) -> None:
        """Lay out, stamp, link, bookmark and describe."""
        volume, binding = self._volume, self._binding
        sheets = list(self._sheets(list(volume.pages)))
        # From the back, where nothing has to move up for each page that goes.
        for place in range(len(volume.pages) - 1, -1, -1):
            del volume.pages[place]
        volume.pages.extend(sheets)
        numbered = dict(enumerate(sheets, binding.first))
        self._link(numbered)
        self._bookmark()
        self._describe()

    def _sheets(self, pages: list[pikepdf.Page]) -> Iterator[pikepdf.Page]:
        following = iter(pages)
        number = self._binding.first
        for leaf in self._binding.leaves:
            while number < leaf.piece.first:
                yield self._sheet(number, A4, None, b"")
                number += 1
            for _ in range(leaf.piece.pages):
                page = next(following) if number < leaf.piece.first + leaf.part.pages else None
                if page is None:
                    yield self._sheet(number, A4, None, b"")
                else:
                    yield self._laid(number, page, as_is=leaf.as_is)
                if not number % _BETWEEN_CHECKS:
                    self._check()
                number += 1

    def _laid(self, number: int, page: pikepdf.Page, *, as_is: bool) -> pikepdf.Page:
        """The page as a viewer shows it, in the middle of what the binding margin leaves of a sheet."""
        width, height = _show_as_viewers_do(page)
        lying = (width > height) != bool(page.rotation % 180)
        size = (A4[1], A4[0]) if lying else A4
        form = self._volume.make_indirect(page.as_form_xobject())
        target = (0.0, 0.0, *size) if as_is else room(number, size, self._binding.gutter)
        placed = page.calc_form_xobject_placement(
            form,
            Name.Document,
            pikepdf.Rectangle(*target),
            invert_transformations=False,
            allow_shrink=True,
            allow_expand=False,
        )
        return self._sheet(number, size, form, placed)

    def _sheet(self, number: int, size: Size, document: pikepdf.Object | None, placed: bytes) -> pikepdf.Page:
        # A form is a world of its own: whatever the page left open (colours, scales) ends with it.
        resources, forms = Dictionary(), Dictionary()
        content = placed
        if document is not None:
            forms["/Document"] = document
        if self._binding.as_draft:
            forms["/Mark"] = self._mark(size)
            resources["/ExtGState"] = Dictionary(Multiply=self._multiply)
            # Multiplied, the grey mark darkens a scan and hides nothing of it.
            content += b"\nq /Multiply gs /Mark Do Q"
        if number != self._binding.first:
            resources["/Font"] = self._stamp_fonts
            box = stamp_box(number, size[0], raised=raised(number, size, self._binding.gutter))
            content += b"\n" + self._stamper.content(number, box)
        resources["/XObject"] = forms
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, *size]),
            Resources=resources,
            Contents=pikepdf.Stream(self._volume, content),
        )
        return pikepdf.Page(self._volume.make_indirect(page))

    def _mark(self, size: Size) -> pikepdf.Object:
        if size not in self._marks:
            with pikepdf.open(io.BytesIO(draft_mark(size, self._fonts))) as mark:
                self._marks[size] = self._volume.copy_foreign(mark.pages[0].as_form_xobject())
        return self._marks[size]

    def _link(self, sheets: dict[int, pikepdf.Page]) -> None:
        """Make the rows of the index lead to their documents, and the stamps back to the index."""
        index, gutter = self._binding.index, self._binding.gutter
        leading: dict[int, list[pikepdf.Object]] = {}
        for link in self._binding.links:
            number = index.first + link.page
            edges = carried(link.area, A4, room(number, A4, gutter))
            leading.setdefault(number, []).append(_link_to(sheets[link.to_page], edges))
        for leaf in self._binding.leaves:
            if leaf.back is None:
                continue
            for number in range(leaf.piece.first, leaf.piece.last + 1):
                width, height = _size(sheets[number])
                box = stamp_box(number, width, raised=raised(number, (width, height), gutter))
                leading.setdefault(number, []).append(_link_to(sheets[leaf.back], box, BACK_TO_INDEX))
        for number, found in leading.items():
            sheets[number].obj["/Annots"] = Array(found)

    def _bookmark(self) -> None:
        with self._volume.open_outline() as outline:
            section: pikepdf.OutlineItem | None = None
            for leaf in self._binding.leaves:
                piece, page = leaf.piece, leaf.piece.first - self._binding.first
                if piece.kind == "index":
                    outline.root.append(pikepdf.OutlineItem(leaf.mark, page))
                elif piece.section:
                    if section is None or section.title != piece.section:
                        section = pikepdf.OutlineItem(piece.section, page)
                        outline.root.append(section)
                    if leaf.mark and leaf.mark != piece.section:
                        section.children.append(pikepdf.OutlineItem(leaf.mark, page))

    def _describe(self) -> None:
        volume, binding = self._volume, self._binding
        volume.docinfo["/Title"] = binding.title
        volume.docinfo["/Keywords"] = binding.keywords
        # The identity comes from what is bound: the same each time, and no second reading of it all.
        bound = [
            (leaf.piece, [(one.content, sorted(one.streams)) for one in leaf.part.traces])
            for leaf in binding.leaves
        ]
        identity = hashlib.md5(repr((binding.index.rows, bound)).encode(), usedforsecurity=False).digest()
        volume.trailer["/ID"] = Array([pikepdf.String(identity), pikepdf.String(identity)])
        volume.Root["/PageMode"] = Name.UseOutlines
        volume.Root["/ViewerPreferences"] = Dictionary(
            DisplayDocTitle=True, Duplex=Name.DuplexFlipLongEdge, PrintScaling=Name("/None")
        )
        numbered = Dictionary(S=Name.D, St=binding.first + 1)
        volume.Root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(P="封面"), 1, numbered]))


def _show_as_viewers_do(page: pikepdf.Page) -> tuple[float, float]:
    """Leave the page the one box that viewers show, the crop within the medium; returns its size."""
    media, crop = (pikepdf.Rectangle(box) for box in (page.mediabox, page.cropbox))
    left, bottom = max(media.llx, crop.llx), max(media.lly, crop.lly)
    right, top = min(media.urx, crop.urx), min(media.ury, crop.ury)
    if left >= right or bottom >= top:
        left, bottom, right, top = media.llx, media.lly, media.urx, media.ury
    page.obj["/CropBox"] = Array([left, bottom, right, top])
    for name in ("/TrimBox", "/BleedBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]
    return right - left, top - bottom


def _size(page: pikepdf.Page) -> Size:
    return float(page.mediabox[2]), float(page.mediabox[3])


def _link_to(page: pikepdf.Page, edges: tuple[float, float, float, float], says: str = "") -> pikepdf.Object:
    annotation = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([round(edge, 3) for edge in edges]),
        Border=Array([0, 0, 0]),
        Dest=Array([page.obj, Name.Fit]),
    )
    if says:
        annotation["/Contents"] = pikepdf.String(says)
    return annotation
