"""A look at a file before it is taken in: what it is, how many pages, and what is wrong with it."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.evidence.images import MAX_PIXELS, ImageError, frame_sizes
from cluster_desktop.evidence.media import Media, UnfitFile, recognise
from cluster_desktop.evidence.rendering import UnrenderableError, open_rendering

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MAX_BYTES", "MAX_PIXELS", "Preflight", "UnfitFile", "inspect"]

MAX_BYTES = 256 * 1024 * 1024
"""The largest file that is taken in: beyond it a draft no longer passes by stick or mail."""

_A4 = (595.276, 841.89)
_PIECE = 1 << 20
_NEAR = 12
"""Points by which a page may differ from A4 and still count as A4 (about 4 mm, as scanners cut)."""

# Broken names and boxes come out of pikepdf as Python's own errors.
_DAMAGE = (pikepdf.PdfError, UnrenderableError, ValueError, TypeError)

_PAINTING = frozenset(
    ["Do", "Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"]
)


@dataclass(frozen=True, slots=True)
class Preflight:
    """The findings on one file.

    `fault` tells why it cannot be read (None: it can) and is what the official is shown; `remarks` are
    worth knowing and stop nothing.  `pages` is 0 where it is not known.
    """

    media: Media
    pages: int
    fault: str | None
    remarks: tuple[str, ...] = ()


def inspect(data: bytes, file_name: str) -> Preflight:
    """Look over a file that is to be evidence.

    Raises:
        UnfitFile: it is no PDF and no image, is empty, or is larger than `MAX_BYTES`.
    """
    media = recognise(data, file_name)
    if len(data) > MAX_BYTES:
        size = len(data) // (1024 * 1024)
        most = MAX_BYTES // (1024 * 1024)
        raise UnfitFile(
            f"文件有 {size} MB，超过 {most} MB。请拆成几份，或降低扫描分辨率后再添加", where=file_name
        )
    return _inspect_pdf(data) if media == "application/pdf" else _inspect_image(data, media)


def _inspect_image(data: bytes, media: Media) -> Preflight:
    try:
        sizes = frame_sizes(data, media)
    except ImageError as fault:
        return Preflight(media, 0, fault.message)
    coarse = [number for number, (width, height) in enumerate(sizes, 1) if max(width, height) < 900]
    remarks = (f"第 {_numbers(coarse)} 页像素很少，打印后可能不清楚",) if coarse else ()
    return Preflight(media, len(sizes), None, remarks)


def _inspect_pdf(data: bytes) -> Preflight:
    media: Media = "application/pdf"
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _inspect_opened(pdf)
    except pikepdf.PasswordError:
        return Preflight(media, 0, "文件设有打开口令，无法读取。请向出具单位索取未加密的文件")
    except _DAMAGE:
        return Preflight(media, 0, "文件已损坏，无法读取。请重新扫描，或重新取得这份文件")


def _inspect_opened(pdf: pikepdf.Pdf) -> Preflight:
    media: Media = "application/pdf"
    claimed = pdf.Root.get("/Pages", pikepdf.Dictionary()).get("/Count", 0)
    pages = len(pdf.pages)
    if not pages:
        return Preflight(media, 0, "文件里没有页面。请重新取得这份文件")
    repairs = pdf.get_warnings()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not repairs and not pdf.check_pdf_syntax() and all(_inflates(page) for page in pdf.pages):
        return Preflight(media, pages, None, _remarks(pdf))
    if isinstance(claimed, int) and claimed > pages:
        return Preflight(
            media, pages, f"文件已损坏，应有 {claimed} 页，只能读出 {pages} 页。请重新取得这份文件"
        )
    lost = _lost_pages(pdf)
    if lost:
        fault = f"文件已损坏，第 {_numbers(lost)} 页的内容读不出来。请重新扫描，或重新取得这份文件"
        return Preflight(media, pages, fault)
    return Preflight(media, pages, None, ("文件有损坏之处，已修复，请逐页核对", *_remarks(pdf)))


def _lost_pages(pdf: pikepdf.Pdf) -> list[int]:
    """The pages (from 1) of a repaired file whose content is broken off, or gone without a reason."""
    repaired = io.BytesIO()
    pdf.save(repaired)
    with open_rendering(repaired.getvalue()) as rendering:
        return [
            number
            for number, page in enumerate(pdf.pages, 1)
            if not _is_whole(page) or (rendering.is_blank(number) and not _is_meant_blank(page))
        ]


def _is_whole(page: pikepdf.Page) -> bool:
    """Whether what paints the page can be read to its end."""
    try:
        pikepdf.parse_content_stream(page)
    except pikepdf.PdfError:
        return False
    return _inflates(page)


def _inflates(page: pikepdf.Page) -> bool:
    """Whether the page's content unpacks without error, where qpdf is content with what comes before it."""
    contents = page.obj.get("/Contents", pikepdf.Array())
    streams = contents.as_list() if isinstance(contents, pikepdf.Array) else [contents]
    for stream in streams:
        if not isinstance(stream, pikepdf.Stream) or stream.get("/Filter") != pikepdf.Name.FlateDecode:
            continue
        packed, inflater = stream.read_raw_bytes(), zlib.decompressobj()
        try:
            while packed:
                inflater.decompress(packed, _PIECE)
                packed = inflater.unconsumed_tail
        except zlib.error:
            return False
    return True


def _is_meant_blank(page: pikepdf.Page) -> bool:
    """Whether the page's content is there and paints nothing.  Content that is gone proves nothing."""
    operators = {str(step.operator) for step in pikepdf.parse_content_stream(page)}
    return "/Contents" in page.obj and not operators & _PAINTING


def _remarks(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    odd = [number for number, page in enumerate(pdf.pages, 1) if not _is_a4(page)]
    return (f"第 {_numbers(odd)} 页不是 A4，装订时放到 A4 纸上",) if odd else ()


def _is_a4(page: pikepdf.Page) -> bool:
    box = [float(edge) for edge in page.cropbox]
    unit = float(page.obj.get("/UserUnit", 1))
    size = sorted((abs(box[2] - box[0]) * unit, abs(box[3] - box[1]) * unit))
    return all(abs(have - want) <= _NEAR for have, want in zip(size, _A4, strict=True))


def _numbers(pages: Iterable[int], most: int = 5) -> str:
    """`3、4、9`, and with more than `most` of them `3、4、5、6、7 等`."""
    shown = [str(number) for number in pages]
    return "、".join(shown[:most]) + (" 等" if len(shown) > most else "")
