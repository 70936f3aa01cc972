"""A row of the form over its years as bars, with the line that the standard draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from cluster_desktop.ui.charts.figures import Series, is_within
from cluster_desktop.ui.charts.painting import Chart, smaller

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.charts.figures import Bound, Point
    from cluster_desktop.ui.theme import Tokens

_HEIGHT = 150
_WIDEST_BAR = 54
_SHARE = 0.52
"""What a bar takes of the room of its year."""
_HEAD_ROOM = 1.08


class YearBars(Chart):
    """One bar a year with its figure above it; a year that is not filled in is an empty, dashed one."""

    def __init__(self, series: Series, parent: QWidget) -> None:
        super().__init__(series.title, parent)
        self._series = series
        self.setAccessibleDescription(series.told)
        self.setToolTip(series.told)

    def sizeHint(self) -> QSize:
        """As high as all charts, growing with the type."""
        return QSize(200, _HEIGHT + 2 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for three beside one another."""
        return QSize(150, self.sizeHint().height())

    def path_at(self, x: float) -> str:
        """The field of the year there; without a place the first that is empty."""
        points = self._series.points
        if x < 0:
            return (self._series.missing or points)[0].path
        share = max(x - self._gutter(), 0) / max(self.width() - self._gutter(), 1)
        return points[min(int(share * len(points)), len(points) - 1)].path

    def draw(self, painter: QPainter, colours: Tokens) -> None:
        """Bars on a ground line, figures above them, years below, and the bound across."""
        line = painter.fontMetrics().height()
        gutter = self._gutter()
        field = QRectF(gutter, line + 4, self.width() - gutter, self.height() - 2 * line - 12)
        painter.setPen(QPen(QColor(colours.table_line), 1))
        painter.drawLine(field.bottomLeft(), field.bottomRight())
        room = field.width() / len(self._series.points)
        for number, point in enumerate(self._series.points):
            place = QRectF(field.left() + number * room, field.top(), room, field.height())
            self._draw_year(painter, colours, place, point)
        if self._series.bound is not None:
            self._draw_bound(painter, colours, field, self._series.bound)

    def _gutter(self) -> float:
        """The room at the left for the words of the bound."""
        bound = self._series.bound
        return QFontMetricsF(smaller(self.font())).horizontalAdvance(bound.words) + 10 if bound else 0

    def _top(self) -> float:
        """The figure at the upper edge."""
        values = [float(point.value) for point in self._series.points if point.value is not None]
        if self._series.bound is not None:
            values.append(float(self._series.bound.value))
        return max(values, default=0) * _HEAD_ROOM or 1

    def _draw_year(self, painter: QPainter, colours: Tokens, place: QRectF, point: Point) -> None:
        line = painter.fontMetrics().height()
        width = min(place.width() * _SHARE, _WIDEST_BAR)
        known = point.value is not None
        high = max(float(point.value or 0), 0) / self._top() * place.height() if known else place.height() / 3
        bar = QRectF(place.center().x() - width / 2, place.bottom() - high, width, high)
        if known:
            tone = colours.accent if is_within(point.value, self._series.bound) else colours.warning
            painter.fillRect(bar, QColor(tone))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.faint), 1, Qt.PenStyle.DashLine))
            painter.drawRect(bar)
        painter.setPen(QColor(colours.text if known else colours.secondary))
        above = QRectF(place.left(), self._above(bar.top(), place, line), place.width(), line)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, point.text if known else "未填")
        painter.setPen(QColor(colours.secondary))
        below = QRectF(place.left(), place.bottom() + 4, place.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, point.name)

    def _above(self, top: float, place: QRectF, line: float) -> float:
        """Where the figure over a bar begins: above the line of the bound where that would cross it."""
        start = top - line - 2
        if self._series.bound is None:
            return start
        bound = self._bound_at(place, self._series.bound)
        return bound - line - 1 if start < bound < start + line + 2 else start

    def _bound_at(self, field: QRectF, bound: Bound) -> float:
        return field.bottom() - float(bound.value) / self._top() * field.height()

    def _draw_bound(self, painter: QPainter, colours: Tokens, field: QRectF, bound: Bound) -> None:
        """A dashed line across, its words left of the bars."""
        y = self._bound_at(field, bound)
        painter.setPen(QPen(QColor(colours.text), 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
        painter.setFont(smaller(painter.font()))
        high = painter.fontMetrics().height()
        place = QRectF(0, y - high / 2, field.left() - 4, high)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, bound.words)
