"""The drafts that were archived, or thrown away, and the way back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.empty_state import EmptyState
from cluster_desktop.ui.parts.basics import Button, button, column, dress, empty, row, text
from cluster_desktop.ui.parts.dialog_body import scrolling_body, show_fitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent

    from cluster_desktop.drafts.library import Library
    from cluster_desktop.drafts.shelf import Shelf

_OF_THE_BIN = "放入回收站满 30 天的草稿会自动删除，备份也一并删除，之后找不回来。"
_WHEN_THROWN = "在“我的申报”点草稿右边的“⋯”，选“删除”，草稿先放到这里。"
_WHEN_ARCHIVED = "在“我的申报”点草稿右边的“⋯”，选“归档”，草稿放到这里。"
_OF_THE_ARCHIVE = "归档的草稿不在清单里显示，内容和备份都保留。"


class ShelfDialog(QDialog):
    """`wanted` tells the draft to bring back, which closes it; `changed` that one was deleted for good."""

    wanted = Signal(Path)
    changed = Signal()

    def __init__(self, title: str, shelf: Shelf, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._shelf, self._library = shelf, library
        self._is_bin = shelf.folder == library.bin.folder
        lines = column(self, margins=22, spacing=8)
        lines.addWidget(text(title, "title"))
        lines.addWidget(text(_OF_THE_BIN if self._is_bin else _OF_THE_ARCHIVE, "secondary", wrap=True))
        self._body = scrolling_body(lines, spacing=0)
        foot = row()
        self._state = text("", "left", wrap=True)
        foot.addWidget(self._state, 1)
        self._empty = Asked("清空回收站", "确认清空", self._empty_bin, self)
        self._empty.setVisible(self._is_bin)
        foot.addWidget(self._empty)
        leave = button("关闭", self.reject)
        leave.setDefault(True)
        foot.addWidget(leave)
        lines.addLayout(foot)
        self._show()
        show_fitting(self, lines, 640)
        # Not on what deletes: Enter would begin to.
        leave.setFocus()

    def _show(self) -> None:
        empty(self._body)
        found = self._shelf.drafts()
        for path in found:
            self._body.addWidget(self._line(path))
        if not found:
            what = _WHEN_THROWN if self._is_bin else _WHEN_ARCHIVED
            self._body.addWidget(EmptyState("lists", "这里没有草稿", what, parent=self))
        self._body.addStretch(1)
        self._empty.setEnabled(bool(found))

    def _line(self, path: Path) -> QFrame:
        name = self._shelf.name_of(path)
        frame = QFrame()
        frame.setProperty("row", "editor")
        line = row(frame)
        line.setContentsMargins(4, 6, 4, 6)
        line.addWidget(text(name, wrap=True), 1)
        if (moment := self._shelf.put_away_at(path)) is not None:
            line.addWidget(text(f"{moment.astimezone():%Y-%m-%d %H:%M}", "secondary"))
        if self._is_bin:
            away = Asked("彻底删除", "确认彻底删除", partial(self._discard, path), frame)
            away.setAccessibleName(f"{name}：彻底删除")
            line.addWidget(away)
        back = button("放回清单", partial(self._bring_back, path), parent=frame)
        back.setAccessibleName(f"{name}：放回清单")
        line.addWidget(back)
        return frame

    def _bring_back(self, path: Path) -> None:
        self.accept()
        self.wanted.emit(path)

    def _discard(self, path: Path) -> None:
        name = self._shelf.name_of(path)
        self._do(lambda: self._library.discard(path), f"已彻底删除“{name}”。")

    def _empty_bin(self) -> None:
        self._do(self._library.empty_bin, "回收站已清空。")

    def _do(self, doing: Callable[[], object], words: str) -> None:
        try:
            doing()
        except ClusterError as error:
            self._say(str(error), "error")
        else:
            self._say(words, "quiet")
        self._show()
        self.changed.emit()

    def _say(self, words: str, tone: str) -> None:
        self._state.setText(words)
        dress(self._state, tone=tone)


class Asked(Button):
    """For what cannot be undone: the first press asks, the second does it; leaving it asks no more."""

    def __init__(self, words: str, question: str, pressed: Callable[[], object], parent: QWidget) -> None:
        super().__init__(words, parent)
        self._words, self._question, self._do = words, question, pressed
        self._asking = False
        self.clicked.connect(self._press)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Ask no more."""
        super().focusOutEvent(event)
        self._ask(asking=False)

    def _press(self) -> None:
        if self._asking:
            self._do()
        else:
            self._ask(asking=True)

    def _ask(self, *, asking: bool) -> None:
        self._asking = asking
        self.setText(self._question if asking else self._words)
        dress(self, kind="danger" if asking else "plain")
