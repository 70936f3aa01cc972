"""What hands do in the table of a list, each an edit of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cluster_desktop.ui.lists.pasting import cells_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.lists.rows import ListRow
    from cluster_desktop.ui.lists.model import ListModel
    from cluster_desktop.ui.lists.table import ListTable
    from cluster_desktop.ui.lists.writing import ListWriting


class ListHands(QObject):
    """`begun` tells that something is being done, `added` the id of a row to go to and the column there."""

    begun = Signal()
    added = Signal(str, int)

    def __init__(self, model: ListModel, table: ListTable, writing: ListWriting, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._table, self._writing = model, table, writing
        model.edited.connect(self._type)
        table.pasted.connect(self._paste)
        table.cleared.connect(self._clear)
        table.removed.connect(self._remove)

    def add_row(self) -> None:
        """Begin a row below the others."""
        self._table.go_to(self._model.rowCount() - 1)
        self._table.setFocus()
        self._table.edit(self._table.currentIndex())

    def _type(self, row: ListRow | None, column: str, words: str) -> None:
        self.begun.emit()
        title = next(each.title for each in self._model.columns if each.key == column)
        place = f"第 {self._model.place_of(row.id)} 行" if row is not None else "新的一行"
        written = self._writing.fill([(row, {column: words})], f"{place}“{title}”")
        if row is None and written:
            self.added.emit(written[0], self._table.column)

    def _paste(self, line: int, column: int, block: list[list[str]]) -> None:
        self.begun.emit()
        written = self._writing.fill(cells_of(self._model, line, column, block), f"粘贴 {len(block)} 行")
        if written:
            self.added.emit(written[0], column)

    def _clear(self, places: Sequence[tuple[int, int]]) -> None:
        emptied: dict[str, dict[str, str]] = {}
        rows: dict[str, ListRow] = {}
        for line, column in places:
            if (row := self._model.row_at(line)) is not None:
                rows[row.id] = row
                emptied.setdefault(row.id, {})[self._model.columns[column].key] = ""
        self._writing.fill([(rows[id_], texts) for id_, texts in emptied.items()], "清除内容")

    def _remove(self, lines: Sequence[int]) -> None:
        ids = [row.id for line in lines if (row := self._model.row_at(line)) is not None]
        if ids:
            self.begun.emit()
            self._writing.remove(ids)
            self._table.go_to(min(lines[0], self._model.rowCount() - 1), max(self._table.column, 0))
