"""A draft: one file that holds every change ever made to an application, and its evidence."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Self

from cluster_desktop.drafts import blobs, changes, meta
from cluster_desktop.drafts.change import Change, JsonValue, same
from cluster_desktop.drafts.connection import create_file, open_file, transaction
from cluster_desktop.drafts.errors import BlobMissing, plain_errors

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path
    from types import TracebackType

Clock = Callable[[], datetime]
NOT_ANSWERS = ("evidence/", "list/", "note/")


def utc_now() -> datetime:
    """The time of the machine."""
    return datetime.now(UTC)


class Draft:
    """The one way to read and write a draft file; use `Draft.create` or `Draft.open`, and close it.

    Each `set`, `set_many` and `put_blob` is one commit: when it returns, the change is on the disk.  Every
    method raises a `DraftError` where the disk or another program stands in the way; nothing is then half
    done.  A draft belongs to the thread that opened it; another thread opens the file again.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, now: Clock) -> None:
        self._connection = connection
        self._now = now
        self.path = path
        with self._reading():
            facts = meta.read(connection)
        self.draft_id = facts["draft_id"]
        self.edition = facts["edition"]
        self.notice = facts["notice"]

    @classmethod
    def create(cls, path: Path, *, edition: str, notice: str, author: str, now: Clock = utc_now) -> Draft:
        """A new, empty draft at `path`; raises `DraftExists` rather than touch a file that is there."""
        facts = {
            "draft_id": str(uuid.uuid4()),
            "edition": edition,
            "notice": notice,
            "created_by": author,
            "created_at": _stamp(now()),
        }
        return cls(create_file(path, facts), path, now)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, now: Clock = utc_now) -> Draft:
        """The draft at `path`; raises the `DraftError` that says why it cannot be opened."""
        return cls(open_file(path, read_only=read_only), path, now)

    def close(self) -> None:
        """Let go of the file; closing twice is fine."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def set(self, path: str, value: JsonValue, author: str) -> Change | None:
        """Give `path` a value (None clears it) in one commit, and return its head.

        Where the path is divided, this chooses: the change has all heads as parents.  The same value again
        writes nothing; None comes back only where an empty path is cleared.
        """
        self.set_many({path: value}, author)
        found = self.heads(path)
        return found[-1] if found else None

    def set_many(self, values: Mapping[str, JsonValue], author: str) -> list[Change]:
        """Give several paths their values in one commit; returns the changes that were written."""
        at = _stamp(self._now())
        written: list[Change] = []
        with transaction(self._connection, self.path):
            for path, value in values.items():
                heads = changes.heads(self._connection, path)
                if not _says_something_new(value, heads):
                    continue
                parents = tuple(head.id for head in heads)
                change = Change.make(path=path, value=value, parents=parents, author=author, at=at)
                changes.add(self._connection, change)
                written.append(change)
        return written

    def value(self, path: str) -> JsonValue:
        """What `path` holds, None where it is empty; on a divided path the later head (by time, then id)."""
        found = self.heads(path)
        return found[-1].value if found else None

    def values(self, prefix: str) -> dict[str, JsonValue]:
        """What every path that starts with `prefix` holds, by path, empty ones left out."""
        with self._reading():
            found = changes.heads_below(self._connection, prefix)
        return {path: value for path, value in _latest(found).items() if value is not None}

    def answers(self) -> dict[str, str | bool]:
        """The answers to the form, by path: everything but evidence, lists and notes."""
        with self._reading():
            found = changes.heads_outside(self._connection, NOT_ANSWERS)
        return {path: value for path, value in _latest(found).items() if isinstance(value, str | bool)}

    def heads(self, path: str) -> list[Change]:
        """The changes of `path` that no other replaces, the one that counts last; two are a conflict."""
        with self._reading():
            return changes.heads(self._connection, path)

    def conflicts(self) -> dict[str, list[Change]]:
        """The paths whose heads disagree, with those heads; equal values given twice do not count."""
        with self._reading():
            found = changes.divided(self._connection)
        by_path = {path: list(group) for path, group in groupby(found, key=lambda change: change.path)}
        return {
            path: heads
            for path, heads in by_path.items()
            if any(not same(head.value, heads[0].value) for head in heads)
        }

    def history(self, path: str) -> list[Change]:
        """Every change of `path`, newest first: each before those it replaced, whatever the clocks said."""
        with self._reading():
            return changes.history(self._connection, path)

    def last_change(self) -> Change | None:
        """The change stored last, on whatever path; None in an empty draft."""
        with self._reading():
            return changes.last(self._connection)

    def count_changes(self) -> int:
        """How many changes the draft holds."""
        with self._reading():
            return changes.count(self._connection)

    def put_blob(self, data: bytes) -> str:
        """Keep a file and return its SHA-256; a file that is there already is kept once."""
        with transaction(self._connection, self.path):
            return blobs.add(self._connection, data)

    def has_blob(self, sha256: str) -> bool:
        """Whether a file with this SHA-256 is kept here."""
        with self._reading():
            return blobs.has(self._connection, sha256)

    def blob(self, sha256: str) -> bytes:
        """A file by its SHA-256, checked; raises `BlobMissing`, or `DraftDamaged` where its bytes changed."""
        with self._reading():
            data = blobs.read(self._connection, sha256)
        if data is None:
            raise BlobMissing(f"草稿中没有这个文件（{sha256[:12]}…）。请重新添加。", where=str(self.path))
        return data

    @contextmanager
    def _reading(self) -> Generator[None]:
        with plain_errors(self.path):
            yield


def _says_something_new(value: JsonValue, heads: list[Change]) -> bool:
    if not heads:
        return value is not None
    return len(heads) > 1 or not same(value, heads[0].value)


def _latest(heads: list[Change]) -> dict[str, JsonValue]:
    return {head.path: head.value for head in heads}


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
