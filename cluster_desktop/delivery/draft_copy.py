"""The draft that goes with a package: a compact copy without the remains of deleted text."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_BETWEEN_CHECKS = 3
"""Steps of SQLite's machine; a row of the copy, whatever its size, takes about five."""


def copy_draft(source: Path, target: Path, check: Callable[[], None] = lambda: None) -> None:
    """Write a compact copy of the draft file `source` to `target`, which must not exist.

    `check` is called in between and may raise to stop.

    Raises:
        ClusterError: the copy cannot be made, or `check` raised it.
    """
    stopped: list[ClusterError] = []

    def asked() -> int:
        if not stopped:
            try:
                check()
            except ClusterError as error:
                stopped.append(error)
        return len(stopped)

    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.set_progress_handler(asked, _BETWEEN_CHECKS)
            connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        if stopped:
            raise stopped[0] from error
        raise ClusterError("草稿的副本写不出来。请检查磁盘空间后重试", where=str(target)) from error
