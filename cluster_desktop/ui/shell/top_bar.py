"""The bar at the top: which draft this is, whether it is saved, and 导出."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.ui.history.undoing import UndoButtons
from cluster_desktop.ui.icons import IconButton, IconWordsButton
from cluster_desktop.ui.parts.basics import button, dress, row, text
from cluster_desktop.ui.parts.elided import ElidedLabel
from cluster_desktop.ui.session.autosave import SaveState
from cluster_desktop.ui.shell.actions import tip
from cluster_desktop.ui.words import said, short_title

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from cluster_desktop.ui.session.session import Session

HEIGHT = 47
_SEARCH = "查找　Ctrl+F"
_ROOM_FOR_ALL = 75
"""Characters that the line has room for, from which all words stand in it."""


class TopBar(QFrame):
    """`home` asks for the list of drafts, `send` and `receive` to exchange, `versions` for the named ones.

    `export` asks for the export page, `searched` for the box that finds anything, `helped` for
    the help.
    """

    home = Signal()
    send = Signal()
    receive = Signal()
    versions = Signal()
    export = Signal()
    searched = Signal()
    helped = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("bar", "top")
        self.setFixedHeight(HEIGHT)
        line = row(self, spacing=14)
        line.setContentsMargins(16, 0, 16, 0)
        badge = button("集", self.home.emit, kind="badge")
        badge.setAccessibleName("我的申报")
        badge.setToolTip("我的申报")
        line.addWidget(badge)
        self._name = text("", "strong")
        line.addWidget(self._name)
        edition = session.edition
        title = short_title(edition)
        line.addWidget(ElidedLabel(f"{title}（{edition.issuer}）", "secondary", short=title))
        self._saved = text("", "saved")
        line.addWidget(self._saved)
        line.addStretch(1)
        self.search = IconWordsButton("search", _SEARCH, "search", self)
        self.search.clicked.connect(self.searched)
        self.search.setAccessibleName("查找栏目、问题、佐证和清单")
        self.search.setToolTip(tip("find"))
        line.addWidget(self.search)
        self.acts = UndoButtons(session, self)
        line.addLayout(self.acts.line)
        self.help = IconButton("help", tip("help"), self)
        self.help.clicked.connect(self.helped)
        self.acts.line.addWidget(self.help)
        self._ways: list[tuple[IconWordsButton, str]] = []
        for words, asked, name in (
            ("版本", self.versions, "versions"),
            ("发送草稿", self.send, "send"),
            ("接收草稿", self.receive, "receive"),
            ("导出", self.export, "export"),
        ):
            each = IconWordsButton(name, words, "main" if name == "export" else "plain", self)
            each.setAccessibleName(words)
            each.setToolTip(tip(name))
            each.clicked.connect(asked)
            line.addWidget(each)
            self._ways.append((each, words))
        session.answered.connect(self._show_name)
        session.autosave.state_changed.connect(self.show_saved)
        self._show_name()
        self.show_saved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the key of the search to its tip, and what goes without saying, where the line is full."""
        super().resizeEvent(event)
        room = self.width() / self.fontMetrics().horizontalAdvance("填")
        full = room < _ROOM_FOR_ALL
        self.search.setText(_SEARCH.partition("　")[0] if full else _SEARCH)
        for way, words in self._ways:
            way.setText(words.removesuffix("草稿") if full else words)

    def show_saved(self) -> None:
        """Say whether all that was typed is on the disk, and if not, why."""
        saving = self._session.autosave
        refused = len(self._session.refusals)
        if saving.state is SaveState.FAILED:
            words, tone = f"● 未能保存：{_beginning(saving.problem)}", "error"
        elif refused:
            words, tone = f"● {refused} 处内容不能保存，见该栏下的说明", "error"
        elif saving.state is SaveState.WAITING:
            words, tone = "○ 待保存", "quiet"
        elif saving.saved_at is None:
            words, tone = "● 已保存", "done"
        else:
            today = datetime.now().astimezone().date()
            clock = (
                f"{saving.saved_at:%H:%M:%S}"
                if saving.saved_at.date() == today
                else said(saving.saved_at, today)
            )
            words, tone = f"● 已保存 {clock}", "done"
        self._saved.setText(words)
        self._saved.setToolTip(str(self._session.draft.path))
        dress(self._saved, tone=tone)

    def _show_name(self) -> None:
        name = self._session.answers.get("cluster_name")
        words = str(name) if name else self._session.draft.path.stem
        if words != self._name.text():
            self._name.setText(words)


def _beginning(message: str) -> str:
    """The first clause of a message; the strip above the page has the whole."""
    return message.partition("。")[0].partition("，")[0]
