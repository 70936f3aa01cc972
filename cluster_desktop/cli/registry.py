"""How a module meets the parsers of its commands."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TypeAlias

Commands: TypeAlias = Mapping[str, argparse.ArgumentParser]
"""The parser of each command, by its name; a module adds the arguments and what is to be run."""
