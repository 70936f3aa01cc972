"""The statement beside its text, as it will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import column
from cluster_desktop.ui.parts.leafing import Leafing
from cluster_desktop.ui.statements.saving import Seen, draw

if TYPE_CHECKING:
    from cluster_desktop.errors import ClusterError
    from cluster_desktop.evidence.statements.statement import Statement

_WIDTH, _HEIGHT = 366, 518
_PAUSE_MS = 350


class StatementPreview(QWidget):
    """Draws the last words it was given, when the typing pauses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._statement: Statement | None = None
        self._number = 1
        self._drawing = False
        self._stale = False
        self._page = Leafing(QSize(_WIDTH, _HEIGHT), "打印效果", self)
        self._page.turned.connect(self._turn)
        column(self).addWidget(self._page)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw)

    def show_statement(self, statement: Statement) -> None:
        """Show these words soon."""
        self._statement = statement
        self._soon.start(_PAUSE_MS if self._page.has_page else 0)

    def _turn(self, by: int) -> None:
        self._number += by
        self._draw()

    def _draw(self) -> None:
        if self._drawing or self._statement is None:
            self._stale = True
            return
        self._drawing, self._stale = True, False
        statement, number, ratio = self._statement, self._number, self.devicePixelRatioF()
        width, height = int((_WIDTH - 4) * ratio), int((_HEIGHT - 4) * ratio)
        job = work.start(work.in_turn(lambda _: draw(statement, number, width, height)), self)
        job.finished.connect(self._show)
        job.failed.connect(self._tell)
        job.ended.connect(self._end)

    def _show(self, seen: Seen) -> None:
        image = QImage(seen.pixels, seen.width, seen.height, 3 * seen.width, QImage.Format.Format_RGB888)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._page.show_page(QPixmap.fromImage(image))
        self._page.show_place(seen.number, seen.pages, f"第 {seen.number} 页，共 {seen.pages} 页")
        self._number = seen.number

    def _tell(self, error: ClusterError) -> None:
        self._page.tell(error.message)

    def _end(self) -> None:
        self._drawing = False
        if self._stale:
            self._draw()
