"""Imports without what PySide and Python do beside each of them, in vain here.

PySide reads the source of every module that is imported after it, to see whether it asks for PySide's other
spellings (`from __feature__ import snake_case`), and keeps the text.  Nothing in this program does.  It takes
a third of the time that the window's own modules take, twice the reads from the disk, and some megabytes.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

_READER = "_mod_uses_pyside"


def import_plainly() -> None:
    """Spare the imports from now on; collecting is off until the window's `Sweeper` takes it over."""
    gc.disable()
    import_module("PySide6.QtCore")  # it brings the module below
    _spare(sys.modules.get("shibokensupport.feature"))


def _spare(feature: ModuleType | None) -> None:
    """Have no sources read; a PySide that has no such module or reader is left alone."""
    if feature is not None and hasattr(feature, _READER):
        setattr(feature, _READER, _never)


def _never(_: ModuleType) -> bool:
    return False
