"""Ways in which a draft file comes to harm, by chance or on purpose."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

PAGE = 4096
STATEMENTS = (
    "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM change; END",
    "CREATE VIEW v AS SELECT * FROM change",
    "CREATE TABLE more (x)",
    "CREATE VIRTUAL TABLE words USING fts5(x)",
    "CREATE INDEX faster ON change (author)",
    "ALTER TABLE change ADD COLUMN more TEXT",
    "ALTER TABLE change ADD COLUMN more TEXT GENERATED ALWAYS AS (upper(value)) VIRTUAL",
    "DROP INDEX change_path",
    "DROP TABLE blob",
    "UPDATE change SET value = '\"9\"' WHERE rowid = 3",
    "UPDATE change SET author = '别人' WHERE rowid = 3",
    "UPDATE change SET at = '9999-12-31T23:59:59.999Z' WHERE rowid = 3",
    "UPDATE change SET parents = '[]' WHERE parents <> '[]'",
    "UPDATE change SET path = 'area_km2' WHERE rowid = 2",
    "UPDATE blob SET data = x'00'",
    "UPDATE meta SET value = 'national-2025' WHERE key = 'edition'",
    "DELETE FROM meta WHERE key = 'draft_id'",
    "DELETE FROM change WHERE id IN (SELECT json_extract(parents, '$[0]') FROM change)",
    "PRAGMA user_version = 2",
    "PRAGMA user_version = 0",
    "PRAGMA application_id = 1",
    "PRAGMA encoding = 'UTF-16'",
)


def spoil(data: bytes, chance: random.Random, other: bytes | None = None) -> bytes:
    """`data` cut off, with bytes or bits changed, bytes lost, or pages blank, exchanged or from `other`."""
    spoilt = bytearray(data)
    here, there = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    match chance.randrange(8):
        case 0:
            return data[: chance.randrange(len(data))]
        case 1:
            spoilt[here : here + PAGE] = data[there : there + PAGE]
        case 2:
            spoilt[chance.randrange(100)] = chance.randrange(256)
        case 3:
            spoilt[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        case 4:
            spoilt[here : here + PAGE] = bytes(PAGE)
        case 5:
            source = other or data
            there = chance.randrange(len(source) // PAGE) * PAGE
            spoilt[here : here + PAGE] = source[there : there + PAGE]
        case 6:
            spoilt = spoilt[:here] + spoilt[here + chance.randrange(1, 600) :]
        case _:
            for _ in range(chance.randrange(1, 4)):
                spoilt[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(spoilt)


def tamper(path: Path, statement: str) -> None:
    """Alter a draft by what another program could execute on it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
