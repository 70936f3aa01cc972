"""The table of the files that are coming in; a locked file has a field for its password in its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QTableView, QWidget

from cluster_desktop.ui.evidence.intake.choosing import ArrivalDelegate
from cluster_desktop.ui.evidence.intake.model import DETAIL, FILE, PAGES, PROVES, TITLE, ArrivalModel
from cluster_desktop.ui.evidence.two_lines import BESIDE, broken, lay_out_lines, line_height, small
from cluster_desktop.ui.parts.basics import button, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_WIDTHS = {PAGES: 76, PROVES: 200, TITLE: 170}
_SHARES = {PROVES: 28, TITLE: 24}
"""Hundredths of the width."""
_MOST_DETAILS = 3


class ArrivalTable(QTableView):
    """`removed` tells the lines that are to go, `came_to` the line in hand."""

    removed = Signal(list)
    came_to = Signal(int)

    def __init__(self, model: ArrivalModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName("要导入的文件")
        self.setProperty("kind", "documents")
        self.setItemDelegate(ArrivalDelegate(model, self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        lay_out_lines(self, FILE, _WIDTHS)
        model.dataChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is to be chosen and written takes its share of a wide window."""
        super().resizeEvent(event)
        for section, share in _SHARES.items():
            self.setColumnWidth(section, max(_WIDTHS[section], event.size().width() * share // 100))
        self._give_room(0, self.model().rowCount() - 1)

    def ask_password(self, line: int, given: Callable[[str], None]) -> None:
        """Put a field for the password into a line."""
        index = self.model().index(line, PROVES)
        field = self.indexWidget(index)
        if isinstance(field, PasswordField):
            field.ask_again()
        else:
            self.setSpan(line, PROVES, 1, 2)
            self.setIndexWidget(index, PasswordField(given, self))

    def show_line(self, line: int, *, whole: bool) -> None:
        """A line of cells, or with `whole` one that is all message; the field for the password goes."""
        index = self.model().index(line, PROVES)
        field = self.indexWidget(index)
        if isinstance(field, PasswordField):
            field.hide()
            self.setIndexWidget(index, None)  # pyright: ignore[reportArgumentType]  Qt takes it
            self.setSpan(line, PROVES, 1, 1)
        spanned = 4 if whole else 1
        if self.columnSpan(line, FILE) != spanned:
            self.setSpan(line, FILE, 1, spanned)
        self._give_room(line, line)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which file is in hand."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.came_to.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen lines off; Enter edits the cell in hand."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit(sorted({index.row() for index in self.selectedIndexes()}))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _follow(self, first: QModelIndex, last: QModelIndex, *_: object) -> None:
        self._give_room(first.row(), last.row())

    def _give_room(self, first: int, last: int) -> None:
        """A line is higher where what is said of its file takes more than one."""
        metrics = QFontMetrics(small(self.font()))
        for line in range(first, last + 1):
            index = self.model().index(line, FILE)
            room = self.visualRect(index).width() - 2 * BESIDE
            details = len(broken(str(index.data(DETAIL) or ""), metrics, room, _MOST_DETAILS))
            self.setRowHeight(line, line_height(self.font(), details))


class PasswordField(QFrame):
    """A field for the password of the file in this line, and the button that tries it."""

    def __init__(self, given: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        line = row(self, spacing=6)
        line.setContentsMargins(4, 0, 8, 0)
        self._field = QLineEdit(self)
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setPlaceholderText("打开口令")
        self._field.setAccessibleName("打开口令")
        line.addWidget(self._field, 1)
        line.addWidget(button("打开", self._try, parent=self))
        self._field.returnPressed.connect(self._try)
        self._given = given
        self.setFocusProxy(self._field)

    def ask_again(self) -> None:
        """The password was another."""
        self._field.clear()
        self._field.setPlaceholderText("口令不对，再填一次")
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tries the password, and does nothing in the table besides."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _try(self) -> None:
        if self._field.text():
            self._given(self._field.text())
