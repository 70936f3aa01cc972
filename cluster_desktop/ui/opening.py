"""Opening and making drafts.

Loaded with the first draft and not with the window: the form's rules, the evidence and the libraries
behind them take longer than all the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.official_blank import keep_official_blank
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.ui.session.session import Session
from cluster_desktop.ui.shell.draft_view import DraftView

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.library import Library
    from cluster_desktop.ui.settings import Settings
    from cluster_desktop.ui.start.new_dialog import NewDraft


def open_view(path: Path, settings: Settings) -> DraftView:
    """The view of a draft.

    Raises:
        ClusterError: the draft cannot be opened or read, or its form is not known; nothing stays open.
    """
    draft = Draft.open(path)
    try:
        session = Session(draft, load_edition(draft.edition), load_notice(draft.notice), settings.author)
    except BaseException:
        draft.close()
        raise
    return DraftView(session, settings)


def make_draft(library: Library, wanted: NewDraft, author: str) -> Path:
    """Make an empty draft in the library and return where it is.

    Raises:
        ClusterError: the file cannot be made.
    """
    path = library.new_path(wanted.name)
    with Draft.create(path, edition=wanted.edition, notice=wanted.notice, author=author) as draft:
        if wanted.name:
            draft.set("cluster_name", wanted.name, author)
        if wanted.blank is not None:
            keep_official_blank(draft, wanted.blank.data, wanted.blank.file_name, author)
    return path
