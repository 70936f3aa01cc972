"""Files inside a draft, kept once and named by their SHA-256."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cluster_desktop.drafts.errors import BlobTooLarge, SpoiltContent
from cluster_desktop.drafts.limits import LARGEST_BLOB

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from typing import BinaryIO

_PIECE = 1 << 20


def add(connection: sqlite3.Connection, data: bytes) -> str:
    """Store a file and return its SHA-256 in hexadecimal; inside the caller's transaction.

    Raises `BlobTooLarge`.
    """
    if len(data) > LARGEST_BLOB:
        message = f"文件超过 {LARGEST_BLOB // 1024**2} MB，无法存入草稿。请拆分或压缩后再添加。"
        raise BlobTooLarge(message)
    sha256 = hashlib.sha256(data).hexdigest()
    connection.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (sha256, data))
    return sha256


def sizes(connection: sqlite3.Connection) -> dict[str, int]:
    """The size of every file in bytes, by its SHA-256; none is read for it."""
    return dict(connection.execute("SELECT sha256, length(data) FROM blob").fetchall())


def has(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether the file is there."""
    return connection.execute("SELECT 1 FROM blob WHERE sha256 = ?", (sha256,)).fetchone() is not None


def read(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """The file, None where there is none; raises `SpoiltContent` where its bytes do not match its name."""
    row = connection.execute("SELECT data FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    data: object = row[0]  # a spoilt row may hold something else
    if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != sha256:
        raise SpoiltContent(sha256)
    return data


def write_out(connection: sqlite3.Connection, sha256: str, out: BinaryIO, check: Callable[[], None]) -> bool:
    """Write the file onto `out` piece by piece, False where there is none; it never stands in memory.

    `check` is called between pieces and may raise to stop.  Raises `SpoiltContent` after the last piece
    where the bytes do not match the name.
    """
    row = connection.execute("SELECT rowid, typeof(data) FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return False
    number, kind = row
    if kind != "blob":
        raise SpoiltContent(sha256)
    digest = hashlib.sha256()
    with connection.blobopen("blob", "data", number, readonly=True) as stored:
        while piece := stored.read(_PIECE):
            check()
            digest.update(piece)
            out.write(piece)
    if digest.hexdigest() != sha256:
        raise SpoiltContent(sha256)
    return True
