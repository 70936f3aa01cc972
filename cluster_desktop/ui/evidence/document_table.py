"""The table of all documents: chosen, moved and removed by keys, dragged to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from cluster_desktop.ui.evidence.document_model import DETAIL, TITLE, TONE, Document, DocumentModel
from cluster_desktop.ui.evidence.two_lines import TwoLines, lay_out_lines

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QKeyEvent, QResizeEvent

    from cluster_desktop.evidence.items import EvidenceItem

_PROVES = 4
_WIDTHS = {0: 46, 2: 66, 3: 84, _PROVES: 190}


class DocumentTable(QTableView):
    """`current` tells the id of the document in hand, `stepped` -1 or 1, `removed` the chosen documents."""

    current = Signal(str)
    stepped = Signal(int)
    removed = Signal(list)

    def __init__(self, model: DocumentModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents = model
        self.setModel(model)
        self.setAccessibleName("全部佐证材料")
        self.setProperty("kind", "documents")
        self.setItemDelegate(TwoLines(DETAIL, TONE, self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        lay_out_lines(self, TITLE, _WIDTHS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What a document proves takes its share of a wide window."""
        super().resizeEvent(event)
        self.setColumnWidth(_PROVES, max(_WIDTHS[_PROVES], event.size().width() * 28 // 100))

    def show_keeping(self, documents: list[Document]) -> None:
        """Show these, with the document in hand still in hand."""
        held = self._documents.at(self.currentIndex().row())
        self._documents.show(documents)
        if held is not None and self._documents.at(self.currentIndex().row()) != held:
            self.choose(held.id)

    def choose(self, item_id: str) -> None:
        """Take a document in hand."""
        if (line := self._documents.line_of(item_id)) is not None:
            self.setCurrentIndex(self._documents.index(line, TITLE))
            self.scrollTo(self.currentIndex())

    def chosen(self) -> list[EvidenceItem]:
        """The documents that are selected."""
        lines = sorted({index.row() for index in self.selectedIndexes()})
        return [item for line in lines if (item := self._documents.at(line)) is not None]

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Show what came into hand."""
        super().currentChanged(current, previous)
        if (item := self._documents.at(current.row())) is not None:
            self.current.emit(item.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with up and down moves the document, Delete removes the chosen ones."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from outside are for the page."""
        if event.source() is not self:
            event.ignore()
            return
        super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """As above."""
        if event.source() is not self:
            event.ignore()
            return
        super().dragMoveEvent(event)
