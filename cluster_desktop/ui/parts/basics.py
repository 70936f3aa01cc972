"""Labels, pills, buttons and boxes, each dressed by the style sheet through its `kind`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent


BUTTON_PADDING = 8
"""Pixels beside the words of an `ElidedButton`."""
BESIDE_FRAME = (6, 0, 0, 0)
"""Text margins of a number field: the style sheet's padding does not reach the line within it."""


def dress(widget: QWidget, **properties: str) -> None:
    """Set properties that the style sheet looks at, and redraw if one changed."""
    changed = [name for name, value in properties.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed:
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def text(words: str, kind: str = "body", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label.  `kind`: title, heading, body, secondary, strong, error, warning, done."""
    label = QLabel(words, parent)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    return label


class Button(QPushButton):
    """A push button that Enter presses as well as Space; Qt leaves Enter to some desktops only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for a press."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class CheckBox(QCheckBox):
    """A check box that leaves Enter to the form or to the main button; on some desktops Qt has it tick."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        if words:
            self.setProperty("kind", "words")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space alone for a press."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ElidedButton(Button):
    """A button whose words end in … where there is no room; its name and its tip are the whole."""

    def __init__(self, words: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.words = words
        self.setProperty("kind", kind)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Have other words."""
        if words != self.words:
            self.words = words
            self.setAccessibleName(words)
            self._cut(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the room there is."""
        super().resizeEvent(event)
        self._cut(event.size().width())

    def _cut(self, width: int) -> None:
        room = width - BUTTON_PADDING
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(self.words if shown != self.words else "")


class Pill(QLabel):
    """A short word on a tinted ground: `quiet`, `error`, `warning` or `done`.  Hidden while empty."""

    def __init__(self, words: str = "", tone: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(words)
        self.setVisible(bool(words))

    def show_words(self, words: str, tone: str) -> None:
        """Show these words in this tone."""
        if (words, tone) != (self.text(), self.property("tone")):
            dress(self, tone=tone)
            # The padding differs from tone to tone, and a label asks for it only on this event.
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
            self.setText(words)
        self.setVisible(bool(words))


def button(
    words: str, pressed: Callable[[], object], *, kind: str = "plain", parent: QWidget | None = None
) -> Button:
    """A push button.  `kind`: plain, main (the one thing to do), link (words that act)."""
    result = Button(words, parent)
    result.setProperty("kind", kind)
    if kind == "link":
        result.setFlat(True)
        result.setCursor(Qt.CursorShape.PointingHandCursor)
    result.clicked.connect(lambda _checked=False: pressed())
    return result


def dialog_buttons(dialog: QDialog, accept: str) -> QDialogButtonBox:
    """The two ways out of a dialog: the one thing to do, and 取消."""
    buttons = QDialogButtonBox(dialog)
    main = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    dress(main, kind="main")
    main.setDefault(True)
    buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def box(
    kind: str, *, margins: int = 12, spacing: int = 4, parent: QWidget | None = None
) -> tuple[QFrame, QVBoxLayout]:
    """A framed box and the column inside it.  `kind`: note, problem, card."""
    frame = QFrame(parent)
    frame.setProperty("box", kind)
    return frame, column(frame, margins=margins, spacing=spacing)


def column(parent: QWidget, *, margins: int = 0, spacing: int = 0) -> QVBoxLayout:
    """A vertical layout with even margins."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(spacing)
    return layout


def row(parent: QWidget | None = None, *, margins: int = 0, spacing: int = 8) -> QHBoxLayout:
    """A horizontal layout with even margins."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(spacing)
    return layout


def at_least(lines: QVBoxLayout, width: int) -> None:
    """Keep a column of a dialog so many pixels wide, and wider where larger type needs it.

    A minimum width set on the dialog itself would take the place of what its content needs.
    """
    margins = lines.contentsMargins()
    lines.addStrut(width - margins.left() - margins.right())


def show_whole(dialog: QDialog, lines: QVBoxLayout) -> None:
    """Open a dialog as high as its words need; of itself it stops at two thirds of the screen."""
    width = lines.totalSizeHint().width()
    dialog.resize(width, lines.totalHeightForWidth(width))


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
