"""The tables of the import: which column was found under which heading, the first rows, what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from cluster_desktop.ui.lists.table import fit_columns
from cluster_desktop.ui.paper.printed import PrintedCell
from cluster_desktop.ui.paper.sheet import FULL, Place, Sheet
from cluster_desktop.ui.parts.basics import column, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.lists.importing import Imported
    from cluster_desktop.forms.model.lists import ListDefinition

Index = QModelIndex | QPersistentModelIndex
_EDGES = (0, 40, 86, FULL)
_SEEN = 20
"""Rows of the preview."""
_LINE = 29


class Words(QAbstractTableModel):
    """Texts in rows under headings, to be read only; `first` is the number of each row."""

    def __init__(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._heads, self._rows, self._numbers = heads, rows, numbers

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, D102
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._rows[index.row()][index.column()]
        return None

    def headerData(  # noqa: D102
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return str(self._numbers[section])


def columns_table(definition: ListDefinition, imported: Imported) -> QWidget:
    """Each column of the list with the heading and the letter under which it was found."""
    holder = QWidget()
    lines = column(holder, spacing=6)
    sheet = Sheet(holder)
    for number, words in enumerate(("清单的栏目", "文件中的标题", "列")):
        sheet.place(PrintedCell(words, "head", sheet), Place(0, _EDGES[number], _EDGES[number + 1]))
    found = {each.key: each for each in imported.columns}
    for position, each in enumerate(definition.columns, 1):
        here = found.get(each.key)
        missing = "没有找到，该栏必填" if each.required else "没有找到，该栏留空"
        words = (each.title, here.header if here else missing, here.letter if here else "—")
        for number, (cell, kind) in enumerate(zip(words, ("label", "words", "plain"), strict=True)):
            place = Place(position, _EDGES[number], _EDGES[number + 1])
            sheet.place(PrintedCell(cell, kind, sheet), place)
    lines.addWidget(sheet)
    for doubt in imported.doubts:
        lines.addWidget(text(doubt, "warning", wrap=True, parent=holder))
    if imported.unused:
        words = f"文件中没有用到的标题：{'、'.join(imported.unused)}"
        lines.addWidget(text(words, "secondary", wrap=True, parent=holder))
    return holder


def first_rows(definition: ListDefinition, imported: Imported) -> QTableView:
    """The first rows as they will stand in the list."""
    heads = [each.title for each in definition.columns]
    rows = [
        [each_row.cells.get(each.key, "").replace("\n", " ") for each in definition.columns]
        for each_row in imported.rows[:_SEEN]
    ]
    view = _view(heads, rows, list(imported.places[:_SEEN]), "导入的前几行，行号为文件中的行号")
    fit_columns(view, [(each.title, each.width) for each in definition.columns])
    view.setFixedHeight(_LINE * 7)
    return view


def refused_table(imported: Imported) -> QTableView:
    """Each cell for which a row is left out, with the reason."""
    rows = [[each.column, each.why] for each in imported.rejected]
    numbers = [each.row for each in imported.rejected]
    view = _view(("栏目", "原因"), rows, numbers, "没有读入的行，行号为文件中的行号")
    view.setColumnWidth(0, 200)
    view.horizontalHeader().setStretchLastSection(True)
    view.setFixedHeight(_LINE * min(8, len(rows) + 2))
    return view


def _view(
    heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int], name: str
) -> QTableView:
    view = QTableView()
    view.setModel(Words(heads, rows, numbers, view))
    view.setAccessibleName(name)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().setDefaultSectionSize(_LINE)
    view.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    return view
