"""The facts of a draft that never change: which form it is, who began it and when."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cluster_desktop.drafts.change import canonical
from cluster_desktop.drafts.errors import SpoiltContent

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_SUM = "sum"


def write(connection: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    """Store the facts with their sum; inside the caller's transaction."""
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [*facts.items(), (_SUM, _sum(facts))])


def read(connection: sqlite3.Connection) -> dict[str, str]:
    """The facts; raises `SpoiltContent` where they are not those that were written."""
    facts: dict[str, str] = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    if facts.pop(_SUM, None) != _sum(facts):
        raise SpoiltContent
    return facts


def _sum(facts: Mapping[str, str]) -> str:
    return hashlib.sha256(canonical(dict(facts)).encode()).hexdigest()
