"""Choosing draft files, to receive from and to send to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from cluster_desktop.drafts.shelf import SUFFIX

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FILTER = f"草稿 (*{SUFFIX})"


def ask_for_draft(parent: QWidget) -> Path | None:
    """Let the official choose a draft file; None when he thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(parent, "选择草稿", "", _FILTER)
    return Path(name) if name else None


def ask_for_place(parent: QWidget, proposed: Path) -> Path | None:
    """Let the official choose where a draft file goes, and whether it replaces another; None for nowhere."""
    name, _ = QFileDialog.getSaveFileName(parent, "保存到", str(proposed), _FILTER)
    if not name:
        return None
    return Path(name if name.endswith(SUFFIX) else f"{name}{SUFFIX}")
