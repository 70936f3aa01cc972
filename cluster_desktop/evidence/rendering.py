"""Pages as they print, by pdfium: for previews, for blank pages, and for the words on a page."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw as pdfium_c

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from PIL.Image import Image

# pdfium is one C library for the process and not safe for threads: window and export take turns.
_TURN = threading.Lock()

_GLANCE = 0.25
"""Scale for looking whether anything is there: an A4 page is 149 by 210 pixels."""


Area = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner."""

_COUNTS = 0.3
"""The share of a page from which a picture counts as its content."""
_DEEP = 4


class UnrenderableError(ClusterError):
    """A document or a page that pdfium cannot show."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A page at first sight: whether it shows nothing; the dots an inch of the scan that fills it, if any."""

    blank: bool
    dpi: float | None


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
        return self.glance(number).blank

    def glance(self, number: int) -> Glance:
        """The page at first sight."""
        with self._page(number) as page:
            shown = page.render(scale=_GLANCE, grayscale=True).to_pil()
            darkest, lightest = shown.convert("L").getextrema()
            return Glance(darkest == lightest, _dpi(page))

    def text(self, number: int, area: Area | None = None) -> str:
        """The words of the page, or of an area of it."""
        return self.texts(number, [area])[0]

    def texts(self, number: int, areas: Sequence[Area | None]) -> list[str]:
        """The words of each of several areas of a page, of None those of all of it; the page is read once."""
        with self._page(number) as page:
            words = page.get_textpage()
            try:
                return [words.get_text_bounded(*(area or ())) for area in areas]
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


def _dpi(page: pdfium.PdfPage) -> float | None:
    """The dots an inch of the largest picture on the page, None where it is not the page's content."""
    width, height = page.get_size()
    largest, dpi = width * height * _COUNTS, None
    for found in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP):
        if not isinstance(found, pdfium.PdfImage):
            continue
        a, b, c, d, _, _ = found.get_matrix().get()
        area = abs(a * d - b * c)
        across, down = found.get_px_size()
        if area > largest and across and down:
            largest, dpi = area, (across * down / area) ** 0.5 * 72
    return dpi
