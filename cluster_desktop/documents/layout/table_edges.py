"""The borders and margins of cells, from what the table, its style, the row and the cell say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.model import Sides
from cluster_desktop.documents.layout.ooxml import attribute, child, number, points

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cluster_desktop.documents.layout.ooxml import Element

CELL_MARGINS = Sides(top=0, right=5.4, bottom=0, left=5.4)
"""What Word takes where nothing is stated."""
_HIDDEN = frozenset({"nil", "none"})
_SAME = {"start": "left", "end": "right"}
_HEAVIEST = 12.0
"""The widest border that Word draws, in points."""


def border_widths(element: Element | None) -> dict[str, float]:
    """The width of each border that is stated in points; `sz` counts eighths of a point."""
    found: dict[str, float] = {}
    for side in ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV"):
        border = child(element, side)
        if border is not None:
            hidden = (attribute(border) or "nil") in _HIDDEN
            width = min(max(number(attribute(border, "sz"), 4) / 8, 0.0), _HEAVIEST)
            found[_SAME.get(side, side)] = 0.0 if hidden else width
    return found


def outer_borders(borders: Mapping[str, float], place: tuple[int, int], size: tuple[int, int]) -> Sides:
    """What the borders of a whole table mean for one of its cells.

    Args:
        borders: those of the table.
        place: the row and the place in the row, from 0.
        size: how many rows there are, and how many cells in this row.
    """
    across, down = borders.get("insideH", 0.0), borders.get("insideV", 0.0)
    (row, cell), (rows, cells) = place, size
    return Sides(
        top=borders.get("top", 0.0) if row == 0 else across,
        right=borders.get("right", 0.0) if cell == cells - 1 else down,
        bottom=borders.get("bottom", 0.0) if row == rows - 1 else across,
        left=borders.get("left", 0.0) if cell == 0 else down,
    )


def margins(elements: Sequence[Element], default: Sides) -> Sides:
    """The margins stated in elements such as `w:tblCellMar`, the nearest first."""
    found: dict[str, float] = {}
    for element in reversed(elements):
        for side in ("top", "left", "start", "bottom", "right", "end"):
            part = child(element, side)
            if part is not None:
                found[_SAME.get(side, side)] = max(0.0, points(attribute(part, "w")))
    return overlay(default, found)


def overlay(sides: Sides, stated: Mapping[str, float]) -> Sides:
    """The sides, with those that are stated in their place."""
    return Sides(
        top=stated.get("top", sides.top),
        right=stated.get("right", sides.right),
        bottom=stated.get("bottom", sides.bottom),
        left=stated.get("left", sides.left),
    )
