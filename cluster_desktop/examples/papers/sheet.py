"""A PDF in the making, with the origin in the top left corner and lengths in points."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from reportlab.lib.colors import HexColor

from cluster_desktop.documents.canvas import PaperCanvas
from cluster_desktop.documents.layout.linebreak import break_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.fonts import FontBook

A4 = (595.28, 841.89)
A3_LANDSCAPE = (1190.55, 841.89)
BLACK = "#000000"
RED = "#c1121f"
GREY = "#8a8f98"
_FOOT = "示例材料，单位和内容均为虚构"

Align = Literal["left", "centre", "right"]
Point = tuple[float, float]


class Sheet:
    """Draws pages; the same calls give the same bytes."""

    def __init__(self, fonts: FontBook, title: str) -> None:
        self._fonts = fonts
        self._paper = PaperCanvas(fonts, title)
        self._canvas = self._paper.canvas
        self._begun = False
        self.width, self.height = A4

    def page(self, size: Point = A4, *, turned: bool = False) -> None:
        """Begin a page.  A `turned` one is stored upright with /Rotate 90, as scanners store landscape."""
        if self._begun:
            self._canvas.showPage()
        self._begun = True
        self.width, self.height = size
        self._canvas.setPageSize(size)  # as it is read; reportlab stores it the other way round if turned
        self._canvas.setPageRotation(90 if turned else 0)
        if turned:
            self._canvas.translate(self.height, 0)
            self._canvas.rotate(90)
        self.text(self.width / 2, self.height - 26, _FOOT, "hei", 8, align="centre", colour=GREY)

    def finish(self) -> bytes:
        """The PDF."""
        self._canvas.showPage()
        return self._paper.finish()

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        face: str,
        size: float,
        *,
        align: Align = "left",
        colour: str = BLACK,
    ) -> None:
        """One line of text; raises `MissingGlyph` rather than leave a gap."""
        if align != "left":
            x -= self._fonts.width(text, face, size) / (2 if align == "centre" else 1)
        self._canvas.setFillColor(HexColor(colour))
        for name, run in groupby(text, key=lambda char: self._fonts.face_for(char, face).name):
            chars = "".join(run)
            self._paper.write(x, self.height - baseline, chars, name, size)
            x += self._fonts.width(chars, face, size)

    def lines(self, text: str, face: str, size: float, width: float, indent: float = 0) -> list[str]:
        """`text` broken into lines of `width`, the first one shorter by `indent`."""
        advances = [self._fonts.advance(char, face, size) for char in text]
        return [
            text[start:end] for start, end in break_lines(text, advances, width, first_width=width - indent)
        ]

    def rule(self, start: Point, end: Point, *, width: float = 0.6, colour: str = BLACK) -> None:
        """A straight line."""
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.line(start[0], self.height - start[1], end[0], self.height - end[1])

    def box(
        self, corner: Point, size: Point, *, line: float = 0.6, colour: str = BLACK, fill: str = ""
    ) -> None:
        """A rectangle from its top left corner, filled if `fill` is a colour."""
        (x, y), (width, height) = corner, size
        self._canvas.setLineWidth(line)
        self._canvas.setStrokeColor(HexColor(colour))
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        self._canvas.rect(x, self.height - y - height, width, height, stroke=1, fill=1 if fill else 0)

    def polygon(self, points: Sequence[Point], *, colour: str, fill: str) -> None:
        """A closed shape."""
        canvas: Any = self._canvas
        path = canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        canvas.setLineWidth(1)
        canvas.setStrokeColor(HexColor(colour))
        canvas.setFillColor(HexColor(fill))
        canvas.drawPath(path, stroke=1, fill=1)

    def seal(self, x: float, y: float, text: str = "示例") -> None:
        """A round red mark where a seal would be."""
        self._canvas.setLineWidth(2)
        self._canvas.setStrokeColor(HexColor(RED))
        self._canvas.circle(x, self.height - y, 38, stroke=1, fill=0)
        self.text(x, y + 6, text, "hei", 18, align="centre", colour=RED)
