"""The table of drafts: name, form, progress, what is open, last change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from cluster_desktop.ui import work
from cluster_desktop.ui.evidence.cells import PrintedCell
from cluster_desktop.ui.paper.sheet import FULL, Place, Sheet
from cluster_desktop.ui.parts.basics import Button, Pill, button, column, dress, row, text
from cluster_desktop.ui.words import when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QShowEvent

    from cluster_desktop.drafts.library import Library, LibraryEntry
    from cluster_desktop.errors import ClusterError
    from cluster_desktop.ui.start.summary import Summary

_HEADS = ("草稿", "申报表", "进度", "待处理", "最近修改", "操作")
_EDGES = (0, 33, 57, 69, 84, 95, FULL)
_PAINTED_MS = 50
"""So long after being shown the table is painted, and the drafts may be looked through."""


class Cell(QFrame):
    """A cell of a draft's row; a press anywhere in it opens the draft."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("cell", "answer")
        self.inner = column(self, spacing=2)
        self.inner.setContentsMargins(10, 8, 10, 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the draft."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()


class DraftsTable(Sheet):
    """`opened` tells the path of the draft to open, `menu_wanted` an entry and the button of its menu.

    What lies outside the `library` can only be opened.
    """

    opened = Signal(Path)
    menu_wanted = Signal(object, QWidget)

    def __init__(self, entries: list[LibraryEntry], library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for number, words in enumerate(_HEADS):
            self.place(PrintedCell(words, "head", self), Place(0, _EDGES[number], _EDGES[number + 1]))
        self._rows = [
            DraftRow(entry, position, self, with_menu=library.holds(entry.path))
            for position, entry in enumerate(entries, 1)
        ]

    def show_only(self, shown: Sequence[bool]) -> None:
        """Show some of the drafts; with none of them the heads go too."""
        self.leave_out({position for position, show in enumerate(shown, 1) if not show})
        self.setVisible(any(shown))

    def go_to(self, number: int) -> None:
        """Put the cursor on the name of a draft, counted from 0."""
        self._rows[number].go_to()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the summaries made, but be seen first."""
        super().showEvent(event)
        QTimer.singleShot(_PAINTED_MS, self, self._summarise)

    def _summarise(self) -> None:
        for each in self._rows:
            each.summarise()


class DraftRow(QObject):
    """The cells of one draft, filled as soon as its summary is there."""

    def __init__(self, entry: LibraryEntry, position: int, table: DraftsTable, *, with_menu: bool) -> None:
        super().__init__(table)
        self._entry = entry
        self._cells = [Cell(table) for _ in _HEADS]
        for number, cell in enumerate(self._cells):
            cell.pressed.connect(lambda: table.opened.emit(entry.path))
            table.place(cell, Place(position, _EDGES[number], _EDGES[number + 1]))
        name, form, progress, due, changed, more = self._cells
        self._name = Button(entry.name, name)
        self._name.setProperty("kind", "document")
        dress(self._name, weight="strong")
        self._name.clicked.connect(lambda: table.opened.emit(entry.path))
        name.inner.addWidget(self._name, 0, Qt.AlignmentFlag.AlignLeft)
        self._department = text("", "secondary", wrap=True, parent=name)
        self._department.setIndent(3)
        name.inner.addWidget(self._department)
        name.setToolTip(str(entry.path))
        self._form = text("", wrap=True, parent=form)
        form.inner.addWidget(self._form)
        self._bar = QProgressBar(progress)
        self._bar.setTextVisible(False)
        self._percent = text("", "secondary", parent=progress)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        progress.inner.addStretch(1)
        progress.inner.addWidget(self._bar)
        progress.inner.addWidget(self._percent)
        progress.inner.addStretch(1)
        self._due = due
        when = text(_when(entry.changed_at), "secondary", parent=changed)
        when.setAlignment(Qt.AlignmentFlag.AlignCenter)
        changed.inner.addWidget(when)
        if with_menu:
            self._offer_menu(table, more)
        self._asked = entry.fault is not None
        if entry.fault is not None:
            self._bar.hide()
            self._department.setText(entry.fault)
            self._show_due([("打不开", "error")])

    def _offer_menu(self, table: DraftsTable, cell: Cell) -> None:
        """The button of the menu; a right click or the menu key on the name asks for it too."""
        more = button("⋯", lambda: table.menu_wanted.emit(self._entry, more), kind="row-tool", parent=cell)
        more.setAccessibleName(f"{self._entry.name}：复制、新建另一张表、改名、归档、删除、从备份恢复")
        more.setToolTip("更多操作")
        cell.inner.addWidget(more, 0, Qt.AlignmentFlag.AlignCenter)
        self._name.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._name.customContextMenuRequested.connect(more.click)

    def go_to(self) -> None:
        """Put the cursor on the name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def summarise(self) -> None:
        """Look through the draft in the background, once, and show how it stands."""
        if self._asked:
            return
        self._asked = True
        path = self._entry.path

        def task(_: work.Ticket) -> Summary:
            # The checker and the evidence are loaded here, after the window is up.
            from cluster_desktop.ui.start.summary import summarise  # noqa: PLC0415

            return summarise(path)

        job = work.start(task, self)
        job.finished.connect(self._show)
        job.failed.connect(self._tell)

    def _show(self, summary: Summary) -> None:
        if summary.name:
            self._name.setText(summary.name)
        self._form.setText(summary.form)
        told = [summary.department, "" if summary.name == self._entry.name else self._entry.path.name]
        self._department.setText(" · ".join(filter(None, told)))
        self._bar.setValue(summary.percent)
        self._bar.setAccessibleName(f"进度 {summary.percent}%")
        self._percent.setText(f"{summary.percent}%")
        due = [
            (f"{summary.undecided} 处待选定", "error", summary.undecided),
            (f"错误 {summary.errors}", "error", summary.errors),
            (f"提醒 {summary.warnings}", "warning", summary.warnings),
            (f"缺佐证 {summary.unproved}", "error", summary.unproved),
        ]
        pills = [(words, tone) for words, tone, count in due if count]
        if not pills and summary.filled == summary.items:
            pills = [("可以导出", "done")]
        self._show_due(pills or [("填写中", "quiet")])

    def _tell(self, error: ClusterError) -> None:
        self._form.setText(self._entry.edition)
        self._department.setText(error.message)

    def _show_due(self, pills: list[tuple[str, str]]) -> None:
        self._due.inner.addStretch(1)
        for start in range(0, len(pills), 2):
            line = row(spacing=4)
            line.addStretch(1)
            for words, tone in pills[start : start + 2]:
                line.addWidget(Pill(words, tone, self._due))
            line.addStretch(1)
            self._due.inner.addLayout(line)
        self._due.inner.addStretch(1)


def _when(stamp: str) -> str:
    return when(stamp) if stamp else "—"
