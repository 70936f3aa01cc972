"""Changes and heads as rows: the SQL of the `change` and `head` tables.

Every change in a draft has its parents there too.  A change that is added after its parents is therefore
always a head, and so are those it does not name.  Whatever is read is checked against its id.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from cluster_desktop.drafts.change import Change, content_id, parents_text, read
from cluster_desktop.drafts.errors import SpoiltContent

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

_CHANGES = "SELECT change.* FROM change"
_HEADS = "SELECT change.* FROM head JOIN change USING (id)"

# As `merge.weight` puts them in order.
_LATER_LAST = (
    "ORDER BY head.path, change.value <> 'null', change.at BETWEEN '2000' AND '2100', change.at, change.id"
)

Row = tuple[str, str, str, str, str, str]


def add(connection: sqlite3.Connection, change: Change) -> None:
    """Store a change whose parents are stored; inside the caller's transaction."""
    connection.execute("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)", _row(change))
    for parent in change.parents:
        connection.execute("DELETE FROM head WHERE path = ? AND id = ?", (change.path, parent))
    connection.execute("INSERT INTO head VALUES (?, ?)", (change.path, change.id))


def add_all(connection: sqlite3.Connection, new: Sequence[Change]) -> None:
    """Store many new changes, parents before children; inside the caller's transaction."""
    connection.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)", map(_row, new))
    replaced = {(change.path, parent) for change in new for parent in change.parents}
    connection.executemany("DELETE FROM head WHERE path = ? AND id = ?", replaced)
    standing = ((change.path, change.id) for change in new)
    heads = sorted(one for one in standing if one not in replaced)  # as the table lies on the disk
    connection.executemany("INSERT INTO head VALUES (?, ?)", heads)


def paths_by_id(connection: sqlite3.Connection) -> dict[str, str]:
    """Which path each change belongs to."""
    return dict(connection.execute("SELECT id, path FROM change").fetchall())


def all_stored(connection: sqlite3.Connection) -> Iterator[Change]:
    """Every change in the order of storing, parents before children."""
    for row in connection.execute(f"{_CHANGES} ORDER BY rowid"):
        yield checked(row)


def stored_up_to(connection: sqlite3.Connection, id_: str, count: int) -> list[Change]:
    """The `count` changes that were stored just before the one with this id, in the order of storing."""
    where = "WHERE rowid < (SELECT rowid FROM change WHERE id = ?) ORDER BY rowid DESC LIMIT ?"
    return _read(connection, f"{_CHANGES} {where}", (id_, count))[::-1]


def in_order_of_storing(connection: sqlite3.Connection, path: str) -> list[Change]:
    """All changes of one path, parents before children."""
    return _read(connection, f"{_CHANGES} WHERE path = ? ORDER BY rowid", (path,))


def heads(connection: sqlite3.Connection, path: str) -> list[Change]:
    """The heads of one path, the one that counts last."""
    return _read(connection, f"{_HEADS} WHERE head.path = ? {_LATER_LAST}", (path,))


def head_ids(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The ids of the heads of every path."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path, id_ in connection.execute("SELECT path, id FROM head"):
        found[path].append(id_)
    return found


def heads_below(connection: sqlite3.Connection, prefix: str) -> Iterator[Change]:
    """The heads of all paths that start with `prefix`, by path, the one that counts last.

    Each is read when it is taken: of a list of 13,000 rows no more than one stands in memory.
    """
    where = "WHERE head.path >= ? AND head.path < ?"
    return _each(connection, f"{_HEADS} {where} {_LATER_LAST}", (prefix, prefix + "\U0010ffff"))


def count_below(connection: sqlite3.Connection, prefix: str) -> int:
    """How many paths that start with `prefix` hold something."""
    where = "WHERE head.path >= ? AND head.path < ? AND change.value <> 'null'"
    query = f"SELECT count(DISTINCT head.path) FROM head JOIN change USING (id) {where}"  # noqa: S608
    return int(connection.execute(query, (prefix, prefix + "\U0010ffff")).fetchone()[0])


def texts_standing(connection: sqlite3.Connection) -> dict[str, str]:
    """The value of every path that holds something, as JSON, of the head that counts; for comparing only.

    Nothing is checked against its id, so it is quick over 50,000 paths.
    """
    query = f"SELECT head.path, change.value FROM head JOIN change USING (id) {_LATER_LAST}"  # noqa: S608
    texts = dict(cast("list[tuple[str, str]]", connection.execute(query).fetchall()))
    return {path: text for path, text in texts.items() if text != "null"}


def heads_outside(connection: sqlite3.Connection, prefixes: Sequence[str]) -> Iterator[Change]:
    """The heads of all paths that start with none of `prefixes`, by path, the one that counts last."""
    where = " AND ".join("substr(head.path, 1, ?) <> ?" for _ in prefixes)
    arguments = [argument for prefix in prefixes for argument in (len(prefix), prefix)]
    return _each(connection, f"{_HEADS} WHERE {where} {_LATER_LAST}", arguments)


def divided(connection: sqlite3.Connection) -> list[Change]:
    """All heads of the paths that have several."""
    where = "WHERE head.path IN (SELECT path FROM head GROUP BY path HAVING count(*) > 1)"
    return _read(connection, f"{_HEADS} {where} {_LATER_LAST}", ())


def history(connection: sqlite3.Connection, path: str) -> list[Change]:
    """All changes of one path, newest first.

    A change counts as no older than what it replaces, so one made under a clock set back stays in its place.
    """
    stored = in_order_of_storing(connection, path)
    age: dict[str, tuple[str, int]] = {}
    for change in stored:
        before = max((age[parent] for parent in change.parents), default=("", 0))
        age[change.id] = (max(change.at, before[0]), before[1] + 1)
    return sorted(stored, key=lambda change: (age[change.id], change.id), reverse=True)


def last(connection: sqlite3.Connection) -> Change | None:
    """The change that was stored last, on whatever path."""
    found = _read(connection, f"{_CHANGES} ORDER BY rowid DESC LIMIT 1", ())
    return found[0] if found else None


def authors(connection: sqlite3.Connection) -> list[str]:
    """Who made changes, each once, by name."""
    found = connection.execute("SELECT DISTINCT author FROM change ORDER BY author")
    return [str(author) for (author,) in found]


def count(connection: sqlite3.Connection) -> int:
    """How many changes there are."""
    return int(connection.execute("SELECT count(*) FROM change").fetchone()[0])


def _read(connection: sqlite3.Connection, query: str, arguments: Iterable[str | int]) -> list[Change]:
    return list(_each(connection, query, arguments))


def _each(connection: sqlite3.Connection, query: str, arguments: Iterable[str | int]) -> Iterator[Change]:
    rows = cast("Iterator[Row]", connection.execute(query, tuple(arguments)))
    return map(checked, rows)


def _row(change: Change) -> Row:
    return (change.id, change.path, change.text, parents_text(change.parents), change.author, change.at)


def checked(row: Row) -> Change:
    """The change in a row; raises `SpoiltContent` where it is not what its id says."""
    id_, path, value, parents, author, at = row
    if content_id(path, value, parents, author, at) != id_:
        raise SpoiltContent(id_)
    replaced = cast("list[str]", read(parents)) if parents != "[]" else []
    return Change(id_, path, read(value), tuple(replaced), author, at, value)
