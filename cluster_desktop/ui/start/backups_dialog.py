"""The backups of a draft, put in its place or beside it; what stood in its place goes to the bin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QWidget

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftError
from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import button, column, dress, empty, row, text
from cluster_desktop.ui.parts.dialog_body import scrolling_body

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.backups import Backup
    from cluster_desktop.drafts.library import Library, LibraryEntry
    from cluster_desktop.errors import ClusterError

_ABOUT = "打开草稿时和填写期间每小时自动备份一次。恢复到原处时，现在的文件移到回收站。"
_UNREADABLE = "这份草稿打不开，分不出哪些备份是它的。下面是清单里没有对应草稿的全部备份。"
_Found = list[tuple[str, "Backup"]]


class BackupsDialog(QDialog):
    """`restored` tells in words which draft was made."""

    restored = Signal(str)

    def __init__(self, entry: LibraryEntry, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("从备份恢复")
        self.resize(720, 320)
        self._library = library
        self._place = entry.path
        lines = column(self, margins=22, spacing=8)
        lines.addWidget(text(f"从备份恢复“{entry.name}”", "title"))
        lines.addWidget(text(_ABOUT if entry.draft_id else _UNREADABLE, "secondary", wrap=True))
        self._body = scrolling_body(lines, spacing=0)
        self._state = text("正在查找备份…", "left", wrap=True)
        foot = row()
        foot.addWidget(self._state, 1)
        foot.addWidget(button("关闭", self.reject))
        lines.addLayout(foot)
        job = work.start(lambda _: backups_for(entry, library), self)
        job.finished.connect(self._show)
        job.failed.connect(self._fail)

    def _show(self, found: _Found) -> None:
        empty(self._body)
        self._say("" if found else "还没有备份。")
        for name, backup in found:
            self._body.addWidget(self._line(name, backup))
        self._body.addStretch(1)
        if (first := self.findChild(QPushButton, "restore")) is not None:
            first.setFocus()

    def _line(self, name: str, backup: Backup) -> QFrame:
        frame = QFrame()
        frame.setProperty("row", "editor")
        line = row(frame)
        line.setContentsMargins(4, 6, 4, 6)
        when = backup.at.astimezone()
        shown = f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}"
        line.addWidget(text(f"{shown}　{name}", wrap=True), 1)
        ways = {"恢复到原处": self._restore_over, "另存为一份草稿": self._restore_beside}
        for words, way in ways.items():
            restore = button(words, partial(way, name, backup), parent=frame)
            restore.setObjectName("restore")
            restore.setAccessibleName(f"{words}：{shown} 的备份，{name}")
            line.addWidget(restore)
        return frame

    def _restore_over(self, _: str, backup: Backup) -> None:
        library, place = self._library, self._place
        self._restore(lambda _: (place, len(library.restore_over(backup, place))))

    def _restore_beside(self, name: str, backup: Backup) -> None:
        library = self._library
        beside = f"{name}（{backup.at.astimezone():%m月%d日%H时%M分}备份）"

        def task(_: work.Ticket) -> tuple[Path, int]:
            target, lost = library.restore_beside(backup, beside)
            return target, len(lost)

        self._restore(task)

    def _restore(self, task: work.Task) -> None:
        self._say("正在恢复…")
        self._hold(working=True)
        job = work.start(task, self)
        job.finished.connect(self._end)
        job.failed.connect(self._fail)

    def _end(self, restored: tuple[Path, int]) -> None:
        path, lost = restored
        words = f"已从备份恢复“{path.stem}”。"
        if lost:
            words += f"有 {lost} 份佐证材料的文件没有备份，请重新添加。"
        self.accept()
        self.restored.emit(words)

    def _hold(self, *, working: bool) -> None:
        for each in self.findChildren(QPushButton, "restore"):
            each.setDisabled(working)

    def _fail(self, error: ClusterError) -> None:
        self._hold(working=False)
        self._say(str(error), "error")

    def _say(self, words: str, tone: str = "quiet") -> None:
        self._state.setText(words)
        dress(self._state, tone=tone)


def backups_for(entry: LibraryEntry, library: Library) -> _Found:
    """The backups of a draft with its name, the latest first.

    A spoilt draft does not tell which it was: for it, those of all drafts that the library no longer has.
    """
    if entry.draft_id:
        return [(entry.name, backup) for backup in library.backups.of(entry.draft_id)]
    here = {one.draft_id for one in library.drafts()}
    return [
        (name, backup)
        for latest in library.backups.latest()
        for id_, name in _told_by(latest)
        if id_ not in here
        for backup in library.backups.of(id_)
    ]


def _told_by(backup: Backup) -> list[tuple[str, str]]:
    """Whose backup it is, and the name of the cluster in it; nothing where it is spoilt itself."""
    try:
        with Draft.open(backup.path, read_only=True) as draft:
            return [(draft.draft_id, str(draft.value("cluster_name") or "未命名"))]
    except DraftError:
        return []
