"""The window of the help: contents and hits at the left, a page at the right.  It stays beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
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
from cluster_desktop.ui.help.diagnosis import ask_and_save
from cluster_desktop.ui.help.leaves import Hit, Leaf, find
from cluster_desktop.ui.help.paper import FIRST_HIT, written
from cluster_desktop.ui.parts.basics import button, column, row, text
from cluster_desktop.ui.parts.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SIZE = (980, 660)
_LIST_WIDTH = 270
_KEY = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Shows `leaves`; what is typed shows the pages in which it occurs, with the words marked.

    `folder` is where the program keeps its files.  `wanted` asks for a place in the draft: `path:` with a
    field, `page:` with a page, `do:` with an action.
    """

    wanted = Signal(str)

    def __init__(self, leaves: Sequence[Leaf], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("帮助")
        self.resize(*_SIZE)
        self._leaves = tuple(leaves)
        self._folder = folder
        self._shown: Leaf | None = None
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText("在全部帮助里查找")
        self.typed.setAccessibleName("查找帮助")
        self.typed.setClearButtonEnabled(True)
        self.typed.textChanged.connect(self._list)
        self.typed.returnPressed.connect(self._read)
        self.contents = QListWidget(self)
        self.contents.setProperty("kind", "contents")
        self.contents.setAccessibleName("目录")
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentItemChanged.connect(self._follow)
        self.told = text("", "secondary", wrap=True, parent=self)
        self.strip = Strip(self)
        self.page = QTextBrowser(self)
        self.page.setProperty("kind", "help")
        self.page.setAccessibleName("帮助内容")
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow_link)
        self._put_together()
        for key, doing in (("Ctrl+F", self._start_search), ("Ctrl+P", self._print)):
            QShortcut(QKeySequence(key), self).activated.connect(doing)
        self._list()

    def has_leaf(self, key: str) -> bool:
        """Whether there is this page."""
        return any(leaf.key == key for leaf in self._leaves)

    def show_leaf(self, key: str, anchor: str = "") -> None:
        """Open at a page, and at a place on it; a search that is under way ends."""
        self.typed.clear()
        items = (self.contents.item(number) for number in range(self.contents.count()))
        self.contents.setCurrentItem(next(item for item in items if item.data(_KEY) == key))
        self.strip.show_words("")
        if anchor:
            self.page.scrollToAnchor(anchor)

    def show_field(self, leaf: Leaf) -> None:
        """Open at what is said of the field in hand; it stands first in the contents."""
        others = [each for each in self._leaves if each.group != leaf.group]
        self._leaves = (leaf, *others)
        self.typed.clear()
        self._list()
        self.show_leaf(leaf.key)

    def say_no_draft(self) -> None:
        """Tell why a link leads nowhere."""
        self.strip.show_words("先打开一份草稿，再从它的帮助到表上。", tone="note")

    def changeEvent(self, event: QEvent) -> None:
        """Write the page anew in the colours that are worn."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self._write(self._shown)

    def _put_together(self) -> None:
        outer = column(self)
        outer.addWidget(self.strip)
        inner = QWidget(self)
        outer.addWidget(inner, 1)
        parts = QSplitter(Qt.Orientation.Horizontal, inner)
        parts.setProperty("kind", "gap")
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(12)
        left = QWidget(parts)
        lines: QVBoxLayout = column(left, spacing=8)
        for widget in (self.typed, self.told, self.contents):
            lines.addWidget(widget)
        parts.addWidget(left)
        right = QWidget(parts)
        page: QVBoxLayout = column(right, spacing=8)
        page.addWidget(self.page, 1)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(button("打印这一页…", self._print))
        foot.addWidget(button("关闭", self.reject))
        page.addLayout(foot)
        parts.addWidget(right)
        parts.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
        parts.setStretchFactor(1, 1)
        column(inner, margins=14).addWidget(parts)

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
        self.page.setHtml(written(leaf, worn(), typed))
        if typed.strip():
            self.page.scrollToAnchor(FIRST_HIT)

    def _follow_link(self, link: QUrl) -> None:
        target = link.toString()
        kind, _, what = target.partition(":")
        if kind == "leaf" and self.has_leaf(what):
            self.show_leaf(what)
        elif kind == "leaf":
            self.say_no_draft()
        elif target == "do:folder":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        elif target == "do:diagnosis":
            ask_and_save(self._folder, self, self.strip)
        else:
            self.wanted.emit(target)

    def _print(self) -> None:
        """Ask for a printer and print the page that is shown."""
        from cluster_desktop.ui.help.printing import ask_and_print  # noqa: PLC0415  QtPrintSupport, when asked

        if self._shown is not None:
            ask_and_print(self._shown, self)

    def _read(self) -> None:
        self.page.setFocus(Qt.FocusReason.TabFocusReason)

    def _start_search(self) -> None:
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.typed.selectAll()
