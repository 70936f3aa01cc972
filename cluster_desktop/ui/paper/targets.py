"""The table of three-year targets: its printed rows, and the rows that the cluster adds."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.ui.paper.entries.prose import ProseEntry
from cluster_desktop.ui.paper.names import accessible_name
from cluster_desktop.ui.paper.sheet import FULL, Place, Sheet
from cluster_desktop.ui.parts.basics import button, column, empty, text
from cluster_desktop.ui.parts.tabs import chain_after, tab_stops

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.model import TargetRow, TargetTable
    from cluster_desktop.ui.paper.form import FormParts

_DIRECTION = 16
_INDICATOR = {2: 52, 3: 46}
"""Right edges of the first two columns, the second by how many columns of figures share what is left."""


class TargetsSheet(QFrame):
    """方向, 指标 and the figures of each year; a direction with an open row can be given more rows."""

    def __init__(self, table: TargetTable, parts: FormParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("cell", "answer")
        self._table = table
        self._parts = parts
        figures = len(table.values)
        self._indicator = _INDICATOR[figures]
        room = FULL - self._indicator
        self._edges = [0, _DIRECTION, *(FULL - room * each // figures for each in range(figures, -1, -1))]
        self._added = {row.key: self._rows_in_answers(row.key) for row in table.rows if row.open}
        self._layout = column(self, margins=10)
        self._build()
        parts.session.answered.connect(self._follow)

    def add_row(self, key: str) -> None:
        """Give a direction one more row, and bring the cursor to its 指标."""
        self._added[key] += 1
        self._build_again()
        self._parts.entries[f"{self._table.key}/{key}_{self._added[key]}/label"].take_focus()

    def _follow(self, path: str) -> None:
        """Make room for an answer of an added row that comes from elsewhere."""
        if path.startswith(f"{self._table.key}/") and path not in self._parts.entries:
            found = {key: self._rows_in_answers(key) for key in self._added}
            if any(found[key] > count for key, count in self._added.items()):
                self._added = {key: max(count, found[key]) for key, count in self._added.items()}
                self._build_again()

    def _build_again(self) -> None:
        before = self._before()
        self._build()
        self._sheet.show()
        chain_after(before, self._sheet)
        self._parts.show_judgement()

    def _before(self) -> QWidget:
        """The widget that Tab comes from into this table."""
        before = tab_stops(self._sheet)[0]
        while self.isAncestorOf(before):
            before = before.previousInFocusChain() or self
        return before

    def _rows_in_answers(self, key: str) -> int:
        pattern = re.compile(rf"{self._table.key}/{key}_(\d+)/")
        found = [int(match[1]) for path in self._parts.session.answers if (match := pattern.match(path))]
        return max(found, default=0)

    def _build(self) -> None:
        for path in [path for path in self._parts.entries if path.startswith(f"{self._table.key}/")]:
            self._parts.forget(path)
        empty(self._layout)
        sheet = self._sheet = Sheet(self)
        self._layout.addWidget(sheet)
        for position, words in enumerate(self._table.columns):
            _printed(sheet, words, "head", Place(0, *self._edges[position : position + 2]))
        row = 1
        for direction, group in groupby(self._table.rows, key=lambda each: each.direction):
            first, inner = row, list(group)
            lines = [line for each in inner for line in self._lines(each)]
            _printed(sheet, direction, "label", Place(first, 0, _DIRECTION, len(lines)))
            for key, indicator in lines:
                self._line(sheet, row, key, indicator)
                row += 1
        remarks = "\n".join(filter(None, [self._table.remark, *self._table.remarks]))
        if remarks:
            self._layout.addSpacing(8)
            self._layout.addWidget(text(remarks, "secondary", wrap=True, parent=self))

    def _lines(self, row: TargetRow) -> list[tuple[str, str]]:
        """The rows to show for a printed row: key and 指标; an empty 指标 is one to be filled in."""
        if not row.open:
            return [(row.key, row.indicator)]
        own = [(row.key, "")] if self._field(row.key, "label") is not None else []
        return [
            *own,
            *((f"{row.key}_{number}", "") for number in range(1, self._added[row.key] + 1)),
            (f"+{row.key}", ""),
        ]

    def _line(self, sheet: Sheet, row: int, key: str, indicator: str) -> None:
        if key.startswith("+"):
            self._adder(sheet, row, key[1:])
            return
        place = Place(row, _DIRECTION, self._indicator)
        if indicator:
            _printed(sheet, indicator, "label", place)
        else:
            self._entry(sheet, key, "label", place)
        for position, name in enumerate(self._table.values, 2):
            self._entry(sheet, key, name, Place(row, *self._edges[position : position + 2]))

    def _entry(self, sheet: Sheet, key: str, name: str, place: Place) -> None:
        field = self._field(key, name)
        if field is not None:
            entry = ProseEntry(field, accessible_name(field), sheet, lines=1, tells_size=False)
            sheet.place(self._parts.add(entry), place)

    def _adder(self, sheet: Sheet, row: int, key: str) -> None:
        cell = QFrame(sheet)
        cell.setProperty("cell", "answer")
        inner = column(cell)
        inner.setContentsMargins(6, 2, 6, 2)
        add = button("＋ 增加指标", lambda: self.add_row(key), kind="link", parent=cell)
        direction = next(row.direction for row in self._table.rows if row.key == key)
        add.setAccessibleName(f"{self._table.name}：{direction}：增加指标")
        inner.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.place(cell, Place(row, _DIRECTION, FULL))

    def _field(self, key: str, name: str) -> Field | None:
        return self._parts.session.index.find(f"{self._table.key}/{key}/{name}")


def _printed(sheet: Sheet, words: str, kind: str, place: Place) -> None:
    label = text(words, "cell", wrap=True, parent=sheet)
    label.setProperty("cell", kind)
    label.setContentsMargins(10, 4, 8, 4)
    if kind == "head":
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setContentsMargins(2, 4, 2, 4)
    sheet.place(label, place)
