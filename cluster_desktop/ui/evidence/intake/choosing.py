"""The drop-down in which the requirement of a file is chosen; typing narrows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QStyleOptionViewItem, QWidget

from cluster_desktop.ui.evidence.intake.model import DETAIL, NOWHERE, PROVES, TONE, ArrivalModel
from cluster_desktop.ui.evidence.two_lines import TwoLines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex


class RequirementBox(QComboBox):
    """All requirements by name, searched by any part of it; its value is an id, empty for none."""

    def __init__(self, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(14)
        self.setAccessibleName("证明的栏目")
        self.addItem(NOWHERE, "")
        for id_, name in names.items():
            self.addItem(name, id_)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take)
        self.setCompleter(completer)

    def choose(self, id_: str) -> None:
        """Show a requirement."""
        self.setCurrentIndex(max(0, self.findData(id_)))

    def chosen(self) -> str:
        """The id of the requirement whose name stands there; what names none leaves the last one."""
        place = self.findText(self.currentText())
        return str(self.itemData(place if place >= 0 else self.currentIndex()) or "")

    def _take(self, name: str) -> None:
        self.setCurrentIndex(self.findText(name))


class ArrivalDelegate(TwoLines):
    """Edits the title as text and the requirement by its drop-down."""

    def __init__(self, model: ArrivalModel, parent: QObject | None = None) -> None:
        super().__init__(DETAIL, TONE, parent)
        self._model = model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A drop-down for the requirement, a line for the title."""
        if index.column() == PROVES:
            box = RequirementBox(self._model.choices(index.row()), parent)
            box.activated.connect(partial(self._commit, box))
            return box
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName("目录中的名称")
        return editor

    def _commit(self, box: RequirementBox, *_: int) -> None:
        self.commitData.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what stands in the cell."""
        value = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, RequirementBox):
            editor.choose(value)
            # What is typed takes the place of what stands there, and narrows the list.
            if (line := editor.lineEdit()) is not None:
                line.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was chosen or written."""
        if isinstance(editor, RequirementBox):
            for line in {index.row(), *self._together(index)}:
                model.setData(index.sibling(line, PROVES), editor.chosen())
        else:
            super().setModelData(editor, model, index)

    def _together(self, index: Index) -> list[int]:
        """The lines chosen along with this one: they get the same requirement."""
        table = self.parent()
        if not isinstance(table, QAbstractItemView):
            return []
        lines = {each.row() for each in table.selectedIndexes()}
        fit = [line for line in lines if self._model.arrivals[line].fit]
        return fit if index.row() in lines else []

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """In the middle of the tall line, no higher than a field."""
        room = option.rect.adjusted(2, 0, -2, 0)
        height = min(room.height(), editor.sizeHint().height())
        room.setTop(room.top() + (room.height() - height) // 2)
        room.setHeight(height)
        editor.setGeometry(room)
