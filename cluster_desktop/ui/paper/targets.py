"""The table of three-year targets: its printed rows, the rows that the cluster adds, and what they mean."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.paper.entries.prose import ProseEntry
from cluster_desktop.ui.paper.names import accessible_name
from cluster_desktop.ui.paper.sheet import FULL, Place, Sheet
from cluster_desktop.ui.paper.tables.added_rows import AddedRows
from cluster_desktop.ui.paper.tables.growth import RowKind, growth_words, reached_words, row_kinds
from cluster_desktop.ui.paper.tables.row_tools import RowTools
from cluster_desktop.ui.parts.basics import button, column, empty, row, text

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.model import TargetRow, TargetTable
    from cluster_desktop.ui.paper.form import FormParts

_DIRECTION = 16
_INDICATOR = {2: 52, 3: 46}
"""Right edges of the first two columns, the second by how many columns of figures share what is left."""


class TargetsSheet(QFrame):
    """方向, 指标 and the figures of each year; a direction with an open row can be given more rows.

    Below a target stands the growth that it means.  Added rows are moved with Alt+↑ and Alt+↓, removed with
    Alt+Delete, and Alt+Insert adds one to the direction in hand.
    """

    def __init__(self, table: TargetTable, parts: FormParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("cell", "answer")
        self._table = table
        self._parts = parts
        figures = len(table.values)
        self._indicator = _INDICATOR[figures]
        room = FULL - self._indicator
        self._edges = [0, _DIRECTION, *(FULL - room * each // figures for each in range(figures, -1, -1))]
        self._kinds = row_kinds(parts.session.edition, table)
        self._rows = AddedRows(parts.session, table)
        self._layout = column(self, margins=10)
        self._build()
        parts.session.answered.connect(self._follow)
        for keys, doing in (
            ("Alt+Up", partial(self._move_here, -1)),
            ("Alt+Down", partial(self._move_here, 1)),
            ("Alt+Del", self._remove_here),
            ("Alt+Ins", self._add_here),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(doing)

    def add_row(self, key: str) -> None:
        """Give a direction one more row, and bring the cursor to its 指标; at the limit nothing happens."""
        if not self._rows.is_full(key):
            path = self._rows.add(key)
            self._build_again()
            self._go_to(path)

    def remove_row(self, key: str, place: int) -> None:
        """Take a row of a direction out; those below it move up."""
        if self._rows.remove(key, place):
            self._build_again()
            left = self._rows.paths(key)
            if left:
                self._go_to(left[min(place, len(left) - 1)])
            else:
                self._adders[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def move_row(self, key: str, place: int, by: int) -> None:
        """Let a row of a direction change places with its neighbour; at the ends nothing happens."""
        if (path := self._rows.move(key, place, by)) is not None:
            self._go_to(path)

    def _row_in_hand(self) -> str:
        """The path of the row that the cursor is in."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, Entry):
            widget = widget.parentWidget()
        return widget.path.rpartition("/")[0] if widget is not None else ""

    def _move_here(self, by: int) -> None:
        if (here := self._rows.place_of(self._row_in_hand())) is not None:
            self.move_row(*here, by)

    def _remove_here(self) -> None:
        if (here := self._rows.place_of(self._row_in_hand())) is not None:
            self.remove_row(*here)

    def _add_here(self) -> None:
        if (key := self._rows.beside(self._row_in_hand())) is not None:
            self.add_row(key)

    def _go_to(self, path: str) -> None:
        self._parts.entries[f"{path}/label"].take_focus()

    def _follow(self, path: str) -> None:
        """Make room for an answer of an added row that comes from elsewhere, and tell what a target means."""
        if not path.startswith(f"{self._table.key}/"):
            return
        if path not in self._parts.entries and self._rows.grow():
            self._build_again()
        self._tell_growth(path.rpartition("/")[0])

    def _tell_growth(self, path: str) -> None:
        """Say below a target what it means beside the base, and below an outcome whether it was reached."""
        answers = self._parts.session.answers
        kind = self._kinds.get(path.partition("/")[2], RowKind())
        said = {name: str(answers.get(f"{path}/{name}", "")) for name in self._table.values}
        years = self._table.values["target"] - self._table.values["base"]
        self._show_aside(f"{path}/target", growth_words(said["base"], said["target"], years, kind))
        if "done" in said:
            self._show_aside(f"{path}/done", reached_words(said["target"], said["done"], kind))

    def _show_aside(self, path: str, said: tuple[str, str]) -> None:
        entry = self._parts.entries.get(path)
        if isinstance(entry, ProseEntry):
            entry.show_aside(*said)

    def _build_again(self) -> None:
        self._build()
        self._sheet.show()
        self._parts.show_judgement()

    def _build(self) -> None:
        for path in [path for path in self._parts.entries if path.startswith(f"{self._table.key}/")]:
            self._parts.forget(path)
        empty(self._layout)
        sheet = self._sheet = Sheet(self)
        self._adders: dict[str, QWidget] = {}
        self._layout.addWidget(sheet)
        for position, words in enumerate(self._table.columns):
            _printed(sheet, words, "head", Place(0, *self._edges[position : position + 2]))
        place = 1
        for direction, group in groupby(self._table.rows, key=lambda each: each.direction):
            first = place
            for printed in group:
                place = self._put(sheet, place, printed)
            _printed(sheet, direction, "label", Place(first, 0, _DIRECTION, place - first))
        remarks = "\n".join(filter(None, [self._table.remark, *self._table.remarks]))
        if remarks:
            self._layout.addSpacing(8)
            self._layout.addWidget(text(remarks, "secondary", wrap=True, parent=self))
        for path in {path.rpartition("/")[0] for path in self._parts.entries}:
            if path.startswith(f"{self._table.key}/"):
                self._tell_growth(path)

    def _put(self, sheet: Sheet, place: int, printed: TargetRow) -> int:
        """Put a printed row, or all that stand for an open one, from a place on; gives the next place."""
        where = Place(place, _DIRECTION, self._indicator)
        if not printed.open:
            _printed(sheet, printed.indicator, "label", where)
            self._figures(sheet, place, printed.key)
            return place + 1
        rows = self._rows.paths(printed.key)
        for number, path in enumerate(rows):
            where = Place(place + number, _DIRECTION, self._indicator)
            sheet.place(self._own_label(sheet, printed.key, number, len(rows)), where)
            self._figures(sheet, place + number, path.partition("/")[2])
        sheet.place(self._adder(sheet, printed), Place(place + len(rows), _DIRECTION, FULL))
        return place + len(rows) + 1

    def _figures(self, sheet: Sheet, place: int, key: str) -> None:
        for position, name in enumerate(self._table.values, 2):
            field = self._parts.session.index[f"{self._table.key}/{key}/{name}"]
            sheet.place(self._entry(field, sheet), Place(place, *self._edges[position : position + 2]))

    def _own_label(self, sheet: Sheet, key: str, number: int, count: int) -> QWidget:
        """The 指标 of an added row, with what moves and removes the row."""
        field = self._parts.session.index[f"{self._rows.paths(key)[number]}/label"]
        cell = QFrame(sheet)
        cell.setProperty("cell", "answer")
        beside = row(cell, spacing=0)
        beside.addWidget(self._entry(field, cell), 1)
        tools = RowTools(accessible_name(field), number, count, cell)
        tools.moved.connect(partial(self.move_row, key, number))
        tools.removed.connect(partial(self.remove_row, key, number))
        beside.addWidget(tools, 0, Qt.AlignmentFlag.AlignTop)
        return cell

    def _entry(self, field: Field, parent: QWidget) -> Entry:
        name = accessible_name(field)
        return self._parts.add(ProseEntry(field, name, parent, lines=1, tells_size=False, in_table=True))

    def _adder(self, sheet: Sheet, printed: TargetRow) -> QWidget:
        cell = QFrame(sheet)
        cell.setProperty("cell", "answer")
        inner = column(cell)
        inner.setContentsMargins(6, 2, 6, 2)
        key, full = printed.key, self._rows.is_full(printed.key)
        count = len(self._rows.paths(key))
        words = f"已有 {count} 行，不能再增加" if full else "＋ 增加指标"
        add = button(words, partial(self.add_row, key), kind="link", parent=cell)
        add.setEnabled(not full)
        add.setAccessibleName(f"{self._table.name}：{printed.direction}：增加指标")
        add.setToolTip("增加指标（Alt+Insert）")
        self._adders[key] = add
        inner.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        return cell


def _printed(sheet: Sheet, words: str, kind: str, place: Place) -> None:
    label = text(words, "cell", wrap=True, parent=sheet)
    label.setProperty("cell", kind)
    label.setContentsMargins(10, 4, 8, 4)
    if kind == "head":
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setContentsMargins(2, 4, 2, 4)
    sheet.place(label, place)
