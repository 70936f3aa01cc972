"""When the window has painted what was asked of it."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class Painted(QObject):
    """Notes when the window has painted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.at = 0.0
        window.installEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Let the window paint, and look at the clock after it."""
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        window.removeEventFilter(self)
        QApplication.sendEvent(window, event)
        window.installEventFilter(self)
        self.at = time.perf_counter()
        return True
