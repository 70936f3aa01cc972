"""The keys of an open draft that work on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.ui.shell.draft_view import DraftView


def bind_keys(view: DraftView) -> None:
    """F4 next finding, Ctrl+↓/↑ next and previous page, Ctrl+E 导出, F1 its clause, Esc away again."""
    keys: dict[str, Callable[[], object]] = {
        "F4": view.next_finding,
        "Ctrl+Down": lambda: view.step(1),
        "Ctrl+Up": lambda: view.step(-1),
        "Ctrl+E": lambda: view.show_page("export"),
        "Ctrl+S": view.session.autosave.flush,
        "F1": view.side.unfold,
        "Esc": view.side.fold_again,
    }
    for key, action in keys.items():
        QShortcut(QKeySequence(key), view).activated.connect(action)
