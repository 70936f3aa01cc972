"""The pages of a document as small pictures, to be turned, left out and put in another order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QTransform
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cluster_desktop.ui.evidence.pages.leaves import Leaf
from cluster_desktop.ui.evidence.two_lines import colours_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPixmap
    from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
LEAF = Qt.ItemDataRole.UserRole + 1
PICTURE_WIDTH, PICTURE_HEIGHT = 118, 118
_CELL = QSize(136, 162)
_DRAGGED = "application/x-jiqun-pages"


class LeafModel(QAbstractListModel):
    """`wanted` tells the page of a picture that is to be shown and is not there yet."""

    wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.leaves: Sequence[Leaf] = ()
        self._pictures: dict[int, QPixmap] = {}

    def show(self, leaves: Sequence[Leaf]) -> None:
        """Show these in this order."""
        if len(leaves) != len(self.leaves):
            self.beginResetModel()
            self.leaves = leaves
            self.endResetModel()
            return
        self.leaves = leaves
        if leaves:
            self.dataChanged.emit(self.index(0), self.index(len(leaves) - 1))

    def take_pictures(self, pictures: Mapping[int, QPixmap]) -> None:
        """Take pictures, by page of the file."""
        self._pictures.update(pictures)
        for place, leaf in enumerate(self.leaves):
            if leaf.page in pictures:
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else len(self.leaves)

    def data(self, index: Index, role: int = 0) -> Any:  # noqa: ANN401, D102
        leaf = self.leaves[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return _told(leaf)
            case Qt.ItemDataRole.DecorationRole:
                if leaf.page not in self._pictures:
                    self.wanted.emit(leaf.page)
                return self._pictures.get(leaf.page)
            case _ if role == LEAF:
                return leaf
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:  # noqa: D102
        return [_DRAGGED]

    def mimeData(self, indexes: Iterable[Index]) -> QMimeData:  # noqa: D102
        data = QMimeData()
        data.setData(_DRAGGED, QByteArray(" ".join(str(each.row()) for each in indexes).encode()))
        return data


class LeafStrip(QListView):
    """`turn` tells degrees, `leave_out` asks to leave out or bind again, `moved_before` the place."""

    turn = Signal(int)
    leave_out = Signal()
    moved_before = Signal(int)

    def __init__(self, model: LeafModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName("材料的页面")
        self.setProperty("kind", "pages")
        self.setItemDelegate(_Picture(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setGridSize(_CELL)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def chosen(self) -> list[int]:
        """The places of the chosen pages, or of the page in hand."""
        places = sorted({index.row() for index in self.selectedIndexes()})
        here = self.currentIndex().row()
        return places or ([here] if here >= 0 else [])

    def choose(self, places: Sequence[int]) -> None:
        """Choose these places."""
        if not places:
            return
        model, selection = self.model(), self.selectionModel()
        selection.setCurrentIndex(model.index(places[0], 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for place in places[1:]:
            selection.select(model.index(place, 0), QItemSelectionModel.SelectionFlag.Select)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space or Delete leaves out, L and R turn, Alt with left and right moves."""
        key, places = Qt.Key(event.key()), self.chosen()
        if key in {Qt.Key.Key_Space, Qt.Key.Key_Delete}:
            self.leave_out.emit()
        elif key in {Qt.Key.Key_L, Qt.Key.Key_R}:
            self.turn.emit(-90 if key == Qt.Key.Key_L else 90)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and places and key == Qt.Key.Key_Left:
            self.moved_before.emit(max(0, places[0] - 1))
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and places and key == Qt.Key.Key_Right:
            self.moved_before.emit(places[-1] + 2)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pages of this document."""
        if event.source() is self:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere between two pages."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged pages where they were dropped."""
        self.moved_before.emit(self.place_at(event.position().toPoint()))
        # The model is put in order by whoever arranges the leaves; nothing is to be taken away.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def place_at(self, point: QPoint) -> int:
        """The place before which something dropped here is to stand."""
        index = self.indexAt(point)
        if not index.isValid():
            return self.model().rowCount()
        return index.row() + (point.x() > self.visualRect(index).center().x())


class _Picture(QStyledItemDelegate):
    """A page on the ground of the list, with its number; what is left out is faint and says so."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return _CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        leaf = index.data(LEAF)
        assert isinstance(leaf, Leaf)  # noqa: S101  the model gives nothing else
        picture: QPixmap | None = index.data(Qt.ItemDataRole.DecorationRole)
        palette = option.palette
        room = option.rect.adjusted(9, 6, -9, -30)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            ground = QColor(colours_of(palette).soft_accent)
            painter.fillRect(option.rect.adjusted(2, 2, -2, -2), ground)
        painter.setOpacity(1.0 if leaf.bound else 0.3)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if picture is not None:
            shown = picture.transformed(QTransform().rotate(leaf.turn)) if leaf.turn else picture
            ratio = shown.devicePixelRatio()
            width, height = round(shown.width() / ratio), round(shown.height() / ratio)
            place = QRect(0, 0, width, height)
            place.moveCenter(room.center())
            painter.drawPixmap(place, shown)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid)))
            painter.drawRect(place)
        painter.setOpacity(1.0)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        below = QRect(option.rect.left(), option.rect.bottom() - 26, option.rect.width(), 22)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), _told(leaf))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(option.rect.adjusted(3, 3, -3, -3))
        painter.restore()


def _told(leaf: Leaf) -> str:
    turn = {0: "", 90: " 右转", 180: " 倒转", 270: " 左转"}[leaf.turn]
    return f"第 {leaf.page} 页{turn}" if leaf.bound else f"第 {leaf.page} 页 不装订"
