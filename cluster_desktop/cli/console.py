"""What a command says, and where: results on standard output, everything else on standard error."""

from __future__ import annotations

import io
import json
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable


class Console:
    """Speaks either Chinese text or one JSON document.

    With `as_json` nothing but that document goes to standard output, so that a script can read it.
    """

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json

    def result(self, data: object, lines: Iterable[str]) -> None:
        """Print what the command found: `data` for a script, or `lines` for a reader."""
        with _while_read():
            if self._as_json:
                print(json.dumps(data, ensure_ascii=False, indent=1))
                return
            for line in lines:
                print(line)

    def step(self, line: str) -> None:
        """Tell of one thing done, at once: on standard output for a reader, out of a script's way else."""
        if self._as_json:
            self.progress(line)
        else:
            with _while_read():
                print(line)

    @staticmethod
    def progress(line: str) -> None:
        """Tell what is going on; that nobody can read it stops no work."""
        if sys.stderr is not None:  # else `print` would take the other stream
            try:
                print(line, file=sys.stderr, flush=True)
            except OSError:
                _leave_unread(2)

    @staticmethod
    def error(line: str) -> None:
        """Say in one line why nothing was done."""
        Console.progress(" ".join(line.split()))


@contextmanager
def _while_read() -> Generator[None]:
    """Print as long as somebody reads: `| head` leaves early, and that is no fault of the command."""
    try:
        yield
        if sys.stdout is not None:  # closed by who started the program
            sys.stdout.flush()
    except BrokenPipeError:
        _leave_unread(1)
    except OSError:
        _leave_unread(1)
        raise


def _leave_unread(stream: int) -> None:
    """Let a stream lead nowhere: what it still holds is written when Python ends, and would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


def speak_utf8() -> None:
    """Make both streams UTF-8: a Windows console is not, and a broken name must not stop a job."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
