"""Opening the help: from the list of drafts, and from a draft at the field in hand or the page in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.ui.help.documents import HAND_IN, STANDARD, Documents
from cluster_desktop.ui.help.general import general_leaves
from cluster_desktop.ui.help.manual import manual
from cluster_desktop.ui.help.own import about_leaf, keys_leaf
from cluster_desktop.ui.help.window import HelpWindow
from cluster_desktop.ui.shell import route

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.session.session import Session

_CHAPTERS = {
    route.OVERVIEW: HAND_IN,
    route.LISTS: "lists",
    route.EVIDENCE: "evidence",
    route.STANDARD: STANDARD,
    route.CHECK: "checking",
    route.PREVIEW: "preview",
    route.EXPORT: "export",
}
"""What is opened where no field is in hand."""
_WITHOUT_STANDARD = "checking"


def general_help(folder: Path, parent: QWidget) -> HelpWindow:
    """The help without a draft; `folder` is where the program keeps its files."""
    window = parent.findChild(HelpWindow)
    if window is None:
        leaves = (*manual(), *general_leaves(), keys_leaf(), about_leaf(folder))
        window = HelpWindow(leaves, folder, parent)
        window.wanted.connect(window.say_no_draft)
    return _shown(window)


def draft_help(session: Session, page: str, path: str, folder: Path, parent: QWidget) -> HelpWindow:
    """The help for a draft, open at what is said of the field of a path, else at what serves a page."""
    documents = Documents(session.index, session.notice)
    window = parent.findChild(HelpWindow)
    if window is None:
        leaves = (*documents.leaves(), *manual(), keys_leaf(), about_leaf(folder))
        window = HelpWindow(leaves, folder, parent)
    field = session.field_at(path) if path else None
    if field is not None:
        window.show_field(documents.field_leaf(field))
    else:
        chapter = _CHAPTERS.get(route.stop_key(page), "filling")
        window.show_leaf(chapter if window.has_leaf(chapter) else _WITHOUT_STANDARD)
    return _shown(window)


def _shown(window: HelpWindow) -> HelpWindow:
    """In front, ready to be read."""
    window.show()
    window.raise_()
    window.activateWindow()
    return window
