"""The tables of a draft file, format 1.

`change`, `blob` and `meta` carry everything.  `head` is derived from `change` (the changes that no other
names as parent) and kept in the same transaction, so that neither opening nor setting grows with history.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

APPLICATION_ID = 0x6A717362  # "jqsb"
FORMAT = 1

STATEMENTS: dict[str, str] = {
    "change": (
        "CREATE TABLE change (id TEXT NOT NULL PRIMARY KEY, path TEXT NOT NULL, value TEXT NOT NULL,"
        " parents TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL) STRICT"
    ),
    "change_path": "CREATE INDEX change_path ON change (path)",
    "head": (
        "CREATE TABLE head (path TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (path, id))"
        " STRICT, WITHOUT ROWID"
    ),
    "blob": "CREATE TABLE blob (sha256 TEXT NOT NULL PRIMARY KEY, data BLOB NOT NULL) STRICT",
    "meta": "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
}

# Files are checked by their own hash when read, so opening a draft takes the same time with 1 MB of
# evidence as with 2 GB.
CHECKED_ON_OPENING = ("change", "head", "meta")

Catalogue = list[tuple[str, str, str, str | None]]
_CATALOGUE = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"


def catalogue_of(connection: sqlite3.Connection) -> Catalogue:
    """What is in a database: type, name, table and statement of everything."""
    return cast("Catalogue", connection.execute(_CATALOGUE).fetchall())


@cache
def own_catalogue() -> Catalogue:
    """What is in a draft and nothing else: no trigger, no view, no table more."""
    with closing(sqlite3.connect(":memory:")) as connection:
        lay_out(connection, STATEMENTS)
        return catalogue_of(connection)


def lay_out(connection: sqlite3.Connection, statements: Mapping[str, str]) -> None:
    """Make the tables."""
    for statement in statements.values():
        connection.execute(statement)
