"""The facts of a draft that never change (its form, who began it and when), and the sum of its changes.

Every change is checked against its id; the sum tells that none is lost, and that facts and changes belong
together, where a disk has put back old pages or those of another draft.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, cast

from cluster_desktop.drafts.change import canonical
from cluster_desktop.drafts.errors import SpoiltContent

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

_SUM = "sum"
_CHANGES = "changes"


def write(connection: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    """Store the facts with their sum, of a draft without changes; inside the caller's transaction."""
    sums = [(_SUM, _sum(facts)), (_CHANGES, _sum(facts))]
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [*facts.items(), *sums])


def read(connection: sqlite3.Connection) -> dict[str, str]:
    """The facts; raises `SpoiltContent` where they are not those that were written."""
    facts: dict[str, str] = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    if facts.pop(_CHANGES, None) is None or facts.pop(_SUM, None) != _sum(facts):
        raise SpoiltContent
    return facts


def count_in(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Add changes to the sum of all; inside the transaction that stores them."""
    total = _folded(_counted(connection), ids)
    connection.execute("UPDATE meta SET value = ? WHERE key = ?", (total, _CHANGES))


def refuse_lost(connection: sqlite3.Connection) -> None:
    """Raise `SpoiltContent` where the changes are not all of those, and only those, that were counted in."""
    start = connection.execute("SELECT value FROM meta WHERE key = ?", (_SUM,)).fetchone()[0]
    stored = cast("list[tuple[str]]", connection.execute("SELECT id FROM change").fetchall())
    try:
        complete = _folded(start, (id_ for (id_,) in stored)) == _counted(connection)
    except (ValueError, TypeError) as error:  # spoilt ids are no numbers
        raise SpoiltContent from error
    if not complete:
        raise SpoiltContent


def _counted(connection: sqlite3.Connection) -> str:
    return str(connection.execute("SELECT value FROM meta WHERE key = ?", (_CHANGES,)).fetchone()[0])


def _folded(total: str, ids: Iterable[str]) -> str:
    """The sum does not depend on the order: every bit says whether an odd number of ids has it."""
    number = int(total, 16)
    for id_ in ids:
        number ^= int(id_, 16)
    return f"{number:064x}"


def _sum(facts: Mapping[str, str]) -> str:
    return hashlib.sha256(canonical(dict(facts)).encode()).hexdigest()
