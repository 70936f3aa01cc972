"""A layout onto PDF pages: the same layout gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.canvas import Canvas

from cluster_desktop.documents.embedding import CanvasFonts

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout.boxes import Layout, PageBox, PlacedText, Rule, Shade

_CANVAS: Any = Canvas
"""reportlab's stubs take the name of the first font for a number."""
_BOLD_STROKE = 1 / 40
"""How much wider than its outline a bold character is drawn, in ems."""
_UNDERLINE_DEPTH = 0.14
_UNDERLINE_WIDTH = 0.05
_FILL_AND_STROKE = 2
_SQUARE_CAP = 2
_FIRST_FACE = "fangsong"
_WATERMARK_FACE = "hei"
_WATERMARK_GREY = 0.86
_WATERMARK_TILT = 45
_WATERMARK_REACH = 0.75
"""The length of the watermark as a share of the page's width."""
_PROGRAM = "集群申报助手"


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
    with fonts.painting:
        painter = _Painter(fonts, title)
        for page in layout.pages:
            painter.page(page, watermark)
        return painter.finish()


class _Painter:
    """Draws pages on a canvas, whose origin is the bottom left corner."""

    def __init__(self, fonts: FontBook, title: str) -> None:
        self._fonts = fonts
        self._faces = CanvasFonts(fonts)
        self._height = 0.0
        self._target = BytesIO()
        # With a face of ours to begin with, reportlab does not name Helvetica, which would not be embedded.
        self._canvas: Any = _CANVAS(
            self._target,
            invariant=1,
            pageCompression=1,
            lang="zh-CN",
            initialFontName=self._faces.name(_FIRST_FACE),
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(_PROGRAM)
        self._canvas.setCreator(_PROGRAM)

    def finish(self) -> bytes:
        """The finished file."""
        self._canvas.save()
        return self._target.getvalue()

    def page(self, page: PageBox, watermark: str | None) -> None:
        """Draw one page."""
        self._height = page.height
        self._canvas.setPageSize((page.width, page.height))
        for shade in page.shades:
            self._shade(shade)
        if watermark:
            self._watermark(page, watermark)
        self._canvas.setLineCap(_SQUARE_CAP)
        self._canvas.setStrokeGray(0)
        for rule in page.rules:
            self._rule(rule)
        for text in page.texts:
            self._text(text)
        self._canvas.showPage()

    def _shade(self, shade: Shade) -> None:
        self._canvas.setFillColorRGB(*_rgb(shade.colour))
        bottom = self._height - shade.y - shade.height
        self._canvas.rect(shade.x, bottom, shade.width, shade.height, stroke=0, fill=1)

    def _rule(self, rule: Rule) -> None:
        self._canvas.setLineWidth(rule.width)
        self._canvas.line(rule.x1, self._height - rule.y1, rule.x2, self._height - rule.y2)

    def _text(self, text: PlacedText) -> None:
        canvas = self._canvas
        colour = _rgb(text.colour)
        baseline = self._height - text.baseline
        stroked = text.bold and not self._fonts.face(text.face).bold
        writer = canvas.beginText(text.x, baseline)
        writer.setFont(self._faces.name(text.face), text.size)
        writer.setFillColorRGB(*colour)
        if stroked:
            canvas.setLineWidth(text.size * _BOLD_STROKE)
            writer.setStrokeColorRGB(*colour)
            writer.setTextRenderMode(_FILL_AND_STROKE)
        writer.textOut(text.text)
        if stroked:
            writer.setTextRenderMode(0)
        canvas.drawText(writer)
        if text.underline:
            self._underline(text, baseline)

    def _underline(self, text: PlacedText, baseline: float) -> None:
        canvas = self._canvas
        y = baseline - text.size * _UNDERLINE_DEPTH
        length = sum(self._fonts.advance(char, text.face, text.size) for char in text.text)
        canvas.setStrokeColorRGB(*_rgb(text.colour))
        canvas.setLineWidth(text.size * _UNDERLINE_WIDTH)
        canvas.setLineCap(0)
        canvas.line(text.x, y, text.x + length, y)

    def _watermark(self, page: PageBox, words: str) -> None:
        canvas = self._canvas
        size = page.width * _WATERMARK_REACH / max(1, len(words))
        canvas.saveState()
        canvas.translate(page.width / 2, page.height / 2)
        canvas.rotate(_WATERMARK_TILT)
        canvas.setFillGray(_WATERMARK_GREY)
        x = -self._fonts.width(words, _WATERMARK_FACE, size) / 2
        # Whole runs, not single characters: otherwise readers of the text pull the word apart.
        for name, chars in groupby(words, lambda char: self._fonts.face_for(char, _WATERMARK_FACE).name):
            run = "".join(chars)
            writer = canvas.beginText(x, -size * 0.35)
            writer.setFont(self._faces.name(name), size)
            writer.textOut(run)
            canvas.drawText(writer)
            x += self._fonts.width(run, _WATERMARK_FACE, size)
        canvas.restoreState()


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue
