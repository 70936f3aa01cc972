"""The order in which the rows of a list are shown, and the way to keep it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from cluster_desktop.ui.parts.basics import Button

if TYPE_CHECKING:
    from cluster_desktop.ui.lists.model import ListModel
    from cluster_desktop.ui.lists.table import ListTable
    from cluster_desktop.ui.lists.writing import ListWriting


class OrderButton(Button):
    """Sorts by the column in hand; the rows are numbered anew only when that is asked for."""

    def __init__(
        self, model: ListModel, table: ListTable, writing: ListWriting, parent: QWidget | None = None
    ) -> None:
        super().__init__("排序", parent)
        self._model, self._table, self._writing = model, table, writing
        self.clicked.connect(self._show_orders)

    def _show_orders(self) -> None:
        menu = QMenu(self)
        title = self._model.columns[max(self._table.column, 0)].title
        menu.addAction(f"按“{title}”升序", partial(self._sort, descending=False))
        menu.addAction(f"按“{title}”降序", partial(self._sort, descending=True))
        if self._model.is_sorted:
            menu.addSeparator()
            menu.addAction("恢复清单原来的次序", lambda: self._model.sort_lines(-1))
            if not self._model.bad_only:
                menu.addAction("按现在的次序重新编号", self._arrange)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _sort(self, *, descending: bool) -> None:
        column = max(self._table.column, 0)
        self._model.sort_lines(column, descending=descending)
        self._table.go_to(0, column)

    def _arrange(self) -> None:
        lines = range(self._model.rowCount() - 1)
        rows = [row for line in lines if (row := self._model.row_at(line)) is not None]
        self._writing.arrange(rows)
        self._model.sort_lines(-1)
