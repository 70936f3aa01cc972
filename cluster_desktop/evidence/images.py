"""Images as PDF pages: A4, within margins, in the shape of the image; JPEG data goes in as it is."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from PIL import Image, ImageOps
from PIL.BmpImagePlugin import BmpImageFile
from PIL.ExifTags import Base
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.ImageFile import ImageFile

    from cluster_desktop.evidence.media import Media

MAX_PIXELS = 89_000_000
"""The largest image that is decoded: A1 in colour at 300 dpi is 70 million pixels."""

_A4 = (595.2756, 841.8898)
_MARGIN = 28.35
"""1 cm: what office printers leave white in any case."""

_READERS: dict[str, type[ImageFile]] = {
    "image/jpeg": JpegImageFile,
    "image/png": PngImageFile,
    "image/tiff": TiffImageFile,
    "image/bmp": BmpImageFile,
}

# All that Pillow's readers raise on broken data (UnidentifiedImageError is an OSError).
_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError, struct.error, zlib.error)

_JPEG_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}

# What turns the unit square into the upright image, by EXIF orientation: a b c d e f of the matrix.
_UPRIGHT: dict[int, tuple[int, int, int, int, int, int]] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


class ImageError(ClusterError):
    """An image that is recognised but cannot be read: damaged or far too large."""


@dataclass(frozen=True, slots=True)
class _Raster:
    """One image ready for PDF: its stream, and the matrix that sets it upright."""

    data: bytes
    entries: pikepdf.Dictionary
    width: int
    height: int
    upright: tuple[int, int, int, int, int, int]


def frame_sizes(data: bytes, media: Media) -> list[tuple[int, int]]:
    """Width and height in pixels of each image in the file; every one is decoded to be sure of it.

    Raises:
        ImageError: the file is damaged, or an image has more than `MAX_PIXELS`.
    """
    return [frame.size for frame in _frames(data, media)]


def image_pages(data: bytes, media: Media) -> pikepdf.Pdf:
    """A document of A4 pages, one for each image in the file.

    Raises:
        ImageError: as `frame_sizes`.
    """
    pdf = pikepdf.new()
    for frame in _frames(data, media):
        raster = _jpeg(data, frame) if media == "image/jpeg" else None
        _add_page(pdf, raster or _lossless(frame))
    return pdf


def _frames(data: bytes, media: Media) -> Iterator[Image.Image]:
    try:
        with _READERS[media](io.BytesIO(data)) as image:
            for number in range(getattr(image, "n_frames", 1)):
                image.seek(number)
                if image.width * image.height > MAX_PIXELS:
                    millions = image.width * image.height // 1_000_000
                    raise ImageError(f"图像有 {millions} 百万像素，过大，无法处理。请以 300 dpi 以下重新扫描")
                image.load()
                yield image
    except _DAMAGE as error:
        raise ImageError("图像已损坏，无法读取。请重新扫描，或重新取得这份文件") from error


def _orientation(frame: Image.Image) -> int:
    value = frame.getexif().get(Base.Orientation, 1)
    return value if value in _UPRIGHT else 1


def _jpeg(data: bytes, frame: Image.Image) -> _Raster | None:
    """The JPEG as it is, or None where PDF readers and Pillow may see different colours in it."""
    space = _JPEG_SPACES.get(frame.mode)
    if space is None:
        return None
    entries = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=frame.width,
        Height=frame.height,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name(space),
        Filter=pikepdf.Name.DCTDecode,
    )
    # Adobe writes its CMYK JPEG inverted, and every reader but a PDF reader knows that.
    if frame.mode == "CMYK" and "adobe" in frame.info:
        entries.Decode = pikepdf.Array([1, 0] * 4)
    return _Raster(data, entries, frame.width, frame.height, _UPRIGHT[_orientation(frame)])


def _lossless(frame: Image.Image) -> _Raster:
    image = ImageOps.exif_transpose(frame)
    if image.has_transparency_data:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    if image.mode not in ("1", "L"):
        image = _grey_of_16_bits(image) if image.mode.startswith("I") else image.convert("RGB")
    entries = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=image.width,
        Height=image.height,
        BitsPerComponent=1 if image.mode == "1" else 8,
        ColorSpace=pikepdf.Name.DeviceRGB if image.mode == "RGB" else pikepdf.Name.DeviceGray,
        Filter=pikepdf.Name.FlateDecode,
    )
    return _Raster(zlib.compress(image.tobytes(), 6), entries, image.width, image.height, _UPRIGHT[1])


def _grey_of_16_bits(image: Image.Image) -> Image.Image:
    high_bytes = image.convert("I;16").tobytes()[1::2]
    return Image.frombytes("L", image.size, high_bytes)


def _add_page(pdf: pikepdf.Pdf, raster: _Raster) -> None:
    a, b, c, d, e, f = raster.upright
    shape = (raster.width, raster.height) if a else (raster.height, raster.width)
    page_width, page_height = _A4 if shape[0] <= shape[1] else (_A4[1], _A4[0])
    scale = min((page_width - 2 * _MARGIN) / shape[0], (page_height - 2 * _MARGIN) / shape[1])
    width, height = shape[0] * scale, shape[1] * scale
    x, y = (page_width - width) / 2, (page_height - height) / 2
    matrix = (a * width, b * height, c * width, d * height, x + e * width, y + f * height)
    content = "q " + " ".join(f"{number:.4f}" for number in matrix) + " cm /Im0 Do Q"
    image = pikepdf.Stream(pdf, raster.data, raster.entries)
    page = pdf.add_blank_page(page_size=(page_width, page_height))
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(image)))
    page.obj.Contents = pikepdf.Stream(pdf, content.encode("ascii"))
