"""Scans made smaller: pictures with far more dots than paper shows are set in fewer, nothing else changes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

import pikepdf
from pikepdf import Name
from PIL import Image

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.intake.drawn_sizes import drawn_sizes
from cluster_desktop.evidence.intake.images import MAX_PIXELS, ImageError, write_pages
from cluster_desktop.evidence.intake.media import UnfitFile, recognise

if TYPE_CHECKING:
    from collections.abc import Callable


LEAST_DPI, MOST_DPI = 100, 600

_PDF = "application/pdf"
_QUALITY = 80
_WORTH_IT = 0.9
"""A picture is set anew where it gets by a tenth smaller, in dots and in bytes."""
_SMALLEST = 300_000
"""Dots below which a picture is left alone: seals, signatures, logos."""
_LINE_ART, _LINE_ART_IN_COLOUR = 16, 256
"""Shades up to which a picture is a drawing: JPEG would blur its edges."""
_SPACES = (Name.DeviceGray, Name.DeviceRGB)
_PACKINGS = ("/DCTDecode", "/FlateDecode")


def reduced(data: bytes, dpi: int, *, check: Callable[[], None] = lambda: None) -> bytes:
    """The document with its scans at `dpi`: a PDF that is smaller, or the same bytes where none is.

    Text, drawings, black-and-white scans and line art stay as they are.  `check` is called for each picture
    and may raise to stop the work.

    Raises:
        ClusterError: `dpi` is outside 100–600, or the file cannot be read.
    """
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise ClusterError(f"分辨率请在 {LEAST_DPI} 到 {MOST_DPI} dpi 之间选择")
    try:
        pages = _as_pdf(data, check)
        smaller = _smaller(pages, dpi, check)
    except (pikepdf.PdfError, UnfitFile, ImageError) as error:
        raise ClusterError("文件读不出来，不能压缩") from error
    return smaller if smaller is not pages and len(smaller) < len(data) * _WORTH_IT else data


def _as_pdf(data: bytes, check: Callable[[], None]) -> bytes:
    media = recognise(data, "")
    if media == _PDF:
        return data
    written = io.BytesIO()
    write_pages(data, media, written, check=check)
    return written.getvalue()


def _smaller(data: bytes, dpi: int, check: Callable[[], None]) -> bytes:
    """The PDF with its scans set anew, or `data` where there is none to gain from."""
    gained = False
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, (width, height) in drawn_sizes(pdf).items():
            check()
            picture = cast("pikepdf.Stream", pdf.get_object(number))
            if _may_be_set_anew(picture):
                gained |= _set_anew(pdf, picture, width * dpi / 72, height * dpi / 72)
        if not gained:
            return data
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True, encryption=False)
        return written.getvalue()


def _may_be_set_anew(picture: pikepdf.Stream) -> bool:
    """Whether it is a photograph or scan in grey or colour whose entries stay true for other dots."""
    space = picture.get("/ColorSpace")
    if isinstance(space, pikepdf.Array) and len(space) > 1 and space[0] == Name.ICCBased:
        plain = space[1].get("/N") in {1, 3}
    else:
        plain = space in _SPACES
    dots = int(picture.get("/Width", 0)) * int(picture.get("/Height", 0))
    mask = picture.get("/SMask")
    return bool(
        plain
        and _SMALLEST <= dots <= MAX_PIXELS
        and picture.get("/BitsPerComponent") == 8
        and _packing(picture) in _PACKINGS
        and "/Decode" not in picture
        # A colour that stands for "nothing" would no longer be met, nor one mixed into the picture.
        and not isinstance(picture.get("/Mask"), pikepdf.Array)
        and not (isinstance(mask, pikepdf.Stream) and "/Matte" in mask)
    )


def _packing(picture: pikepdf.Stream) -> str:
    """The packing next to the dots, whatever was laid around it."""
    filters = picture.get("/Filter")
    if isinstance(filters, pikepdf.Array) and len(filters):
        return str(filters[-1])
    return str(filters)


def _is_drawing(image: Image.Image, picture: pikepdf.Stream) -> bool:
    lossless_colours = image.mode == "RGB" and _packing(picture) == "/FlateDecode"
    return image.getcolors(_LINE_ART_IN_COLOUR if lossless_colours else _LINE_ART) is not None


def _dots_alone(pdf: pikepdf.Pdf, picture: pikepdf.Stream) -> pikepdf.Stream:
    """The picture without its mask and colour profile, which stay with it and are not mixed in."""
    space = picture.ColorSpace
    shades = 1 if space == Name.DeviceGray or (isinstance(space, pikepdf.Array) and space[1].N == 1) else 3
    bare = pikepdf.Stream(pdf, picture.read_raw_bytes())
    for key in ("/Type", "/Subtype", "/Width", "/Height", "/BitsPerComponent", "/Filter", "/DecodeParms"):
        if key in picture:
            bare[key] = picture[key]
    bare.ColorSpace = Name.DeviceGray if shades == 1 else Name.DeviceRGB
    return bare


def _set_anew(pdf: pikepdf.Pdf, picture: pikepdf.Stream, across: float, down: float) -> bool:
    """Set a picture in fewer dots; tells whether that gained anything."""
    width, height = int(picture.Width), int(picture.Height)
    share = max(across / width, down / height)
    if share > _WORTH_IT:
        return False
    try:
        image = pikepdf.PdfImage(_dots_alone(pdf, picture)).as_pil_image()
        image.load()
    except (pikepdf.PdfError, pikepdf.UnsupportedImageTypeError, OSError, ValueError, NotImplementedError):
        return False  # what cannot be read here stays as it is
    if image.mode not in {"L", "RGB"} or _is_drawing(image, picture):
        return False
    size = max(1, round(width * share)), max(1, round(height * share))
    written = io.BytesIO()
    smaller = image.resize(size, Image.Resampling.LANCZOS)  # pyright: ignore[reportUnknownMemberType]
    smaller.save(written, "JPEG", quality=_QUALITY)
    if written.tell() > len(picture.read_raw_bytes()) * _WORTH_IT:
        return False
    picture.write(written.getvalue(), filter=Name.DCTDecode)
    picture.Width, picture.Height = size
    return True
