"""我的申报: ways to begin, and the drafts on this machine."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from cluster_desktop.ui.parts.basics import Button, button, column, empty, row, text
from cluster_desktop.ui.parts.strip import Strip
from cluster_desktop.ui.parts.tabs import tab_stops
from cluster_desktop.ui.start.actions import DraftActions
from cluster_desktop.ui.start.drafts_table import DraftsTable
from cluster_desktop.ui.start.foot import StartFoot
from cluster_desktop.ui.start.introduction import Introduction

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from cluster_desktop.drafts.library import Library
    from cluster_desktop.drafts.shelf import Shelf
    from cluster_desktop.errors import ClusterError
    from cluster_desktop.ui.parts.strip import Action
    from cluster_desktop.ui.settings import Settings

_WIDEST = 1140
_BAR_HEIGHT = 47
_WITH_DRAFTS = "草稿只保存在这台电脑上，每次改动自动保存。"
_WITHOUT = "还没有草稿。选一种办法开始；草稿只保存在这台电脑上，每次改动自动保存。"


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
        self._settings = settings
        self._actions = DraftActions(library, self)
        self._actions.done.connect(self._show_done)
        self._actions.failed.connect(self._show_failed)
        self.setProperty("ground", "desk")
        outer = column(self)
        outer.addWidget(self._top_bar())
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
        self._foot = StartFoot(settings)
        self._foot.setting_up.connect(self.set_up)
        outer.addWidget(self._foot)
        for key, doing in (("F1", self.show_help), ("Ctrl+,", self.set_up)):
            QShortcut(QKeySequence(key), self).activated.connect(doing)
        self.renew()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the cursor where one begins, and not in the bar above."""
        super().showEvent(event)
        introduction = self.findChild(Introduction)
        first = introduction.unit if introduction is not None else self._cards[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """Read the list of drafts again."""
        empty(self._drafts)
        entries = self._library.drafts()
        self._told.setText(_WITH_DRAFTS if entries else _WITHOUT)
        if entries:
            table = DraftsTable(entries, self._library, self)
            table.opened.connect(self.opened)
            table.menu_wanted.connect(self._actions.show_menu)
            self._drafts.addWidget(table)
        self._show_shelves()

    def show_help(self) -> None:
        """Open the help."""
        from cluster_desktop.ui.help.opening import general_help  # noqa: PLC0415  when it is asked for

        general_help(self._settings.folder, self)

    def set_up(self) -> None:
        """Open the settings."""
        from cluster_desktop.ui.setup.dialog import SettingsDialog  # noqa: PLC0415  when it is asked for

        dialog = SettingsDialog(self._settings, self)
        dialog.exec()
        dialog.deleteLater()
        self._foot.renew()

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
        from cluster_desktop.ui.start.shelf_dialog import ShelfDialog  # noqa: PLC0415  when it is asked for

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
        if not self._settings.asked:
            self._first_start = QWidget(self)
            room = column(self._first_start)
            room.setContentsMargins(0, 0, 0, 24)
            introduction = Introduction(self._settings, self._first_start)
            introduction.answered.connect(self._end_first_start)
            room.addWidget(introduction)
            self._body.addWidget(self._first_start)
        self._body.addWidget(text("我的申报", "page-title"))
        self._body.addSpacing(6)
        self._told = text("", "secondary", wrap=True)
        self._body.addWidget(self._told)
        self._body.addSpacing(20)
        cards = row(spacing=14)
        self._cards = (
            Card("新建申报", "选择通知和申报表，从空表开始", self.new.emit),
            Card("接收草稿…", "光盘、U 盘或邮件里的 .jqsb 文件", self.browse.emit),
            Card("看一个完整示例", "虚构的县，各栏已填好，带三分钟导览", self.example.emit),
        )
        for card in self._cards:
            cards.addWidget(card)
        self._body.addLayout(cards)
        self._body.addSpacing(30)
        holder = QWidget()
        self._drafts = column(holder)
        self._body.addWidget(holder)
        self._body.addStretch(1)

    def _end_first_start(self) -> None:
        self._first_start.hide()
        self._first_start.deleteLater()
        self._foot.renew()
        self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _top_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("bar", "top")
        bar.setFixedHeight(_BAR_HEIGHT)
        line = row(bar, spacing=10)
        line.setContentsMargins(16, 0, 16, 0)
        badge = text("集", "badge")
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(badge)
        line.addWidget(text("集群申报助手", "strong"))
        line.addStretch(1)
        for words, doing, key in (("设置", self.set_up, "Ctrl+,"), ("帮助", self.show_help, "F1")):
            each = button(words, doing)
            each.setToolTip(f"{words}（{key}）")
            line.addWidget(each)
        return bar
