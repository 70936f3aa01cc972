"""The evidence volumes: gathered, numbered, bound and proved."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.documents.layout.boxes import Layout, PageBox
from cluster_desktop.documents.paint import paint
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.volume.binding import Binding, Leaf, bind
from cluster_desktop.evidence.volume.book import FORM_ID, ONSITE_ID
from cluster_desktop.evidence.volume.gathering import gather
from cluster_desktop.evidence.volume.index import links, settle
from cluster_desktop.evidence.volume.numbering import sheets_of
from cluster_desktop.evidence.volume.options import VolumeOptions
from cluster_desktop.evidence.volume.parts import Part, part_of
from cluster_desktop.evidence.volume.proof import prove
from cluster_desktop.evidence.volume.rows import volume_number
from cluster_desktop.evidence.volume.sheets import cover, divider, stand_in
from cluster_desktop.evidence.volume.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.evidence.volume.index import Index, IndexPaper
    from cluster_desktop.evidence.volume.numbering import Piece
    from cluster_desktop.evidence.volume.plan import VolumePlan
    from cluster_desktop.evidence.volume.rows import IndexRow, Place

Fetch = Callable[[str, Path, Callable[[], None]], None]
BINDING, PROVING = "装订佐证材料", "核对佐证材料"


@dataclass(frozen=True, slots=True)
class VolumeFile:
    """A finished volume: its file, its pages, the number of the first of them, and its sheets of paper."""

    path: Path
    pages: int
    first_page: int
    sheets: int


@dataclass(frozen=True, slots=True)
class Volume:
    """All volumes, proved; the rows of their index and what proves each thing; the index as Word and PDF.

    `too_thick` names the documents, and the index, that alone have more sheets than a volume may have.
    """

    files: tuple[VolumeFile, ...]
    rows: tuple[IndexRow, ...]
    places: tuple[Place, ...]
    index_word: bytes
    index_pdf: bytes
    index_pages: int
    too_thick: tuple[str, ...]


def build_volume(
    plan: VolumePlan,
    fetch: Fetch,
    fonts: FontBook,
    out: Path,
    *,
    made: Mapping[str, Callable[[], bytes]] | None = None,
    options: VolumeOptions | None = None,
    code: str = "",
    watch: Watch | None = None,
) -> Volume:
    """Bind the documents of `plan` into one PDF at `out`, or into several beside it (`… 第一册.pdf`).

    `fetch` writes the file of a document to a path by its hash (`Draft.blob_to`), `made` gives the bytes of
    documents made in the program by their id.  `code` is printed on covers and under the index.  `watch` is
    told what comes next, for each document, for the index, and then twice for each volume, and how far it
    is; where it stops the work, nothing is left.

    Raises:
        VolumeProofError: a finished file is not what its index says; nothing is left at `out`.
        ClusterError: a document cannot be read (outside a draft), or changed since it was attached.
    """
    options, watch = options or VolumeOptions(), watch or Watch()
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".volume-") as folder:
        desk = _Desk(Path(folder), plan, fetch, made or {}, fonts=fonts, watch=watch)
        documents = list(desk.documents())
        lengths = [0 if part is None else part.pages for part in documents]
        watch.next(plan.index_title)
        index = settle(plan, lengths, fonts, options, code, watch.check)
        bound: list[Path] = []
        for paper in index.papers:
            watch.next(BINDING)
            binding = _binding(plan, index, paper, documents, desk, options, code)
            bound.append(Path(folder) / f"volume{paper.volume}.pdf")
            bind(binding, fonts, bound[-1], watch)
            watch.next(PROVING)
            prove(bound[-1], binding, watch)
        watch.check()
        index_pdf = _pages_of(bound[0], index.papers[0])
        files = tuple(_moved(bound, index, out))
    return Volume(
        files,
        index.rows,
        index.places,
        index.papers[0].word,
        index_pdf,
        len(index.papers[0].layout.pages),
        tuple(_too_thick(plan, index, options)),
    )


def volume_path(out: Path, volume: int, volumes: int) -> Path:
    """The file of one volume of several."""
    return out if volumes == 1 else out.with_stem(f"{out.stem} 第{volume_number(volume)}册")


def _binding(  # noqa: PLR0917 - each of them is bound in
    plan: VolumePlan,
    index: Index,
    paper: IndexPaper,
    documents: Sequence[Part | None],
    desk: _Desk,
    options: VolumeOptions,
    code: str,
) -> Binding:
    found = links(paper)
    # Where a document is named on the index of its volume, to go back to.
    named: dict[tuple[str, int | None], int] = {}
    for link in found:
        if link.row is not None:
            row = paper.rows[link.row]
            named.setdefault((row.title, row.to_page), paper.first + link.page)
    leaves: list[Leaf] = []
    for piece in index.pieces_of(paper.volume):
        if piece.kind == "document" and piece.entry is not None:
            item, part = plan.entries[piece.entry].item, documents[piece.entry]
            assert item is not None and part is not None  # noqa: PT018, S101 - `arrange` leaves out what is missing
            back = named.get((item.title, piece.last), paper.first)
            marked = item.id in (FORM_ID, ONSITE_ID)
            leaves.append(Leaf(piece, part, item.title, back, as_is=item.id == FORM_ID, marked=marked))
        else:
            leaves.append(desk.set_piece(piece, paper, len(index.papers), code))
    title = f"{plan.cluster}{plan.title}"
    if len(index.papers) > 1:
        title += f"（第{volume_number(paper.volume)}册）"
    keywords = f"校验码 {code}" if code else ""
    return Binding(title, keywords, tuple(leaves), paper, found, options.gutter, plan.as_draft)


def _pages_of(volume: Path, paper: IndexPaper) -> bytes:
    """The index as it is bound, as a PDF of its own without links."""
    with pikepdf.open(volume, access_mode=pikepdf.AccessMode.stream) as source, pikepdf.new() as target:
        for number in range(paper.first - 1, paper.first - 1 + len(paper.layout.pages)):
            page = source.pages[number]
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
            target.pages.append(page)
        target.docinfo["/Title"] = "目录"
        written = io.BytesIO()
        target.save(written, deterministic_id=True)
        return written.getvalue()


def _moved(bound: Sequence[Path], index: Index, out: Path) -> Iterator[VolumeFile]:
    for path, paper in zip(bound, index.papers, strict=True):
        pieces = index.pieces_of(paper.volume)
        pages = pieces[-1].last - pieces[0].first + 1
        target = path.replace(volume_path(out, paper.volume, len(bound)))
        yield VolumeFile(target, pages, pieces[0].first, sheets_of(pages))


def _too_thick(plan: VolumePlan, index: Index, options: VolumeOptions) -> Iterator[str]:
    if options.most_sheets is None:
        return
    for paper in index.papers:
        pieces = index.pieces_of(paper.volume)
        if sheets_of(pieces[-1].last - pieces[0].first + 1) > options.most_sheets:
            inside = (plan.entries[piece.entry].item for piece in pieces if piece.entry is not None)
            item = next(inside, None)
            yield item.title if item else plan.index_title


class _Desk:
    """Puts parts of a volume into a folder, one file each."""

    def __init__(
        self,
        folder: Path,
        plan: VolumePlan,
        fetch: Fetch,
        made: Mapping[str, Callable[[], bytes]],
        *,
        fonts: FontBook,
        watch: Watch,
    ) -> None:
        self._folder = folder
        self._plan = plan
        self._fetch = fetch
        self._made = made
        self._fonts = fonts
        self._watch = watch
        self._count = 0

    def documents(self) -> Iterator[Part | None]:
        """The documents of the plan in order, None for what is missing."""
        for entry in self._plan.entries:
            if entry.item is None:
                yield None
            else:
                self._watch.next(entry.item.title)
                yield self._document(entry.item)

    def set_piece(self, piece: Piece, paper: IndexPaper, volumes: int, code: str) -> Leaf:
        """A cover, index or divider, set here."""
        match piece.kind:
            case "cover":
                page = cover(self._plan, piece.volume, volumes, code, self._fonts)
                return Leaf(piece, self._paint([page]))
            case "index":
                return Leaf(piece, self._paint(paper.layout.pages), mark="目录")
            case _:
                return Leaf(piece, self._paint([divider(piece.section, self._fonts)]), back=paper.first)

    def _document(self, item: EvidenceItem) -> Part:
        """A document of the volume; in a draft a page that says so where it cannot be read."""
        if item.id in self._made:
            return self._written(self._made[item.id]())
        if item.fault is None:
            path = self._next()
            self._fetch(item.sha256, path, self._watch.check)
            return gather(item, path, self._fonts, self._watch.check)
        if not self._plan.as_draft:
            raise ClusterError(item.fault, where=item.title)
        return self._paint([stand_in(item.title, item.fault, self._fonts)])

    def _paint(self, pages: Sequence[PageBox]) -> Part:
        """Pages that are set by the program."""
        return self._written(paint(Layout(tuple(pages), ()), self._fonts, title=""))

    def _written(self, data: bytes) -> Part:
        path = self._next()
        path.write_bytes(data)
        return part_of(path, self._watch.check)

    def _next(self) -> Path:
        self._count += 1
        return self._folder / f"{self._count:04d}.pdf"
