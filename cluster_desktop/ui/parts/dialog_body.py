"""The scrolling middle of a dialog whose content may be longer than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cluster_desktop.ui.parts.basics import column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout


def scrolling_body(lines: QVBoxLayout, *, spacing: int = 10) -> QVBoxLayout:
    """Add a scrolling area to the lines of a dialog, and give the lines inside it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    ground = QWidget()
    ground.setProperty("ground", "side")
    inner = column(ground, spacing=spacing)
    inner.setContentsMargins(0, 0, 10, 0)
    area.setWidget(ground)
    lines.addWidget(area, 1)
    return inner
