"""The parts bound: laid on A4, stamped, with blank backs, bookmarks, links and page labels."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from cluster_desktop.evidence.numbering import INDEX_PAGE
from cluster_desktop.evidence.sheets import A4, draft_mark, stamps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.evidence.gathering import Part
    from cluster_desktop.evidence.index import Link
    from cluster_desktop.evidence.numbering import IndexRow
    from cluster_desktop.evidence.sheets import Size


@dataclass(frozen=True, slots=True)
class Binding:
    """What is bound: the parts in order (cover, index, documents), and what leads to them."""

    title: str
    parts: tuple[Part, ...]
    rows: tuple[IndexRow, ...]
    links: tuple[Link, ...]
    as_draft: bool


def bind(binding: Binding, fonts: FontBook, out: Path, *, check: Callable[[], None]) -> int:
    """Write the volume to `out` and return its number of pages.  `check` may raise to stop the work."""
    merged = out.with_suffix(".merged")
    _merge([part.path for part in binding.parts], merged)
    check()
    with pikepdf.open(merged, access_mode=pikepdf.AccessMode.stream) as volume:
        _lay_out(volume, [part.pages for part in binding.parts])
        check()
        if binding.as_draft:
            _mark_as_draft(volume, fonts)
        _stamp(volume, fonts)
        check()
        _link(volume, binding.links)
        _bookmark(volume, binding.rows)
        _describe(volume, binding)
        volume.save(out, static_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        pages = len(volume.pages)
    merged.unlink()
    return pages


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


def _lay_out(volume: pikepdf.Pdf, lengths: Sequence[int]) -> None:
    """Lay every page on an A4 sheet of its shape; every part begins on a right-hand page."""
    old = iter(list(volume.pages))
    bound: list[pikepdf.Page] = []
    for length in lengths:
        if len(bound) % 2:
            bound.append(_sheet(volume, A4))
        bound.extend(_on_sheet(volume, next(old)) for _ in range(length))
    del volume.pages[:]
    volume.pages.extend(bound)


def _sheet(volume: pikepdf.Pdf, size: tuple[float, float]) -> pikepdf.Page:
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, *size]), Resources=Dictionary())
    return pikepdf.Page(volume.make_indirect(page))


def _on_sheet(volume: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Page:
    """The page as a viewer shows it, in the middle of the sheet; larger ones are made smaller."""
    width, height = _show_as_viewers_do(page)
    lying = (width > height) != bool(page.rotation % 180)
    sheet = _sheet(volume, (A4[1], A4[0]) if lying else A4)
    _lay_over(sheet, volume.make_indirect(page.as_form_xobject()), Name.Document)
    return sheet


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


def _lay_over(page: pikepdf.Page, form: pikepdf.Object, name: Name) -> None:
    # A form is a world of its own: whatever the page left open (colours, scales) ends with it.
    page.add_resource(form, Name.XObject, name)
    placed = page.calc_form_xobject_placement(
        form,
        name,
        pikepdf.Rectangle(page.mediabox),
        invert_transformations=True,
        allow_shrink=True,
        allow_expand=False,
    )
    page.contents_add(placed)


def _stamp(volume: pikepdf.Pdf, fonts: FontBook) -> None:
    sizes = [_size(page) for page in volume.pages]
    with pikepdf.open(io.BytesIO(stamps(sizes, fonts))) as sheets:
        for page, sheet in zip(volume.pages, sheets.pages, strict=True):
            _lay_over(page, volume.copy_foreign(sheet.as_form_xobject()), Name.Number)


def _mark_as_draft(volume: pikepdf.Pdf, fonts: FontBook) -> None:
    forms: dict[Size, pikepdf.Object] = {}
    for page in volume.pages:
        size = _size(page)
        if size not in forms:
            with pikepdf.open(io.BytesIO(draft_mark(size, fonts))) as mark:
                forms[size] = volume.copy_foreign(mark.pages[0].as_form_xobject())
        # Multiplied, the grey mark darkens a scan and hides nothing of it.
        page.add_resource(Dictionary(Type=Name.ExtGState, BM=Name.Multiply), Name.ExtGState, Name.Multiply)
        page.contents_add(b"q /Multiply gs")
        _lay_over(page, forms[size], Name.Mark)
        page.contents_add(b"Q")


def _size(page: pikepdf.Page) -> Size:
    return float(page.mediabox[2]), float(page.mediabox[3])


def _link(volume: pikepdf.Pdf, links: Sequence[Link]) -> None:
    """Make the rows of the index lead to their documents."""
    for link in links:
        page = volume.pages[INDEX_PAGE - 1 + link.index_page].obj
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array(list(link.rectangle)),
            Border=Array([0, 0, 0]),
            Dest=Array([volume.pages[link.to_page - 1].obj, Name.Fit]),
        )
        page["/Annots"] = Array([*page.get("/Annots", Array()), annotation])


def _bookmark(volume: pikepdf.Pdf, rows: Sequence[IndexRow]) -> None:
    with volume.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("目录", INDEX_PAGE - 1))
        section: pikepdf.OutlineItem | None = None
        for row in rows:
            if row.from_page is None:
                continue
            if section is None or section.title != row.section:
                section = pikepdf.OutlineItem(row.section, row.from_page - 1)
                outline.root.append(section)
            section.children.append(pikepdf.OutlineItem(row.title, row.from_page - 1))


def _describe(volume: pikepdf.Pdf, binding: Binding) -> None:
    volume.docinfo["/Title"] = binding.title
    # The identity comes from what is bound, so that it is the same each time and costs no second reading.
    ends = [(part.pages, sorted(part.first.streams | part.last.streams)) for part in binding.parts]
    identity = hashlib.md5(repr((binding.rows, ends)).encode(), usedforsecurity=False).digest()
    volume.trailer["/ID"] = Array([pikepdf.String(identity), pikepdf.String(identity)])
    volume.Root["/PageMode"] = Name.UseOutlines
    volume.Root["/ViewerPreferences"] = Dictionary(
        DisplayDocTitle=True, Duplex=Name.DuplexFlipLongEdge, PrintScaling=Name("/None")
    )
    numbered = Dictionary(S=Name.D, St=2)
    volume.Root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(P="封面"), 1, numbered]))
