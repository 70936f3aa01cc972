"""The entry: with a command the command line, otherwise the window.

Each loads only what it needs: the commands must work where Qt cannot start, and the window must not wait for
the libraries that make paper.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import sys
from pathlib import Path

DRAFT_SUFFIX = ".jqsb"
NO_DESKTOP = "没有图形桌面，打不开窗口。请在桌面环境中运行；不用窗口的命令见 cluster-desktop --help。"


def main() -> int:
    """Run what was asked for and return the exit code."""
    words = sys.argv[1:]
    if words and not words[0].endswith(DRAFT_SUFFIX):
        from cluster_desktop.cli.main import main as run_command

        return run_command(words)
    if not _has_desktop():
        from cluster_desktop.cli.console import Console, speak_utf8

        speak_utf8()
        Console.error(NO_DESKTOP)
        return 2
    from cluster_desktop.ui.app import run_window

    return run_window(sys.argv, Path(words[0]) if words else None)


def _has_desktop() -> bool:
    """Whether a window can open; without one Qt ends the process without a plain word."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


if __name__ == "__main__":
    sys.exit(main())
