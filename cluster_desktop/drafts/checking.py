"""Whether a file is a draft that can be trusted: ours, of a known format, and as it was written."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cluster_desktop.drafts import meta
from cluster_desktop.drafts.errors import DraftMissing, DraftTooNew, DraftTooOld, NotADraft, SpoiltContent
from cluster_desktop.drafts.migrations import MIGRATIONS
from cluster_desktop.drafts.schema import (
    APPLICATION_ID,
    CHECKED_ON_OPENING,
    FORMAT,
    catalogue_of,
    own_catalogue,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_MAGIC = b"SQLite format 3\x00"

# Whether `head` is what follows from `change` (each change that no other names as parent, once), and every
# parent is there.
_HEADS_AMISS = """
    WITH replaced AS (SELECT json_each.value AS id FROM change, json_each(parents) WHERE parents <> '[]'),
         due AS (SELECT path, id FROM change WHERE id NOT IN (SELECT id FROM replaced))
    SELECT 1 FROM due LEFT JOIN head USING (path, id) WHERE head.id IS NULL
    UNION ALL
    SELECT 1 WHERE (SELECT count(*) FROM due) <> (SELECT count(*) FROM head)
    UNION ALL
    SELECT 1 FROM replaced WHERE id NOT IN (SELECT id FROM change)
"""


def refuse_other_files(path: Path) -> None:
    """Raise `DraftMissing` or `NotADraft` for what a look at the first bytes shows not to be a draft."""
    if path.is_dir():
        raise NotADraft("这是文件夹，不是草稿文件。", where=str(path))
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError as error:
        raise DraftMissing("找不到这份草稿，可能已被移走或改名。", where=str(path)) from error
    if not start:
        raise NotADraft("文件是空的（0 字节），多半是复制没有完成。请重新复制一份。", where=str(path))
    if start != _MAGIC:
        raise NotADraft("这不是草稿文件。草稿文件由本程序保存，以 .jqsb 结尾。", where=str(path))


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `NotADraft`, `DraftTooNew` or `SpoiltContent` for a database that is not a sound draft."""
    with nonsense_is_damage():
        refuse_other_databases(connection, path)
        _refuse_spoilt(connection)


@contextmanager
def nonsense_is_damage() -> Generator[None]:
    """What SQLite cannot make sense of in a file, it reports like a mistake in a statement."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise SpoiltContent from error
        raise
    except UnicodeDecodeError as error:  # the message of SQLite quotes a spoilt statement
        raise SpoiltContent from error


def format_of(connection: sqlite3.Connection) -> int:
    """The format of a draft, 0 for any other database."""
    ours = _pragma(connection, "application_id") == APPLICATION_ID
    return _pragma(connection, "user_version") if ours else 0


def refuse_other_databases(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `NotADraft`, `DraftTooNew` or `SpoiltContent` for what the stamps in the header tell."""
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise NotADraft("这是其他程序的数据库文件，不是申报草稿。", where=str(path))
    version = format_of(connection)
    if version in MIGRATIONS:
        message = f"草稿由较早版本的程序保存（格式 {version}）。请先在本程序中打开一次，升级后再用。"
        raise DraftTooOld(message, where=str(path))
    if version > FORMAT:
        message = f"草稿由较新版本的程序保存（格式 {version}，本机支持到 {FORMAT}）。请先升级本程序。"
        raise DraftTooNew(message, where=str(path))
    if version < FORMAT:
        raise SpoiltContent


def _refuse_spoilt(connection: sqlite3.Connection) -> None:
    if catalogue_of(connection) != own_catalogue():
        raise SpoiltContent
    for table in CHECKED_ON_OPENING:
        if connection.execute(f"PRAGMA integrity_check({table})").fetchall() != [("ok",)]:
            raise SpoiltContent
    meta.read(connection)
    meta.refuse_lost(connection)
    if connection.execute(_HEADS_AMISS).fetchone() is not None:
        raise SpoiltContent


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
