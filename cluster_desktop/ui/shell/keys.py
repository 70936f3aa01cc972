"""Keys that work wherever the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from cluster_desktop.ui.exchange.conflict_choice import ConflictChoice
from cluster_desktop.ui.paper.entries.base import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


def choose_here(number: int) -> None:
    """Decide the conflict of the field in hand for the value with this number."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, Entry | ConflictChoice):
        widget = widget.parentWidget()
    choice = widget.findChild(ConflictChoice) if isinstance(widget, Entry) else widget
    if isinstance(choice, ConflictChoice):
        choice.choose(number)


def bind_keys(widget: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
    """Let each key (`Ctrl+E`) do its action while the window of `widget` is in use."""
    for key, action in actions.items():
        QShortcut(QKeySequence(key), widget).activated.connect(action)
