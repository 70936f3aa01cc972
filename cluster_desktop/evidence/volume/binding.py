"""One volume bound: its parts laid on A4, stamped, with blank backs, bookmarks, links and page labels."""

from __future__ import annotations

import hashlib
import io
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from cluster_desktop.evidence.volume.placing import carried, raised, room
from cluster_desktop.evidence.volume.sheets import A4, draft_mark
from cluster_desktop.evidence.volume.stamping import Stamper, stamp_box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from _typeshed import ReadableBuffer

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.evidence.volume.index import IndexPaper, Link
    from cluster_desktop.evidence.volume.numbering import Piece
    from cluster_desktop.evidence.volume.parts import Part
    from cluster_desktop.evidence.volume.sheets import Size
    from cluster_desktop.evidence.volume.watch import Watch

BACK_TO_INDEX = "返回目录"
_BETWEEN_CHECKS = 50
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece of the volume and the part that is bound there.

    `as_is` keeps its pages where they are; `marked` says that in a draft they bear its mark already.
    `mark` is its bookmark, empty where it has none; `back` the page of the index that names it.
    """

    piece: Piece
    part: Part
    mark: str = ""
    back: int | None = None
    as_is: bool = False
    marked: bool = False

    @property
    def filled(self) -> range:
        """The numbers of the pages that the part fills."""
        return range(self.piece.first, self.piece.first + self.part.pages)


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


def bind(binding: Binding, fonts: FontBook, out: Path, watch: Watch) -> None:
    """Write the volume to `out`; `watch` may stop the work."""
    blank = out.with_suffix(".blank")
    _write_blank(blank)
    with _merged(list(_paths(binding, blank))) as volume:
        watch.check()
        _Binder(volume, binding, fonts, watch.check).bind()
        watch.check()
        # The writer passes on whatever its listener, or the file, raises.
        with io.BufferedWriter(_WatchedFile(out, watch), _PIECE) as file:
            volume.save(
                file,
                static_id=True,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                progress=watch.share,
            )


class _WatchedFile(io.FileIO):
    """A file to write, that asks before each piece: one per cent of a thick volume takes seconds."""

    def __init__(self, path: Path, watch: Watch) -> None:
        super().__init__(path, "wb")
        self._watch = watch

    def write(self, data: ReadableBuffer) -> int:
        self._watch.check()
        return super().write(data)


def _write_blank(path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=A4)
        pdf.save(path, static_id=True)


def _paths(binding: Binding, blank: Path) -> Iterator[Path]:
    """The files whose pages fill the volume one after the other, blank backs among them."""
    number = binding.first
    for leaf in binding.leaves:
        yield from [blank] * (leaf.piece.first - number)
        yield leaf.part.path
        number = leaf.piece.first + leaf.part.pages
    yield from [blank] * (binding.last + 1 - number)


def _merged(paths: Sequence[Path]) -> pikepdf.Pdf:
    """All pages of the files as one PDF, whose streams stay in the files.

    qpdf's own merge leaves them there, where copying page by page holds them all in memory.  The files are
    opened whenever something is read: none is held open when a folder goes that they lie in.
    """
    job = pikepdf.Job(
        [
            "pikepdf",
            "--empty",
            "--no-warn",
            "--warning-exit-0",
            "--static-id",
            "--stream-data=preserve",
            "--remove-unreferenced-resources=no",
            "--keep-files-open=n",
            "--pages",
            *(str(path.absolute()) for path in paths),
            "--",
            "-",
        ]
    )
    return job.create_pdf()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


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
        sheets = dict(enumerate(volume.pages, binding.first))
        bound = {number: leaf for leaf in binding.leaves for number in leaf.filled}
        for number, page in sheets.items():
            leaf = bound.get(number)
            if leaf is None:
                self._dress(page, number, A4, None, b"")
            else:
                self._lay(page, number, leaf)
            if not number % _BETWEEN_CHECKS:
                self._check()
        self._link(sheets)
        self._bookmark()
        self._describe()

    def _lay(self, page: pikepdf.Page, number: int, leaf: Leaf) -> None:
        """Put the page, as a viewer shows it, in the middle of what the binding margin leaves of a sheet."""
        width, height = _show_as_viewers_do(page)
        lying = (width > height) != bool(page.rotation % 180)
        size = (A4[1], A4[0]) if lying else A4
        form = _as_form(self._volume, page)
        target = (0.0, 0.0, *size) if leaf.as_is else room(number, size, self._binding.gutter)
        placed = page.calc_form_xobject_placement(
            form,
            Name.Document,
            pikepdf.Rectangle(*target),
            invert_transformations=False,
            allow_shrink=True,
            allow_expand=False,
        )
        self._dress(page, number, size, form, placed, marked=leaf.marked)

    def _dress(
        self,
        page: pikepdf.Page,
        number: int,
        size: Size,
        document: pikepdf.Object | None,
        placed: bytes,
        *,
        marked: bool = False,
    ) -> None:
        """Make the page a sheet of the volume, with the document, the stamp and nothing else of its own."""
        # A form is a world of its own: whatever the page left open (colours, scales) ends with it.
        resources, forms = Dictionary(), Dictionary()
        content = placed
        if document is not None:
            forms["/Document"] = document
        if self._binding.as_draft and not marked:
            forms["/Mark"] = self._mark(size)
            resources["/ExtGState"] = Dictionary(Multiply=self._multiply)
            # Multiplied, the grey mark darkens a scan and hides nothing of it.
            content += b"\nq /Multiply gs /Mark Do Q"
        if number != self._binding.first:
            resources["/Font"] = self._stamp_fonts
            box = stamp_box(number, size[0], raised=raised(number, size, self._binding.gutter))
            content += b"\n" + self._stamper.content(number, box)
        resources["/XObject"] = forms
        sheet = page.obj
        for name in sheet.keys() - {"/Type", "/Parent"}:
            del sheet[name]
        sheet["/MediaBox"] = Array([0, 0, *size])
        sheet["/Resources"] = resources
        sheet["/Contents"] = pikepdf.Stream(self._volume, content)

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


def _as_form(volume: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Object:
    """The page as a form, to stay as it is whatever becomes of the page."""
    contents = page.obj.get("/Contents")
    if not isinstance(contents, pikepdf.Stream):
        # The form reads its page when it is written.
        return pikepdf.Page(volume.make_indirect(copy(page.obj))).as_form_xobject()
    form = copy(contents)  # packed as it came
    for name, value in page.as_form_xobject().items():
        form[name] = value
    return form


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
