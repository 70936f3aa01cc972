"""The lists of the open draft: how many rows each has, what these come to, and the rows where they are seen.

The rows of a list are read in the background when a page first asks for them, and kept: what one edit
changes is read alone, so that a list of 13,000 rows costs a key press no more than one of three.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.lists.counting import counts_of, listed_in
from cluster_desktop.evidence.lists.reading import read_all_rows, read_row, read_rows
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.requirements import Proof
from cluster_desktop.ui import work

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cluster_desktop.evidence.lists.rows import ListRow
    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.session.session import Session

ROOT = "list/"
LISTED = "listed/"
_FEW = 50
"""Rows that are read one by one; of more the whole list is read, in the background."""

_PAUSE_MS = 300


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list as it stands: its rows in their order, and the figures they come to, by answer path."""

    rows: tuple[ListRow, ...]
    figures: dict[str, int]


class Lists(QObject):
    """`renewed` tells the key of a list whose rows are others, `counted` that figures are.

    `figures` are the rows that feed each answer path, of those lists that have rows.
    """

    renewed = Signal(str)
    counted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.definitions = lists_of(session.edition)
        self._by_key = {each.key: each for each in self.definitions}
        self._items = [(each, frozenset(each.items)) for each in self.definitions]
        self._shelves: dict[str, Shelf] = {}
        self._reading: set[str] = set()
        self._again: set[str] = set()
        standing = read_all_rows(session.draft)
        self._counts = {key: len(rows) for key, rows in standing.items()}
        facts = listed_in(standing, session.edition)
        self.figures = {path.removeprefix(LISTED): int(count) for path, count in facts.items()}
        self._later: set[str] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._count_later)
        session.changed.connect(self._follow)

    @property
    def facts(self) -> dict[str, str]:
        """The figures as rules read them."""
        return {f"{LISTED}{path}": str(count) for path, count in self.figures.items()}

    @property
    def proofs(self) -> list[Proof]:
        """The lists that have rows, each as proof of what it feeds."""
        return [
            Proof(f"{ROOT}{each.key}", tuple(f"{item}:list" for item in each.items), readable=True)
            for each in self.definitions
            if self.count(each.key)
        ]

    def definition(self, key: str) -> ListDefinition:
        """The list with this key; KeyError where the edition has none."""
        return self._by_key[key]

    def count(self, key: str) -> int:
        """How many rows a list has."""
        return self._counts.get(key, 0)

    def rows(self, key: str) -> tuple[ListRow, ...] | None:
        """The rows of a list in their order; None while they are being read, then `renewed` follows."""
        if key in self._shelves:
            return self._shelves[key].rows
        self._read(key)
        return None

    def serving(self, requirement: Requirement) -> ListDefinition | None:
        """The list that a requirement asks for; None where it asks for something else."""
        if requirement.kind != "list":
            return None
        asked = {path.partition("/")[0] for path in (requirement.path, *requirement.paths)}
        return next((each for each, items in self._items if not items.isdisjoint(asked)), None)

    def feeding(self, path: str) -> ListDefinition | None:
        """The list whose rows are the figure on an answer path; None where there is none."""
        for each in self.definitions:
            if any(feed.path == path and feed.counted for feed in each.feeds):
                return each
        return None

    def asked_by(self, definition: ListDefinition) -> list[Requirement]:
        """What the form and the notice demand that this list serves."""
        return [each for each in self._session.requirements if self.serving(each) is definition]

    def _follow(self, paths: frozenset[str]) -> None:
        touched: defaultdict[str, list[str]] = defaultdict(list)
        for path in paths:
            if path.startswith(ROOT):
                key, _, row = path.removeprefix(ROOT).partition("/")
                touched[key].append(row)
        for key, ids in touched.items():
            if key in self._by_key:
                shelf = self._shelves.get(key)
                if shelf is None or len(ids) > _FEW or key in self._reading:
                    self._read(key)
                else:
                    self._mend(key, shelf, ids)

    def _mend(self, key: str, shelf: Shelf, ids: Iterable[str]) -> None:
        """Read a few rows anew."""
        touched = set(ids)
        places = {row.id: place for place, row in enumerate(shelf.rows) if row.id in touched}
        rows: list[ListRow | None] = list(shelf.rows)
        weighed = {column for feed in self._by_key[key].feeds for column in feed.where}
        stale = moved = False
        for id_ in touched:
            before = shelf.rows[places[id_]] if id_ in places else None
            after = read_row(self._session.draft, key, id_)
            if before is None:
                rows.append(after)
            else:
                rows[places[id_]] = after
            moved = moved or before is None or after is None or before.no != after.no
            stale = stale or before is None or after is None or _differ(before, after, weighed)
        left = [row for row in rows if row is not None]
        if moved:
            left.sort(key=lambda row: (row.no, row.id))
        self._shelves[key] = Shelf(tuple(left), shelf.figures)
        self._counts[key] = len(left)
        self.renewed.emit(key)
        if stale:
            self._later.add(key)
            self._soon.start(_PAUSE_MS)

    def _count_later(self) -> None:
        later, self._later = self._later, set()
        for key in later:
            shelf = self._shelves[key]
            self._have(
                key, Shelf(shelf.rows, counts_of(self._by_key[key], [row.cells for row in shelf.rows]))
            )

    def _read(self, key: str) -> None:
        """Read a list in the background; asked for meanwhile, it is read once more."""
        if key in self._reading:
            self._again.add(key)
            return
        self._reading.add(key)
        place, definition = self._session.draft.path, self._by_key[key]
        job = work.start(lambda _: read_shelf(place, definition), self)
        job.finished.connect(partial(self._put, key))
        job.ended.connect(partial(self._end, key))

    def _put(self, key: str, shelf: Shelf) -> None:
        if key not in self._again:
            self._counts[key] = len(shelf.rows)
            self._shelves[key] = shelf
            self.renewed.emit(key)
            # In a turn of its own, so that the window goes on between showing the rows and judging them.
            QTimer.singleShot(0, self, partial(self._have, key, shelf))

    def _end(self, key: str) -> None:
        self._reading.discard(key)
        if key in self._again:
            self._again.discard(key)
            self._read(key)

    def _have(self, key: str, shelf: Shelf) -> None:
        """Have the figures of a list, and tell where they are others."""
        if self._shelves[key].rows is shelf.rows:
            self._shelves[key] = shelf
        paths = {feed.path for feed in self._by_key[key].feeds}
        others = {path: count for path, count in self.figures.items() if path not in paths}
        figures = others | (shelf.figures if shelf.rows else {})
        changed = {path for path, _ in figures.items() ^ self.figures.items()}
        if changed:
            self.figures = figures
            self._session.typing.dirty |= {f"{LISTED}{path}" for path in changed}
        self._session.judge()
        self.counted.emit()


def read_shelf(place: Path, definition: ListDefinition) -> Shelf:
    """Read a list from a draft and count it.

    Raises:
        ClusterError: the draft cannot be read.
    """
    with Draft.open(place, read_only=True) as draft:
        rows = tuple(read_rows(draft, definition.key))
    return Shelf(rows, counts_of(definition, [row.cells for row in rows]))


def _differ(before: ListRow, after: ListRow, columns: set[str]) -> bool:
    return any(before.cells.get(column) != after.cells.get(column) for column in columns)
