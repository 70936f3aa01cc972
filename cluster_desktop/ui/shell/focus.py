"""Follows the cursor: frames the field in hand, tells the panel, and saves what was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible

from cluster_desktop.ui.field.clauses import governing_words
from cluster_desktop.ui.paper.entries.base import Entry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.shell.field_panel import FieldPanel


class FocusWatch(QObject):
    """`path` is the field in hand, or the one last left for something that is no field; `taken` tells it."""

    taken = Signal(str)

    def __init__(self, session: Session, panel: FieldPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = panel
        self._view = parent
        self.path = ""

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Take note that the focus went from one widget to another."""
        left, entered = _entry(old), _entry(new)
        if left is entered:
            return
        if left is not None:
            left.hold(held=False)
            self._session.autosave.save()
            self._session.acts.seal()
            left.forget_typing()
        if entered is not None and self._view.isAncestorOf(entered):
            entered.hold(held=True)
            # In time for a screen reader: it is told of the cursor after everybody else.
            if QAccessible.isActive():
                entered.describe(governing_words(self._session, entered.field))
            self.path = entered.path
            self._panel.show_path(entered.path)
            self.taken.emit(entered.path)


def _entry(widget: QWidget | None) -> Entry | None:
    while widget is not None and not isinstance(widget, Entry):
        widget = widget.parentWidget()
    return widget
