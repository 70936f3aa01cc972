"""The draft that goes with a package: a compact copy without the remains of deleted text."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from pathlib import Path


def copy_draft(source: Path, target: Path) -> None:
    """Write a compact copy of the draft file `source` to `target`, which must not exist.

    Raises:
        ClusterError: the copy cannot be made.
    """
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        raise ClusterError("草稿的副本写不出来。请检查磁盘空间后重试", where=str(target)) from error
