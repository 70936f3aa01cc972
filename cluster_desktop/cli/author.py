"""Who is named in the history of changes."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def author_of(options: argparse.Namespace) -> str:
    """The name given with `--author`, else the user of the machine."""
    return options.author or _user()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "未署名"
