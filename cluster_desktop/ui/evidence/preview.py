"""A document page by page, as it will be bound; drawn in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui import work
from cluster_desktop.ui.evidence.drawing import Frame, draw_pages
from cluster_desktop.ui.parts.basics import column
from cluster_desktop.ui.parts.leafing import Leafing

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.errors import ClusterError
    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.ui.evidence.drawing import Drawn

_WIDTH, _HEIGHT = 276, 360


class Preview(QWidget):
    """One bound page at a time, with ways to the page before and after.

    `read` gives the file; it is called in the background, and may raise a `ClusterError`.
    """

    def __init__(self, read: Callable[[], bytes], item: EvidenceItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._item = item
        self._number = 1
        self._page = Leafing(QSize(_WIDTH, _HEIGHT), f"预览：{item.title}", self)
        self._page.turned.connect(self._turn)
        column(self).addWidget(self._page)
        self._page.tell("正在绘制…")
        self._turn(0)

    @property
    def has_page(self) -> bool:
        """Whether a page is drawn."""
        return self._page.has_page

    def _turn(self, by: int) -> None:
        pages = self._item.bound_pages
        self._number = min(max(1, self._number + by), max(1, pages))
        self._page.show_place(self._number, pages, f"{self._number} / {pages}" if pages > 1 else "")
        wanted, read, item = self._number, self._read, self._item
        frame = Frame(_WIDTH, _HEIGHT, self.devicePixelRatioF())
        pick = item.bound_picks[wanted - 1] if item.bound_picks else (1, 0)
        job = work.start(lambda _: (wanted, draw_pages(item, read(), [pick], frame)), self)
        job.finished.connect(self._show)
        job.failed.connect(self._tell)

    def _show(self, found: tuple[int, list[Drawn]]) -> None:
        wanted, drawn = found
        if wanted == self._number:
            self._page.show_page(drawn[0].pixmap())

    def _tell(self, error: ClusterError) -> None:
        self._page.tell(error.message)
