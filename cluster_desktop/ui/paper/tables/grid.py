"""The fields of a sheet by row and column: the way from one to the next, and blocks of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.ui.paper.entries.base import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.paper.sheet import Place


@dataclass(frozen=True)
class _Spot:
    """A cell with its fields, in the order of Tab."""

    place: Place
    entries: tuple[Entry, ...]


class Grid:
    """Made from the cells of a sheet with their places.  Going up and down keeps to a column where it can."""

    def __init__(self, cells: Iterable[tuple[QWidget, Place]]) -> None:
        self._spots = [_Spot(place, found) for cell, place in cells if (found := _entries(cell))]
        self._by_entry = {entry: spot for spot in self._spots for entry in spot.entries}
        self._wish: tuple[Entry, int] | None = None

    def near(self, entry: Entry, rows: int, columns: int) -> Entry | None:
        """The next field up or down, or left or right in the same row; None at the edge."""
        here = self._by_entry.get(entry)
        if here is None:
            return None
        if rows:
            return self._above_or_below(entry, here, rows)
        beside = [
            spot
            for spot in self._spots
            if spot.place.row == here.place.row and (spot.place.left - here.place.left) * columns > 0
        ]
        found = min(beside, key=lambda spot: abs(spot.place.left - here.place.left), default=None)
        return found.entries[0] if found is not None else None

    def room(self, start: Entry) -> list[list[Entry]]:
        """The cells that a block put in at `start` would go into: rows of those of one kind to the right."""
        here = self._by_entry.get(start)
        if here is None:
            return [[start]]
        rows: dict[int, list[_Spot]] = {}
        for spot in self._spots:
            if spot.place.row >= here.place.row and spot.place.left >= here.place.left:
                rows.setdefault(spot.place.row, []).append(spot)
        result: list[list[Entry]] = []
        for _, spots in sorted(rows.items()):
            spots.sort(key=lambda spot: spot.place.left)
            first = spots[0]
            if first.place.left == here.place.left and _alike(first.entries[0], start):
                result.append([spot.entries[0] for spot in spots if _alike(spot.entries[0], start)])
        return result

    def between(self, one: Entry, other: Entry) -> list[list[Entry]]:
        """The fields of the block that two of them span, row by row; one that reaches beyond is left out."""
        first, last = self._by_entry.get(one), self._by_entry.get(other)
        if first is None or last is None:
            return [[one]]
        top, bottom = sorted((first.place.row, last.place.row))
        left = min(first.place.left, last.place.left)
        right = max(first.place.right, last.place.right)
        rows: dict[int, list[_Spot]] = {}
        for spot in self._spots:
            inside = top <= spot.place.row <= bottom and left <= spot.place.left and spot.place.right <= right
            if inside and spot.entries[0].words() is not None:
                rows.setdefault(spot.place.row, []).append(spot)
        return [
            [spot.entries[0] for spot in sorted(spots, key=lambda spot: spot.place.left)]
            for _, spots in sorted(rows.items())
        ]

    def _above_or_below(self, entry: Entry, here: _Spot, rows: int) -> Entry | None:
        within = here.entries.index(entry) + rows
        if 0 <= within < len(here.entries):
            return here.entries[within]
        wish = self._wish[1] if self._wish is not None and self._wish[0] is entry else here.place.left
        ahead = [spot for spot in self._spots if (spot.place.row - here.place.row) * rows > 0]
        if not ahead:
            return None
        row = min((spot.place.row for spot in ahead), key=lambda each: abs(each - here.place.row))
        spots = [spot for spot in ahead if spot.place.row == row]
        best = min(spots, key=lambda spot: _distance(spot.place, wish))
        found = best.entries[0 if rows > 0 else -1]
        self._wish = (found, wish)
        return found


def _entries(cell: QWidget) -> tuple[Entry, ...]:
    return (cell,) if isinstance(cell, Entry) else tuple(cell.findChildren(Entry))


def _alike(one: Entry, other: Entry) -> bool:
    """Whether both hold figures, or both words."""
    return one.words() is not None and (one.field.figure is None) == (other.field.figure is None)


def _distance(place: Place, column: int) -> int:
    return 0 if place.left <= column < place.right else abs(place.left - column)
