"""The window of the help: contents and hits at the left, a page at the right.  It stays beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from cluster_desktop.ui.charts.painting import worn
from cluster_desktop.ui.help.leaves import Hit, Leaf, find
from cluster_desktop.ui.help.paper import FIRST_HIT, written
from cluster_desktop.ui.parts.basics import column, text

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE = (980, 680)
_LIST_WIDTH = 270
_KEY = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Shows `leaves`; what is typed shows the pages in which it occurs, with the words marked."""

    def __init__(self, leaves: Sequence[Leaf], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("帮助")
        self.resize(*_SIZE)
        self._leaves = tuple(leaves)
        self._shown: Leaf | None = None
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText("查找帮助")
        self.typed.setAccessibleName("查找帮助")
        self.typed.setClearButtonEnabled(True)
        self.typed.textChanged.connect(self._list)
        self.typed.returnPressed.connect(lambda: self.page.setFocus())
        self.contents = QListWidget(self)
        self.contents.setProperty("kind", "contents")
        self.contents.setAccessibleName("目录")
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentItemChanged.connect(self._follow)
        self.told = text("", "secondary", wrap=True, parent=self)
        self.page = QTextBrowser(self)
        self.page.setProperty("kind", "help")
        self.page.setAccessibleName("帮助内容")
        self.page.setOpenLinks(False)
        self._put_together()
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._start_search)
        self._list()

    def show_leaf(self, key: str, anchor: str = "") -> None:
        """Open at a page, and at a place on it; a search that is under way ends."""
        self.typed.clear()
        for number in range(self.contents.count()):
            item = self.contents.item(number)
            if item.data(_KEY) == key:
                self.contents.setCurrentItem(item)
                break
        if anchor:
            self.page.scrollToAnchor(anchor)

    def show_field(self, leaf: Leaf) -> None:
        """Open at what is said of the field in hand; it stands first in the contents."""
        others = [each for each in self._leaves if each.group != leaf.group]
        self._leaves = (leaf, *others)
        self.typed.clear()
        self._list()
        self.show_leaf(leaf.key)

    def changeEvent(self, event: QEvent) -> None:
        """Write the page anew in the colours that are worn."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self._write(self._shown)

    def _put_together(self) -> None:
        outer = column(self, margins=14, spacing=0)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(12)
        left = QWidget(parts)
        lines: QVBoxLayout = column(left, spacing=8)
        for widget in (self.typed, self.told, self.contents):
            lines.addWidget(widget)
        parts.addWidget(left)
        parts.addWidget(self.page)
        parts.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
        parts.setStretchFactor(1, 1)
        outer.addWidget(parts)

    def _list(self) -> None:
        """Fill the left with the contents, or with what was found."""
        typed = self.typed.text().strip()
        self.contents.clear()
        if typed:
            hits = find(self._leaves, typed)
            for hit in hits:
                self._add_hit(hit)
            self.told.setText(
                f"找到 {len(hits)} 页" if hits else f"没有找到“{typed}”。换个说法，或少输几个字。"
            )
        else:
            self._add_contents()
        self.told.setVisible(bool(typed))
        first = next((row for row in range(self.contents.count()) if self.contents.item(row).data(_KEY)), -1)
        self.contents.setCurrentRow(first)

    def _add_contents(self) -> None:
        group = ""
        for leaf in self._leaves:
            if leaf.group != group:
                group = leaf.group
                head = QListWidgetItem(group, self.contents)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
            self._add(leaf.key, leaf.title)

    def _add_hit(self, hit: Hit) -> None:
        self._add(hit.leaf.key, f"{hit.leaf.title}\n{hit.excerpt}")

    def _add(self, key: str, words: str) -> None:
        item = QListWidgetItem(words, self.contents)
        item.setData(_KEY, key)

    def _follow(self, item: QListWidgetItem | None) -> None:
        leaf = next((each for each in self._leaves if item and each.key == item.data(_KEY)), None)
        if leaf is not None:
            self._shown = leaf
            self._write(leaf)

    def _write(self, leaf: Leaf) -> None:
        typed = self.typed.text()
        self.page.setHtml(written(leaf, worn(self), typed))
        if typed.strip():
            self.page.scrollToAnchor(FIRST_HIT)

    def _start_search(self) -> None:
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.typed.selectAll()
