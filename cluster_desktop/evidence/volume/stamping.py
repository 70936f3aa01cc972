"""The number stamped on a page: framed, so that it is told from the numbers that the document prints itself.

One font serves all stamps of a volume.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.documents.layout.boxes import Layout, PageBox, PlacedText
from cluster_desktop.documents.paint import paint

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

_CHARS = "第0123456789页 "
_FACE, _SIZE = "song", 10.0
_BOX = (62.0, 18.0)
_OUTER, _FOOT = 20.0, 16.0
"""Stamps stand 7 mm from the outer edge and 5.6 mm from the foot, where every office printer reaches."""
_RISE = 5.4
"""How far the baseline lies above the foot of the box."""

Rectangle = tuple[float, float, float, float]


def stamp_words(number: int) -> str:
    """What is stamped on page `number`."""
    return f"第 {number} 页"


def stamp_box(number: int, width: float, *, raised: float = 0.0) -> Rectangle:
    """Left, bottom, right and top of the stamp on page `number`, in points from the lower left corner.

    The outer edge is the right one on odd pages and the left one on even pages; `raised` is how much the
    binding margin takes from the foot of a lying page.
    """
    left = width - _OUTER - _BOX[0] if number % 2 else _OUTER
    bottom = _FOOT + raised
    return left, bottom, left + _BOX[0], bottom + _BOX[1]


class Stamper:
    """Writes stamps for the pages of one PDF."""

    def __init__(self, volume: pikepdf.Pdf, fonts: FontBook) -> None:
        text = PlacedText(0, 10, _CHARS, _FACE, _SIZE)
        page = PageBox(200, 20, (text,), (), (), ())
        with pikepdf.open(io.BytesIO(paint(Layout((page,), ()), fonts, title=""))) as pattern:
            sheet = pattern.pages[0]
            shown = next(
                instruction.operands[0]
                for instruction in pikepdf.parse_content_stream(sheet)
                if str(instruction.operator) == "Tj"
            )
            (font,) = sheet.resources.Font.as_dict().values()
            self.font = volume.copy_foreign(font)
        codes = bytes(shown).hex().upper()  # pyright: ignore[reportArgumentType] - Tj shows a string
        self._codes = {char: codes[4 * place : 4 * place + 4] for place, char in enumerate(_CHARS)}
        self._widths = {char: fonts.width(char, _FACE, _SIZE) for char in _CHARS}

    def content(self, number: int, box: Rectangle) -> bytes:
        """The operators that paint the stamp over a white ground, with the font as /Stamp."""
        left, bottom, right, top = box
        words = stamp_words(number)
        codes = "".join(self._codes[char] for char in words)
        x = (left + right - sum(self._widths[char] for char in words)) / 2
        return (
            f"q 1 g 0 G 0.6 w {left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re B "
            f"0 g BT /Stamp {_SIZE:g} Tf {x:.2f} {bottom + _RISE:.2f} Td <{codes}> Tj ET Q\n"
        ).encode()
