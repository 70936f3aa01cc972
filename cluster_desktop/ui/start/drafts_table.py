"""The table of drafts: name, form, progress, what is open, last change."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from cluster_desktop.ui import work
from cluster_desktop.ui.paper.printed import PrintedCell
from cluster_desktop.ui.paper.sheet import FULL, Place, Sheet
from cluster_desktop.ui.parts.basics import Button, Pill, button, column, row, text
from cluster_desktop.ui.parts.painted import once_painted
from cluster_desktop.ui.words import when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QVBoxLayout

    from cluster_desktop.drafts.places import Places
    from cluster_desktop.errors import ClusterError
    from cluster_desktop.ui.start.summary import Summary

_HEADS = ("草稿", "申报表", "进度", "待处理", "最近修改", "操作")
_EDGES = (0, 33, 57, 69, 84, 95, FULL)
_AT_ONCE = 5
"""So many drafts, those opened last, are there when the window opens; the others follow by as many."""
_AROUND = 21


class Cell(QFrame):
    """A cell of a draft's row; a press anywhere in it opens the draft."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("cell", "answer")

    @cached_property
    def inner(self) -> QVBoxLayout:
        """The column of what stands in the cell; most cells are empty until their draft has been read."""
        lines = column(self, spacing=2)
        lines.setContentsMargins(10, 8, 10, 8)
        return lines

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the draft."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()


class DraftsTable(Sheet):
    """`opened` tells the path of the draft to open, `menu_wanted` that of one and the button of its menu.

    What lies outside of `places` can only be opened.
    """

    opened = Signal(Path)
    menu_wanted = Signal(Path, QWidget)

    def __init__(self, paths: Sequence[Path], places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths, self._places = paths, places
        for number, words in enumerate(_HEADS):
            self.place(PrintedCell(words, "head", self), Place(0, _EDGES[number], _EDGES[number + 1]))
        self._rows: list[DraftRow] = []
        self._hidden = set[int]()
        self._make_rows(_AT_ONCE)
        once_painted(self, self._go_on)

    def show_only(self, shown: Sequence[bool]) -> None:
        """Show some of the drafts; with none of them the heads go too."""
        hidden = {position for position, show in enumerate(shown, 1) if not show}
        if hidden == self._hidden:  # to show what is not hidden takes as long as to make it
            return
        self._hidden = hidden
        self._make_rows()
        self.leave_out(hidden)
        self.setVisible(any(shown))

    def go_to(self, number: int) -> None:
        """Put the cursor on the name of a draft, counted from 0."""
        self._make_rows(number + 1)
        self._rows[number].go_to()

    def _make_rows(self, upto: int | None = None) -> None:
        for path in self._paths[len(self._rows) : upto]:
            row = DraftRow(path, len(self._rows) + 1, self, with_menu=self._places.holds(path))
            self._rows.append(row)

    def _go_on(self) -> None:
        for each in self._rows:
            each.summarise()
        if len(self._rows) < len(self._paths):
            self._make_rows(len(self._rows) + _AT_ONCE)
            QTimer.singleShot(0, self, self._go_on)


class DraftRow(QObject):
    """The cells of one draft: its name at once, the rest as soon as its summary is there."""

    def __init__(self, path: Path, position: int, table: DraftsTable, *, with_menu: bool) -> None:
        super().__init__(table)
        self._path = path
        self._asked = False
        self._cells = [Cell(table) for _ in _HEADS]
        for number, cell in enumerate(self._cells):
            cell.pressed.connect(partial(table.opened.emit, path))
            table.place(cell, Place(position, _EDGES[number], _EDGES[number + 1]))
        name, *_, more = self._cells
        lines = name.fontMetrics().lineSpacing()
        name.setMinimumHeight(2 * lines + _AROUND)  # as high as it will be with its summary
        self._name = Button(path.stem, name)
        self._name.setProperty("kind", "document")
        self._name.setProperty("weight", "strong")
        self._name.clicked.connect(partial(table.opened.emit, path))
        name.inner.addWidget(self._name, 0, Qt.AlignmentFlag.AlignLeft)
        name.setToolTip(str(path))
        if with_menu:
            self._offer_menu(table, more)

    def _offer_menu(self, table: DraftsTable, cell: Cell) -> None:
        """The button of the menu; a right click or the menu key on the name asks for it too."""
        more = button("⋯", lambda: table.menu_wanted.emit(self._path, more), kind="row-tool", parent=cell)
        more.setAccessibleName(f"{self._path.stem}：复制、新建另一张表、改名、归档、删除、从备份恢复")
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
        path = self._path

        def task(_: work.Ticket) -> Summary:
            # The checker and the evidence are loaded here, after the window is up.
            from cluster_desktop.ui.start.summary import summarise  # noqa: PLC0415

            return summarise(path)

        job = work.start(task, self)
        job.finished.connect(self._show)
        job.failed.connect(self._tell)

    def _show(self, summary: Summary) -> None:
        name, form, progress, _, changed, _ = self._cells
        if summary.name:
            self._name.setText(summary.name)
        told = [summary.department, "" if summary.name == self._path.stem else self._path.name]
        self._say(name, " · ".join(filter(None, told)))
        form.inner.addWidget(text(summary.form, wrap=True, parent=form))
        self._show_progress(progress, summary.percent)
        moment = text(when(summary.changed_at) if summary.changed_at else "—", "secondary", parent=changed)
        moment.setAlignment(Qt.AlignmentFlag.AlignCenter)
        changed.inner.addWidget(moment)
        self._show_due(_due(summary))

    def _tell(self, error: ClusterError) -> None:
        self._say(self._cells[0], error.message)
        self._show_due([("打不开", "error")])

    def _say(self, cell: Cell, words: str) -> None:
        """Put words below the name."""
        label = text(words, "secondary", wrap=True, parent=cell)
        label.setIndent(1)
        cell.inner.insertStretch(0)
        cell.inner.addWidget(label)
        cell.inner.addStretch()

    def _show_progress(self, cell: Cell, percent: int) -> None:
        bar = QProgressBar(cell)
        bar.setTextVisible(False)
        bar.setValue(percent)
        bar.setAccessibleName(f"进度 {percent}%")
        words = text(f"{percent}%", "secondary", parent=cell)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cell.inner.addStretch(1)
        cell.inner.addWidget(bar)
        cell.inner.addWidget(words)
        cell.inner.addStretch(1)

    def _show_due(self, pills: list[tuple[str, str]]) -> None:
        cell = self._cells[3]
        cell.inner.addStretch(1)
        for start in range(0, len(pills), 2):
            line = row(spacing=4)
            line.addStretch(1)
            for words, tone in pills[start : start + 2]:
                line.addWidget(Pill(words, tone, cell))
            line.addStretch(1)
            cell.inner.addLayout(line)
        cell.inner.addStretch(1)


def _due(summary: Summary) -> list[tuple[str, str]]:
    """What is open in a draft, or that nothing is, each in its tone."""
    due = [
        (f"{summary.undecided} 处待选定", "error", summary.undecided),
        (f"错误 {summary.errors}", "error", summary.errors),
        (f"提醒 {summary.warnings}", "warning", summary.warnings),
        (f"缺佐证 {summary.unproved}", "error", summary.unproved),
    ]
    pills = [(words, tone) for words, tone, count in due if count]
    if not pills and summary.filled == summary.items:
        pills = [("可以导出", "done")]
    return pills or [("填写中", "quiet")]
