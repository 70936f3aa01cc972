"""The tables of a draft file, format 1.

`change`, `blob` and `meta` carry everything.  `head` is derived from `change` (the changes that no other
names as parent) and kept in the same transaction, so that neither opening nor setting grows with history.
"""

from __future__ import annotations

SUFFIX = ".jqsb"
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
