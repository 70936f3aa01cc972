"""One decoded image as a stream of a PDF: JPEG as it is, black and white as fax, the rest without loss."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image
from PIL.TiffImagePlugin import ROWSPERSTRIP, STRIPBYTECOUNTS, STRIPOFFSETS, TiffImageFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_JPEG_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
_BAND = 256
"""Lines that are worked on at a time, so that a large image stands in memory once."""
_WELL_PACKED = 4
"""Times by which fax must have packed for no other way to be tried."""
_OF_JPEG = 92
"""The quality for what was JPEG within a TIFF: without loss it would be ten times as large."""


@dataclass(frozen=True, slots=True)
class Raster:
    """An image ready for PDF: its stream, the entries that tell how to read it, its size in pixels."""

    data: bytes
    entries: Mapping[str, str]
    width: int
    height: int


def raster_of(frame: Image.Image, jpeg: bytes | None) -> Raster:
    """The loaded image; `jpeg` is the file that it comes from, where that is a JPEG."""
    if jpeg is not None and frame.mode in _JPEG_SPACES:
        # Adobe writes its CMYK JPEG inverted, and every reader but a PDF reader knows that.
        inverted = frame.mode == "CMYK" and "adobe" in frame.info
        return _jpeg(jpeg, frame, {"Decode": "[1 0 1 0 1 0 1 0]"} if inverted else {})
    if frame.info.get("compression") == "jpeg":
        frame = frame if frame.mode == "L" else frame.convert("RGB")
        written = io.BytesIO()
        frame.save(written, "JPEG", quality=_OF_JPEG)
        return _jpeg(written.getvalue(), frame, {})
    return _black_and_white(frame) if frame.mode == "1" else _lossless(frame)


def _jpeg(data: bytes, frame: Image.Image, more: Mapping[str, str]) -> Raster:
    return _raster(data, frame, _JPEG_SPACES[frame.mode], 8, {"Filter": "/DCTDecode", **more})


def _raster(data: bytes, frame: Image.Image, space: str, bits: int, filtered: Mapping[str, str]) -> Raster:
    entries = {
        "Width": str(frame.width),
        "Height": str(frame.height),
        "BitsPerComponent": str(bits),
        "ColorSpace": space,
        **filtered,
    }
    return Raster(data, entries, frame.width, frame.height)


def _black_and_white(frame: Image.Image) -> Raster:
    fax = _fax(frame)
    # Fax blows up what is dotted to look grey; elsewhere nothing packs better.
    if len(fax) * _WELL_PACKED > frame.width * frame.height / 8:
        plain = zlib.compress(frame.tobytes(), 6)
        if len(plain) <= len(fax):
            return _raster(plain, frame, "/DeviceGray", 1, {"Filter": "/FlateDecode"})
    how = f"<</K -1 /Columns {frame.width} /Rows {frame.height} /BlackIs1 true>>"
    return _raster(fax, frame, "/DeviceGray", 1, {"Filter": "/CCITTFaxDecode", "DecodeParms": how})


def _fax(frame: Image.Image) -> bytes:
    """The image as fax machines send it (Group 4), in one piece."""
    written = io.BytesIO()
    frame.save(written, "TIFF", compression="group4", tiffinfo={ROWSPERSTRIP: frame.height})
    written.seek(0)
    with TiffImageFile(written) as tiff:
        (start,), (length,) = tiff.tag_v2[STRIPOFFSETS], tiff.tag_v2[STRIPBYTECOUNTS]
    return written.getvalue()[start : start + length]


def _lossless(frame: Image.Image) -> Raster:
    packer = zlib.compressobj(6)
    grey = frame.mode in {"L", "LA", "La"} or frame.mode.startswith("I")
    pieces = [packer.compress(band.tobytes()) for band in _bands(frame, "L" if grey else "RGB")]
    data = b"".join((*pieces, packer.flush()))
    space = "/DeviceGray" if grey else "/DeviceRGB"
    return _raster(data, frame, space, 8, {"Filter": "/FlateDecode"})


def _bands(frame: Image.Image, mode: str) -> Iterator[Image.Image]:
    """The image from the top down, on white paper, in greys or colours of 8 bits."""
    for top in range(0, frame.height, _BAND):
        band = frame.crop((0, top, frame.width, min(top + _BAND, frame.height)))
        if frame.has_transparency_data:
            paper = Image.new("RGBA", band.size, "white")
            band = Image.alpha_composite(paper, band.convert("RGBA"))
        elif band.mode.startswith("I"):
            band = _high_bytes(band)
        yield band if band.mode == mode else band.convert(mode)


def _high_bytes(image: Image.Image) -> Image.Image:
    return Image.frombytes("L", image.size, image.convert("I;16").tobytes()[1::2])
