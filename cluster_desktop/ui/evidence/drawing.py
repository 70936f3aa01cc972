"""Pages of a document as pictures, drawn in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPixmap

from cluster_desktop.drafts.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cluster_desktop.evidence.items import EvidenceItem

_A4_POINTS = 595


@dataclass(frozen=True)
class Drawn:
    """A page as rows of red, green and blue bytes; `ratio` of its pixels make one of the window's."""

    number: int
    pixels: bytes
    width: int
    height: int
    ratio: float

    def pixmap(self) -> QPixmap:
        """The picture; Qt's objects are made on the window's thread only."""
        line = 3 * self.width
        image = QImage(self.pixels, self.width, self.height, line, QImage.Format.Format_RGB888)
        image.setDevicePixelRatio(self.ratio)
        return QPixmap.fromImage(image)


@dataclass(frozen=True)
class Frame:
    """The room for a page in the window's pixels, and how many of the screen's make one of them."""

    width: int
    height: int
    ratio: float = 1.0


def read_file(draft_path: Path, item: EvidenceItem) -> bytes:
    """The file of a document.

    Raises:
        ClusterError: the draft or the file cannot be read.
    """
    with Draft.open(draft_path, read_only=True) as draft:
        return draft.blob(item.sha256)


def draw_pages(
    item: EvidenceItem, data: bytes, numbers: Sequence[tuple[int, int]], frame: Frame
) -> list[Drawn]:
    """Pages of a document, each a number in the file and a turn in degrees, as pictures that fit the frame.

    Raises:
        ClusterError: the document cannot be read.
    """
    # Readers of PDF and images, and the fonts, are loaded when the first page is drawn.
    from cluster_desktop.documents.fonts import FontBook  # noqa: PLC0415
    from cluster_desktop.evidence.volume.gathering import page_preview  # noqa: PLC0415

    fonts = FontBook()
    drawn: list[Drawn] = []
    for number, turn in numbers:
        scale = frame.width / _A4_POINTS * frame.ratio
        page = page_preview(item, data, number, scale, fonts).convert("RGB")
        if turn:
            page = page.rotate(-turn, expand=True)
        page.thumbnail((int(frame.width * frame.ratio) - 4, int(frame.height * frame.ratio) - 4))
        drawn.append(Drawn(number, page.tobytes(), page.width, page.height, frame.ratio))
    return drawn
