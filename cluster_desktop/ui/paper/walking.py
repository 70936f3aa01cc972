"""Going through the table by its rows and columns with arrow keys and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from cluster_desktop.ui.paper.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.paper.entries.base import Entry
    from cluster_desktop.ui.paper.tables.grid import Grid

_AROUND = 60
"""Pixels of the neighbouring rows that stay in view."""


def walk(entry: Entry, rows: int, columns: int) -> None:
    """Bring the cursor to the next field in this direction; at the edge it stays."""
    grid = grid_of(entry)
    target = grid.near(entry, rows, columns) if grid is not None else None
    if target is not None:
        target.take_focus()
        into_view(target)


def grid_of(entry: Entry) -> Grid | None:
    """The fields of the sheet that an entry stands on by their rows and columns; None on the cover."""
    around: QWidget | None = entry.parentWidget()
    while around is not None and not isinstance(around, Sheet):
        around = around.parentWidget()
    return around.grid() if around is not None else None


def into_view(entry: Entry) -> None:
    """Scroll at once so that the entry is seen, with some of its neighbours."""
    around = entry.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(entry, 0, _AROUND)
