"""A document page by page, as it will be bound; drawn in the background."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.images import image_pages
from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import button, column, row, text

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.errors import ClusterError
    from cluster_desktop.evidence.items import EvidenceItem

_WIDTH, _HEIGHT = 276, 360
_A4_POINTS = 595


@dataclass(frozen=True)
class Drawn:
    """A page as rows of red, green and blue bytes; `ratio` of its pixels make one of the window's."""

    number: int
    pixels: bytes
    width: int
    height: int
    ratio: float


class Preview(QWidget):
    """One page at a time, with ways to the page before and after."""

    def __init__(self, draft: Draft, item: EvidenceItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = draft.path
        self._item = item
        self._number = 1
        stack = column(self, spacing=6)
        self._picture = QLabel(self)
        self._picture.setProperty("box", "preview")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(QSize(_WIDTH, _HEIGHT))
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
            each.setVisible(item.pages > 1 and item.fault is None)
        if item.fault is None:
            self._turn(0)
        else:
            self._picture.setText("无法预览")

    def _turn(self, by: int) -> None:
        self._number = min(max(1, self._number + by), max(1, self._item.pages))
        self._before.setEnabled(self._number > 1)
        self._after.setEnabled(self._number < self._item.pages)
        self._where.setText(f"{self._number} / {self._item.pages}")
        wanted, ratio = self._number, self.devicePixelRatioF()
        path, item = self._path, self._item
        job = work.start(lambda _: draw_page(path, item, wanted, ratio), self)
        job.finished.connect(self._show)
        job.failed.connect(self._tell)

    def _show(self, drawn: Drawn) -> None:
        if drawn.number == self._number:
            # Qt's objects are made on the window's thread only.
            image = QImage(
                drawn.pixels, drawn.width, drawn.height, 3 * drawn.width, QImage.Format.Format_RGB888
            )
            image.setDevicePixelRatio(drawn.ratio)
            self._picture.setPixmap(QPixmap.fromImage(image))

    def _tell(self, error: ClusterError) -> None:
        self._picture.setText(error.message)


def draw_page(draft_path: Path, item: EvidenceItem, number: int, ratio: float) -> Drawn:
    """A page of a document as a picture that fits the panel.

    Raises:
        ClusterError: the draft or the document cannot be read.
    """
    with Draft.open(draft_path, read_only=True) as draft:
        data = draft.blob(item.sha256)
    if item.media != "application/pdf":
        bound = io.BytesIO()
        with image_pages(data, item.media) as pdf:  # type: ignore[arg-type]
            pdf.save(bound)
        data = bound.getvalue()
    with open_rendering(data) as rendering:
        page = rendering.image(number, _WIDTH / _A4_POINTS * ratio).convert("RGB")
    page.thumbnail((int(_WIDTH * ratio) - 4, int(_HEIGHT * ratio) - 4))
    return Drawn(number, page.tobytes(), page.width, page.height, ratio)
