"""Opening the help: from the list of drafts, and from a draft at the field in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.ui.help.documents import HAND_IN, document_leaves, field_leaf
from cluster_desktop.ui.help.manual import manual
from cluster_desktop.ui.help.own import about_leaf, keys_leaf
from cluster_desktop.ui.help.window import HelpWindow
from cluster_desktop.ui.paper.names import heading_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.help.leaves import Leaf
    from cluster_desktop.ui.session.session import Session


def general_help(parent: QWidget) -> HelpWindow:
    """The help without a draft."""
    return _opened(parent, ())


def draft_help(session: Session, path: str, parent: QWidget) -> HelpWindow:
    """The help for a draft, open at what is said of the field of a path; without one, at what to hand in."""
    window = _opened(parent, document_leaves(session.edition, session.notice))
    field = session.field_at(path) if path else None
    if field is None:
        window.show_leaf(HAND_IN)
    else:
        item = session.index.item(field.key)
        window.show_field(field_leaf(session.edition, item, heading_of(field, session.index)))
    return window


def _opened(parent: QWidget, documents: tuple[Leaf, ...]) -> HelpWindow:
    """The one window of the help that belongs to `parent`, in front."""
    window = parent.findChild(HelpWindow) or HelpWindow(
        (*documents, *manual(), keys_leaf(), about_leaf()), parent
    )
    window.show()
    window.raise_()
    window.activateWindow()
    return window
