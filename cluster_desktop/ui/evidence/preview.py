"""A document page by page, as it will be bound; drawn in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from cluster_desktop.ui import work
from cluster_desktop.ui.evidence.drawing import Frame, draw_pages
from cluster_desktop.ui.parts.basics import button, column, row, text

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
        stack = column(self, spacing=6)
        self._picture = QLabel(self)
        self._picture.setProperty("box", "preview")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(QSize(_WIDTH, _HEIGHT))
        self._picture.setWordWrap(True)
        self._picture.setAccessibleName(f"预览：{item.title}")
        stack.addWidget(self._picture)
        self._before = button("‹ 上一页", lambda: self._turn(-1), parent=self)
        self._after = button("下一页 ›", lambda: self._turn(1), parent=self)
        self._where = text("", "secondary", parent=self)
        line = row()
        line.addWidget(self._before)
        line.addStretch(1)
        line.addWidget(self._where)
        line.addStretch(1)
        line.addWidget(self._after)
        stack.addLayout(line)
        for each in (self._before, self._after, self._where):
            each.setVisible(item.bound_pages > 1)
        self._picture.setText("正在绘制…")
        self._turn(0)

    def _turn(self, by: int) -> None:
        pages = self._item.bound_pages
        self._number = min(max(1, self._number + by), max(1, pages))
        self._before.setEnabled(self._number > 1)
        self._after.setEnabled(self._number < pages)
        self._where.setText(f"{self._number} / {pages}")
        wanted, read, item = self._number, self._read, self._item
        frame = Frame(_WIDTH, _HEIGHT, self.devicePixelRatioF())
        pick = item.bound_picks[wanted - 1] if item.bound_picks else (1, 0)
        job = work.start(lambda _: (wanted, draw_pages(item, read(), [pick], frame)), self)
        job.finished.connect(self._show)
        job.failed.connect(self._tell)

    def _show(self, found: tuple[int, list[Drawn]]) -> None:
        wanted, drawn = found
        if wanted == self._number:
            self._picture.setPixmap(drawn[0].pixmap())

    def _tell(self, error: ClusterError) -> None:
        self._picture.setText(error.message)
