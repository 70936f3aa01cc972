"""A layout onto PDF pages: the same layout gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from reportlab.lib.utils import ImageReader

from cluster_desktop.documents.canvas import PaperCanvas
from cluster_desktop.documents.fonts import clusters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout.boxes import Layout, PageBox, PlacedPicture, PlacedText, Rule, Shade

_IMAGE: Any = ImageReader
_BOLD_STROKE = 1 / 40
"""How much wider than its outline a bold character is drawn, in ems."""
_UNDERLINE_DEPTH = 0.14
_UNDERLINE_WIDTH = 0.05
_SQUARE_CAP = 2
_WATERMARK_FACE = "hei"
_WATERMARK_GREY = 0.86
_WATERMARK_TILT = 45
_WATERMARK_REACH = 0.75
"""The length of the watermark as a share of the page's width."""


def paint(layout: Layout, fonts: FontBook, *, title: str, watermark: str | None = None) -> bytes:
    """The PDF of a layout, with its faces embedded and its text extractable.

    Args:
        layout: the pages.
        fonts: the book that the layout was made with.
        title: the title of the document.
        watermark: words printed large and grey across every page, below the text.

    Raises:
        MissingGlyph: no face has a character of the watermark.
    """
    painter = _Painter(fonts, title)
    for page in layout.pages:
        painter.page(page, watermark)
    return painter.finish()


class _Painter:
    """Draws pages on a canvas, whose origin is the bottom left corner."""

    def __init__(self, fonts: FontBook, title: str) -> None:
        self._fonts = fonts
        self._paper = PaperCanvas(fonts, title)
        self._canvas = self._paper.canvas
        self._height = 0.0

    def finish(self) -> bytes:
        """The finished file."""
        return self._paper.finish()

    def page(self, page: PageBox, watermark: str | None) -> None:
        """Draw one page."""
        self._height = page.height
        self._canvas.setPageSize((page.width, page.height))
        for shade in page.shades:
            self._shade(shade)
        if watermark:
            self._watermark(page, watermark)
        for picture in page.pictures:
            self._picture(picture)
        self._rules(page.rules)
        self._texts(page.texts)
        self._canvas.showPage()

    def _shade(self, shade: Shade) -> None:
        self._canvas.setFillColorRGB(*_rgb(shade.colour))
        bottom = self._height - shade.y - shade.height
        self._canvas.rect(shade.x, bottom, shade.width, shade.height, stroke=0, fill=1)

    def _picture(self, picture: PlacedPicture) -> None:
        image = _IMAGE(BytesIO(picture.data))
        bottom = self._height - picture.y - picture.height
        self._canvas.drawImage(image, picture.x, bottom, picture.width, picture.height, mask="auto")

    def _rules(self, rules: Iterable[Rule]) -> None:
        self._canvas.setLineCap(_SQUARE_CAP)
        self._canvas.setStrokeGray(0)
        by_width = attrgetter("width")
        for width, alike in groupby(sorted(rules, key=by_width), by_width):
            self._canvas.setLineWidth(width)
            lines = (
                f"{round(rule.x1, 3)} {round(self._height - rule.y1, 3)} m "
                f"{round(rule.x2, 3)} {round(self._height - rule.y2, 3)} l"
                for rule in alike
            )
            self._canvas.addLiteral("\n".join(["n", *lines, "S"]))

    def _texts(self, texts: Iterable[PlacedText]) -> None:
        for colour, alike in groupby(texts, lambda text: text.colour):
            self._canvas.setFillColorRGB(*_rgb(colour))
            self._canvas.setStrokeColorRGB(*_rgb(colour))
            for text in alike:
                self._text(text)

    def _text(self, text: PlacedText) -> None:
        baseline = self._height - text.baseline
        state = ""
        if text.bold and not self._fonts.face(text.face).bold:
            state = f"2 Tr {round(text.size * _BOLD_STROKE, 3)} w"
        if text.spacing or text.scale != 1:
            # The scale stretches the spacing too.
            state += f" {round(text.spacing / text.scale, 4)} Tc {round(text.scale * 100, 2)} Tz"
        if state:
            self._canvas.addLiteral("q")
        self._paper.write(text.x, baseline, text.text, text.face, text.size, state=state)
        if state:
            self._canvas.addLiteral("Q")
        if text.underline:
            self._underline(text, baseline)

    def _underline(self, text: PlacedText, baseline: float) -> None:
        canvas = self._canvas
        y = baseline - text.size * _UNDERLINE_DEPTH
        length = self._fonts.width(text.text, text.face, text.size) * text.scale
        length += text.spacing * len(clusters(text.text))
        canvas.setLineWidth(text.size * _UNDERLINE_WIDTH)
        canvas.setLineCap(0)
        canvas.line(text.x, y, text.x + length, y)

    def _watermark(self, page: PageBox, words: str) -> None:
        canvas = self._canvas
        size = page.width * _WATERMARK_REACH / max(1, len(words))
        # Readers of the text take the words as said here, not letter by letter from between the rows.
        canvas.addLiteral(f"/Span <</ActualText <FEFF{words.encode('utf-16-be').hex().upper()}>>> BDC")
        canvas.saveState()
        canvas.translate(page.width / 2, page.height / 2)
        canvas.rotate(_WATERMARK_TILT)
        canvas.setFillGray(_WATERMARK_GREY)
        x = -self._fonts.width(words, _WATERMARK_FACE, size) / 2
        for name, chars in groupby(words, lambda char: self._fonts.glyph(char, _WATERMARK_FACE)[0]):
            run = "".join(chars)
            self._paper.write(x, -size * 0.35, run, name, size)
            x += self._fonts.width(run, _WATERMARK_FACE, size)
        canvas.restoreState()
        canvas.addLiteral("EMC")


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue
