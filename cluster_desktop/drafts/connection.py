"""Opening and creating the SQLite file of a draft, and one transaction on it."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from cluster_desktop.drafts import meta
from cluster_desktop.drafts.checking import check, format_of, nonsense_is_damage, refuse_other_files
from cluster_desktop.drafts.errors import DraftExists, DraftMissing
from cluster_desktop.drafts.migrations import MIGRATIONS, copy_before, migrate
from cluster_desktop.drafts.schema import APPLICATION_ID, FORMAT, STATEMENTS, lay_out
from cluster_desktop.drafts.translating import plain_errors

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path

_BUSY_SECONDS = 3.0
_HASTE_SECONDS = 0.05
_CACHE = 64 * 1024  # KiB, taken only as far as needed: no page is written twice while 50,000 changes come in


def create_file(path: Path, facts: Mapping[str, str]) -> sqlite3.Connection:
    """A new draft file with its tables and `facts`; whole, or not there at all.

    Raises `DraftExists`, `DraftMissing` (no such folder), or what `plain_errors` makes of the disk.
    """
    try:
        with plain_errors(path):
            path.open("xb").close()
    except FileExistsError as error:
        raise DraftExists("已有同名文件，没有覆盖。请换一个文件名。", where=str(path)) from error
    except FileNotFoundError as error:
        raise DraftMissing("找不到要存放草稿的文件夹。请换一个位置。", where=str(path)) from error
    try:
        return _lay_out(path, facts)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def open_file(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """An existing draft file, checked: ours, of a known format, whole, and writable unless `read_only`.

    Raises the `DraftError` that says why not.
    """
    with plain_errors(path):
        refuse_other_files(path)
        connection = connect(path)
        try:
            if not read_only:
                _bring_up(connection, path)
            # One view of the file: another program may be writing to it meanwhile.
            connection.execute("BEGIN")
            check(connection, path)
            connection.execute("COMMIT")
            if read_only:
                connection.execute("PRAGMA query_only = ON")
            else:
                _configure_writing(connection)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Generator[None]:
    """All or nothing; raises `DraftError` for what the disk refuses, the draft then being as before."""
    with plain_errors(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk may have rolled back already
                connection.execute("ROLLBACK")
            raise


@contextmanager
def in_haste(connection: sqlite3.Connection) -> Generator[None]:
    """Meanwhile another program that holds the file is waited for a moment only, not for seconds."""
    connection.execute(f"PRAGMA busy_timeout = {_HASTE_SECONDS * 1000:.0f}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000:.0f}")


def _lay_out(path: Path, facts: Mapping[str, str]) -> sqlite3.Connection:
    with plain_errors(path):
        connection = connect(path)
        try:
            _configure_writing(connection)
            with transaction(connection, path):
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {FORMAT}")
                lay_out(connection, STATEMENTS)
                meta.write(connection, facts)
        except BaseException:
            connection.close()
            raise
    return connection


def _bring_up(connection: sqlite3.Connection, path: Path) -> None:
    """Migrate a draft of an earlier format, after a copy; what is no such draft is left to `check`."""
    with nonsense_is_damage():
        version = format_of(connection)
    if version in MIGRATIONS:
        copy_before(path, version)
        with transaction(connection, path):
            migrate(connection, version)


def connect(place: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection that trusts nothing in the file, without any transaction of its own."""
    connection = sqlite3.connect(place, isolation_level=None, timeout=_BUSY_SECONDS, uri=uri)
    # What is spoilt beyond UTF-8 comes out changed, and no longer matches its hash.
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _configure_writing(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    # SQLite opens a protected file for reading without a word; a write taken back asks for the right to the
    # file and to its folder, where the journal goes.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("ROLLBACK")
