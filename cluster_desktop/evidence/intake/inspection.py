"""An opened PDF looked over page by page: what of it would be lost on paper, and what is worth knowing."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from cluster_desktop.evidence.intake.images import MAX_PAGES
from cluster_desktop.evidence.intake.overlays import pages_of_lost_fields, pages_of_lost_notes
from cluster_desktop.evidence.intake.page_ranges import pages_in_words
from cluster_desktop.evidence.rendering import Glance, open_rendering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

COARSE_DPI = 150
"""Below it small print is hard to read on paper."""

_A4 = (595.276, 841.89)
_PIECE = 1 << 20
_NEAR = 12
"""Points by which a page may differ from A4 and still count as A4 (about 4 mm, as scanners cut)."""
_AT_A_TIME = 8
"""Pages looked at before others may use pdfium."""
_MAX_IMAGE_BYTES = 400_000_000

_PAINTING = frozenset(
    ["Do", "Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"]
)


def fault_of_kind(pdf: pikepdf.Pdf) -> str | None:
    """Why a file that opens is still no document: kinds of PDF that hold no pages to print."""
    root = pdf.Root
    claimed = root.get("/Pages", Dictionary()).get("/Count", 0)
    if (isinstance(claimed, int) and claimed > MAX_PAGES) or len(pdf.pages) > MAX_PAGES:
        return f"文件超过 {MAX_PAGES} 页，无法处理。请拆成几份后再添加"
    if "/Collection" in root:
        return "这是 PDF 文件包，里面的文件不会印出来。请把里面的文件另存出来，再逐个添加"
    if root.get("/NeedsRendering", False):
        return "这是动态表单（XFA），印出来没有内容。请用 Adobe Reader 打开，打印成 PDF 后再添加"
    if not pdf.pages:
        return "文件里没有页面。请重新取得这份文件"
    if _has_huge_image(pdf):
        return "文件里有像素过多的图像，无法处理。请以 300 dpi 以下重新扫描"
    return None


def fault_of_overlays(pdf: pikepdf.Pdf) -> str | None:
    """Why filled fields would not be printed, None where nothing is lost."""
    lost = pages_of_lost_fields(pdf)
    if not lost:
        return None
    return (
        f"第 {numbers(dict.fromkeys(lost))} 页表单中填写的文字印不出来。"
        "请用 PDF 阅读器打开，打印成新的 PDF 后再添加"
    )


def is_whole(pdf: pikepdf.Pdf) -> bool:
    """Whether nothing had to be repaired and every page unpacks."""
    repairs = pdf.get_warnings()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return not repairs and not pdf.check_pdf_syntax() and all(map(_inflates, pdf.pages))


def glances(data: bytes, pages: int, check: Callable[[], None]) -> list[Glance]:
    """Every page at first sight.  Others may draw pages in between."""
    found: list[Glance] = []
    while len(found) < pages:
        with open_rendering(data) as rendering:
            for number in range(len(found) + 1, min(len(found) + _AT_A_TIME, pages) + 1):
                check()
                found.append(rendering.glance(number))
    return found


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file as qpdf repaired it."""
    repaired = io.BytesIO()
    pdf.save(repaired)
    return repaired.getvalue()


def lost_pages(pdf: pikepdf.Pdf, seen: Sequence[Glance]) -> list[int]:
    """The pages (from 1) of a repaired file whose content is broken off, or gone without a reason."""
    return [
        number
        for number, (page, glance) in enumerate(zip(pdf.pages, seen, strict=True), 1)
        if not _can_be_read(page) or (glance.blank and not _is_meant_blank(page))
    ]


def remarks_on(pdf: pikepdf.Pdf, seen: Sequence[Glance]) -> tuple[str, ...]:
    """What is worth knowing and stops nothing, with the pages that it concerns."""
    pages = list(enumerate(pdf.pages, 1))
    blank = [number for number, glance in enumerate(seen, 1) if glance.blank]
    coarse = [number for number, glance in enumerate(seen, 1) if glance.dpi and glance.dpi < COARSE_DPI]
    odd = [number for number, page in pages if not _is_a4(page)]
    notes = pages_of_lost_notes(pdf)
    inside = len(pdf.attachments)
    told = (
        (blank, f"第 {numbers(blank)} 页显示出来是空白，请核对；不需要时可在选页时去掉"),
        (coarse, f"第 {numbers(coarse)} 页扫描低于 {COARSE_DPI} dpi，印出来可能不清楚"),
        (odd, f"第 {numbers(odd)} 页不是 A4，装订时放到 A4 纸上"),
        (notes, f"第 {numbers(notes)} 页有批注印不出来。需要时请在阅读器中打印成新的 PDF"),
        (inside, f"文件里还附有 {inside} 个文件，不会印出来。需要时请另存后添加"),
    )
    return tuple(words for found, words in told if found)


def numbers(pages: Iterable[int], most: int = 5) -> str:
    """`3、4、7–9`; of more than `most` pieces the first, and how many pages: `1、3、5、7、9 等 12`."""
    every = list(pages)
    pieces = pages_in_words(every).split("、")
    return "、".join(pieces[:most]) + (f" 等 {len(every)}" if len(pieces) > most else "")


def _has_huge_image(pdf: pikepdf.Pdf) -> bool:
    for found in pdf.objects:
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == Name.Image:
            width, height = found.get("/Width", 0), found.get("/Height", 0)
            bits = found.get("/BitsPerComponent", 1)
            # The colours are not asked: three of them are the rule where a dot has more than one bit.
            if all(isinstance(one, int) for one in (width, height, bits)):
                shades = 3 if int(bits) > 1 else 1
                if int(width) * int(height) * int(bits) * shades / 8 > _MAX_IMAGE_BYTES:
                    return True
    return False


def _can_be_read(page: pikepdf.Page) -> bool:
    """Whether what paints the page can be read to its end."""
    try:
        pikepdf.parse_content_stream(page)
    except pikepdf.PdfError:
        return False
    return _inflates(page)


def _inflates(page: pikepdf.Page) -> bool:
    """Whether the page's content unpacks without error, where qpdf is content with what comes before it."""
    contents = page.obj.get("/Contents", Array())
    streams = contents.as_list() if isinstance(contents, Array) else [contents]
    for stream in streams:
        if not isinstance(stream, pikepdf.Stream) or stream.get("/Filter") != Name.FlateDecode:
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


def _is_a4(page: pikepdf.Page) -> bool:
    box = [float(edge) for edge in page.cropbox]
    unit = float(page.obj.get("/UserUnit", 1))
    size = sorted((abs(box[2] - box[0]) * unit, abs(box[3] - box[1]) * unit))
    return all(abs(have - want) <= _NEAR for have, want in zip(size, _A4, strict=True))
