"""Where the files lie that are not code: templates, fonts, icons, style sheet."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a file below `resources/`, installed beside the package or in a checkout above it."""
    installed = _HERE / "_resources"
    root = installed if installed.is_dir() else _HERE.parent / "resources"
    return root.joinpath(*parts)
