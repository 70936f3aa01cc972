"""What is wrong in an opened list: row by row at once, what is only seen across rows in the background."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cluster_desktop.evidence.lists.checking import duplicates, row_faults
from cluster_desktop.ui import work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.lists.rows import ListRow
    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.ui.lists.model import Faults

_AT_ONCE = 100
_PAUSE_MS = 300


class FaultWatch(QObject):
    """`found` tells that `faults` are others."""

    found = Signal()

    def __init__(self, definition: ListDefinition, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.faults: Faults = {}
        self._definition = definition
        self._seen: dict[str, ListRow] = {}
        self._rows: tuple[ListRow, ...] = ()
        self._own: Faults = {}
        self._twice: Faults = {}
        self._busy = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look_across)
        self._all_soon = QTimer(self)
        self._all_soon.setSingleShot(True)
        self._all_soon.timeout.connect(self._look_at_all)

    def follow(self, rows: tuple[ListRow, ...]) -> None:
        """Look at the rows that are others than before."""
        if rows is self._rows:
            return
        changed = [row for row in rows if self._seen.get(row.id) is not row]
        if not changed and len(rows) == len(self._rows):
            return
        gone = len(self._seen) + sum(row.id not in self._seen for row in changed) > len(rows)
        self._rows = rows
        if len(changed) > _AT_ONCE:
            # The rows are painted before the looking takes its share of the processor.
            self._all_soon.start(_PAUSE_MS)
            return
        if gone:
            self._seen = {row.id: row for row in rows}
            self._own = {id_: found for id_, found in self._own.items() if id_ in self._seen}
        for row in changed:
            self._seen[row.id] = row
            self._own.pop(row.id, None)
            if found := row_faults(self._definition, row.cells):
                self._own[row.id] = found
        self._tell()
        self._soon.start(_PAUSE_MS)

    def _look_at_all(self) -> None:
        if self._busy:
            return  # `_take` looks again where the rows are others by then
        self._busy = True
        rows, definition = self._rows, self._definition

        def task(_: work.Ticket) -> tuple[Sequence[ListRow], Faults, Faults]:
            own = {row.id: found for row in rows if (found := row_faults(definition, row.cells))}
            return rows, own, duplicates(definition, _numbered(rows))

        work.start(task, self).finished.connect(self._take)

    def _take(self, found: tuple[tuple[ListRow, ...], Faults, Faults]) -> None:
        self._busy = False
        rows, self._own, self._twice = found
        self._seen = {row.id: row for row in rows}
        self._tell()
        if rows is not self._rows:
            self._rows, stale = rows, self._rows
            self.follow(stale)

    def _look_across(self) -> None:
        rows, definition = self._rows, self._definition
        job = work.start(lambda _: (rows, duplicates(definition, _numbered(rows))), self)
        job.finished.connect(self._take_twice)

    def _take_twice(self, found: tuple[tuple[ListRow, ...], Faults]) -> None:
        if found[0] is self._rows:
            self._twice = found[1]
            self._tell()

    def _tell(self) -> None:
        together = {id_: dict(columns) for id_, columns in self._twice.items() if id_ in self._seen}
        for id_, columns in self._own.items():
            together[id_] = {**together.get(id_, {}), **columns}
        if together != self.faults:
            self.faults = together
            self.found.emit()


def _numbered(rows: Sequence[ListRow]) -> list[ListRow]:
    """The rows with the numbers that they have on the screen: those of deleted rows leave no gap."""
    return [row if row.no == place else replace(row, no=place) for place, row in enumerate(rows, 1)]
