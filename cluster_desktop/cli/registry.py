"""The types of argparse's parts, which it does not name in public."""

from __future__ import annotations

import argparse
from typing import TypeAlias

Common: TypeAlias = argparse.ArgumentParser
Registry: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
