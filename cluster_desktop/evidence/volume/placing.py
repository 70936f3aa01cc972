"""Where the contents of a page lie on the sheet that is bound: beside the margin, never enlarged.

The margin lies on the left of odd pages and on the right of even ones.  A lying page is bound with its head
to the left of the upright book (as GB/T 9704-2012 has tables), so that its margin is at its head on odd
pages and at its foot on even ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_desktop.evidence.volume.sheets import Size
    from cluster_desktop.evidence.volume.stamping import Rectangle

_POINTS_PER_MM = 72 / 25.4


def margin(gutter: int) -> float:
    """A binding margin of so many millimetres in points."""
    return gutter * _POINTS_PER_MM


def room(number: int, sheet: Size, gutter: int) -> Rectangle:
    """Left, bottom, right and top of what the binding margin leaves of page `number`, in points."""
    width, height = sheet
    taken = margin(gutter)
    odd = bool(number % 2)
    if width > height:
        return (0, 0, width, height - taken) if odd else (0, taken, width, height)
    return (taken, 0, width, height) if odd else (0, 0, width - taken, height)


def raised(number: int, sheet: Size, gutter: int) -> float:
    """How much of the foot of page `number` the binding margin takes, in points."""
    return room(number, sheet, gutter)[1]


def carried(area: Rectangle, page: Size, into: Rectangle) -> Rectangle:
    """Where an area of a page comes to lie when the page is put into the middle of `into`, made to fit."""
    left, bottom, right, top = into
    width, height = page
    scale = min(1.0, (right - left) / width, (top - bottom) / height)
    x = left + (right - left - width * scale) / 2
    y = bottom + (top - bottom - height * scale) / 2
    return x + area[0] * scale, y + area[1] * scale, x + area[2] * scale, y + area[3] * scale
