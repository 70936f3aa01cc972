"""版本: naming the draft as it is, and going back to what had a name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.versions import forget_version, name_version, restore_version
from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import button, column, dress, empty, row, text
from cluster_desktop.ui.parts.dialog import Dialog
from cluster_desktop.ui.parts.dialog_body import scrolling_body, show_fitting
from cluster_desktop.ui.versions.tables import DifferenceTable, VersionTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.versions.task import Compared, Difference

_WIDTH = 960
_ABOUT = "给草稿现在的样子起一个名称（如“送审稿”），以后可以随时对照、恢复。修改照常自动保存。"
_NONE = "还没有版本。送审、定稿前起一个名称，改动后可以对照和恢复。"


class VersionsDialog(Dialog):
    """All that it does to the draft is an act of the session, which Ctrl+Z undoes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("版本")
        self._session = session
        self._shown = ""
        self._compared: tuple[Compared, ...] = ()
        lines = self._lines = column(self, margins=22, spacing=8)
        lines.addWidget(text("版本", "title"))
        lines.addWidget(text(_ABOUT, "secondary", wrap=True))
        naming = row(spacing=8)
        self._name = QLineEdit()
        self._name.setPlaceholderText("版本名称，如“送审稿”“局长改后”")
        self._name.setAccessibleName("版本名称")
        self._name.setMaxLength(60)
        self._name.textChanged.connect(self._allow)
        self._save = button("保存为版本", self._name_it, kind="main")
        self._name.returnPressed.connect(self._save.click)
        naming.addWidget(self._name, 1)
        naming.addWidget(self._save)
        lines.addLayout(naming)
        self._content = scrolling_body(lines)
        foot = row()
        self._state = text("正在对照…", "left", wrap=True)
        foot.addWidget(self._state, 1)
        foot.addWidget(button("关闭", self.reject))
        lines.addLayout(foot)
        session.changed.connect(self._look)
        self._allow()
        self._fit()
        self._look()

    def _look(self, *_: object) -> None:
        place = self._session.draft.path

        def task(_: work.Ticket) -> tuple[Compared, ...]:
            from cluster_desktop.ui.versions.task import compare_all  # noqa: PLC0415  once it is asked for

            return compare_all(place)

        job = work.start(task, self)
        job.finished.connect(self._show)
        job.failed.connect(self._fail)

    def _show(self, compared: tuple[Compared, ...]) -> None:
        self._compared = compared
        self._say("")
        empty(self._content)
        shown = next((each for each in compared if each.version.id == self._shown), None)
        if shown is not None:
            self._show_differences(shown)
        elif compared:
            table = VersionTable(compared)
            table.looked_at.connect(self._turn_to)
            table.restored.connect(self._restore)
            table.forgotten.connect(self._forget)
            self._content.addWidget(table)
        else:
            self._content.addWidget(text(_NONE, "secondary", wrap=True))
        self._content.addStretch(1)
        # Once the event loop has come round: what was just put in has no height before it is shown.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        show_fitting(self, self._lines, _WIDTH)

    def _show_differences(self, compared: Compared) -> None:
        version, count = compared.version, len(compared.differences)
        head = row(spacing=12)
        head.addWidget(button("‹ 全部版本", partial(self._turn_to, ""), kind="link"))
        told = f"“{version.name}”以后改了 {count} 处" if count else f"现在的内容与“{version.name}”相同"
        head.addWidget(text(told, "heading", wrap=True), 1)
        if count:
            head.addWidget(button("恢复全部", partial(self._restore, version.id)))
        self._content.addLayout(head)
        if count:
            table = DifferenceTable(compared.differences)
            table.restored.connect(self._restore_one)
            self._content.addWidget(table)
        if beyond := DifferenceTable.beyond(compared.differences):
            self._content.addWidget(text(f"另有 {beyond} 处没有列出，“恢复全部”时一并恢复。", "secondary"))

    def _turn_to(self, id_: str) -> None:
        self._shown = id_
        self._show(self._compared)

    def _allow(self) -> None:
        self._save.setEnabled(bool(self._name.text().strip()))

    def _name_it(self) -> None:
        name, author = self._name.text().strip(), self._session.author
        self._write(f"保存为版本“{name}”", lambda draft: name_version(draft, name, author))
        self._name.clear()

    def _restore(self, id_: str) -> None:
        author, name = self._session.author, self._named(id_)
        self._write(f"恢复版本“{name}”", lambda draft: restore_version(draft, id_, author))

    def _forget(self, id_: str) -> None:
        author, name = self._session.author, self._named(id_)
        self._write(f"删除版本名称“{name}”", lambda draft: forget_version(draft, id_, author))

    def _restore_one(self, difference: Difference) -> None:
        author, path, values = self._session.author, difference.path, difference.values

        def bring_back(draft: Draft) -> None:
            with draft.writing() as writing:
                writing.bring_back(path, values, author)

        self._write(f"恢复“{difference.name}”", bring_back)

    def _named(self, id_: str) -> str:
        return next(each.version.name for each in self._compared if each.version.id == id_)

    def _write(self, about: str, doing: Callable[[Draft], object]) -> None:
        place = self._session.draft.path

        def task(_: work.Ticket) -> None:
            with Draft.open(place) as draft:
                doing(draft)

        try:
            job = self._session.write_behind("", about, task)
        except ClusterError as error:
            self._fail(error)
            return
        self._say(f"正在{about}…")
        job.failed.connect(self._fail)

    def _fail(self, error: ClusterError) -> None:
        self._say(error.message, "error")

    def _say(self, words: str, tone: str = "quiet") -> None:
        self._state.setText(words)
        dress(self._state, tone=tone)
