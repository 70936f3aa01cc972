"""Paints cells of two lines: the words, and below them a smaller detail."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
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
_LEAST_HEIGHT = 48
_EDGE = 3
BESIDE = 8
"""Pixels to the left and to the right of the words of a cell."""
_NOT_FIRST = "，。、；：！？”’）》…·"
"""Does not begin a line."""
_NOT_LAST = "（“‘《"


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
    table.verticalHeader().setDefaultSectionSize(line_height(table.font()))
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
        return QSize(super().sizeHint(option, index).width(), line_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground as the style paints it, and the words upon it."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        words, detail = shown.text, str(index.data(self._detail) or "")
        shown.text = ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        room = shown.rect.adjusted(BESIDE, _EDGE, -BESIDE, -_EDGE)
        height = line_height(shown.font) - 2 * _EDGE - QFontMetrics(small(shown.font)).height()
        upper = QRect(room.left(), room.top(), room.width(), height) if detail else room
        lower = QRect(room.left(), upper.bottom(), room.width(), room.bottom() - upper.bottom())
        tone = str(index.data(self._tone) or "")
        painter.save()
        colour = _colour("" if detail else tone, shown.palette)
        _write(painter, upper, words, shown, colour)
        if detail:
            painter.setFont(small(shown.font))
            _write(painter, lower, detail, shown, _colour(tone or "secondary", shown.palette), from_top=True)
        painter.restore()


def _write(
    painter: QPainter,
    room: QRect,
    words: str,
    option: QStyleOptionViewItem,
    colour: QColor,
    *,
    from_top: bool = False,
) -> None:
    painter.setPen(colour)
    metrics = painter.fontMetrics()
    lines = broken(words, metrics, room.width(), max(1, room.height() // metrics.height()))
    across = int(option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
    down = Qt.AlignmentFlag.AlignTop if from_top else Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, across | int(down), "\n".join(lines))


def broken(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Words in at most so many lines, the last of which ends in … where there are more."""
    lines: list[str] = []
    while len(lines) < most - 1 and len(words) > 1 and metrics.horizontalAdvance(words) > width:
        fits = bisect_right(
            range(1, len(words)), width, key=lambda end: metrics.horizontalAdvance(words[:end])
        )
        fits = _whole(words, max(1, fits))
        lines.append(words[:fits])
        words = words[fits:]
    return [*lines, metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)]


def _whole(words: str, fits: int) -> int:
    """Where to break at or before a place, so that no figure or name in letters is torn."""
    end = fits
    while end > fits // 2:
        before, after = words[end - 1 : end + 1]
        torn = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        if not torn and after not in _NOT_FIRST and before not in _NOT_LAST:
            return end
        end -= 1
    return fits


def line_height(font: QFont, details: int = 1) -> int:
    """Pixels of a line of the table with so many lines of detail below its words."""
    detail = QFontMetrics(small(font)).height()
    whole = max(_LEAST_HEIGHT, QFontMetrics(font).height() + detail + 2 * _EDGE)
    return whole + (details - 1) * detail


def small(font: QFont) -> QFont:
    """The font of the second line."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.88)
    return made


def colours_of(palette: QPalette) -> Tokens:
    """The colours that go with what a widget is painted in."""
    dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
    return tokens(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)


def _colour(tone: str, palette: QPalette) -> QColor:
    return QColor(getattr(colours_of(palette), tone or "text"))
