"""A draft from outside: on a stick, from a letter, of a colleague.  It may be damaged, or made to do harm.

It is read and never written, never adopted, never trusted: its tables must be ours to the letter, every
change must be what its id says, every file what its hash says, nothing larger than a draft ever is.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import quote

from cluster_desktop.drafts import blobs, changes, limits, meta
from cluster_desktop.drafts.change import Change, is_canonical, parents_text
from cluster_desktop.drafts.checking import nonsense_is_damage, refuse_other_databases, refuse_other_files
from cluster_desktop.drafts.connection import connect
from cluster_desktop.drafts.errors import (
    AnotherEdition,
    BlobMissing,
    DraftBusy,
    DraftDamaged,
    DraftMissing,
    DraftSuspect,
    DraftTooLarge,
    SpoiltContent,
    ValueUnfit,
)
from cluster_desktop.drafts.merge import news, travels
from cluster_desktop.drafts.schema import catalogue_of, own_catalogue
from cluster_desktop.drafts.shape import file_of, fits
from cluster_desktop.drafts.translating import plain_errors
from cluster_desktop.errors import ClusterError, reason
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path
    from types import TracebackType

    from cluster_desktop.drafts.changes import Row

_FACTS = {"draft_id", "edition", "notice", "created_by", "created_at"}
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TEXTS = [str] * 6
_SUSPECT = "文件里有本程序不会写入的内容，没有读入。请向发件人核实文件的来源。"
_TOO_LARGE = "文件里的内容多得不像申报草稿，没有读入。请向发件人核实文件的来源。"
_DAMAGED = "文件已损坏，没有读入。请发件人重新发送一份。"


class ForeignDraft:
    """What a file from outside holds, checked in full; close it, for its files are read when asked for.

    `changes` are those that travel, parents before children; `facts` as in `Draft`.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        with _refusing(path):
            _refuse_harm(connection, path)
            self.facts = _facts(connection)
            self.changes = _changes(connection, path)
            self._sizes = _blob_sizes(connection, path)
        self._refuse_other_shapes()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read the file at `path`.

        Raises the `DraftError` that says why it is not taken: no draft (`NotADraft`), damaged
        (`DraftDamaged`), of a later version (`DraftTooNew`), too much in it (`DraftTooLarge`), not written
        by this program (`DraftSuspect`), in use (`DraftBusy`), gone or not readable.
        """
        with _refusing(path):
            refuse_other_files(path)
            if path.stat().st_size > limits.LARGEST_FILE:
                raise DraftTooLarge(_TOO_LARGE, where=str(path))
            _refuse_unfinished(path)
            connection = connect(_uri(path), uri=True)
        try:
            return cls(connection, path)
        except BaseException:
            connection.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def edition(self) -> str:
        """The form that it is a draft of."""
        return self.facts["edition"]

    def has_blob(self, sha256: str) -> bool:
        """Whether it brings the file."""
        return sha256 in self._sizes

    def blob_sizes(self) -> dict[str, int]:
        """The size in bytes of every file that one of its changes names and that it brings."""
        named = {file_of(change.value) for change in self.changes}
        return {sha256: size for sha256, size in self._sizes.items() if sha256 in named}

    def blob(self, sha256: str) -> bytes:
        """A file that it brings; raises `BlobMissing`, or `DraftDamaged` where its hash is another."""
        with _refusing(self.path):
            self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.LARGEST_BLOB + 4096)
            data = blobs.read(self._connection, sha256)
        if data is None:
            raise BlobMissing(f"文件里没有这份附件（{sha256[:12]}…）。", where=str(self.path))
        return data

    def _refuse_other_shapes(self) -> None:
        try:
            fields = FieldIndex(load_edition(self.edition))
        except ClusterError as error:
            message = f"本机没有这份草稿所用的申报表（{self.edition}）。请先升级本程序。"
            raise AnotherEdition(message, where=str(self.path)) from error
        for change in self.changes:
            if not fits(change, fields):
                raise DraftSuspect(f"{_SUSPECT}（{change.path[:60]}）", where=str(self.path))


@contextmanager
def _refusing(path: Path) -> Generator[None]:
    """Every way in which a file can be bad, in words for whoever received it."""
    try:
        with plain_errors(path):
            yield
    except DraftDamaged as error:
        raise DraftDamaged(_DAMAGED, where=str(path)) from error
    except (ValueUnfit, RecursionError, UnicodeError) as error:
        raise DraftSuspect(_SUSPECT, where=str(path)) from error
    except FileNotFoundError as error:
        raise DraftMissing("文件不见了，U 盘可能已拔出。请插好后再试。", where=str(path)) from error
    except OSError as error:
        raise DraftDamaged(f"文件无法读取（{reason(error)}）。请重新复制一份。", where=str(path)) from error


def _uri(path: Path) -> str:
    """Read-only and immutable: no lock, no journal, nothing is written beside it."""
    place = path.absolute().as_posix()
    return f"file://{quote(place if place.startswith('/') else '/' + place)}?mode=ro&immutable=1"


def _refuse_unfinished(path: Path) -> None:
    """A copy taken in the middle of writing has its other half in a journal, which is not ours to replay."""
    for ending in ("-journal", "-wal"):
        beside = path.with_name(path.name + ending)
        if beside.exists() and beside.stat().st_size:
            message = "这份草稿正在被编辑，或上次没有正常关闭。请先在原来的电脑上打开并关闭一次，再发送。"
            raise DraftBusy(message, where=str(path))


def _refuse_harm(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA query_only = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.LARGEST_VALUE + 4096)
    with nonsense_is_damage():
        refuse_other_databases(connection, path)
        if catalogue_of(connection) != own_catalogue():
            raise DraftSuspect(_SUSPECT, where=str(path))
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise SpoiltContent
    for table, most in (("change", limits.MOST_CHANGES), ("blob", limits.MOST_BLOBS), ("meta", 10)):
        if connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > most:  # noqa: S608
            raise DraftTooLarge(_TOO_LARGE, where=str(path))


def _facts(connection: sqlite3.Connection) -> dict[str, str]:
    facts = meta.read(connection)
    meta.refuse_lost(connection)
    named = all(isinstance(cast("object", value), str) and limits.is_name(value) for value in facts.values())
    if not named or facts.keys() != _FACTS or not _UUID.fullmatch(facts["draft_id"]):
        raise ValueUnfit(_SUSPECT)
    if not limits.is_moment(facts["created_at"]):
        raise ValueUnfit(_SUSPECT)
    return facts


def _changes(connection: sqlite3.Connection, path: Path) -> tuple[Change, ...]:
    rows = cast("Generator[Row]", connection.execute("SELECT * FROM change ORDER BY rowid"))
    read: list[Change] = []
    size = 0
    for row in rows:
        size += len(row[2])
        if size > limits.LARGEST_TEXT:
            raise DraftTooLarge(_TOO_LARGE, where=str(path))
        read.append(_change(row))
    return tuple(change for change in news(read, {}) if travels(change))


def _change(row: Row) -> Change:
    """The change in a row, which must be what its id says, written in the one way we write it."""
    if [*map(type, row)] != _TEXTS:
        raise SpoiltContent
    _, path, value, parents, author, at = row
    limits.refuse_unfit(path, value, author)
    if not limits.is_moment(at) or len(parents) > limits.MOST_PARENTS * 70:
        raise ValueUnfit(_SUSPECT)
    if len(value) > limits.MOST_NESTED and value.count("{") + value.count("[") > limits.MOST_NESTED:
        raise ValueUnfit(_SUSPECT)
    try:
        change = changes.checked(row)
    except ValueError as error:  # its id is right, and it is no JSON
        raise ValueUnfit(_SUSPECT) from error
    if not is_canonical(value, change.value) or not _are_parents(parents, change.parents):
        raise ValueUnfit(_SUSPECT)
    return change


def _are_parents(text: str, parents: tuple[object, ...]) -> bool:
    """Whether the text names ids, each once, in order."""
    if text == "[]":
        return True
    ids = tuple(parent for parent in parents if isinstance(parent, str))
    return text == parents_text(tuple(sorted(set(ids))))


def _blob_sizes(connection: sqlite3.Connection, path: Path) -> dict[str, int]:
    sizes = blobs.sizes(connection)
    if any(size > limits.LARGEST_BLOB for size in sizes.values()):
        raise DraftTooLarge(_TOO_LARGE, where=str(path))
    return sizes
