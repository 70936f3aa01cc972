"""All documents as a table, in the order of the draft; lines are moved by dragging."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from cluster_desktop.ui.words import bytes_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from cluster_desktop.evidence.items import EvidenceItem

Index = QModelIndex | QPersistentModelIndex
DRAGGED = "application/x-jiqun-documents"
DETAIL = Qt.ItemDataRole.UserRole + 1
"""The role of the second line of a cell."""
TONE = Qt.ItemDataRole.UserRole + 2
"""The role of the tone of a cell's words."""

_HEADS = ("序", "材料", "页数", "大小", "证明的栏目")
TITLE = 1
_NOTHING, _UNNEEDED, _DISPUTED = "不证明任何栏目", "不再需要", "几个人改得不同，在右侧选定"
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_FIGURES = (0, 2, 3)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Document:
    """A document with its place in the draft's order, its size in bytes, and what it proves in words.

    `disputed` tells that colleagues changed it differently.
    """

    item: EvidenceItem
    place: int
    size: int
    proves: tuple[str, ...]
    disputed: bool = False

    def says(self, words: str) -> bool:
        """Whether every one of the words stands in it."""
        said = " ".join((self.item.title, self.item.file_name, *self.proves)).casefold()
        return all(word in said for word in words.casefold().split())


class DocumentModel(QAbstractTableModel):
    """`renamed` tells a new title, `moved` ids and the id before which they are to stand (empty: last)."""

    renamed = Signal(object, str)
    moved = Signal(list, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: Sequence[Document] = ()

    def show(self, documents: Sequence[Document]) -> None:
        """Show these."""
        if list(documents) == list(self._documents):
            return
        if [each.item.id for each in documents] == [each.item.id for each in self._documents]:
            self._documents = documents
            self.dataChanged.emit(self.index(0, 0), self.index(len(documents) - 1, len(_HEADS) - 1))
            return
        self.beginResetModel()
        self._documents = documents
        self.endResetModel()

    def at(self, line: int) -> EvidenceItem | None:
        """The document on a line."""
        return self._documents[line].item if 0 <= line < len(self._documents) else None

    def line_of(self, item_id: str) -> int | None:
        """The line of a document, None where it is not shown."""
        return next((line for line, each in enumerate(self._documents) if each.item.id == item_id), None)

    # what QAbstractTableModel asks for

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else len(self._documents)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401, D102
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _FIGURES else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return found | Qt.ItemFlag.ItemIsEditable if index.column() == TITLE else found

    def data(self, index: Index, role: int = 0) -> Any:  # noqa: ANN401, D102, PLR0911  one answer a role
        document = self._documents[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _words(document, index.column())
            case Qt.ItemDataRole.EditRole if index.column() == TITLE:
                return document.item.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if index.column() in _FIGURES else _LEFT
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == TITLE:
                return f"{document.item.title}，{'；'.join(document.proves) or _NOTHING}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_HEADS[index.column()]}：{_words(document, index.column())}"
            case Qt.ItemDataRole.ToolTipRole if index.column() == TITLE + 3:
                return "\n".join(document.proves)
            case _ if role == DETAIL:
                return _detail(document, index.column())
            case _ if role == TONE:
                return _tone(document, index.column())
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: D102
        item = self.at(index.row())
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or item is None or not title or title == item.title:
            return False
        self.renamed.emit(item, title)
        return True

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: D102
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: D102
        return [DRAGGED]

    def mimeData(self, indexes: Iterable[Index]) -> QMimeData:  # noqa: D102
        lines = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(DRAGGED, QByteArray(" ".join(self._documents[line].item.id for line in lines).encode()))
        return data

    def dropMimeData(  # noqa: D102
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        if not data.hasFormat(DRAGGED):
            return False
        line = parent.row() if parent.isValid() else row
        before = self.at(line) if line >= 0 else None
        ids = bytes(data.data(DRAGGED).data()).decode().split()
        self.moved.emit(ids, before.id if before is not None else "")
        # The lines move when the draft says so; True would have the view take them away.
        return False


def _words(document: Document, column: int) -> str:
    item = document.item
    if column == 2 and item.fault:
        return "—"
    proves = document.proves[0] if document.proves else _UNNEEDED if item.proves else _NOTHING
    return (str(document.place), item.title, str(item.bound_pages), bytes_said(document.size), proves)[column]


def _detail(document: Document, column: int) -> str:
    item = document.item
    if column == TITLE:
        return _DISPUTED if document.disputed else item.fault or item.file_name
    if column == 2 and item.picks and not item.fault:
        return f"共 {item.pages}"
    if column == 4 and len(document.proves) > 1:
        return f"等 {len(document.proves)} 处"
    return ""


def _tone(document: Document, column: int) -> str:
    if column == TITLE and (document.item.fault or document.disputed):
        return "error"
    if column == 4 and not document.proves:
        return "secondary" if document.item.proves else "warning"
    return ""
