"""The open rows of the target table: the printed `......` gives way to the first, others follow below."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from cluster_desktop.documents.binding.grid import grid_cells
from cluster_desktop.documents.binding.places import ADDED_ROW, Blank, Lines, OpenRow, Place
from cluster_desktop.documents.word import Element, children, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def open_row_places(open_rows: Mapping[str, OpenRow], paths: Iterable[str]) -> dict[str, Place]:
    """Makes the rows that `paths` (`targets/leading_2/base`) ask for, and says where each path stands."""
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for path in paths:
        row = path.rpartition("/")[0]
        if ADDED_ROW.sub("", row) in open_rows:
            asked[ADDED_ROW.sub("", row)].add(row)
    places: dict[str, Place] = {}
    for opened, rows in asked.items():
        for row, cells in zip(sorted(rows, key=row_number), _rows(open_rows[opened], len(rows)), strict=True):
            places.update({f"{row}/{column}": place for column, place in cells.items()})
    return places


def row_number(row: str) -> int:
    """The number of an added row; the printed row itself comes before them."""
    return int(row.rpartition("_")[2]) if ADDED_ROW.search(row) else 0


def _rows(opened: OpenRow, count: int) -> list[Mapping[str, Place]]:
    """The printed row and as many copies below it as make up `count`."""
    mould = deepcopy(opened.row)
    if count > 1:
        _merge_direction(opened, opened.row, mould)
    found: list[Mapping[str, Place]] = [opened.cells]
    last = opened.row
    for _ in range(count - 1):
        added = deepcopy(mould)
        last.addnext(added)
        last = added
        found.append({column: _moved(place, opened.row, added) for column, place in opened.cells.items()})
    return found


def _merge_direction(opened: OpenRow, first: Element, mould: Element) -> None:
    """The 方向 cell reaches down over the added rows, which continue it and leave it empty."""
    for row in (first, mould):
        for cell, column, _ in grid_cells(row):
            if column == opened.direction.column:
                _set_merge(cell, keep=row is first)


def _set_merge(cell: Element, *, keep: bool) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    merge = properties.find(w("vMerge"))
    if merge is None:
        merge = etree.Element(w("vMerge"), {w("val"): "restart"})
        before = [
            element for name in ("tcW", "gridSpan") if (element := properties.find(w(name))) is not None
        ]
        properties.insert(len(before), merge)
    if not keep:
        merge.set(w("val"), "continue")
        for run in list(cell.iter(w("r"))):
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)


def _moved(place: Place, old: Element, new: Element) -> Place:
    """The same place in a copy of its row."""
    if not isinstance(place, Lines | Blank) or place.cell is None:
        raise TypeError("a cell of the target table takes lines or stands for dots")
    element = list(children(new, "tc"))[list(children(old, "tc")).index(place.cell.element)]
    cell = replace(place.cell, element=element)
    paragraph = cell.paragraphs[place.cell.paragraphs.index(place.paragraph)]
    return replace(place, paragraph=paragraph, cell=cell)
