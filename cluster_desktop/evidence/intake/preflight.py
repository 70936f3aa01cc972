"""A look at a file before it is taken in: what it is, how many pages, and what is wrong with it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.evidence.intake.images import A4_INSIDE, MAX_PIXELS, ImageError, frame_sizes
from cluster_desktop.evidence.intake.inspection import (
    COARSE_DPI,
    fault_of_kind,
    fault_of_overlays,
    glances,
    is_whole,
    lost_pages,
    numbers,
    remarks_on,
    saved,
)
from cluster_desktop.evidence.intake.media import Media, UnfitFile, recognise
from cluster_desktop.evidence.intake.packed import TooMuchPacked, refuse_bombs
from cluster_desktop.evidence.rendering import UnrenderableError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["MAX_BYTES", "MAX_PIXELS", "Preflight", "UnfitFile", "inspect"]

MAX_BYTES = 256 * 1024 * 1024
"""The largest file that is taken in: beyond it a draft no longer passes by stick or mail."""

_PDF = "application/pdf"
_BROKEN = "文件已损坏，无法读取。请重新扫描，或重新取得这份文件"

# Broken names and boxes come out of pikepdf as Python's own errors.
_DAMAGE = (pikepdf.PdfError, UnrenderableError, ValueError, TypeError)


@dataclass(frozen=True, slots=True)
class Preflight:
    """The findings on one file.

    `fault` tells why it cannot be read (None: it can) and is what the official is shown; `remarks` are
    worth knowing and stop nothing.  `pages` is 0 where it is not known.  A `locked` file can be read with
    its password (`unlocking.unlocked`).
    """

    media: str
    pages: int
    fault: str | None
    remarks: tuple[str, ...] = ()
    locked: bool = False


def inspect(data: bytes, file_name: str, *, check: Callable[[], None] = lambda: None) -> Preflight:
    """Look over a file that is to be evidence.  `check` is called now and then and may raise to stop it.

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
    return _inspect_pdf(data, check) if media == _PDF else _inspect_image(data, media, check)


def _inspect_image(data: bytes, media: Media, check: Callable[[], None]) -> Preflight:
    try:
        sizes = frame_sizes(data, media, check=check)
    except ImageError as fault:
        return Preflight(media, 0, fault.message)
    coarse = [number for number, size in enumerate(sizes, 1) if _dpi(size) < COARSE_DPI]
    remark = f"第 {numbers(coarse)} 页像素很少，低于 {COARSE_DPI} dpi，印出来可能不清楚"
    return Preflight(media, len(sizes), None, (remark,) if coarse else ())


def _dpi(size: tuple[int, int]) -> float:
    """The dots an inch of an image as large as the paper lets it be."""
    return max(have / room for have, room in zip(sorted(size), A4_INSIDE, strict=True)) * 72


def _inspect_pdf(data: bytes, check: Callable[[], None]) -> Preflight:
    try:
        refuse_bombs(data, check)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _inspect_opened(pdf, data, check)
    except TooMuchPacked as fault:
        return Preflight(_PDF, 0, fault.message)
    except pikepdf.PasswordError:
        fault = "文件设有打开口令，无法读取。请填写口令，或向出具单位索取未加密的文件"
        return Preflight(_PDF, 0, fault, locked=True)
    except _DAMAGE:
        return Preflight(_PDF, 0, _BROKEN)


def _inspect_opened(pdf: pikepdf.Pdf, data: bytes, check: Callable[[], None]) -> Preflight:
    pages = len(pdf.pages)
    if fault := fault_of_kind(pdf) or fault_of_overlays(pdf):
        return Preflight(_PDF, pages, fault)
    if is_whole(pdf):
        seen = glances(data, pages, check)
        return Preflight(_PDF, pages, None, remarks_on(pdf, seen))
    claimed = pdf.Root.get("/Pages", pikepdf.Dictionary()).get("/Count", 0)
    if isinstance(claimed, int) and claimed > pages:
        fault = f"文件已损坏，应有 {claimed} 页，只能读出 {pages} 页。请重新取得这份文件"
        return Preflight(_PDF, pages, fault)
    seen = glances(saved(pdf), pages, check)
    if lost := lost_pages(pdf, seen):
        fault = f"文件已损坏，第 {numbers(lost)} 页的内容读不出来。请重新扫描，或重新取得这份文件"
        return Preflight(_PDF, pages, fault)
    return Preflight(_PDF, pages, None, ("文件有损坏之处，已修复，请逐页核对", *remarks_on(pdf, seen)))
