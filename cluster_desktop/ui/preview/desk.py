"""The pages below each other, to scroll through, with the places in hand and at fault marked on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from cluster_desktop.ui.preview.pictures import Pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from cluster_desktop.documents.inks import Spot
    from cluster_desktop.ui.preview.drawing import Drawn

_GAP = 14
_POINT = 96 / 72
"""Pixels of the window for a point of paper at 100 %."""
_LEAST, _MOST = 0.25, 4.0
_STEP = 1.25
_IN_HAND, _AT_FAULT = QColor(31, 95, 168), QColor(179, 38, 30)
_AROUND = 90
_KEPT_HIDDEN = 2


class PageDesk(QAbstractScrollArea):
    """`pressed` tells the path of the field that was clicked, `turned` the page that is seen, from 0.

    `zoomed` tells that the pages are of another size.
    """

    pressed = Signal(str)
    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(self.Shape.NoFrame)
        # A bar that comes with the pages would make them narrower, and have each drawn twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("申报表预览")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._pictures = Pictures(self)
        self._pictures.made.connect(self.viewport().update)
        self._drawn: Drawn | None = None
        self._path = ""
        self._zoom: float | None = None
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # what is shown

    def show_pages(self, drawn: Drawn) -> None:
        """Show these pages, staying where one was."""
        first = self._drawn is None
        self._drawn = drawn
        self._arrange()
        if first:
            self._bring()
        self.viewport().update()

    def show_path(self, path: str) -> None:
        """Mark the place of a field and scroll to it."""
        self._path = path
        self._bring()
        self.viewport().update()

    def show_page(self, number: int) -> None:
        """Scroll to a page, from 0."""
        frames = self._frames()
        if 0 <= number < len(frames):
            self.verticalScrollBar().setValue(round(frames[number].top() - _GAP / 2))

    @property
    def page(self) -> int:
        """The page that is seen, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """The size of the pages; 1 is that of paper."""
        return self._zoom if self._zoom is not None else self._fitting()

    @property
    def chosen_zoom(self) -> float | None:
        """The size that was asked for; None for as wide as there is room."""
        return self._zoom

    def set_zoom(self, zoom: float | None) -> None:
        """Show the pages at this size, None for as wide as there is room."""
        seen = self.verticalScrollBar().value() / max(1.0, self._height())
        self._zoom = None if zoom is None else min(max(zoom, _LEAST), _MOST)
        self._pictures.forget_asked()
        self._arrange()
        self.verticalScrollBar().setValue(round(seen * self._height()))
        self.zoomed.emit()
        self.viewport().update()

    def step_zoom(self, by: int) -> None:
        """One step larger or smaller."""
        self.set_zoom(self.zoom * _STEP**by)

    def spot_rect(self, spot: Spot) -> QRectF:
        """A place in the window, where it is scrolled now."""
        frame = self._frames()[spot.page].translated(-self._offset())
        size = self.zoom * _POINT
        return QRectF(
            frame.left() + spot.x * size, frame.top() + spot.y * size, spot.width * size, spot.height * size
        )

    def path_at(self, point: QPointF) -> str:
        """The field that stands at a point of the window; empty where none does."""
        for page, frame in enumerate(self._frames()):
            if self._drawn is not None and frame.contains(place := point + self._offset()):
                at = (place - frame.topLeft()) / (self.zoom * _POINT)
                found = [
                    (spot.width * spot.height, path)
                    for path, spots in self._drawn.spots.items()
                    for spot in spots
                    if spot.holds(page, at.x(), at.y())
                ]
                return min(found)[1] if found else ""
        return ""

    # events

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is seen at once when it is shown again, and let the other pages go."""
        super().hideEvent(event)
        self._pictures.let_go(_KEPT_HIDDEN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is seen of the pages."""
        if self._drawn is None:
            return
        painter = QPainter(self.viewport())
        ratio = self.devicePixelRatioF()
        seen = QRectF(event.rect())
        for number, place in enumerate(self._frames()):
            frame = place.translated(-self._offset())
            if not frame.intersects(seen):
                continue
            painter.fillRect(frame, Qt.GlobalColor.white)
            picture = self._pictures.picture(self._drawn.sheets[number], self.zoom * _POINT * ratio)
            if picture is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawPixmap(frame, picture, QRectF(picture.rect()))
            painter.setPen(QPen(QColor(0, 0, 0, 40), 1))
            painter.drawRect(frame)
        for path in self._drawn.refused:
            self._mark(painter, path, _AT_FAULT)
        if self._path not in self._drawn.refused:
            self._mark(painter, self._path, _IN_HAND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the room."""
        super().resizeEvent(event)
        if self._zoom is None:
            self.set_zoom(None)
        else:
            self._arrange()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be gone to."""
        path = self.path_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if path else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        words = self._drawn.refused.get(path, "") if self._drawn is not None else ""
        QToolTip.showText(event.globalPosition().toPoint(), words, self.viewport())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the field under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and (path := self.path_at(event.position())):
            self.pressed.emit(path)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl change the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and change the size."""
        bar = self.verticalScrollBar()
        doing = {
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
            Qt.Key.Key_Plus: lambda: self.step_zoom(1),
            Qt.Key.Key_Equal: lambda: self.step_zoom(1),
            Qt.Key.Key_Minus: lambda: self.step_zoom(-1),
            Qt.Key.Key_0: lambda: self.set_zoom(None),
        }.get(Qt.Key(event.key()))
        if doing is None:
            super().keyPressEvent(event)
        else:
            doing()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew on another screen or in other colours."""
        super().changeEvent(event)
        self.viewport().update()

    # measures

    def _mark(self, painter: QPainter, path: str, colour: QColor) -> None:
        for rect in self._rects(path):
            soft = QColor(colour)
            soft.setAlpha(28)
            painter.fillRect(rect, soft)
            painter.setPen(QPen(colour, 2))
            painter.drawRect(rect)

    def _rects(self, path: str) -> Iterator[QRectF]:
        if self._drawn is not None:
            for spot in self._drawn.spots.get(path, ()):
                yield self.spot_rect(spot)

    def _bring(self) -> None:
        rects = list(self._rects(self._path))
        if not rects:
            return
        rect, bar = rects[0], self.verticalScrollBar()
        room = self.viewport().height()
        if rect.top() < _AROUND / 2 or rect.bottom() > room - _AROUND / 2:
            bar.setValue(round(bar.value() + rect.top() - max(_AROUND, (room - rect.height()) / 2)))
        across = self.horizontalScrollBar()
        if rect.left() < 0 or rect.right() > self.viewport().width():
            across.setValue(round(across.value() + rect.left() - _AROUND))

    def _fitting(self) -> float:
        widest = (
            max((sheet.box.width for sheet in self._drawn.sheets), default=595.0) if self._drawn else 595.0
        )
        return max(_LEAST, (self.viewport().width() - 2 * _GAP) / widest / _POINT)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _frames(self) -> list[QRectF]:
        """The pages on the desk, before it is scrolled."""
        frames: list[QRectF] = []
        top, size = float(_GAP), self.zoom * _POINT
        for sheet in self._drawn.sheets if self._drawn is not None else ():
            width, height = sheet.box.width * size, sheet.box.height * size
            left = max(float(_GAP), (self.viewport().width() - width) / 2)
            frames.append(QRectF(left, top, width, height))
            top += height + _GAP
        return frames

    def _height(self) -> float:
        frames = self._frames()
        return frames[-1].bottom() + _GAP if frames else 0.0

    def _arrange(self) -> None:
        frames = self._frames()
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        room = self.viewport().size()
        bar.setRange(0, max(0, round(self._height()) - room.height()))
        bar.setPageStep(room.height())
        bar.setSingleStep(40)
        widest = max((frame.width() for frame in frames), default=0.0) + 2 * _GAP
        across.setRange(0, max(0, round(widest) - room.width()) if self._zoom is not None else 0)
        across.setPageStep(room.width())

    def _scrolled(self) -> None:
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        frames = self._frames()
        page = next((number for number, frame in enumerate(frames) if frame.bottom() + _GAP > middle), 0)
        if page != self._page:
            self._page = page
            self.turned.emit(page)
