"""我的申报: ways to begin, and the drafts on this machine."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from cluster_desktop.ui.parts.basics import button, column, empty, row, text
from cluster_desktop.ui.parts.strip import Strip
from cluster_desktop.ui.parts.tabs import tab_stops
from cluster_desktop.ui.start.actions import DraftActions
from cluster_desktop.ui.start.card import Card
from cluster_desktop.ui.start.drafts_list import DraftsList
from cluster_desktop.ui.start.find_box import FindBox
from cluster_desktop.ui.start.foot import StartFoot
from cluster_desktop.ui.start.introduction import Introduction

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from cluster_desktop.drafts.library import Library
    from cluster_desktop.drafts.places import Places
    from cluster_desktop.drafts.shelf import Shelf
    from cluster_desktop.errors import ClusterError
    from cluster_desktop.ui.parts.strip import Action
    from cluster_desktop.ui.settings import Settings

_WIDEST = 1140
_BAR_HEIGHT = 47
_A_FEW = 4
"""So many drafts are seen at a glance; the box to find one among more is not shown for them."""
_WITH_DRAFTS = "草稿只保存在这台电脑上，每次改动自动保存。"
_WITHOUT = "还没有草稿。选一种办法开始；草稿只保存在这台电脑上，每次改动自动保存。"


class StartPage(QWidget):
    """`new` and `example` ask for a draft to be made, `browse` for one to be found; `opened` tells one.

    `carried` tells one that was begun from an earlier draft, and in words what went over.
    """

    new = Signal()
    example = Signal()
    browse = Signal()
    opened = Signal(Path)
    carried = Signal(object, str)

    def __init__(self, places: Places, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._settings = settings
        self._actions = DraftActions(places, self)
        self._actions.done.connect(self._show_done)
        self._actions.failed.connect(self._show_failed)
        self._actions.carrying.connect(self.carry_over)
        self._list: DraftsList | None = None
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
        for key, doing in (("F1", self.show_help), ("Ctrl+,", self.set_up), ("Ctrl+F", self.begin_search)):
            QShortcut(QKeySequence(key), self).activated.connect(doing)
        self.renew()

    @property
    def library(self) -> Library:
        """What works on the drafts as files."""
        return self._actions.library

    def showEvent(self, event: QShowEvent) -> None:
        """Have the cursor where one begins, and not in the bar above."""
        super().showEvent(event)
        introduction = self.findChild(Introduction)
        first = introduction.unit if introduction is not None else self._cards[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """Read the list of drafts again."""
        empty(self._drafts)
        paths = self._places.paths()
        self._told.setText(_WITH_DRAFTS if paths else _WITHOUT)
        self._list = self._list_of(paths) if paths else None
        self.box.offer(wanted=bool(paths) and len(paths) + len(self._places.archive.drafts()) > _A_FEW)
        if self._list is not None:
            self._drafts.addWidget(self._list)
            self._list.look_for(self.box.text())
        self._show_shelves()

    def begin_search(self) -> None:
        """Put the cursor where a draft is looked for."""
        self.box.begin()

    def carry_over(self, earlier: Path | None = None) -> None:
        """Show what becomes of an earlier draft in another form, and make the new draft."""
        from cluster_desktop.ui.start.carry_dialog import CarryDialog  # noqa: PLC0415  it reads the forms

        dialog = CarryDialog(self.library, self._settings.signature, earlier, self)
        dialog.made.connect(self.carried)
        dialog.help_wanted.connect(partial(self._help_on, dialog))
        dialog.open()

    def show_help(self) -> None:
        """Open the help."""
        self._help_on(self)

    def _help_on(self, place: QWidget) -> None:
        """Open the help over a dialog, which lets nothing else be used, or over the page."""
        from cluster_desktop.ui.help.opening import general_help  # noqa: PLC0415  when it is asked for

        general_help(self._settings.folder, place)

    def set_up(self) -> None:
        """Open the settings."""
        from cluster_desktop.ui.setup.dialog import SettingsDialog  # noqa: PLC0415  when it is asked for

        dialog = SettingsDialog(self._settings, self)
        dialog.exec()
        dialog.deleteLater()
        self._foot.renew()

    def _list_of(self, paths: list[Path]) -> DraftsList:
        made = DraftsList(paths, self._places, self)
        made.opened.connect(self.opened)
        made.menu_wanted.connect(self._actions.show_menu)
        made.archived.connect(self._open_archived)
        made.cleared.connect(self.box.start_over)
        return made

    def _open_archived(self, path: Path) -> None:
        """Open an archived draft, which is in the list again from then on."""
        if (here := self._actions.taken_back(path)) is not None:
            self.opened.emit(here)

    def _look_for(self, typed: str) -> None:
        if self._list is not None:
            self._list.look_for(typed)

    def _open_found(self) -> None:
        if self._list is not None:
            self._list.open_first()

    def _go_to_found(self) -> None:
        if self._list is not None:
            self._list.go_to_first()

    def _show_shelves(self) -> None:
        line = row(spacing=16)
        for title, shelf in (("已归档", self._places.archive), ("回收站", self._places.bin)):
            if count := len(shelf.drafts()):
                show = partial(self._show_shelf, title, shelf)
                line.addWidget(button(f"{title}（{count} 份）", show, kind="link"))
        line.addStretch(1)
        self._drafts.addSpacing(10)
        self._drafts.addLayout(line)

    def _show_shelf(self, title: str, shelf: Shelf) -> None:
        from cluster_desktop.ui.start.shelf_dialog import ShelfDialog  # noqa: PLC0415  when it is asked for

        dialog = ShelfDialog(title, shelf, self.library, self)
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
            Card("由往年草稿新建…", "相同栏目、佐证和清单自动带入", self.carry_over),
            Card("接收草稿…", "U 盘或邮件里的 .jqsb 文件", self.browse.emit),
            Card("看一个完整示例", "虚构的县，附三分钟导览", self.example.emit),
        )
        for card in self._cards:
            cards.addWidget(card, 1)
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
        self.box = FindBox(bar)
        self.box.textChanged.connect(self._look_for)
        self.box.returnPressed.connect(self._open_found)
        self.box.left.connect(self._go_to_found)
        line.addWidget(self.box)
        for words, doing, key in (("设置", self.set_up, "Ctrl+,"), ("帮助", self.show_help, "F1")):
            each = button(words, doing)
            each.setToolTip(f"{words}（{key}）")
            line.addWidget(each)
        return bar
