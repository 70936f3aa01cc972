"""How wide a tab is: up to the next stop, or to where the text behind it must begin to end there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.model import TabStop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.layout.model import Paragraph

_NEAR = 0.05
"""Points: a stop that is no further away has been reached."""


@dataclass(frozen=True)
class Tabs:
    """The tabs of one paragraph whose characters are `text`, each with the width in `advances`."""

    paragraph: Paragraph
    text: str
    advances: Sequence[float]

    def __call__(self, index: int, used: float, *, first: bool) -> float:
        """The width of the tab at `index`, with `used` points before it on its line."""
        start = self.paragraph.left + (self.paragraph.first if first else 0.0) + used
        stop = self.stop(start)
        room = stop.place - start
        if stop.align == "left":
            return room
        behind = self._behind(index)
        return max(0.0, room - (behind if stop.align == "right" else behind / 2))

    def stop(self, place: float) -> TabStop:
        """The first stop beyond a place in the column."""
        stops = list(self.paragraph.tabs)
        # The words of a hanging paragraph begin at its indent, which is a stop by itself.
        if self.paragraph.first < 0:
            stops.append(TabStop(self.paragraph.left))
        ahead = [stop for stop in stops if stop.place > place + _NEAR]
        if ahead:
            return min(ahead, key=lambda stop: stop.place)
        step = max(self.paragraph.default_tab, 1.0)
        return TabStop((max(0.0, place + _NEAR) // step + 1) * step)

    def _behind(self, index: int) -> float:
        """How wide the text between this tab and the next, or the end of the line, is."""
        ends = [end for end in (self.text.find(char, index + 1) for char in "\t\n") if end >= 0]
        return sum(self.advances[index + 1 : min(ends, default=len(self.text))])
