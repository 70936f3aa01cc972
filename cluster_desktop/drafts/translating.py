"""What SQLite and the file system report, as one of our errors.

SQLite's errors are translated here, in one place, by their result codes; a code that is not known is a
defect of the program and passes through unchanged.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cluster_desktop.drafts.errors import (
    DAMAGED,
    DiskFailed,
    DiskFull,
    DraftBusy,
    DraftDamaged,
    DraftDenied,
    DraftError,
    DraftTooLarge,
    SpoiltContent,
    damaged,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_UNCHANGED = "草稿保持原样，已保存的内容都在。"
_DENIED = "没有权限读写这个文件或它所在的文件夹。请把草稿复制到本机再打开。" + _UNCHANGED

_BY_CODE: dict[int, tuple[type[DraftError], str]] = {
    sqlite3.SQLITE_FULL: (DiskFull, f"磁盘空间不足，这次修改没有保存。请腾出空间后再改。{_UNCHANGED}"),
    sqlite3.SQLITE_BUSY: (DraftBusy, f"草稿正被另一个程序使用，请关闭后再试。{_UNCHANGED}"),
    sqlite3.SQLITE_LOCKED: (DraftBusy, f"草稿正被另一个程序使用，请关闭后再试。{_UNCHANGED}"),
    sqlite3.SQLITE_READONLY: (DraftDenied, f"草稿只能读、不能写。请把草稿复制到本机再打开。{_UNCHANGED}"),
    sqlite3.SQLITE_PERM: (DraftDenied, _DENIED),
    sqlite3.SQLITE_CANTOPEN: (DraftDenied, _DENIED),
    sqlite3.SQLITE_IOERR: (DiskFailed, f"磁盘读写出错，这次操作没有完成。请检查磁盘或 U 盘。{_UNCHANGED}"),
    sqlite3.SQLITE_CORRUPT: (DraftDamaged, DAMAGED),
    sqlite3.SQLITE_NOTADB: (DraftDamaged, DAMAGED),
    sqlite3.SQLITE_TOOBIG: (DraftTooLarge, "文件里有一项内容过大，没有读入。请向发件人核实。"),
}


@contextmanager
def plain_errors(path: Path) -> Generator[None]:
    """Raise what SQLite and the file system report about `path` as a `DraftError`."""
    try:
        yield
    except PermissionError as error:
        raise DraftDenied(_DENIED, where=str(path)) from error
    except SpoiltContent as error:
        raise damaged(path) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE)
        known = _BY_CODE.get(code & 0xFF)
        if known is None:
            raise
        kind, message = known
        raise kind(message, where=str(path)) from error
