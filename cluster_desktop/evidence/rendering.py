"""Pages as they print, by pdfium: for previews, for blank pages, and for the words on a page."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from PIL.Image import Image

# pdfium is one C library for the process and not safe for threads: window and export take turns.
_TURN = threading.Lock()

_GLANCE = 0.25
"""Scale for looking whether anything is there: an A4 page is 149 by 210 pixels."""


class UnrenderableError(ClusterError):
    """A document or a page that pdfium cannot show."""


class Rendering:
    """A PDF open in pdfium.  Pages count from 1, as on paper.

    Every method raises `UnrenderableError` where pdfium cannot load the page.
    """

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._document)

    def image(self, number: int, scale: float, *, grey: bool = False) -> Image:
        """The page as a picture, at `scale` pixels a point."""
        with self._page(number) as page:
            return page.render(scale=scale, grayscale=grey).to_pil()

    def is_blank(self, number: int) -> bool:
        """Whether the page shows one even shade, that is, nothing."""
        darkest, lightest = self.image(number, _GLANCE, grey=True).convert("L").getextrema()
        return darkest == lightest

    def text(self, number: int, area: tuple[float, float, float, float] | None = None) -> str:
        """The words of the page, or of an area of it: left, bottom, right, top in points from below left."""
        with self._page(number) as page:
            words = page.get_textpage()
            try:
                return words.get_text_bounded(*(area or ()))
            finally:
                words.close()

    @contextmanager
    def _page(self, number: int) -> Generator[pdfium.PdfPage]:
        try:
            page = self._document[number - 1]
        except pdfium.PdfiumError as error:
            raise UnrenderableError(f"第 {number} 页无法显示") from error
        try:
            yield page
        finally:
            page.close()


@contextmanager
def open_rendering(source: bytes | Path) -> Generator[Rendering]:
    """The document open in pdfium for as long as the block lasts; other threads wait for their turn.

    Raises:
        UnrenderableError: pdfium cannot open it.
    """
    with _TURN:
        try:
            document = pdfium.PdfDocument(source)
        except pdfium.PdfiumError as error:
            raise UnrenderableError("文件无法显示") from error
        try:
            yield Rendering(document)
        finally:
            document.close()
