"""What an official does with keyboard and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.paper.section import FormPage

if TYPE_CHECKING:
    from cluster_desktop.ui.shell.draft_view import DraftView


def in_hand() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def entry_in_hand() -> Entry | None:
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, Entry):
        widget = widget.parentWidget()
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(in_hand(), key, modifier)


def type_text(words: str) -> None:
    for number, line in enumerate(words.split("\n")):
        if number:
            press(Qt.Key.Key_Return)
        QTest.keyClicks(in_hand(), line)


def form_page(view: DraftView, no: str) -> FormPage:
    view.show_page(no)
    page = view.pages[no]
    assert isinstance(page, FormPage)
    return page


def entry(view: DraftView, path: str) -> Entry:
    """The field of a path, with the cursor in it."""
    view.go_to(path)
    found = entry_in_hand()
    assert found is not None
    assert found.path == path
    return found


def settle(view: DraftView) -> None:
    """Let the checks run that wait for the event loop, show them, and save."""
    QApplication.processEvents()
    view.session.judge()
    view.panel.renew()
    assert view.session.autosave.flush()
