"""The page in hand, large enough to be read; drawn in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from cluster_desktop.ui import work
from cluster_desktop.ui.evidence.drawing import Frame, draw_pages, read_file

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.errors import ClusterError
    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.ui.evidence.drawing import Drawn
    from cluster_desktop.ui.evidence.pages.leaves import Leaf

_SIZE = QSize(300, 424)


class BigPage(QLabel):
    """One page at a time; of those that are passed quickly only the last is drawn."""

    def __init__(self, draft_path: Path, item: EvidenceItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = draft_path
        self._item = item
        self._data: bytes | None = None
        self._wanted: Leaf | None = None
        self._job: work.Job | None = None
        self.setProperty("box", "preview")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(_SIZE)
        self.setWordWrap(True)

    def show_leaf(self, leaf: Leaf) -> None:
        """Show a page, turned as it will be bound."""
        if self._wanted is None or (leaf.page, leaf.turn) != (self._wanted.page, self._wanted.turn):
            self._wanted = leaf
            self.setAccessibleName(f"第 {leaf.page} 页")
            self._draw()

    def _draw(self) -> None:
        wanted, known = self._wanted, self._data
        if wanted is None or self._job is not None:
            return
        path, item = self._path, self._item
        frame = Frame(_SIZE.width(), _SIZE.height(), self.devicePixelRatioF())

        def draw(_: work.Ticket) -> tuple[Leaf, bytes, list[Drawn]]:
            data = known if known is not None else read_file(path, item)
            return wanted, data, draw_pages(item, data, [(wanted.page, wanted.turn)], frame)

        self._job = work.start(draw, self)
        self._job.finished.connect(self._take)
        self._job.failed.connect(self._tell)

    def _take(self, found: tuple[Leaf, bytes, list[Drawn]]) -> None:
        self._job = None
        wanted, self._data, drawn = found
        self.setPixmap(drawn[0].pixmap())
        if wanted != self._wanted:
            self._draw()

    def _tell(self, error: ClusterError) -> None:
        self._job = None
        self.setText(error.message)
