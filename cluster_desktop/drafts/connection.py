"""Opening and creating the SQLite file of a draft, and one transaction on it."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cluster_desktop.drafts.errors import (
    DraftExists,
    DraftMissing,
    DraftTooNew,
    NotADraft,
    damaged,
    plain_errors,
)
from cluster_desktop.drafts.schema import APPLICATION_ID, CHECKED_ON_OPENING, FORMAT, META_KEYS, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path

_MAGIC = b"SQLite format 3\x00"
_BUSY_SECONDS = 3.0


def create_file(path: Path, meta: Mapping[str, str]) -> sqlite3.Connection:
    """A new draft file with its tables and `meta`; whole, or not there at all.

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
        return _lay_out(path, meta)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def open_file(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """An existing draft file, checked: ours, of a known format, whole, and writable unless `read_only`.

    Raises the `DraftError` that says why not.
    """
    with plain_errors(path):
        _refuse_other_files(path)
        connection = _connect(path)
        try:
            _check(connection, path)
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


def _lay_out(path: Path, meta: Mapping[str, str]) -> sqlite3.Connection:
    with plain_errors(path):
        connection = _connect(path)
        try:
            _configure_writing(connection)
            with transaction(connection, path):
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {FORMAT}")
                for statement in STATEMENTS.values():
                    connection.execute(statement)
                connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        except BaseException:
            connection.close()
            raise
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=_BUSY_SECONDS)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _configure_writing(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    # SQLite opens a protected file for reading without a word; a write taken back asks for the right to the
    # file and to its folder, where the journal goes.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("ROLLBACK")


def _refuse_other_files(path: Path) -> None:
    if not path.exists():
        raise DraftMissing("找不到这份草稿，可能已被移走或改名。", where=str(path))
    if path.is_dir():
        raise NotADraft("这是文件夹，不是草稿文件。", where=str(path))
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    if not start:
        raise NotADraft("文件是空的（0 字节），多半是复制没有完成。请重新复制一份。", where=str(path))
    if start != _MAGIC:
        raise NotADraft("这不是草稿文件。草稿文件由本程序保存，以 .jqsb 结尾。", where=str(path))


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise NotADraft("这是其他程序的数据库文件，不是申报草稿。", where=str(path))
    version = _pragma(connection, "user_version")
    if version > FORMAT:
        message = f"草稿由较新版本的程序保存（格式 {version}，本机支持到 {FORMAT}）。请先升级本程序。"
        raise DraftTooNew(message, where=str(path))
    tables = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall())
    if version < FORMAT or tables != STATEMENTS:
        raise damaged(path)
    if not {key for (key,) in connection.execute("SELECT key FROM meta").fetchall()} >= META_KEYS:
        raise damaged(path)
    for table in CHECKED_ON_OPENING:
        if connection.execute(f"PRAGMA quick_check({table})").fetchall() != [("ok",)]:
            raise damaged(path)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
