"""What a paste would put where, shown before it is done when it does not fit or holds no figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cluster_desktop.ui.parts.basics import column, dialog_buttons, text

if TYPE_CHECKING:
    from cluster_desktop.ui.paper.tables.pasting import Pasting

_HEADS = ("栏目", "原来", "粘贴后", "说明")
_SHOWN = 60
_MOST = 400
"""Rows that are listed; nobody reads more."""


class PasteDialog(QDialog):
    """Accepted where the cells are to be filled as shown."""

    def __init__(self, pasting: Pasting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("粘贴表格")
        self.resize(760, 480)
        lines = column(self, margins=22, spacing=10)
        lines.addWidget(text("粘贴表格", "title"))
        self.words = text(_told(pasting), wrap=True)
        lines.addWidget(self.words)
        if pasting.cells:
            lines.addWidget(_table(pasting, self), 1)
        count = len(pasting.cells)
        buttons = dialog_buttons(self, f"粘贴这 {count} 格" if count else "知道了")
        lines.addWidget(buttons)


def _told(pasting: Pasting) -> str:
    faults = sum(bool(each.fault) for each in pasting.cells)
    parts: list[str] = []
    if pasting.lost:
        parts.append(f"{pasting.lost}。放不下的不会粘贴，也可以取消后从另一格开始。")
    if pasting.left_out:
        parts.append(f"{pasting.left_out}不粘贴。")
    if faults:
        parts.append(f"有 {faults} 格不是数字，粘贴后保留原样并标出。")
    return "".join(parts)


def _table(pasting: Pasting, parent: QWidget) -> QTableWidget:
    cells = pasting.cells[:_MOST]
    table = QTableWidget(len(cells), len(_HEADS), parent)
    table.setAccessibleName("将要粘贴的内容")
    table.setHorizontalHeaderLabels(list(_HEADS))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setProperty("kind", "documents")
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    table.verticalHeader().hide()
    for row, each in enumerate(cells):
        words = (each.entry.name, each.before, each.after, each.fault)
        for place, said in enumerate(words):
            item = QTableWidgetItem(said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…")
            item.setToolTip(said[:1000])
            if place in {1, 2} and each.entry.field.figure is not None:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, place, item)
    head = table.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for place in (1, 2, 3):
        head.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
    return table
