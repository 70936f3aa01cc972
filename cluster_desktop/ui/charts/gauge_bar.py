"""One figure as a bar, with the mark that the standard sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from cluster_desktop.ui.charts.painting import worn

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HEIGHT = 12
_MARK = 3
_LEAST_WIDTH = 80


class LevelBar(QWidget):
    """A level from 0 to 1 in a `tone` (accent, done, warning), with a mark where one is asked for."""

    def __init__(
        self, level: float, tone: str, parent: QWidget | None = None, *, mark: float | None = None
    ) -> None:
        super().__init__(parent)
        self._level = min(max(level, 0.0), 1.0)
        self._tone = tone
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A thin bar as wide as there is room."""
        return QSize(160, _HEIGHT + 4)

    def minimumSizeHint(self) -> QSize:
        """Wide enough to tell a half from a third."""
        return QSize(_LEAST_WIDTH, _HEIGHT + 4)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The ground, the level, and the mark across both."""
        colours = worn()
        painter = QPainter(self)
        bar = QRectF(0, 4, self.width(), _HEIGHT - 4)
        painter.fillRect(bar, QColor(colours.quiet))
        painter.fillRect(
            QRectF(0, 4, bar.width() * self._level, bar.height()),
            QColor(getattr(colours, self._tone)),
        )
        if self._mark is not None:
            x = min(bar.width() * self._mark, bar.width() - _MARK)
            painter.fillRect(QRectF(x, 0, _MARK, self.height()), QColor(colours.text))
