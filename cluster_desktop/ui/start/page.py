"""我的申报: ways to begin, and the drafts on this machine."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from cluster_desktop.ui.parts.basics import Button, button, column, empty, row, text
from cluster_desktop.ui.parts.strip import Strip
from cluster_desktop.ui.parts.tabs import tab_stops
from cluster_desktop.ui.start.actions import DraftActions
from cluster_desktop.ui.start.drafts_table import DraftsTable
from cluster_desktop.ui.start.foot import StartFoot
from cluster_desktop.ui.start.shelf_dialog import ShelfDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.drafts.library import Library
    from cluster_desktop.drafts.shelf import Shelf
    from cluster_desktop.errors import ClusterError
    from cluster_desktop.ui.parts.strip import Action
    from cluster_desktop.ui.settings import Settings

_WIDEST = 1140
_BAR_HEIGHT = 47


class Card(Button):
    """A way to begin: a title and a line of explanation."""

    def __init__(
        self, title: str, words: str, pressed: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{title}：{words}")
        lines = column(self, spacing=4)
        lines.setContentsMargins(18, 14, 18, 14)
        for label in (text(title, "heading", parent=self), text(words, "secondary", parent=self)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            lines.addWidget(label)
        self.clicked.connect(lambda _checked=False: pressed())


class StartPage(QWidget):
    """`new` and `example` ask for a draft to be made, `browse` for one to be found; `opened` tells one."""

    new = Signal()
    example = Signal()
    browse = Signal()
    opened = Signal(Path)

    def __init__(self, library: Library, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._actions = DraftActions(library, self)
        self._actions.done.connect(self._show_done)
        self._actions.failed.connect(self._show_failed)
        self.setProperty("ground", "desk")
        outer = column(self)
        outer.addWidget(_top_bar())
        self.strip = Strip()
        outer.addWidget(self.strip)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setProperty("ground", "desk")
        scroll.setWidget(ground)
        centred = row(ground, spacing=0)
        centred.setContentsMargins(40, 44, 40, 40)
        centred.addStretch(1)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        centred.addWidget(content, 1000)
        centred.addStretch(1)
        self._body = column(content)
        self._put_together()
        outer.addWidget(scroll, 1)
        outer.addWidget(StartFoot(settings))
        self.renew()

    def renew(self) -> None:
        """Read the list of drafts again."""
        empty(self._drafts)
        entries = self._library.drafts()
        if entries:
            table = DraftsTable(entries, self._library, self)
            table.opened.connect(self.opened)
            table.menu_wanted.connect(self._actions.show_menu)
            self._drafts.addWidget(table)
        else:
            words = "还没有草稿。点“新建申报”从空表开始，或先看一个完整示例了解全过程。"
            self._drafts.addWidget(text(words, "secondary", wrap=True))
        self._show_shelves()

    def _show_shelves(self) -> None:
        line = row(spacing=16)
        for title, shelf in (("已归档", self._library.archive), ("回收站", self._library.bin)):
            if count := len(shelf.drafts()):
                show = partial(self._show_shelf, title, shelf)
                line.addWidget(button(f"{title}（{count} 份）", show, kind="link"))
        line.addStretch(1)
        self._drafts.addSpacing(10)
        self._drafts.addLayout(line)

    def _show_shelf(self, title: str, shelf: Shelf) -> None:
        dialog = ShelfDialog(title, shelf, self._library, self)
        dialog.changed.connect(self.renew)
        dialog.wanted.connect(self._actions.bring_back)
        dialog.open()

    def _show_done(self, words: str, action: Action | None) -> None:
        self.renew()
        self.strip.show_words(words, tone="note", action=action)
        # The row that had the cursor is gone; whoever works by keyboard goes on from the line above.
        tab_stops(self.strip)[0 if action is not None else -1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_failed(self, error: ClusterError) -> None:
        self.strip.show_words(str(error))

    def _put_together(self) -> None:
        self._body.addWidget(text("我的申报", "page-title"))
        self._body.addSpacing(6)
        self._body.addWidget(text("草稿只保存在这台电脑上，每次改动自动保存。", "secondary"))
        self._body.addSpacing(20)
        cards = row(spacing=14)
        cards.addWidget(Card("新建申报", "选择通知和申报表，从空表开始", self.new.emit))
        cards.addWidget(Card("接收草稿…", "光盘、U 盘或邮件里的 .jqsb 文件", self.browse.emit))
        cards.addWidget(Card("看一个完整示例", "虚构的县，五种申报表任选，十分钟走完全程", self.example.emit))
        self._body.addLayout(cards)
        self._body.addSpacing(30)
        holder = QWidget()
        self._drafts = column(holder)
        self._body.addWidget(holder)
        self._body.addStretch(1)


def _top_bar() -> QFrame:
    bar = QFrame()
    bar.setProperty("bar", "top")
    bar.setFixedHeight(_BAR_HEIGHT)
    line = row(bar, spacing=14)
    line.setContentsMargins(16, 0, 16, 0)
    badge = text("集", "badge")
    badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
    line.addWidget(badge)
    line.addWidget(text("集群申报助手", "strong"))
    line.addStretch(1)
    return bar
