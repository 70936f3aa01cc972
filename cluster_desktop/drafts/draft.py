"""A draft: one file that holds every change ever made to an application, and its evidence."""

from __future__ import annotations

import uuid
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Self

from cluster_desktop.drafts import blobs, changes, meta
from cluster_desktop.drafts.clock import Clock, utc_now
from cluster_desktop.drafts.connection import create_file, in_haste, open_file, transaction
from cluster_desktop.drafts.errors import BlobMissing
from cluster_desktop.drafts.merge import by_path, disagree
from cluster_desktop.drafts.translating import plain_errors
from cluster_desktop.drafts.writing import Writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from cluster_desktop.drafts.change import Change, JsonValue

NOT_ANSWERS = ("evidence/", "list/", "note/", "kept/", "setting/", "official_blank", "versions/", "received/")


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
            self.facts = meta.read(connection)
        self.draft_id = self.facts["draft_id"]
        self.edition = self.facts["edition"]
        self.notice = self.facts["notice"]

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

    def in_haste(self) -> AbstractContextManager[None]:
        """Meanwhile raise `DraftBusy` at once where another program holds the file, not after seconds."""
        return in_haste(self._connection)

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
        with self.writing() as writing:
            written = [writing.set(path, value, author) for path, value in values.items()]
        return [change for change in written if change is not None]

    def decide(self, path: str, choice: JsonValue, author: str) -> Change | None:
        """End a conflict: `choice` is the id of one of the heads, or a value; all heads become its parents.

        Returns the head, as `set` does.
        """
        chosen = {head.id: head.value for head in self.heads(path)}
        value = chosen.get(choice, choice) if isinstance(choice, str) else choice
        return self.set(path, value, author)

    @contextmanager
    def writing(self) -> Generator[Writing]:
        """Several things written in one commit, all or none of them."""
        with transaction(self._connection, self.path):
            writing = Writing(self._connection, _stamp(self._now()))
            yield writing
            writing.finish()

    def value(self, path: str) -> JsonValue:
        """What `path` holds, None where it is empty; on a divided path the later head (by time, then id)."""
        found = self.heads(path)
        return found[-1].value if found else None

    def values(self, prefix: str) -> dict[str, JsonValue]:
        """What every path that starts with `prefix` holds, by path, empty ones left out."""
        with self._reading():
            found = _latest(changes.heads_below(self._connection, prefix))
        return {path: value for path, value in found.items() if value is not None}

    def count_below(self, prefix: str) -> int:
        """How many paths that start with `prefix` hold something; none of it is read."""
        with self._reading():
            return changes.count_below(self._connection, prefix)

    def texts_standing(self) -> dict[str, str]:
        """What every path holds, as canonical JSON, empty ones left out: to compare, not to use."""
        with self._reading():
            return changes.texts_standing(self._connection)

    def answers(self) -> dict[str, str | bool]:
        """The answers to the form, by path: everything but `NOT_ANSWERS`."""
        with self._reading():
            found = _latest(changes.heads_outside(self._connection, NOT_ANSWERS))
        return {path: value for path, value in found.items() if isinstance(value, str | bool)}

    def heads(self, path: str) -> list[Change]:
        """The changes of `path` that no other replaces, the one that counts last; two are a conflict."""
        with self._reading():
            return changes.heads(self._connection, path)

    def conflicts(self) -> dict[str, list[Change]]:
        """The paths whose heads disagree, with those heads; equal values given twice do not count."""
        with self._reading():
            found = changes.divided(self._connection)
        return {path: heads for path, heads in by_path(found).items() if disagree(heads)}

    def history(self, path: str) -> list[Change]:
        """Every change of `path`, newest first: each before those it replaced, whatever the clocks said."""
        with self._reading():
            return changes.history(self._connection, path)

    def all_heads(self) -> dict[str, list[Change]]:
        """The heads of every path, the one that counts last."""
        with self._reading():
            return by_path(changes.heads_below(self._connection, ""))

    def each_standing(self) -> Iterator[tuple[str, JsonValue]]:
        """What every path holds, by path, one after the other: not all of it stands in memory."""
        with self._reading():
            for path, heads in groupby(changes.heads_below(self._connection, ""), key=_path_of):
                *_, last = heads
                yield path, last.value

    def head_ids(self) -> dict[str, list[str]]:
        """The ids of the heads of every path; quicker than `all_heads`, for nothing else is read."""
        with self._reading():
            return changes.head_ids(self._connection)

    def stored(self, path: str) -> list[Change]:
        """Every change of `path` in the order in which it came to this file: parents before children."""
        with self._reading():
            return changes.in_order_of_storing(self._connection, path)

    def stored_up_to(self, id_: str, count: int) -> list[Change]:
        """The `count` changes stored just before the one with this id, on whatever path."""
        with self._reading():
            return changes.stored_up_to(self._connection, id_, count)

    def all_changes(self) -> list[Change]:
        """Every change in the order of storing."""
        with self._reading():
            return list(changes.all_stored(self._connection))

    def paths_by_id(self) -> dict[str, str]:
        """Which path each change belongs to."""
        with self._reading():
            return changes.paths_by_id(self._connection)

    def last_change(self) -> Change | None:
        """The change stored last, on whatever path; None in an empty draft."""
        with self._reading():
            return changes.last(self._connection)

    def authors(self) -> list[str]:
        """Everyone who made a change, each once, by name."""
        with self._reading():
            return changes.authors(self._connection)

    def count_changes(self) -> int:
        """How many changes the draft holds."""
        with self._reading():
            return changes.count(self._connection)

    def put_blob(self, data: bytes) -> str:
        """Keep a file and return its SHA-256; a file that is there already is kept once."""
        with self.writing() as writing:
            return writing.keep(data)

    def blob_sizes(self) -> dict[str, int]:
        """The size of every file kept here in bytes, by its SHA-256."""
        with self._reading():
            return blobs.sizes(self._connection)

    def has_blob(self, sha256: str) -> bool:
        """Whether a file with this SHA-256 is kept here."""
        with self._reading():
            return blobs.has(self._connection, sha256)

    def blob(self, sha256: str) -> bytes:
        """A file by its SHA-256, checked; raises `BlobMissing`, or `DraftDamaged` where its bytes changed."""
        with self._reading():
            data = blobs.read(self._connection, sha256)
        if data is None:
            raise self._missing(sha256)
        return data

    def blob_to(self, sha256: str, path: Path, check: Callable[[], None] = lambda: None) -> None:
        """Write a file to `path` piece by piece, however large it is; checked like `blob`, and raises as it.

        `check` is called in between and may raise to stop.  Where this raises, `path` holds a part of the
        file or nothing.
        """
        with path.open("wb") as out, self._reading():
            found = blobs.write_out(self._connection, sha256, out, check)
        if not found:
            raise self._missing(sha256)

    def _missing(self, sha256: str) -> BlobMissing:
        return BlobMissing(f"草稿中没有这个文件（{sha256[:12]}…）。请重新添加。", where=str(self.path))

    @contextmanager
    def _reading(self) -> Generator[None]:
        with plain_errors(self.path):
            yield


def _path_of(head: Change) -> str:
    return head.path


def _latest(heads: Iterable[Change]) -> dict[str, JsonValue]:
    return {head.path: head.value for head in heads}


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
