"""Line icons, drawn as vectors in the colours that are worn: sharp at any scale of the screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from cluster_desktop.resources import resource
from cluster_desktop.ui.charts.painting import worn
from cluster_desktop.ui.parts.basics import Button

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SIZE = 18
_SMALL, _LEAD = 16, 10
_INK = "#1f2933"
"""What the files are drawn in, and what is put in its place."""


def draw_icon(painter: QPainter, name: str, place: QRectF, colour: str) -> None:
    """Draw the icon of a name (`resources/icons/<name>-line.svg`) into a square place."""
    data = _drawing(name).replace(_INK, colour).encode()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(data)).render(painter, place)


class Sign(QWidget):
    """An icon that stands for something said beside it; it takes no cursor and has no name of its own."""

    def __init__(self, name: str, parent: QWidget | None = None, *, size: int = SIZE) -> None:
        super().__init__(parent)
        self._name = name
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As large as the icon."""
        return QSize(self._size, self._size)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The icon at the left, in the accent where `current` is `yes`."""
        colours = worn()
        colour = colours.link if self.property("current") == "yes" else colours.secondary
        place = QRectF(0, (self.height() - self._size) / 2, self._size, self._size)
        draw_icon(QPainter(self), self._name, place, colour)


class IconButton(QToolButton):
    """A button that is an icon; `words` are its tip and, without the key, its name for a screen reader."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setProperty("kind", "icon")
        self.setToolTip(words)
        self.setAccessibleName(words.partition("（")[0])

    def sizeHint(self) -> QSize:
        """Square, with room around the icon."""
        return QSize(SIZE + 14, SIZE + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame of the style, and the icon in its middle; faint while it does nothing."""
        super().paintEvent(event)
        colours = worn()
        place = QRectF(0, 0, SIZE, SIZE)
        place.moveCenter(QRectF(self.rect()).center())
        draw_icon(QPainter(self), self._name, place, colours.text if self.isEnabled() else colours.faint)


class IconWordsButton(Button):
    """A push button with an icon before its words; its style sheet leaves the room (`lead`)."""

    def __init__(self, name: str, words: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._name = name
        self.setProperty("kind", kind)
        self.setProperty("lead", "icon")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button of the style, and the icon at its left."""
        super().paintEvent(event)
        place = QRectF(_LEAD, (self.height() - _SMALL) / 2, _SMALL, _SMALL)
        colours = worn()
        inks = {"main": colours.on_accent, "search": colours.secondary}
        ink = inks.get(self.property("kind"), colours.text) if self.isEnabled() else colours.faint
        draw_icon(QPainter(self), self._name, place, ink)


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}-line.svg").read_text(encoding="utf-8")
