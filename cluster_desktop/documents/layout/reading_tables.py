"""Tables out of a Word document: grid, rows, merges, borders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.model import Align, Cell, Paragraph, Row, RowRule, Sides, Table, VAlign
from cluster_desktop.documents.layout.ooxml import (
    Styles,
    attribute,
    child,
    children,
    flatten,
    is_on,
    points,
    tag,
)
from cluster_desktop.documents.layout.reading_text import read_paragraph, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.layout.ooxml import Element

_WORD_2013 = 15
_CELL_MARGINS = Sides(top=0, right=5.4, bottom=0, left=5.4)
_HIDDEN = frozenset({"nil", "none"})
_ALIGN: dict[str, Align] = {"center": "center", "right": "right", "end": "right"}
_V_ALIGN: dict[str, VAlign] = {"center": "center", "bottom": "bottom"}


def read_table(element: Element, styles: Styles, compatibility: int) -> Table:
    """The table in a `w:tbl`.

    Raises:
        UnsupportedContent: it holds a table inside a cell, or more than text.
    """
    own = child(element, "tblPr")
    margins = _margins(styles.table_parts(own, "tblCellMar"), _CELL_MARGINS)
    borders = [_border_widths(part) for part in reversed(styles.table_parts(own, "tblBorders"))]
    merged: dict[str, float] = {}
    for widths in borders:
        merged |= widths
    rows = list(children(element, "tr"))
    grid = child(element, "tblGrid")
    properties = flatten(own)
    indent = points(properties.get("tblInd/w"))
    if compatibility < _WORD_2013:
        indent -= margins.left
    return Table(
        columns=tuple(
            points(attribute(column, "w")) for column in (() if grid is None else children(grid, "gridCol"))
        ),
        indent=indent,
        align=_ALIGN.get(properties.get("jc", ""), "left"),
        rows=tuple(_row(row, number, len(rows), merged, margins, styles) for number, row in enumerate(rows)),
    )


def _row(  # noqa: PLR0917 - a row needs to know its place and what the table says
    element: Element, number: int, count: int, borders: Mapping[str, float], margins: Sides, styles: Styles
) -> Row:
    properties = flatten(child(element, "trPr"))
    rule: RowRule = "exact" if properties.get("trHeight/hRule") == "exact" else "atLeast"
    cells = list(children(element, "tc"))
    return Row(
        cells=tuple(
            _cell(cell, _outer(borders, number, count, column, len(cells)), margins, styles)
            for column, cell in enumerate(cells)
        ),
        height=points(properties.get("trHeight")),
        rule=rule,
        header=is_on(properties, "tblHeader"),
        splits=rule != "exact" and not is_on(properties, "cantSplit"),
    )


def _cell(element: Element, borders: Sides, margins: Sides, styles: Styles) -> Cell:
    if next(element.iterdescendants(tag("tbl")), None) is not None:
        raise refuse("tbl", element)
    own = child(element, "tcPr")
    properties = flatten(own)
    paragraphs: list[Paragraph] = []
    for part in children(element, "p"):
        paragraphs += read_paragraph(part, styles)
    fill = properties.get("shd/fill", "auto")
    merge = properties.get("vMerge")
    own_margins = child(own, "tcMar")
    return Cell(
        paragraphs=tuple(paragraphs),
        span=int(properties.get("gridSpan", 1)),
        starts_merge=merge == "restart",
        continues=merge is not None and merge != "restart",
        v_align=_V_ALIGN.get(properties.get("vAlign", ""), "top"),
        borders=_overlay(borders, _border_widths(child(own, "tcBorders"))),
        margins=margins if own_margins is None else _margins([own_margins], margins),
        shade=None if fill == "auto" else fill.upper(),
    )


def _outer(borders: Mapping[str, float], row: int, rows: int, column: int, columns: int) -> Sides:
    """What the borders of the whole table mean for one of its cells."""
    across, down = borders.get("insideH", 0.0), borders.get("insideV", 0.0)
    return Sides(
        top=borders.get("top", 0.0) if row == 0 else across,
        right=borders.get("right", 0.0) if column == columns - 1 else down,
        bottom=borders.get("bottom", 0.0) if row == rows - 1 else across,
        left=borders.get("left", 0.0) if column == 0 else down,
    )


def _border_widths(element: Element | None) -> dict[str, float]:
    """The width of each border that is stated; `sz` counts eighths of a point."""
    found: dict[str, float] = {}
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = child(element, side)
        if border is not None:
            hidden = (attribute(border) or "nil") in _HIDDEN
            found[side] = 0.0 if hidden else float(attribute(border, "sz") or 4) / 8
    return found


def _margins(elements: list[Element], default: Sides) -> Sides:
    found: dict[str, float] = {}
    for element in reversed(elements):
        for side in ("top", "left", "bottom", "right"):
            part = child(element, side)
            if part is not None:
                found[side] = points(attribute(part, "w"))
    return _overlay(default, found)


def _overlay(sides: Sides, stated: Mapping[str, float]) -> Sides:
    return Sides(
        top=stated.get("top", sides.top),
        right=stated.get("right", sides.right),
        bottom=stated.get("bottom", sides.bottom),
        left=stated.get("left", sides.left),
    )
