"""由往年草稿新建: from which draft, into which form, and what becomes of its content, before it is made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QProgressBar, QTextBrowser, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice
from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import at_least, button, column, dress, row, text
from cluster_desktop.ui.start.carry_words import page, summary
from cluster_desktop.ui.start.earlier_choice import EarlierChoice
from cluster_desktop.ui.start.edition_choice import EditionChoice

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.library import Library
    from cluster_desktop.ui.start.carry_task import Earlier, Foretold, Making

_ABOUT = "相同的栏目、佐证材料和清单带到新表，数据按年份对应。往年草稿不改动。"
_WIDTH, _HEIGHT, _DETAILS = 680, 660, 120


class CarryDialog(QDialog):
    """`made` tells the place of the new draft and, in words, what went over; `help_wanted` asks for help."""

    made = Signal(object, str)
    help_wanted = Signal()

    def __init__(
        self, library: Library, author: str, first: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("由往年草稿新建")
        self._library, self._author = library, author
        self._looking: work.Job | None = None
        self._making: work.Job | None = None
        self._told: Foretold | None = None
        self._earlier = EarlierChoice(library, first, self)
        self._editions = EditionChoice((load_edition(name) for name in edition_ids()), self)
        self._notice = QComboBox(self)
        self._notice_label = text("按哪份通知报送", "secondary")
        self._sum = text("正在读取草稿…", "strong", wrap=True)
        self._details = QTextBrowser(self)
        self._bar = QProgressBar(self)
        self._state = text("", "left", wrap=True)
        self._stop = button("取消", self.reject, parent=self)
        self._go = button("新建", self._make, kind="main", parent=self)
        self._put_together()
        self._earlier.changed.connect(self._choose_draft)
        self._earlier.failed.connect(self._refuse)
        self._editions.changed.connect(self._choose_edition)
        self._notice.activated.connect(self._look)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_wanted)
        self._show_notices()
        self._earlier.setFocus()

    def reject(self) -> None:
        """Stop what is being made; where nothing is, close."""
        if self._making is None:
            super().reject()
        else:
            self._stop.setEnabled(False)
            self._making.cancel()

    def _put_together(self) -> None:
        lines = column(self, margins=22, spacing=6)
        at_least(lines, _WIDTH)
        lines.addWidget(text("由往年草稿新建", "title"))
        lines.addWidget(text(_ABOUT, "secondary", wrap=True))
        choices = (("往年草稿", self._earlier), ("新的申报表", self._editions))
        for words, field in choices:
            label = text(words, "secondary")
            label.setBuddy(field)
            field.setAccessibleName(words)
            lines.addSpacing(4)
            lines.addWidget(label)
            lines.addWidget(field)
        self._notice.setAccessibleName(self._notice_label.text())
        self._notice_label.setBuddy(self._notice)
        lines.addWidget(self._notice_label)
        lines.addWidget(self._notice)
        lines.addSpacing(8)
        lines.addWidget(self._sum)
        self._details.setProperty("kind", "help")
        self._details.setAccessibleName("不带入的内容和要填写、核对的栏目")
        self._details.setTabChangesFocus(True)
        self._details.setMinimumHeight(_DETAILS)
        lines.addWidget(self._details, 1)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("新建的进度")
        self._bar.hide()
        lines.addWidget(self._bar)
        foot = row()
        foot.addWidget(self._state, 1)
        self._go.setEnabled(False)
        self._go.setDefault(True)
        for each in (self._stop, self._go):
            foot.addWidget(each)
        lines.addSpacing(6)
        lines.addLayout(foot)
        self.resize(_WIDTH, _HEIGHT)

    # choosing

    def _choose_draft(self) -> None:
        earlier = self._earlier.earlier()
        if earlier is not None:
            self._editions.leave_out(earlier.edition)
            self._choose_edition()

    def _choose_edition(self) -> None:
        self._show_notices()
        self._look()

    def _show_notices(self) -> None:
        notices = self._editions.edition().notices
        self._notice.clear()
        for name in notices:
            notice = load_notice(name)
            self._notice.addItem(f"{notice.issuer}（{notice.deadline} 截止）", name)
        for each in (self._notice_label, self._notice):
            each.setVisible(len(notices) > 1)

    # what would go over

    def _look(self) -> None:
        """Work it out in the background; only the last answer counts."""
        earlier = self._earlier.earlier()
        if earlier is None:
            return
        edition, notice = self._editions.edition().id, self._notice.currentData()
        self._show(None)
        self._say("")

        def task(_: work.Ticket) -> Foretold:
            from cluster_desktop.ui.start.carry_task import foretell  # noqa: PLC0415  loads the evidence

            return foretell(earlier, edition, notice)

        self._looking = work.start(task, self)
        self._looking.finished.connect(partial(self._show_told, self._looking))
        self._looking.failed.connect(partial(self._show_fault, self._looking))

    def _show_told(self, job: work.Job, told: Foretold) -> None:
        if job is self._looking:
            self._show(told)

    def _show_fault(self, job: work.Job, error: ClusterError) -> None:
        if job is self._looking:
            self._sum.setText("")
            self._say(str(error), "error")

    def _show(self, told: Foretold | None) -> None:
        self._told = told
        self._sum.setText(summary(told) if told is not None else "正在核对…")
        self._details.setHtml(page(told) if told is not None else "")
        self._go.setEnabled(told is not None)

    def _refuse(self, error: ClusterError) -> None:
        if self._earlier.earlier() is None:
            self._sum.setText("")
        self._say(str(error), "error")

    # making

    def _make(self) -> None:
        earlier, told = self._earlier.earlier(), self._told
        if earlier is None or told is None or self._making is not None:
            return
        from cluster_desktop.ui.start.carry_task import Making  # noqa: PLC0415  see above

        edition, notice = self._editions.edition().id, self._notice.currentData()
        task = Making(earlier, edition, notice, self._library, self._author)
        job = self._making = work.start(task, self)
        self._hold(working=True)
        self._bar.setRange(0, 0)
        self._say("正在新建…")
        job.progressed.connect(self._show_progress)
        job.finished.connect(partial(self._end, earlier, told))
        job.failed.connect(self._fail)
        job.cancelled.connect(partial(self._show_stopped, task))

    def _show_progress(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._say(f"{what} {done} / {total}" if total else f"{what}…")

    def _end(self, earlier: Earlier, told: Foretold, place: Path) -> None:
        self._making = None
        words = f"由“{earlier.name}”带入 {told.told}。"
        if told.ask:
            words += f"有 {len(told.ask)} 处要填写或核对。"
        self.accept()
        self.made.emit(place, words)

    def _fail(self, error: ClusterError) -> None:
        self._hold(working=False)
        self._say(f"没有建成，往年草稿没有改动。{error}", "error")

    def _show_stopped(self, task: Making) -> None:
        self._hold(working=False)
        try:
            task.undo()
        except ClusterError as error:
            self._say(str(error), "error")
        else:
            self._say("已取消，没有留下新草稿。")

    def _hold(self, *, working: bool) -> None:
        if not working:
            self._making = None
        self._earlier.hold(working=working)
        self._bar.setVisible(working)
        for each in (self._editions, self._notice, self._go):
            each.setDisabled(working)
        self._stop.setEnabled(True)

    def _say(self, words: str, tone: str = "quiet") -> None:
        self._state.setText(words)
        dress(self._state, tone=tone)
