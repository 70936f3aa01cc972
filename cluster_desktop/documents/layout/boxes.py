"""What a layout is: pages of placed text, rules, shades and cells.

All measures are points; the origin is the top left corner of the page.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Characters of one face and size on one baseline, starting at `x`.

    `spacing` is added after every character, in points; `scale` stretches the characters sideways.
    """

    x: float
    baseline: float
    text: str
    face: str
    size: float
    bold: bool = False
    underline: bool = False
    colour: str = "000000"
    spacing: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; `width` is the thickness of the pen, its centre runs from one point to the other."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True, slots=True)
class Shade:
    """A rectangle filled with `colour` (six hex digits), below everything else."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture (the bytes of a PNG or JPEG file) stretched over a rectangle."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """The part of a table cell that lies on this page, with the text that is printed in it.

    `table`, `row` and `column` count from 0 in the whole document, table and grid; a table inside a cell is
    counted after the table around it, one in a header or footer is -1.  A cell merged downwards stands under
    its first row on the page.  The text of tables inside the cell is that of their own cells.
    """

    table: int
    row: int
    column: int
    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Overflow:
    """A cell whose text needs `excess` points more height than the cell has; `page` counts from 0."""

    page: int
    cell: PlacedCell
    excess: float


@dataclass(frozen=True, slots=True)
class PageBox:
    """One page."""

    width: float
    height: float
    texts: tuple[PlacedText, ...]
    rules: tuple[Rule, ...]
    shades: tuple[Shade, ...]
    cells: tuple[PlacedCell, ...]
    pictures: tuple[PlacedPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole document, ready to be painted."""

    pages: tuple[PageBox, ...]
    overflows: tuple[Overflow, ...]
