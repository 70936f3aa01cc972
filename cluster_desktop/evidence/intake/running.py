"""Another program run out of sight, within a time, and ended with all that it started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PAUSE = 0.1


class StillRunning(Exception):
    """The program did not end in time."""


def run(command: Sequence[str], seconds: float, check: Callable[[], None]) -> None:
    """Run `command` to its end; what it prints and its exit code are not asked.

    `check` is called ten times a second and may raise: the program is ended then too.

    Raises:
        StillRunning: it was ended after `seconds`.
        OSError: it cannot be started.
    """
    until = time.monotonic() + seconds
    with _started(command) as program:
        try:
            while program.poll() is None:
                check()
                if time.monotonic() > until:
                    raise StillRunning
                time.sleep(_PAUSE)
        finally:
            _end(program)


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    # A group of its own: office programs start others and leave.
    return subprocess.Popen(  # noqa: S603 - the command is made here, of paths that were made here
        list(command),
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        creationflags=flags,
        start_new_session=sys.platform != "win32",
    )


def _end(program: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if program.poll() is None:
            system = os.environ.get("SYSTEMROOT", r"C:\Windows")
            ending = [rf"{system}\System32\taskkill.exe", "/T", "/F", "/PID", str(program.pid)]
            subprocess.run(ending, check=False, capture_output=True)  # noqa: S603 - as above
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(program.pid, signal.SIGKILL)
    program.wait()
