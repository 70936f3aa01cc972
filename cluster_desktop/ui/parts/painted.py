"""What waits until it is seen: the first picture of the window is not kept waiting for anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_AFTER_MS = 50


class _Painting(QObject):
    """Waits for a widget's first painting; then it is gone."""

    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._act = widget, act
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the painting go on, and act a little later."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(_AFTER_MS, self._widget, self._act)
            self.deleteLater()
        return False


def once_painted(widget: QWidget, act: Callable[[], object]) -> None:
    """Do something 0.05 s after a widget is seen for the first time; not at all if it never is."""
    _Painting(widget, act)
