"""The order in which Tab goes from one widget to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(area: QWidget) -> list[QWidget]:
    """The widgets in an area that Tab stops at, in the order in which they were made."""
    return [
        widget
        for widget in area.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
    ]


def chain_after(before: QWidget, area: QWidget) -> None:
    """Let Tab go from `before` through a newly made area, and then on to where it went from `before`."""
    for widget in tab_stops(area):
        QWidget.setTabOrder(before, widget)
        before = widget
