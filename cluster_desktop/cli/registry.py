"""The types of argparse's parts, which it does not name in public."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Common: TypeAlias = argparse.ArgumentParser


class Registry(Protocol):
    """Where a module adds its commands."""

    def add_parser(self, name: str, *, parents: Sequence[Common], help: str) -> argparse.ArgumentParser:  # noqa: A002
        """The parser of a new command."""
        ...
