"""Keys that work wherever the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


def bind_keys(widget: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
    """Let each key (`Ctrl+E`) do its action while the window of `widget` is in use."""
    for key, action in actions.items():
        QShortcut(QKeySequence(key), widget).activated.connect(action)
