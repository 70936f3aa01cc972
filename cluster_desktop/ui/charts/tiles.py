"""A whole in its shares as a bar, with the figure above it; a press goes where one sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from cluster_desktop.ui.charts.painting import worn
from cluster_desktop.ui.parts.basics import Button, column, text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from cluster_desktop.ui.charts.counts import Count, Share

_BAR_HEIGHT = 8
_GAP = 2


class ShareBar(QWidget):
    """The shares side by side, each as long as its count."""

    def __init__(self, shares: tuple[Share, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._shares = [share for share in shares if share.count]
        self.setFixedHeight(_BAR_HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        """One stretch for each share, with a gap between; the ground alone where there is none."""
        colours = worn()
        painter = QPainter(self)
        total = sum(share.count for share in self._shares)
        if not total:
            painter.fillRect(self.rect(), QColor(colours.quiet))
            return
        room = self.width() - _GAP * (len(self._shares) - 1)
        left = 0.0
        for share in self._shares:
            width = room * share.count / total
            stretch = QRectF(left, 0, width, self.height())
            painter.fillRect(stretch, QColor(getattr(colours, share.tone)))
            left += width + _GAP


class CountTile(Button):
    """A count in a frame that is a button."""

    def __init__(self, count: Count, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = column(self, spacing=4)
        self._lines.setContentsMargins(14, 10, 14, 12)
        told = text(count.told or " ", "secondary", parent=self)
        bar = ShareBar(count.shares, self)
        for part in (text(count.title, "secondary", parent=self), text(count.figure, "figure", parent=self)):
            self._lines.addWidget(part)
        self._lines.addSpacing(2)
        self._lines.addWidget(bar)
        self._lines.addSpacing(2)
        self._lines.addWidget(told)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{count.title}：{count.figure}，{count.told}".rstrip("，"))

    def sizeHint(self) -> QSize:
        """As high as what stands in it."""
        return self._lines.sizeHint()
