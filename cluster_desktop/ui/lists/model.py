"""The rows of a list as a table: one line a row, and an empty line at the end that takes the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from cluster_desktop.evidence.lists.rows import ListRow
    from cluster_desktop.forms.model.lists import ListColumn, ListDefinition

Index = QModelIndex | QPersistentModelIndex
Faults = dict[str, dict[str, str]]
"""Row id → column key → what is wrong there."""

FAULT = Qt.ItemDataRole.UserRole + 1
"""The role under which a cell tells its fault."""

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NEXT = "＊"
_FEW = 200
"""Rows that are painted anew one by one; where more changed, all are."""
_FIGURES = {"number", "integer", "percent"}


class ListModel(QAbstractTableModel):
    """Shows what `show_rows` gives it, in its order or sorted, all of it or the bad rows alone.

    `edited` tells a cell that was typed into: the row (None for a new one), the column's key, the text.
    Nothing changes here until the rows are shown anew.
    """

    edited = Signal(object, str, str)

    def __init__(self, definition: ListDefinition, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = definition.columns
        self._rows: dict[str, ListRow] = {}
        self._places: dict[str, int] = {}
        self._given: Sequence[ListRow] = ()
        self._order: list[str] = []
        self._lines: dict[str, int] = {}
        self._sorted = False
        self._only: set[str] | None = None
        self._faults: Faults = {}

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows, in the order given unless they are sorted."""
        before, self._given = self._given, rows
        if before is rows:
            return
        if len(before) == len(rows):
            changed = [row for old, row in zip(before, rows, strict=True) if old is not row]
            if all(row.id in self._rows and self._rows[row.id].no == row.no for row in changed):
                self._mend(changed)
                return
        new = {row.id for row in rows} - self._rows.keys()
        changed = [row for row in rows if self._rows.get(row.id) is not row]
        self._rows = {row.id: row for row in rows}
        self._places = {row.id: place for place, row in enumerate(rows, 1)}
        if self._only is not None:
            self._only |= new
        if self._sorted:
            kept = [id_ for id_ in self._order if id_ in self._rows]
            self._take(self._filtered(kept + [id_ for id_ in self._rows if id_ in new]))
        else:
            self._take(self._filtered(self._rows))
        self._repaint(changed)
        if self._order:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._order) - 1)

    def show_faults(self, faults: Faults) -> None:
        """Mark what is wrong; a mended row stays among the bad ones until these are asked for anew."""
        stale = faults.keys() | self._faults.keys()
        self._faults = faults
        if self._only is not None and not faults.keys() <= self._only:
            self._only |= faults.keys()
            self._take(self._filtered(self._rows))
        if stale and self._order:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(self.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._order) - 1)

    def show_bad_only(self, *, only: bool) -> None:
        """Show the bad rows alone, or all rows again."""
        self._only = set(self._faults) if only else None
        self._sorted = False
        self._reset(self._filtered(self._rows))

    @property
    def bad_only(self) -> bool:
        """Whether the good rows are hidden."""
        return self._only is not None

    @property
    def faults(self) -> Faults:
        """What is wrong, by row and column."""
        return self._faults

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the rows that are shown, as they stand on the screen."""
        return tuple(self._order)

    @property
    def is_sorted(self) -> bool:
        """Whether the rows stand on the screen in another order than in the list."""
        return self._sorted

    def row_at(self, place: int) -> ListRow | None:
        """The row on a line; None on the last, which is empty."""
        return self._rows[self._order[place]] if 0 <= place < len(self._order) else None

    def line_of(self, row_id: str) -> int | None:
        """The line that a row stands on; None where it is not shown."""
        if not self._lines:
            self._lines = {id_: line for line, id_ in enumerate(self._order)}
        return self._lines.get(row_id)

    def place_of(self, row_id: str) -> int:
        """The 序号 of a row: its place in the list, from 1, however it is sorted."""
        return self._places[row_id]

    def column_at(self, number: int) -> ListColumn:
        """What stands in a column."""
        return self.columns[number]

    def text_at(self, line: int, number: int) -> str:
        """The text of a cell."""
        row = self.row_at(line)
        return row.cells.get(self.columns[number].key, "") if row is not None else ""

    def sort_lines(self, column: int, *, descending: bool = False) -> None:
        """Sort what is on the screen by a column, empty cells last; −1 goes back to the order of the list."""
        self._sorted = column >= 0
        ids = self._filtered(self._rows)
        if self._sorted:
            key = self.columns[column].key
            figure = self.columns[column].kind in _FIGURES
            ids.sort(
                key=lambda id_: _weight(self._rows[id_].cells.get(key, ""), figure=figure), reverse=descending
            )
            ids.sort(key=lambda id_: not self._rows[id_].cells.get(key))
        self._reset(ids)

    def _filtered(self, ids: Iterable[str]) -> list[str]:
        return [id_ for id_ in ids if self._only is None or id_ in self._only]

    def _mend(self, rows: Sequence[ListRow]) -> None:
        """Show other texts in rows that stay where they are."""
        self._rows |= {row.id: row for row in rows}
        self._repaint(rows)

    def _repaint(self, rows: Sequence[ListRow]) -> None:
        few = len(rows) <= _FEW
        lines = [line for row in rows if (line := self.line_of(row.id)) is not None] if few else []
        if lines or (not few and self._order):
            first, last = (min(lines), max(lines)) if few else (0, len(self._order) - 1)
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _take(self, order: list[str]) -> None:
        """Show these ids; rows that merely came at the end or left keep the cursor where it is."""
        old, new = len(self._order), len(order)
        if order == self._order:
            return
        self._lines = {}
        if order[:old] == self._order:
            self.beginInsertRows(QModelIndex(), old, new - 1)
            self._order = order
            self.endInsertRows()
            return
        gone = _one_run(self._order, order)
        if gone is not None:
            self.beginRemoveRows(QModelIndex(), *gone)
            self._order = order
            self.endRemoveRows()
            return
        self._reset(order)

    def _reset(self, order: list[str]) -> None:
        self.beginResetModel()
        self._order, self._lines = order, {}
        self.endResetModel()

    # what a view asks for

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102  Qt's own default
        return 0 if parent.isValid() else len(self._order) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, D102
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return _in_one_line(self.text_at(index.row(), index.column()))
        if role in {FAULT, Qt.ItemDataRole.ToolTipRole}:
            return self._fault(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].kind in _FIGURES else _LEFT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(index)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401, D102
        if role != Qt.ItemDataRole.EditRole:
            return False
        words = str(value or "")
        if words != _in_one_line(self.text_at(index.row(), index.column())):
            self.edited.emit(self.row_at(index.row()), self.columns[index.column()].key, words)
        return True

    def headerData(  # noqa: D102
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        if orientation == Qt.Orientation.Horizontal:
            return self._column_head(self.columns[section], role)
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row_at(section)
            return _NEXT if row is None else str(self._places[row.id])
        if role == Qt.ItemDataRole.ToolTipRole and self.row_at(section) is None:
            return "在这一行输入，即增加一行"
        return None

    @staticmethod
    def _column_head(column: ListColumn, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.title} *" if column.required else column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            name = f"{column.title}（必填）" if column.required else column.title
            return f"{name}\n{column.note}" if column.note else name
        return None

    def _fault(self, index: Index) -> str | None:
        row = self.row_at(index.row())
        if row is None or (found := self._faults.get(row.id)) is None:
            return None
        return found.get(self.columns[index.column()].key)

    def _told(self, index: Index) -> str:
        """A cell as a screen reader says it: 序号, column, text, what is wrong."""
        row = self.row_at(index.row())
        where = f"第 {self._places[row.id]} 行" if row is not None else "新的一行"
        words = self.text_at(index.row(), index.column()) or "空"
        fault = self._fault(index)
        told = f"{where}，{self.columns[index.column()].title}：{words}"
        return f"{told}，有问题：{fault}" if fault else told


def _in_one_line(words: str) -> str:
    return words.replace("\n", " ")


def _weight(words: str, *, figure: bool) -> tuple[float, str]:
    """Where a text stands when sorted: figures by size, everything else as it reads."""
    if figure:
        try:
            return float(words.replace(",", "").replace("，", "")), words
        except ValueError:
            return float("inf"), words
    return 0.0, words


def _one_run(old: Sequence[str], new: Sequence[str]) -> tuple[int, int] | None:
    """The first and last line that left, where all that left stood together and nothing else changed."""
    left = len(old) - len(new)
    if left <= 0:
        return None
    first = next((place for place, id_ in enumerate(new) if old[place] != id_), len(new))
    return (first, first + left - 1) if old[first + left :] == new[first:] else None
