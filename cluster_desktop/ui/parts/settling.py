"""Layouts within layouts, brought up to date in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def settle_around(widget: QWidget) -> None:
    """Lay out anew whatever a widget lies in, as far as it scrolls.

    Left to itself Qt goes up one layout each time round the event loop, and paints what does not fit yet.
    """
    around: QWidget | None = widget
    while around is not None and not isinstance(around, QAbstractScrollArea):
        if (layout := around.layout()) is not None:
            layout.activate()
        around = around.parentWidget()
