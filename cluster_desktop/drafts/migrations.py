"""Bringing a draft of an earlier format up to the present one.

A format, once released, is read for ever: its migration is never changed, and a file of it lies in
`tests/drafts/formats/`.  Format 1 is the first, so the table is empty.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from cluster_desktop.drafts.errors import DraftExists

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: Mapping[int, Migration] = {}
"""What brings a draft of each format to the next one, inside the caller's transaction."""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring the draft from the format `version` to the latest; inside the caller's transaction."""
    while version in MIGRATIONS:
        MIGRATIONS[version](connection)
        version += 1
    connection.execute(f"PRAGMA user_version = {version}")


def copy_before(path: Path, version: int) -> Path:
    """A copy of the file as it was, beside it; an earlier copy is never replaced.

    Raises `DraftExists` where that name is taken by something else, or the `OSError` of the disk.
    """
    copy = path.with_name(f"{path.name}.format{version}")
    if copy.exists() and copy.read_bytes() != path.read_bytes():
        raise DraftExists("升级前的备份与已有文件重名。请先移走该文件。", where=str(copy))
    shutil.copy2(path, copy)
    return copy
