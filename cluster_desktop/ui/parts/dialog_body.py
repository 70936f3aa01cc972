"""The scrolling middle of a dialog whose content may be longer than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cluster_desktop.ui.parts.basics import column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QVBoxLayout

_BESIDE_BAR = 6
_MOST = 0.85
"""The part of the screen's height that a dialog takes of itself at most."""


class _Body(QScrollArea):
    """Scrolls up and down only; its `lines` reach to its right edge, or to the scroll bar."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setProperty("ground", "side")
        self.lines = column(ground, spacing=spacing)
        self.setWidget(ground)
        self.verticalScrollBar().rangeChanged.connect(self._give_way)

    def _give_way(self, _: int, most: int) -> None:
        self.lines.setContentsMargins(0, 0, _BESIDE_BAR if most else 0, 0)


def scrolling_body(lines: QVBoxLayout, *, spacing: int = 10) -> QVBoxLayout:
    """Add a scrolling area to the lines of a dialog, and give the lines inside it."""
    body = _Body(spacing)
    lines.addWidget(body, 1)
    return body.lines


def show_fitting(dialog: QDialog, lines: QVBoxLayout, width: int) -> None:
    """Open a dialog with a scrolling body as high as all its words need, as far as the screen allows.

    Raises:
        LookupError: nothing scrolls in it.
    """
    body = dialog.findChild(_Body)
    if body is None:
        raise LookupError(dialog)
    for part in dialog.findChildren(QWidget):
        part.ensurePolished()  # only then are the sizes of the type known
    margins = lines.contentsMargins()
    inside = body.lines.totalHeightForWidth(width - margins.left() - margins.right())
    reckoned = body.sizeHint().expandedTo(body.minimumSizeHint()).height()
    needed = lines.totalHeightForWidth(width) - reckoned + max(0, inside)
    dialog.resize(width, min(needed, round(dialog.screen().availableSize().height() * _MOST)))
