"""What is written in one transaction: changes of one moment, changes of others, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.drafts import blobs, changes, meta
from cluster_desktop.drafts.change import Change, JsonValue, canonical
from cluster_desktop.drafts.merge import news

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence


class Writing:
    """One transaction on a draft, from `Draft.writing`; `at` is the moment of all that is changed in it."""

    def __init__(self, connection: sqlite3.Connection, at: str) -> None:
        self._connection = connection
        self._at = at
        self._added: list[str] = []

    def set(self, path: str, value: JsonValue, author: str) -> Change | None:
        """Give `path` a value; None where it holds this value alone already."""
        heads = changes.heads(self._connection, path)
        if not _says_something_new(value, heads):
            return None
        return self._add(path, value, heads, author)

    def bring_back(self, path: str, values: Sequence[JsonValue], author: str) -> list[Change]:
        """Make `values` what stands on `path` again: none clears it, several disagree as they did before."""
        heads = changes.heads(self._connection, path)
        wanted = {canonical(value): value for value in values or (None,)}
        if sorted(wanted) == sorted({head.text for head in heads} or {"null"}):
            return []
        return [self._add(path, value, heads, author) for value in wanted.values()]

    def unite(self, incoming: Iterable[Change]) -> list[Change]:
        """Take in those of the `incoming` that are not there; returns them in the order of storing.

        Raises `SpoiltContent` where one replaces a change that is neither there nor among them.
        """
        new = news(incoming, changes.paths_by_id(self._connection))
        changes.add_all(self._connection, new)
        self._added += [change.id for change in new]
        return new

    def keep(self, data: bytes) -> str:
        """Keep a file and return its SHA-256."""
        return blobs.add(self._connection, data)

    def finish(self) -> None:
        """Count in what was added, at the end of the transaction."""
        if self._added:
            meta.count_in(self._connection, self._added)

    def _add(self, path: str, value: JsonValue, heads: Sequence[Change], author: str) -> Change:
        parents = tuple(head.id for head in heads)
        change = Change.make(path=path, value=value, parents=parents, author=author, at=self._at)
        changes.add(self._connection, change)
        self._added.append(change.id)
        return change


def _says_something_new(value: JsonValue, heads: Sequence[Change]) -> bool:
    if not heads:
        return value is not None
    return len(heads) > 1 or canonical(value) != heads[0].text
