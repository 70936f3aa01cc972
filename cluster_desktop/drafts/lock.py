"""One window per draft: a lock file beside it, held by the system for as long as the window lives.

The system lets go of the lock when the program ends, however it ends, so a lock file left by a crash never
shuts anyone out; what is written in it only tells who has the draft open.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from cluster_desktop.drafts.errors import DraftBusy, DraftDenied
from cluster_desktop.errors import reason

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a locked byte cannot be read by others, so it lies behind the text

    def _hold(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class DraftLock:
    """The right to have a draft open in a window; use `DraftLock.take`, and release it.

    `after_crash` tells that the program ended without releasing it the last time.
    """

    def __init__(self, file: int, path: Path, *, after_crash: bool) -> None:
        self._file = file
        self._path = path
        self.after_crash = after_crash

    @classmethod
    def take(cls, draft: Path) -> Self:
        """Lock the draft file at `draft`.

        Raises:
            DraftBusy: it is open in another window; the message says on which machine and since when.
            DraftDenied: its folder cannot be written.
        """
        path = draft.with_name(f".{draft.name}.lock")
        while True:
            try:
                file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                message = f"不能在草稿所在的文件夹里写入（{reason(error)}）。请把草稿复制到本机再打开。"
                raise DraftDenied(message, where=str(draft)) from error
            try:
                _hold(file)
            except OSError as error:
                holder = _holder(file)
                os.close(file)
                raise DraftBusy(f"草稿已在另一个窗口中打开{holder}。", where=str(draft)) from error
            if _is_still(path, file):
                break
            os.close(file)  # it was released, and removed, between our opening and locking it
        left = bool(os.fstat(file).st_size)
        _write_holder(file)
        return cls(file, path, after_crash=left)

    def release(self) -> None:
        """Let others open the draft; releasing twice is fine."""
        if self._file < 0:
            return
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(self._file)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._file)
        self._file = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _is_still(path: Path, file: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except FileNotFoundError:
        return False


def _write_holder(file: int) -> None:
    import socket  # noqa: PLC0415  the start of the window need not wait for it

    since = datetime.now(UTC).astimezone().strftime("%m-%d %H:%M")
    holder = {"host": socket.gethostname(), "pid": os.getpid(), "since": since}
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, json.dumps(holder, ensure_ascii=False).encode())


def _holder(file: int) -> str:
    """Who has the draft open, in brackets; nothing where the file does not tell."""
    os.lseek(file, 0, os.SEEK_SET)
    try:
        match json.loads(os.read(file, 1000).decode()):
            case {"host": str(host), "pid": int(pid), "since": str(since)}:
                return f"（电脑 {host[:60]}，进程 {pid}，自 {since[:20]}）"
            case _:
                return ""
    except ValueError:
        return ""
