"""预览: the whole form as it will be printed, with a strip of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cluster_desktop.ui.paper.page import Page
from cluster_desktop.ui.parts.basics import button, row
from cluster_desktop.ui.preview.pane import PreviewPane
from cluster_desktop.ui.preview.pictures import Pictures

if TYPE_CHECKING:
    from cluster_desktop.ui.preview.source import PageSource

_THUMB = 92
_SCALE = _THUMB / 595
_BESIDE = 62
"""Pixels of frames, gaps and the scroll bar beside a small page and its number."""


class PreviewPage(Page):
    """`chosen` tells the path of a field that was clicked, `printing` asks to print."""

    chosen = Signal(str)
    printing = Signal()

    def __init__(self, source: PageSource, parent: QWidget | None = None) -> None:
        super().__init__("预览", parent)
        self.heading.addWidget(button("打印…", self.printing.emit))
        self.pane = PreviewPane(source, self)
        self.pane.chosen.connect(self.chosen)
        self.strip = PageStrip(source, self)
        self.strip.page_chosen.connect(self.pane.desk.show_page)
        self.pane.desk.turned.connect(self.strip.setCurrentRow)
        line = row(spacing=0)
        line.addWidget(self.strip)
        line.addWidget(self.pane, 1)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the pane has its own
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(line, 1)

    def enter(self) -> None:
        """Let the keys turn the pages."""
        self.pane.desk.setFocus(Qt.FocusReason.OtherFocusReason)


class PageStrip(QListWidget):
    """The pages small.  `page_chosen` tells the one that was chosen, from 0."""

    page_chosen = Signal(int)

    def __init__(self, source: PageSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pages")
        self.setAccessibleName("页面")
        self.setIconSize(QSize(_THUMB, round(_THUMB * 1.42)))
        self.setSpacing(4)
        self._source = source
        self._pictures = Pictures(self)
        self._pictures.made.connect(self._show)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        source.drawn.connect(self._show)
        self._show()

    def _choose(self, item: QListWidgetItem) -> None:
        self.page_chosen.emit(self.row(item))

    def _show(self) -> None:
        drawn = self._source.shown
        if drawn is None or not (self.isVisible() or self.count() == 0):
            return
        self.ensurePolished()  # only then is the size of the type known
        self.setFixedWidth(_THUMB + _BESIDE + self.fontMetrics().horizontalAdvance("00"))
        while self.count() > len(drawn.sheets):
            self.takeItem(self.count() - 1)
        for number, sheet in enumerate(drawn.sheets):
            if number >= self.count():
                item = QListWidgetItem(_empty(), str(number + 1))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"第 {number + 1} 页")
                self.addItem(item)
            picture = self._pictures.picture(sheet, _SCALE * self.devicePixelRatioF())
            item = self.item(number)
            if picture is not None and item.data(Qt.ItemDataRole.UserRole) is not sheet:
                item.setIcon(_as_it_is(picture))
                item.setData(Qt.ItemDataRole.UserRole, sheet)
        if self.currentRow() < 0:
            self.setCurrentRow(0)


def _as_it_is(picture: QPixmap) -> QIcon:
    """A picture that is not tinted where its page is the one in hand: the frame round it says so."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


def _empty() -> QIcon:
    picture = QPixmap(_THUMB, round(_THUMB * 1.42))
    picture.fill(Qt.GlobalColor.white)
    return _as_it_is(picture)
