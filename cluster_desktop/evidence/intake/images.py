"""Images as PDF pages: A4, within margins, in the shape of the image; JPEG data goes in as it is."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL.BmpImagePlugin import BmpImageFile
from PIL.ExifTags import Base
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.intake.image_file import ImageFile
from cluster_desktop.evidence.intake.rasters import raster_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from typing import BinaryIO

    from PIL import Image
    from PIL.ImageFile import ImageFile as OpenedImage

    from cluster_desktop.evidence.intake.media import Media
    from cluster_desktop.evidence.intake.rasters import Raster

MAX_PIXELS = 89_000_000
"""The largest image that is decoded: A1 in colour at 300 dpi is 70 million pixels."""
MAX_PIXELS_IN_ALL = 25_000_000_000
"""Of all images in a file together: 700 pages of A4 at 600 dpi."""
MAX_PAGES = 3000
"""Of a document: beyond it no volume can be bound or sent."""

_A4 = (595.2756, 841.8898)
_MARGIN = 28.35
"""1 cm: what office printers leave white in any case."""
A4_INSIDE = (_A4[0] - 2 * _MARGIN, _A4[1] - 2 * _MARGIN)
"""The room for an image on an upright page, in points."""

_READERS: dict[str, type[OpenedImage]] = {
    "image/jpeg": JpegImageFile,
    "image/png": PngImageFile,
    "image/tiff": TiffImageFile,
    "image/bmp": BmpImageFile,
}

# All that Pillow's readers raise on broken data (UnidentifiedImageError is an OSError).
_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError, struct.error, zlib.error)

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


def frame_sizes(
    data: bytes, media: Media, *, check: Callable[[], None] = lambda: None
) -> list[tuple[int, int]]:
    """Width and height in pixels of each image in the file; every one is decoded to be sure of it.

    `check` is called before each and may raise to stop the work.

    Raises:
        ImageError: the file is damaged, an image has more than `MAX_PIXELS`, or there are too many.
    """
    with _opened(data, media) as image:
        _refuse_too_much(image)
        sizes: list[tuple[int, int]] = []
        for frame in _frames(image):
            check()
            frame.load()
            sizes.append(frame.size)
        return sizes


def write_pages(
    data: bytes,
    media: Media,
    out: BinaryIO,
    *,
    only: int | None = None,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Write a PDF of A4 pages onto `out`, one for each image in the file, or `only` that one (from 1).

    One image stands in memory at a time.

    Raises:
        ImageError: as `frame_sizes`.
    """
    made = ImageFile(out)
    with _opened(data, media) as image:
        for number, frame in enumerate(_frames(image), 1):
            if only in (None, number):
                check()
                _refuse_too_large(frame)
                frame.load()
                _add_page(made, raster_of(frame, data if media == "image/jpeg" else None), frame)
    made.finish()


@contextmanager
def _opened(data: bytes, media: Media) -> Generator[OpenedImage]:
    try:
        with _READERS[media](io.BytesIO(data)) as image:
            yield image
    except _DAMAGE as error:
        raise ImageError("图像已损坏，无法读取。请重新扫描，或重新取得这份文件") from error


def _frames(image: OpenedImage) -> Iterator[OpenedImage]:
    yield image
    for number in range(1, getattr(image, "n_frames", 1) if image.format == "TIFF" else 1):
        image.seek(number)
        yield image


def _refuse_too_much(image: OpenedImage) -> None:
    """By what the file says of itself, before anything is decoded."""
    total = 0
    for number in range(MAX_PAGES + 1):
        try:
            image.seek(number)
        except EOFError:
            break
        _refuse_too_large(image)
        total += image.width * image.height
    else:
        raise ImageError(f"文件超过 {MAX_PAGES} 页，无法处理。请拆成几份后再添加")
    if total > MAX_PIXELS_IN_ALL:
        raise ImageError("全部页面的像素过多，无法处理。请以 300 dpi 以下重新扫描，或拆成几份后再添加")
    image.seek(0)


def _refuse_too_large(frame: Image.Image) -> None:
    if frame.width * frame.height > MAX_PIXELS:
        millions = frame.width * frame.height // 1_000_000
        raise ImageError(f"图像有 {millions} 百万像素，过大，无法处理。请以 300 dpi 以下重新扫描")


def _orientation(frame: OpenedImage) -> int:
    # Pillow turns a TIFF upright as it loads it, and takes the mark away.
    value = frame.getexif().get(Base.Orientation, 1)
    return value if value in _UPRIGHT else 1


def _add_page(made: ImageFile, raster: Raster, frame: OpenedImage) -> None:
    a, b, c, d, e, f = _UPRIGHT[_orientation(frame)]
    shape = (raster.width, raster.height) if a else (raster.height, raster.width)
    page_width, page_height = _A4 if shape[0] <= shape[1] else (_A4[1], _A4[0])
    scale = min((page_width - 2 * _MARGIN) / shape[0], (page_height - 2 * _MARGIN) / shape[1])
    width, height = shape[0] * scale, shape[1] * scale
    x, y = (page_width - width) / 2, (page_height - height) / 2
    matrix = (a * width, b * height, c * width, d * height, x + e * width, y + f * height)
    content = "q " + " ".join(f"{number:.4f}" for number in matrix) + " cm /Im0 Do Q"
    made.add(raster.data, raster.entries, content, (page_width, page_height))
