"""Going through the table by its rows and columns: arrow keys, Enter, and blocks pasted from Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.paper.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_AROUND = 60
"""Pixels of the neighbouring rows that stay in view."""


def walk(entry: Entry, rows: int, columns: int) -> None:
    """Bring the cursor to the next field in this direction; at the edge it stays."""
    if (target := _next(entry, rows, columns)) is None:
        return
    target.take_focus()
    around = target.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(target, 0, _AROUND)


def paste(entry: Entry, block: str) -> None:
    """Put a block of cells (rows by line, columns by tab) into the fields from this one on.

    Thousands separators that Excel shows are left out of figures.
    """
    start: Entry | None = entry
    for line in block.splitlines():
        target = start
        for words in line.split("\t"):
            if target is None:
                break
            plain = words.strip().replace(",", "") if target.field.figure else words.strip()
            target.show_value(plain)
            target.edited.emit(target.path, plain)
            target = _next(target, 0, 1)
        start = _next(start, 1, 0) if start is not None else None


def _next(entry: Entry, rows: int, columns: int) -> Entry | None:
    cell, sheet = _cell(entry)
    while sheet is not None and (near := sheet.neighbour(cell, rows, columns)) is not None:
        found = near if isinstance(near, Entry) else near.findChild(Entry)
        if isinstance(found, Entry):
            return found
        cell = near
    return None


def _cell(entry: Entry) -> tuple[QWidget, Sheet | None]:
    """The cell of the sheet that holds the entry, which may be the entry itself."""
    cell: QWidget = entry
    while (parent := cell.parentWidget()) is not None:
        if isinstance(parent, Sheet):
            return cell, parent
        cell = parent
    return cell, None
