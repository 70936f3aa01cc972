"""The entry: with a command the command line, otherwise the window.

Each loads only what it needs: the commands must work where Qt cannot start, and the window must not wait for
the libraries that make paper.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

DRAFT_SUFFIX = ".jqsb"
NO_DESKTOP = "没有图形桌面，打不开窗口。请在桌面环境中运行；不用窗口的命令见 cluster-desktop --help。"


def main() -> int:
    """Run what was asked for and return the exit code."""
    words = sys.argv[1:]
    if words and not words[0].endswith(DRAFT_SUFFIX):
        from cluster_desktop.cli.main import main as run_command

        _end_as_cancelled()
        return run_command(words)
    if not _has_desktop():
        from cluster_desktop.cli.console import Console, speak_utf8

        speak_utf8()
        Console.error(NO_DESKTOP)
        return 2
    from cluster_desktop.ui.importing import import_plainly

    import_plainly()
    from cluster_desktop.ui.app import run_window

    return run_window(sys.argv, Path(words[0]) if words else None)


def _end_as_cancelled() -> None:
    """Let a command that the system ends take back what it has begun, as it does at Ctrl+C."""
    for name in ("SIGTERM", "SIGHUP"):
        told = getattr(signal, name, None)
        if told is not None and signal.getsignal(told) is signal.SIG_DFL:  # `nohup` ignores the second
            signal.signal(told, signal.default_int_handler)


def _has_desktop() -> bool:
    """Whether a window can open; without one Qt ends the process without a plain word."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


if __name__ == "__main__":
    sys.exit(main())
