"""A list opened: its rows to edit, what is wrong with them, and the ways to fill it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QCheckBox

from cluster_desktop.ui.lists.cell_foot import CellFoot
from cluster_desktop.ui.lists.faults import FaultWatch
from cluster_desktop.ui.lists.feeding import fed_by
from cluster_desktop.ui.lists.find_bar import FindBar
from cluster_desktop.ui.lists.flows import ListFlows
from cluster_desktop.ui.lists.hands import ListHands
from cluster_desktop.ui.lists.model import ListModel
from cluster_desktop.ui.lists.order_button import OrderButton
from cluster_desktop.ui.lists.table import ListTable
from cluster_desktop.ui.lists.writing import ListWriting
from cluster_desktop.ui.paper.page import Page
from cluster_desktop.ui.parts.basics import box, button, dress, row, text

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.lists.import_dialog import ImportDialog
    from cluster_desktop.ui.session.session import Session

_TITLE_SHARE = 100
"""Of the room in the heading, against 1 of the empty room behind it."""

_MANY = 1000
_EMPTY = (
    "还没有内容。可以导入 Excel（标题不必与模板相同），可以下载模板发给有关单位填写，"
    "也可以在下面的空行里输入，或从 Excel、WPS 表格中复制后粘贴。"
)


class ListPage(Page):
    """`cell_shown` tells the list and what is wrong in the row in hand, `overview` asks for all lists."""

    cell_shown = Signal(object, object)
    overview = Signal()

    def __init__(self, key: str, session: Session, parent: QWidget | None = None) -> None:
        self.definition = session.lists.definition(key)
        super().__init__(self.definition.title, parent)
        self._session = session
        self._model = ListModel(self.definition, self)
        self._watch = FaultWatch(self.definition, self)
        self._writing = ListWriting(session, self.definition, self)
        self._flows = ListFlows(session, self.definition, self)
        self._awaited: tuple[str, int] | None = None
        self._entering = False
        self.setAcceptDrops(True)
        self._build_heading()
        self._note, inner = box("note")
        self._note_words = text(_EMPTY, wrap=True)
        inner.addWidget(self._note_words)
        self._problem, inner = box("problem-error")
        self._problem_words = text("", wrap=True)
        inner.addWidget(self._problem_words)
        self._problem.hide()
        self.find_bar = FindBar(self._model, self)
        self.table = ListTable(self._model, self)
        self.table.setAccessibleName(f"{self.definition.title}，表格")
        self._hands = ListHands(self._model, self.table, self._writing, self)
        self._build()
        self._connect()

    # what the window asks for

    def renew(self) -> None:
        """Show the rows as they are; they are read where nobody has asked for them yet."""
        rows = self._session.lists.rows(self.definition.key)
        busy = f"list/{self.definition.key}" in self._session.taking_in
        had_focus = self.table.hasFocus()
        self.table.setEnabled(rows is not None and not busy)
        self._entering = self._entering or had_focus
        if rows is None or busy:
            self._note_words.setText("正在写入…" if busy else "正在读取…")
            self._note.show()
            return
        self._note_words.setText(_EMPTY)
        self._note.setVisible(not rows)
        was_empty = self._model.rowCount() == 1
        self._model.show_rows(rows)
        if len(rows) > _MANY:
            # In a turn of its own, so that the rows are painted first.
            QTimer.singleShot(0, self, partial(self._watch.follow, rows))
        else:
            self._watch.follow(rows)
        if self._awaited is not None:
            self._go_to_row(*self._awaited)
        elif was_empty or not self.table.currentIndex().isValid():
            with QSignalBlocker(self.table):
                self.table.go_to(0)
        if self._entering:
            self._entering = False
            self.table.setFocus()
        self._show_standing()
        self._show_cell()

    def enter(self) -> None:
        """Bring the cursor into the table, as soon as it is there."""
        self._entering = not self.table.isEnabled()
        self.table.setFocus()
        self._show_cell()

    def open_import(self, file: Path) -> ImportDialog:
        """Show what a sheet brings, to be taken in or not."""
        return self._flows.open_import(file)

    def mend_next(self) -> bool:
        """Go to the next bad cell, round and round."""
        here = (self.table.line, self.table.column)
        bad = sorted(
            (line, number)
            for id_, columns in self._model.faults.items()
            if (line := self._model.line_of(id_)) is not None
            for number, column in enumerate(self._model.columns)
            if column.key in columns
        )
        if bad:
            self.table.go_to(*next((cell for cell in bad if cell > here), bad[0]))
            self.table.setFocus()
        return True

    def show_changed(self, paths: frozenset[str]) -> None:
        """Bring a row into view that was undone or done again."""
        root = f"list/{self.definition.key}/"
        touched = [path.removeprefix(root) for path in paths if path.startswith(root)]
        lines = sorted(line for id_ in touched if (line := self._model.line_of(id_)) is not None)
        if lines:
            self.table.go_to(lines[0], max(self.table.column, 0))
            self.table.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a sheet."""
        self._flows.offer(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what is dropped."""
        self._flows.take(event)

    # within

    def _build_heading(self) -> None:
        self.heading.setStretch(0, _TITLE_SHARE)
        back = button("‹ 全部清单", self.overview.emit, kind="link", parent=self)
        self.heading.insertWidget(0, back)
        standing = row(spacing=8)
        for pill in self.pills:
            self.heading.removeWidget(pill)
            standing.addWidget(pill)
        standing.addStretch(1)
        self.body.addLayout(standing)
        download = button("下载模板…", self._flows.ask_template, parent=self)
        take_in = button("导入 Excel…", self._flows.ask_import, kind="main", parent=self)
        for each in (download, take_in):
            self.heading.addWidget(each)

    def _build(self) -> None:
        self.body.setSpacing(8)
        self.body.addWidget(self._note)
        self.body.addWidget(self._problem)
        tools = row(spacing=8)
        for each in (
            button("增加一行", self._hands.add_row, parent=self),
            button("删除所选行", self.table.remove_chosen, parent=self),
            button("查找", self._find, parent=self),
            OrderButton(self._model, self.table, self._writing, self),
        ):
            tools.addWidget(each)
        self._bad_only = QCheckBox("只看有问题的行", self)
        dress(self._bad_only, kind="words")
        tools.addWidget(self._bad_only)
        tools.addStretch(1)
        self.body.addLayout(tools)
        self.body.addWidget(self.find_bar)
        self.body.addWidget(self.table, 1)
        self._foot = CellFoot(self._session, self.definition, self._model, self)
        self.body.addWidget(self._foot)

    def _connect(self) -> None:
        lists = self._session.lists
        lists.renewed.connect(self._follow)
        lists.counted.connect(self._show_standing)
        self._session.judged.connect(self._renew_if_seen)
        self._watch.found.connect(self._show_faults)
        self._writing.failed.connect(self._tell)
        self._flows.told.connect(self._tell)
        self._hands.begun.connect(partial(self._tell, ""))
        self._hands.added.connect(self._await_row)
        self.table.moved.connect(self._show_cell)
        self.table.wanted_find.connect(self._find)
        self.table.decided.connect(self._foot.decide)
        self._foot.mend.connect(self.mend_next)
        self._bad_only.toggled.connect(self._filter)
        self.find_bar.found.connect(self.table.go_to)
        self.find_bar.closed.connect(self.table.setFocus)

    def _follow(self, key: str) -> None:
        if key == self.definition.key:
            self.renew()

    def _renew_if_seen(self) -> None:
        if self.isVisible():
            self.renew()

    def _await_row(self, row_id: str, column: int) -> None:
        """Go to a row that was written, as soon as it is shown."""
        self._awaited = (row_id, column)
        self.renew()

    def _find(self) -> None:
        self.find_bar.open_bar(self.table.line, self.table.column)

    def _filter(self, only: bool) -> None:  # noqa: FBT001  a slot
        self._model.show_bad_only(only=only)
        self.table.go_to(0)
        self._show_standing()

    def _show_faults(self) -> None:
        self._model.show_faults(self._watch.faults)
        self._show_standing()
        self._show_cell()

    def _show_standing(self) -> None:
        count = self._session.lists.count(self.definition.key)
        bad = len(self._watch.faults)
        pills = [(f"{count} {self.definition.unit}", "quiet")] if count else []
        if bad:
            pills.append((f"有问题 {bad} 行", "error"))
        fed = [each.agreement for each in fed_by(self._session, self.definition)] if count else []
        if differing := fed.count("differs"):
            pills.append((f"与申报表不一致 {differing} 项", "warning"))
        elif "agrees" in fed:
            pills.append(("与申报表一致", "done"))
        self.show_pills(pills)
        self._foot.offer_next(wanted=bool(bad))
        self._bad_only.setEnabled(bool(bad) or self._bad_only.isChecked())

    def _show_cell(self) -> None:
        """Say which cell is in hand, and what is wrong there."""
        index = self.table.currentIndex()
        row_ = self._model.row_at(index.row()) if index.isValid() else None
        self._foot.show_cell(row_, index.column())
        if self.isVisible():
            faults = self._model.faults.get(row_.id, {}) if row_ is not None else {}
            self.cell_shown.emit(self.definition, faults)

    def _go_to_row(self, row_id: str, column: int) -> None:
        line = self._model.line_of(row_id)
        if line is not None:
            self._awaited = None
            self.table.go_to(line, column)

    def _tell(self, words: str) -> None:
        self._problem_words.setText(words)
        self._problem.setVisible(bool(words))
