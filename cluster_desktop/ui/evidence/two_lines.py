"""Paints cells of two lines: the words, and below them a smaller detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from cluster_desktop.ui.theme import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter

    from cluster_desktop.ui.theme import Tokens

Index = QModelIndex | QPersistentModelIndex
LINE_HEIGHT = 48
_BESIDE = 8


def lay_out_lines(table: QTableView, stretched: int, widths: Mapping[int, int]) -> None:
    """A table of whole lines, several of which may be chosen; column `stretched` takes the room left."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(LINE_HEIGHT)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    for section, width in widths.items():
        table.setColumnWidth(section, width)


class TwoLines(QStyledItemDelegate):
    """`detail` and `tone` are the roles of the second line and of its tone.

    A tone is error, warning, done, secondary, or empty.
    """

    def __init__(self, detail: int, tone: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._detail = detail
        self._tone = tone

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines are as high as two lines of words."""
        return QSize(super().sizeHint(option, index).width(), LINE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground as the style paints it, and the words upon it."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        words, detail = shown.text, str(index.data(self._detail) or "")
        shown.text = ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        room = shown.rect.adjusted(_BESIDE, 3, -_BESIDE, -3)
        upper = QRect(room.left(), room.top(), room.width(), room.height() * 11 // 20) if detail else room
        lower = QRect(room.left(), upper.bottom(), room.width(), room.bottom() - upper.bottom())
        tone = str(index.data(self._tone) or "")
        painter.save()
        colour = _colour("" if detail else tone, shown.palette)
        _write(painter, upper, words, shown, colour)
        if detail:
            small = QFont(shown.font)
            small.setPointSizeF(shown.font.pointSizeF() * 0.88)
            painter.setFont(small)
            _write(painter, lower, detail, shown, _colour(tone or "secondary", shown.palette))
        painter.restore()


def _write(painter: QPainter, room: QRect, words: str, option: QStyleOptionViewItem, colour: QColor) -> None:
    painter.setPen(colour)
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    across = int(option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
    painter.drawText(room, across | int(Qt.AlignmentFlag.AlignVCenter), elided)


def colours_of(palette: QPalette) -> Tokens:
    """The colours that go with what a widget is painted in."""
    dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
    return tokens(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)


def _colour(tone: str, palette: QPalette) -> QColor:
    return QColor(getattr(colours_of(palette), tone or "text"))
