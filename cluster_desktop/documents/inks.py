"""The characters of a layout one by one, and the rectangles that they take on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from cluster_desktop.documents.fonts import clusters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout import Layout, PlacedText

_ABOVE, _BELOW = 0.9, 0.18
"""How far a character reaches above and below its baseline, as shares of its size."""
_SLACK = 0.5
_LEAST_ROOM = 12.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on a page: `page` counts from 0, the measures are points from its top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float

    def holds(self, page: int, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return (
            page == self.page and self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class Ink:
    """A printed character; white space is none."""

    char: str
    spot: Spot


def inks_of(layout: Layout, frames: Sequence[Spot] | None, fonts: FontBook) -> Iterator[Ink]:
    """The characters within the frames, parts of one cell; with None those outside of all cells."""
    if frames is None:
        for page, box in enumerate(layout.pages):
            cells = [Spot(page, cell.x, cell.y, cell.width, cell.height) for cell in box.cells]
            for text in box.texts:
                if not any(_within(cell, page, text) for cell in cells):
                    yield from _inks(page, text, fonts)
        return
    for frame in frames:
        for text in layout.pages[frame.page].texts:
            if _within(frame, frame.page, text):
                yield from _inks(frame.page, text, fonts)


def line_spots(inks: Iterable[Ink]) -> list[Spot]:
    """The rectangles of characters that follow each other: the first line, and all others of each page."""
    lines = [
        _around([ink.spot for ink in line])
        for _, line in groupby(inks, lambda ink: (ink.spot.page, round(ink.spot.y + ink.spot.height)))
    ]
    first, others = lines[:1], lines[1:]
    return first + [_around(list(page)) for _, page in groupby(others, lambda spot: spot.page)]


def room_behind(label: Sequence[Ink], following: Sequence[Ink], frames: Sequence[Spot] | None) -> list[Spot]:
    """The room in a line from the end of a label to the next word, or to the edge of the cell."""
    if not label:
        return []
    last = label[-1].spot
    left = last.x + last.width
    inside = [frame for frame in frames or () if frame.page == last.page]
    right = max((frame.x + frame.width for frame in inside), default=left + 8 * last.height)
    for ink in following:
        if ink.spot.page == last.page and abs(ink.spot.y - last.y) < last.height / 2:
            right = min(right, ink.spot.x)
    if right - left < _LEAST_ROOM:
        return line_spots(label)
    return [replace(last, x=left, width=right - left)]


def _within(frame: Spot, page: int, text: PlacedText) -> bool:
    return frame.x - _SLACK <= text.x < frame.x + frame.width + _SLACK and frame.holds(
        page, max(text.x, frame.x), text.baseline - text.size * 0.3
    )


def _inks(page: int, text: PlacedText, fonts: FontBook) -> Iterator[Ink]:
    x = text.x
    top, height = text.baseline - text.size * _ABOVE, text.size * (_ABOVE + _BELOW)
    for cluster in clusters(text.text):
        width = fonts.width(cluster, text.face, text.size) * text.scale + text.spacing
        if not cluster.isspace():
            for char in cluster:
                yield Ink(char, Spot(page, x, top, max(width, 0.1), height))
        x += width


def _around(spots: Sequence[Spot]) -> Spot:
    left, top = min(spot.x for spot in spots), min(spot.y for spot in spots)
    right = max(spot.x + spot.width for spot in spots)
    bottom = max(spot.y + spot.height for spot in spots)
    return Spot(spots[0].page, left, top, right - left, bottom - top)
