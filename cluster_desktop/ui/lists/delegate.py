"""How a cell of a list looks and is written in: drop-downs where there is a choice, a mark where bad."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cluster_desktop.ui.charts.painting import worn
from cluster_desktop.ui.lists.model import FAULT, ListModel
from cluster_desktop.ui.parts.basics import dress

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

Index = QModelIndex | QPersistentModelIndex
_CORNER = 8
"""Pixels of the red corner that marks a bad cell beside its colour."""


class CellDelegate(QStyledItemDelegate):
    """For a `ListModel`."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Tint a bad cell."""
        super().initStyleOption(option, index)
        if index.data(FAULT):
            option.backgroundBrush = QBrush(QColor(worn().soft_error))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, framed when in hand, and for a bad one a corner as spreadsheets mark what is noted."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(QColor(worn().accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()
        if index.data(FAULT):
            corner = option.rect.topRight()
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn().error))
            painter.drawPolygon(QPolygon([corner, corner - QPoint(_CORNER, 0), corner + QPoint(0, _CORNER)]))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        """A line to type in; with the choices to drop down where the column has them."""
        column = _model(index).column_at(index.column())
        editor: QLineEdit | QComboBox
        if column.choices:
            editor = QComboBox(parent)
            editor.setEditable(True)
            editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            editor.addItems(["", *column.choices])
            editor.activated.connect(partial(self._choose, editor))
        else:
            editor = QLineEdit(parent)
        dress(editor, kind="list-cell")
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell."""
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(words)
        elif isinstance(editor, QLineEdit):
            editor.setText(words)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Give the cell what was typed or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the cell below, as on a sheet."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            self._finish(watched)
            return True
        return super().eventFilter(watched, event)

    def _choose(self, editor: QWidget, _place: int) -> None:
        # A box that is left for another cell tells its choice as well; the view closes that one by itself.
        if editor.hasFocus():
            self._finish(editor)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.SubmitModelCache)


def _model(index: Index) -> ListModel:
    model = index.model()
    assert isinstance(model, ListModel)  # noqa: S101  the delegate is made for it
    return model
