"""The ruled table: cells on a grid of hundredths of its width, with a line between all neighbours.

The lines are the sheet's own background showing between the cells, so no cell draws a border.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Collection

    from cluster_desktop.ui.paper.tables.grid import Grid

FULL = 100
"""The right edge of the table in the unit of columns."""

_LINE = 1
_LEAST_HEIGHT = 33


class Place(NamedTuple):
    """Where a cell lies: its first row, how many rows, and its edges in hundredths of the width."""

    row: int
    left: int
    right: int
    rows: int = 1


class TableLayout(QLayout):
    """Lays cells out by their `Place`; a row is as high as its highest cell at the given width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells: list[tuple[QLayoutItem, Place]] = []
        self._next = Place(0, 0, FULL)
        self._rows = 0
        self._left_out: frozenset[int] = frozenset()
        self._heights: dict[int, list[int]] = {}
        self.setContentsMargins(_LINE, _LINE, _LINE, _LINE)

    def place(self, widget: QWidget, place: Place) -> None:
        """Add a cell; the order of adding is the order of Tab."""
        self._next = place
        # addWidget hands addItem an item of Qt's that remembers its widget's heights.
        self.addWidget(widget)

    def leave_out(self, rows: Collection[int]) -> None:
        """Give these rows no room; their cells are to be hidden."""
        self._left_out = frozenset(rows)
        self.invalidate()

    def cells(self) -> list[tuple[QWidget, Place]]:
        """The cells with their places."""
        found = [(item.widget(), place) for item, place in self._cells]
        return [(widget, place) for widget, place in found if widget is not None]

    # what QLayout asks for

    def addItem(self, item: QLayoutItem) -> None:  # noqa: D102
        self._cells.append((item, self._next))
        self._rows = max(self._rows, self._next.row + self._next.rows)
        self.invalidate()

    def count(self) -> int:  # noqa: D102
        return len(self._cells)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: D102
        return self._cells[index][0] if 0 <= index < len(self._cells) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: D102
        return self._cells.pop(index)[0] if 0 <= index < len(self._cells) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: D102
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        heights = self._row_heights(width)
        return sum(heights) + _LINE * (len(heights) - len(self._left_out) + 1)

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(640, (self._rows - len(self._left_out)) * _LEAST_HEIGHT)

    def minimumSize(self) -> QSize:  # noqa: D102
        return QSize(320, 0)

    def invalidate(self) -> None:  # noqa: D102
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102
        super().setGeometry(rect)
        tops = [rect.top() + _LINE]
        for row, height in enumerate(self._row_heights(rect.width())):
            tops.append(tops[-1] + (0 if row in self._left_out else height + _LINE))
        for item, place in self._cells:
            if place.row in self._left_out:
                continue
            left, right = _edges(place, rect.width())
            top, bottom = tops[place.row], tops[place.row + place.rows] - _LINE
            item.setGeometry(QRect(rect.left() + left, top, right - left, bottom - top))

    def _row_heights(self, width: int) -> list[int]:
        if width in self._heights:
            return self._heights[width]
        heights = [0 if row in self._left_out else _LEAST_HEIGHT for row in range(self._rows)]
        for item, place in sorted(self._cells, key=_rows_of):
            if place.row in self._left_out:
                continue
            last = place.row + place.rows - 1
            held = sum(heights[place.row : last]) + _LINE * (place.rows - 1)
            heights[last] = max(heights[last], _height(item, place, width) - held)
        self._heights[width] = heights
        return heights


def _rows_of(cell: tuple[QLayoutItem, Place]) -> int:
    return cell[1].rows


def _edges(place: Place, width: int) -> tuple[int, int]:
    """Left and right edge in pixels; the same fraction gives the same pixel in every row."""
    inner = width - _LINE
    return inner * place.left // FULL + _LINE, inner * place.right // FULL


def _height(item: QLayoutItem, place: Place, width: int) -> int:
    left, right = _edges(place, width)
    if item.hasHeightForWidth():
        return item.heightForWidth(right - left)
    return item.sizeHint().height()


class Sheet(QFrame):
    """The table as a widget.  Its background, the colour of the lines, comes from the style sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = TableLayout(self)
        self._grid: Grid | None = None

    def place(self, widget: QWidget, place: Place) -> None:
        """Put a cell on the sheet."""
        self._grid = None
        self._table.place(widget, place)

    def leave_out(self, rows: Collection[int]) -> None:
        """Show all rows but these; no cell may reach from one of them into another row."""
        for cell, place in self._table.cells():
            cell.setHidden(place.row in rows)
        self._table.leave_out(rows)
        self.updateGeometry()

    def grid(self) -> Grid:
        """The fields of the sheet by row and column; those of a sheet within a cell are its own."""
        if self._grid is None:
            from cluster_desktop.ui.paper.tables.grid import Grid  # noqa: PLC0415  it is for fields alone

            cells = self._table.cells()
            self._grid = Grid(each for each in cells if each[0].findChild(Sheet) is None)
        return self._grid
