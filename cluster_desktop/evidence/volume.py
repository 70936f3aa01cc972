"""The evidence volume: gathered, numbered, bound and proved."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import Layout, PageBox
from cluster_desktop.documents.paint import paint
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.binding import Binding, bind
from cluster_desktop.evidence.gathering import Part, gather, part_of
from cluster_desktop.evidence.index import links, settle
from cluster_desktop.evidence.proof import prove
from cluster_desktop.evidence.sheets import cover, stand_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.evidence.numbering import IndexRow
    from cluster_desktop.evidence.plan import VolumePlan


@dataclass(frozen=True, slots=True)
class Volume:
    """A finished, proved volume: the file, its index, and the index as a Word file."""

    path: Path
    pages: int
    rows: tuple[IndexRow, ...]
    index_word: bytes
    index_pages: int


def build_volume(
    plan: VolumePlan,
    read: Callable[[str], bytes],
    fonts: FontBook,
    out: Path,
    *,
    step: Callable[[str], None] = lambda _: None,
    check: Callable[[], None] = lambda: None,
) -> Volume:
    """Bind the documents of `plan` into one PDF at `out`, whose folder must exist.

    `read` gives the bytes of a document by its hash.  `step` is told what comes next, once for each document
    and once for the binding; `check` is called in between; both may raise to stop the work.

    Raises:
        VolumeProofError: the finished file is not what its index says; nothing is left at `out`.
        ClusterError: a document cannot be read (outside a draft), or changed since it was attached.
    """
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".volume-") as folder:
        desk = _Desk(Path(folder), fonts)
        documents: list[Part] = []
        lengths: list[int] = []
        for entry in plan.entries:
            if entry.item is None:
                lengths.append(0)
                continue
            step(entry.item.title)
            documents.append(desk.document(entry.item, read, as_draft=plan.as_draft))
            lengths.append(documents[-1].pages)
        step("装订佐证材料")
        index = settle(plan, lengths, fonts)
        binding = Binding(
            title=f"{plan.cluster}佐证材料",
            parts=(desk.paint([cover(plan, fonts)]), desk.paint(index.layout.pages), *documents),
            rows=index.rows,
            links=links(index),
            as_draft=plan.as_draft,
        )
        bound = Path(folder) / "volume.pdf"
        pages = bind(binding, fonts, bound, check=check)
        prove(bound, pages, index, documents)
        check()
        bound.replace(out)
    return Volume(out, pages, index.rows, index.word, len(index.layout.pages))


class _Desk:
    """Puts parts of a volume into a folder, one file each."""

    def __init__(self, folder: Path, fonts: FontBook) -> None:
        self._folder = folder
        self._fonts = fonts
        self._count = 0

    def document(self, item: EvidenceItem, read: Callable[[str], bytes], *, as_draft: bool) -> Part:
        """A document of the volume; in a draft a page that says so where it cannot be read."""
        if item.fault is None:
            return gather(item, read(item.sha256), self._next())
        if not as_draft:
            raise ClusterError(item.fault, where=item.title)
        return self.paint([stand_in(item.title, item.fault, self._fonts)])

    def paint(self, pages: Sequence[PageBox]) -> Part:
        """Pages that are set by the program."""
        path = self._next()
        path.write_bytes(paint(Layout(tuple(pages), ()), self._fonts, title=""))
        return part_of(path, where="")

    def _next(self) -> Path:
        self._count += 1
        return self._folder / f"{self._count:04d}.pdf"
