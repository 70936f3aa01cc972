"""A page under construction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import PageBox, PlacedCell, PlacedPicture, PlacedText, Rule, Shade

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.documents.layout.lines import Line
    from cluster_desktop.documents.layout.model import Sides

_Segment = tuple[float, float, float]
"""From, to, width."""


class Sheet:
    """Collects what stands on one page; borders that neighbours share become one rule, the wider wins."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.texts: list[PlacedText] = []
        self.shades: list[Shade] = []
        self.cells: list[PlacedCell] = []
        self.pictures: list[PlacedPicture] = []
        self.overflows: list[tuple[PlacedCell, float]] = []
        self._lines: list[Rule] = []
        self._across: defaultdict[float, list[_Segment]] = defaultdict(list)
        self._down: defaultdict[float, list[_Segment]] = defaultdict(list)

    def place_line(self, line: Line, x: float, y: float) -> None:
        """Put a set line with its top left corner at `x`, `y`."""
        for piece in line.texts:
            self.texts.append(
                PlacedText(
                    x + piece.x,
                    y + piece.baseline,
                    piece.text,
                    piece.face,
                    piece.size,
                    piece.bold,
                    piece.underline,
                    piece.colour,
                    piece.spacing,
                    piece.scale,
                )
            )
        self.pictures += [replace(picture, x=x + picture.x, y=y + picture.y) for picture in line.pictures]
        self._lines += [
            Rule(x + rule.x1, y + rule.y1, x + rule.x2, y + rule.y2, rule.width) for rule in line.rules
        ]

    def record_overflow(self, cell: PlacedCell, excess: float) -> None:
        """Remember that a cell on this page cannot hold its text."""
        self.overflows.append((cell, excess))

    def place_cell(self, cell: PlacedCell, borders: Sides, shade: str | None) -> None:
        """Put the frame of a cell."""
        left, top = _key(cell.x), _key(cell.y)
        right, bottom = _key(cell.x + cell.width), _key(cell.y + cell.height)
        self.cells.append(cell)
        self._across[top].append((left, right, borders.top))
        self._across[bottom].append((left, right, borders.bottom))
        self._down[left].append((top, bottom, borders.left))
        self._down[right].append((top, bottom, borders.right))
        if shade is not None:
            self.shades.append(Shade(cell.x, cell.y, cell.width, cell.height, shade))

    def finish(self) -> PageBox:
        """The page as it stands."""
        sinks = {y: max(width for _, _, width in segments) / 2 for y, segments in self._across.items()}
        rules = [
            Rule(start, y + sinks[y], end, y + sinks[y], width)
            for y, segments in sorted(self._across.items())
            for start, end, width in _resolve(segments)
        ]
        rules += [
            Rule(x, start + sinks[start], x, end + sinks[end], width)
            for x, segments in sorted(self._down.items())
            for start, end, width in _resolve(segments)
        ]
        return PageBox(
            self.width,
            self.height,
            tuple(self.texts),
            (*rules, *self._lines),
            tuple(self.shades),
            tuple(self.cells),
            tuple(self.pictures),
        )


def _key(measure: float) -> float:
    return round(measure, 3)


def _resolve(segments: Iterable[_Segment]) -> list[_Segment]:
    """Overlapping segments as consecutive ones without overlap; equal neighbours are joined."""
    segments = list(segments)
    cuts = sorted({end for start, stop, _ in segments for end in (start, stop)})
    found: list[_Segment] = []
    for start, end in pairwise(cuts):
        width = max((w for s, e, w in segments if s <= start and e >= end), default=0.0)
        if width == 0:
            continue
        if found and found[-1][1] == start and found[-1][2] == width:
            found[-1] = (found[-1][0], end, width)
        else:
            found.append((start, end, width))
    return found
