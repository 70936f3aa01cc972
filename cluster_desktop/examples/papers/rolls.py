"""Tables over as many pages as they need, the head row on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.examples.papers.sheet import A3_LANDSCAPE, A4

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.examples.papers.parts import Roll
    from cluster_desktop.examples.papers.sheet import Sheet

_SIZE = 9.0
_PITCH = 13.0
_PADDING = 4.0
_MARGIN = 50.0
_BOTTOM = 52.0
_HEAD_FILL = "#eceff3"
_SHEETS = {
    "upright": (A4, False),
    "landscape": ((A4[1], A4[0]), False),
    "turned": ((A4[1], A4[0]), True),
    "a3": (A3_LANDSCAPE, False),
}


class _Grid:
    """The columns of a table on its paper, and where its next row goes."""

    def __init__(self, sheet: Sheet, roll: Roll) -> None:
        self._sheet = sheet
        self._roll = roll
        size, self._turned = _SHEETS[roll.sheet]
        self._size = size
        share = (size[0] - 2 * _MARGIN) / sum(roll.widths)
        self._widths = [width * share for width in roll.widths]
        self.y = 0.0

    def page(self) -> None:
        """A new page with the head row."""
        self._sheet.page(self._size, turned=self._turned)
        self.y = 70.0
        if self._roll.heading:
            self._sheet.text(self._sheet.width / 2, self.y, self._roll.heading, "hei", 16, align="centre")
            self.y += 18
        self.row(self._roll.columns, "hei", _HEAD_FILL)

    def row(self, cells: Sequence[str], face: str = "song", fill: str = "") -> None:
        """One row, as high as its longest cell; on a new page where it does not fit."""
        broken = [
            self._sheet.lines(cell, face, _SIZE, width - 2 * _PADDING)
            for cell, width in zip(cells, self._widths, strict=True)
        ]
        height = max(len(lines) for lines in broken) * _PITCH + 5
        if self.y + height > self._sheet.height - _BOTTOM:
            self.page()
        x = _MARGIN
        for lines, width in zip(broken, self._widths, strict=True):
            self._sheet.box((x, self.y), (width, height), line=0.5, fill=fill)
            for number, line in enumerate(lines, 1):
                self._sheet.text(x + _PADDING, self.y + number * _PITCH - 1, line, face, _SIZE)
            x += width
        self.y += height

    def note(self, text: str) -> None:
        """A remark below the table."""
        width = self._sheet.width - 2 * _MARGIN
        for line in self._sheet.lines(text, "fangsong", 10.5, width):
            self.y += 18
            self._sheet.text(_MARGIN, self.y, line, "fangsong", 10.5)


def draw_roll(sheet: Sheet, roll: Roll, rows: Sequence[Sequence[str]]) -> None:
    """The table from a new page on."""
    grid = _Grid(sheet, roll)
    grid.page()
    for row in rows:
        grid.row(row)
    if roll.note:
        grid.note(roll.note)
