"""Pages made to look scanned: drawn, rendered, laid a little askew, with the grain of paper."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING, Any

from PIL import Image

from cluster_desktop.evidence.rendering import open_rendering

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCALE = 120 / 72  # pixels a point
_DPI = (120, 120)
_MOST_SKEW = 0.9  # degrees
_GRAIN = 0.06
_INK_OR_PAPER = [0] * 170 + [255] * 86
_SIXTEEN_GREYS = [level & 0xF0 | level >> 4 for level in range(256)]


def as_jpeg(pdf: bytes, seed: str) -> bytes:
    """The first page as a colour scan."""
    (page, *_) = _scanned(pdf, seed, colour=True)
    return _saved(page, "JPEG", quality=62)


def as_png(pdf: bytes, seed: str) -> bytes:
    """The first page as a picture in greys."""
    (page, *_) = _scanned(pdf, seed, colour=False)
    return _saved(_levelled(page, _SIXTEEN_GREYS, "L"), "PNG")


def as_tiff(pdf: bytes, seed: str) -> bytes:
    """All pages as a black and white fax-like scan."""
    first, *others = [_levelled(page, _INK_OR_PAPER, "1") for page in _scanned(pdf, seed)]
    return _saved(first, "TIFF", save_all=True, append_images=others, compression="group4")


def _scanned(pdf: bytes, seed: str, *, colour: bool = False) -> Iterator[Image.Image]:
    chance = random.Random(seed)  # noqa: S311 - the look of paper, not a secret
    with open_rendering(pdf) as rendering:
        for number in range(1, rendering.pages + 1):
            page = rendering.image(number, _SCALE, grey=not colour).convert("RGB" if colour else "L")
            skew = chance.uniform(-_MOST_SKEW, _MOST_SKEW)
            page = page.rotate(skew, Image.Resampling.BILINEAR, fillcolor="#f4f2ec" if colour else "#f4f4f4")
            grain = Image.frombytes("L", page.size, chance.randbytes(page.width * page.height))
            yield Image.blend(page, grain.convert(page.mode), _GRAIN)


def _levelled(page: Image.Image, levels: list[int], mode: str) -> Image.Image:
    untyped: Any = page
    return untyped.point(levels, mode)


def _saved(page: Image.Image, kind: str, **how: object) -> bytes:
    data = io.BytesIO()
    page.save(data, kind, dpi=_DPI, **how)
    return data.getvalue()
