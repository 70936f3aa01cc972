"""The statement beside its text, as it will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import button, column, row, text
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
        stack = column(self, spacing=6)
        self._picture = QLabel(self)
        self._picture.setProperty("box", "preview")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(QSize(_WIDTH, _HEIGHT))
        self._picture.setWordWrap(True)
        self._picture.setAccessibleName("打印效果")
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
        for each in (self._before, self._after):
            each.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw)

    def show_statement(self, statement: Statement) -> None:
        """Show these words soon."""
        self._statement = statement
        self._soon.start(_PAUSE_MS if self._picture.pixmap().width() else 0)

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
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._number = seen.number
        self._where.setText(f"第 {seen.number} 页，共 {seen.pages} 页")
        for each, enabled in ((self._before, seen.number > 1), (self._after, seen.number < seen.pages)):
            each.setVisible(seen.pages > 1)
            each.setEnabled(enabled)

    def _tell(self, error: ClusterError) -> None:
        self._picture.setText(error.message)

    def _end(self) -> None:
        self._drawing = False
        if self._stale:
            self._draw()
