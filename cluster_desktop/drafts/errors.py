"""What can go wrong with a draft file, each in one plain Chinese line.

SQLite's own errors are translated here, in one place, by their result codes; a code that is not known is a
defect of the program and passes through unchanged.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


class DraftError(ClusterError):
    """Anything that keeps a draft from being opened, read or written."""


class DraftMissing(DraftError):
    """No file at this place."""


class DraftExists(DraftError):
    """A new draft would replace a file that is there already."""


class NotADraft(DraftError):
    """A file of another kind: empty, not SQLite, or another program's database."""


class DraftDamaged(DraftError):
    """Ours, but its bytes or its tables are no longer what was written."""


class DraftTooNew(DraftError):
    """Written by a later version of the program."""


class DraftTooOld(DraftError):
    """Written by an earlier version, and not to be brought up while it is only read."""


class DraftDenied(DraftError):
    """The file or its folder may not be read or written."""


class DraftBusy(DraftError):
    """Another program is writing to the file."""


class DiskFull(DraftError):
    """No room for the change; what was saved before stands."""


class DiskFailed(DraftError):
    """The disk or the stick answered with a read or write error."""


class ValueUnfit(DraftError):
    """A value that a draft cannot keep exactly: not JSON, a binary float, or broken text."""


class BlobTooLarge(DraftError):
    """A file larger than a draft keeps in one piece."""


class BlobMissing(DraftError):
    """No file with this hash in the draft."""


class DraftTooLarge(DraftError):
    """A file from outside with more in it than a draft ever holds."""


class DraftSuspect(DraftError):
    """A file from outside with something in it that this program never writes."""


class AnotherEdition(DraftError):
    """Two drafts of different forms cannot become one."""


class VersionIncomplete(DraftError):
    """A named version with parts that this draft does not hold."""


class SpoiltContent(Exception):
    """A row that does not match its hash; `plain_errors` makes it `DraftDamaged`."""


_UNCHANGED = "草稿保持原样，已保存的内容都在。"
_DENIED = "没有权限读写这个文件或它所在的文件夹。请把草稿复制到本机再打开。" + _UNCHANGED
_DAMAGED = "草稿文件已损坏，无法读取。请用备份或最近一次发送的副本恢复。"

_BY_CODE: dict[int, tuple[type[DraftError], str]] = {
    sqlite3.SQLITE_FULL: (DiskFull, f"磁盘空间不足，这次修改没有保存。请腾出空间后再改。{_UNCHANGED}"),
    sqlite3.SQLITE_BUSY: (DraftBusy, f"草稿正被另一个程序使用，请关闭后再试。{_UNCHANGED}"),
    sqlite3.SQLITE_LOCKED: (DraftBusy, f"草稿正被另一个程序使用，请关闭后再试。{_UNCHANGED}"),
    sqlite3.SQLITE_READONLY: (DraftDenied, f"草稿只能读、不能写。请把草稿复制到本机再打开。{_UNCHANGED}"),
    sqlite3.SQLITE_PERM: (DraftDenied, _DENIED),
    sqlite3.SQLITE_CANTOPEN: (DraftDenied, _DENIED),
    sqlite3.SQLITE_IOERR: (DiskFailed, f"磁盘读写出错，这次操作没有完成。请检查磁盘或 U 盘。{_UNCHANGED}"),
    sqlite3.SQLITE_CORRUPT: (DraftDamaged, _DAMAGED),
    sqlite3.SQLITE_NOTADB: (DraftDamaged, _DAMAGED),
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


def damaged(path: Path) -> DraftDamaged:
    """The error for a draft whose content does not hold together."""
    return DraftDamaged(_DAMAGED, where=str(path))
