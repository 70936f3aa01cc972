"""The rows that a cluster adds to a table of targets: how many there are, and what becomes of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.paper.tables.rows import MOST_ROWS, Writes, removal, swap

if TYPE_CHECKING:
    from cluster_desktop.forms.model import TargetTable
    from cluster_desktop.ui.session.session import Session


class AddedRows:
    """By the key of each open row; what is written is an act of the session each time."""

    def __init__(self, session: Session, table: TargetTable) -> None:
        self._session = session
        self._table = table
        self.open = {row.key: row for row in table.rows if row.open}
        self._counts = {key: self._in_answers(key) for key in self.open}

    def paths(self, key: str) -> list[str]:
        """The paths of the rows that a direction has, its own first where the form prints one."""
        own = [key] if self._session.index.find(f"{self._table.key}/{key}/label") is not None else []
        numbered = [f"{key}_{number}" for number in range(1, self._counts[key] + 1)]
        return [f"{self._table.key}/{each}" for each in (*own, *numbered)]

    def is_full(self, key: str) -> bool:
        """Whether a direction can be given no more rows."""
        return self._counts[key] >= MOST_ROWS

    def place_of(self, path: str) -> tuple[str, int] | None:
        """The direction of a row and its place there; None for a printed row."""
        for key in self.open:
            rows = self.paths(key)
            if path in rows:
                return key, rows.index(path)
        return None

    def beside(self, path: str) -> str | None:
        """The open row of the direction that a row belongs to."""
        name = path.rpartition("/")[2]
        here = next((each for each in self._table.rows if re.fullmatch(rf"{each.key}(_\d+)?", name)), None)
        found = [
            key for key, row in self.open.items() if here is not None and row.direction == here.direction
        ]
        return found[0] if found else None

    def add(self, key: str) -> str:
        """One more row; gives its path."""
        self._counts[key] += 1
        return f"{self._table.key}/{key}_{self._counts[key]}"

    def remove(self, key: str, place: int) -> bool:
        """Take a row out; those below it move up.  False where the draft cannot be written."""
        rows = self.paths(key)
        answers = self._session.answers
        name = answers.get(f"{rows[place]}/label") or f"第 {place + 1} 行"
        writes = removal(answers, rows, place, list(self._table.heads))
        if not self._write(writes, f"删除指标“{name}”"):
            return False
        self._counts[key] = max(0, self._counts[key] - 1)
        return True

    def move(self, key: str, place: int, by: int) -> str | None:
        """Let a row change places with its neighbour; gives the path where it is now, None where it stays."""
        rows, there = self.paths(key), place + by
        if not 0 <= there < len(rows):
            return None
        writes = swap(self._session.answers, rows, place, there, list(self._table.heads))
        return rows[there] if self._write(writes, "移动指标") else None

    def grow(self) -> bool:
        """Make room for the answers that there are; tells whether that took more rows."""
        found = {key: self._in_answers(key) for key in self.open}
        grown = any(found[key] > count for key, count in self._counts.items())
        self._counts = {key: max(count, found[key]) for key, count in self._counts.items()}
        return grown

    def _write(self, writes: Writes, about: str) -> bool:
        try:
            if writes:
                self._session.deeds.take_over(writes, about)
        except ClusterError as error:
            self._session.failed.emit(error)
            return False
        return True

    def _in_answers(self, key: str) -> int:
        pattern = re.compile(rf"{self._table.key}/{key}_(\d+)/")
        found = [int(match[1]) for path in self._session.answers if (match := pattern.match(path))]
        return max(found, default=0)
