"""Files inside a draft, kept once and named by their SHA-256."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cluster_desktop.drafts.errors import BlobTooLarge, SpoiltContent

if TYPE_CHECKING:
    import sqlite3

LARGEST = 900_000_000  # bytes; SQLite keeps no more than 1 GB in a row


def add(connection: sqlite3.Connection, data: bytes) -> str:
    """Store a file and return its SHA-256 in hexadecimal; inside the caller's transaction.

    Raises `BlobTooLarge`.
    """
    if len(data) > LARGEST:
        raise BlobTooLarge("文件超过 900 MB，无法存入草稿。请拆分或压缩后再添加。")
    sha256 = hashlib.sha256(data).hexdigest()
    connection.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (sha256, data))
    return sha256


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
