"""The table of a list: cells to type in, blocks to paste and to copy, keys as on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from cluster_desktop.ui.lists.blocks import read_block, write_block
from cluster_desktop.ui.lists.delegate import CellDelegate
from cluster_desktop.ui.parts.basics import row, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelectionRange, QPersistentModelIndex
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.lists.model import ListModel

_LEAST_HEIGHT = 240
_PADDING = 22
_WIDER = 1.6
"""So many times its width a column may become for its heading to stand on one line."""
_NUMBERS = [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4]
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ListTable(QTableView):
    """Tells what is asked for and does nothing by itself.

    `moved` tells another cell in hand, `pasted` a block and the cell where it begins, `cleared` cells to
    empty, `removed` lines to delete, `wanted_find` that something is to be looked for, `decided` the number
    of the value that ends a conflict.
    """

    moved = Signal()
    pasted = Signal(int, int, list)
    cleared = Signal(list)
    removed = Signal(list)
    wanted_find = Signal()
    decided = Signal(int)

    def __init__(self, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setAlternatingRowColors(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        # Tab goes on to what follows the table; within it the arrows and Enter lead everywhere.
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self._dress_headers()

    @property
    def line(self) -> int:
        """The line of the cell in hand, −1 for none."""
        return self.currentIndex().row()

    @property
    def column(self) -> int:
        """The column of the cell in hand."""
        return self.currentIndex().column()

    def go_to(self, line: int, column: int = 0) -> None:
        """Bring the cursor to a cell and the cell into view."""
        index = self._list.index(line, column)
        # Not left to the view: it looks at the keyboard, where Ctrl is still held after a paste, and adds the
        # cell to those that were selected.
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def chosen_lines(self) -> list[int]:
        """The lines that are selected, from the top."""
        picked = self._picked()
        return sorted({line for each in picked for line in range(each.top(), each.bottom() + 1)})

    def copy(self) -> None:
        """Put the selected block where Excel and WPS can take it."""
        picked = self._picked()
        if picked:
            block = picked[0]
            columns = range(block.left(), block.right() + 1)
            lines = range(block.top(), block.bottom() + 1)
            rows = [[self._list.text_at(line, column) for column in columns] for line in lines]
            QGuiApplication.clipboard().setText(write_block(rows))

    def paste(self) -> None:
        """Take a block from the clipboard, from the first selected cell on."""
        block = read_block(QGuiApplication.clipboard().text())
        picked = self._picked()
        if block and picked:
            self.pasted.emit(picked[0].top(), picked[0].left(), block)

    def clear_chosen(self) -> None:
        """Empty the selected cells."""
        picked = self._picked()
        cells = [
            (line, column)
            for each in picked
            for line in range(each.top(), each.bottom() + 1)
            for column in range(each.left(), each.right() + 1)
        ]
        self.cleared.emit(cells)

    def remove_chosen(self) -> None:
        """Delete the rows of the selected cells."""
        self.removed.emit(self.chosen_lines())

    # what Qt asks for

    def event(self, event: QEvent) -> bool:
        """Have the keys here that mean something else elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a sheet."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.clear_chosen()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Find) or event.key() == Qt.Key.Key_F3:
            self.wanted_find.emit()
        elif event.key() == Qt.Key.Key_Delete and ctrl:
            self.remove_chosen()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear_chosen()
        elif event.key() in _ENTER:
            self._step_down()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _NUMBERS:
            self.decided.emit(_NUMBERS.index(Qt.Key(event.key())) + 1)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go on to the line below."""
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self._step_down()
        else:
            super().closeEditor(editor, hint)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell that another cell is in hand."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def _picked(self) -> Sequence[QItemSelectionRange]:
        return cast("Sequence[QItemSelectionRange]", self.selectionModel().selection())

    def _step_down(self) -> None:
        if self.line < self._list.rowCount() - 1:
            self.go_to(self.line + 1, self.column)

    def _dress_headers(self) -> None:
        heads = self.horizontalHeader()
        heads.setSectionsClickable(True)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setMinimumSectionSize(48)
        fit_columns(self, [(f"{each.title} *", each.width) for each in self._list.columns])
        numbers = self.verticalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        numbers.setDefaultSectionSize(29)
        numbers.setMinimumWidth(48)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName("序号，全选")
            row(corner, spacing=0).addWidget(text("序号", "strong"), 0, Qt.AlignmentFlag.AlignCenter)


def _is_ours(event: QKeyEvent) -> bool:
    decides = event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _NUMBERS
    return decides or event.key() == Qt.Key.Key_F3 or event.matches(QKeySequence.StandardKey.Find)


def fit_columns(view: QTableView, columns: Sequence[tuple[str, float]]) -> None:
    """Give columns the width that they ask for in hanzi, and their headings a second line where needed."""
    heads = view.horizontalHeader()
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    words = heads.fontMetrics()
    hanzi = words.horizontalAdvance("填")
    lines = 1
    for number, (title, width) in enumerate(columns):
        room, titled = int(width * hanzi) + _PADDING, words.horizontalAdvance(title) + _PADDING
        if titled > room * _WIDER:
            lines = 2
            titled = titled // 2 + hanzi
        view.setColumnWidth(number, max(room, titled))
    heads.setFixedHeight(words.height() * lines + 14)
