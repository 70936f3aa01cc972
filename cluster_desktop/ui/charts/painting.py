"""What the painted charts share: colours of the look that is worn, and being a place to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cluster_desktop.ui.theme import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_SMALLER = 0.88


class Chart(QWidget):
    """Paints itself by `draw`; a press, or Enter, asks by `chosen` for the field at that place."""

    chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, painter: QPainter, colours: Tokens) -> None:
        """Paint the figures."""
        raise NotImplementedError

    def path_at(self, x: float) -> str:
        """The field to go to from this place; of a negative one, where something is to be done."""
        raise NotImplementedError

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the figures, and a frame where the cursor is."""
        colours = worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, colours)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self.path_at(-1))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the field."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.path_at(event.position().x()))


def worn() -> Tokens:
    """The colours that the window is dressed in."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Base).name()
    return DARK if ground == DARK.paper else LIGHT


def smaller(font: QFont, factor: float = _SMALLER) -> QFont:
    """A font for what stands beside the figures."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    return made
