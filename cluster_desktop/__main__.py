"""The entry: with a command the command line, otherwise the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cluster_desktop.cli.console import Console
from cluster_desktop.cli.main import CANNOT, command_names
from cluster_desktop.cli.main import main as run_command


def main() -> int:
    """Run what was asked for and return the exit code."""
    words = sys.argv[1:]
    if words and (words[0].startswith("-") or words[0] in command_names() or not _is_draft(words[0])):
        return run_command(words)
    if not _has_desktop():
        Console.error(
            "没有图形桌面，打不开窗口。请在桌面环境中运行；不用窗口的命令见 cluster-desktop --help。"
        )
        return CANNOT
    # Qt is loaded only for a window: the commands must work where it cannot start.
    from cluster_desktop.ui.app import run_window  # noqa: PLC0415

    return run_window(sys.argv, Path(words[0]) if words else None)


def _has_desktop() -> bool:
    """Whether a window can open; without one Qt ends the process without a plain word."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def _is_draft(word: str) -> bool:
    return word.endswith(".jqsb") or Path(word).is_file()


if __name__ == "__main__":
    sys.exit(main())
