"""Opening and making drafts.

Loaded with the first draft and not with the window: the form's rules, the evidence and the libraries
behind them take longer than all the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.lock import DraftLock
from cluster_desktop.drafts.official_blank import keep_official_blank
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.ui.session.session import Session
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.words import said

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.places import Places
    from cluster_desktop.ui.settings import Settings
    from cluster_desktop.ui.start.new_dialog import NewDraft


@dataclass(frozen=True)
class Opened:
    """A draft in the window, which nobody else has open meanwhile."""

    view: DraftView
    lock: DraftLock

    def recovery(self) -> str:
        """What became of the work where the program ended unexpectedly the last time; else empty."""
        if not self.lock.after_crash:
            return ""
        saved_at = self.view.session.autosave.saved_at
        if saved_at is None:
            return "上次程序没有正常关闭。这份草稿还没有填写过内容。"
        when = said(saved_at, datetime.now().astimezone().date())
        return (
            f"上次程序没有正常关闭。已保存的内容都在，最后一次保存在{when}。"
            "当时正在输入、还没有显示“已保存”的内容，请补填。"
        )


def open_draft(path: Path, settings: Settings) -> Opened:
    """Open a draft of the library for this window alone.

    Raises:
        DraftBusy: it is open in another window.
        ClusterError: it cannot be opened or read, or its form is not known; nothing stays open.
    """
    lock = DraftLock.take(path)
    try:
        return Opened(_view(path, settings), lock)
    except BaseException:
        lock.release()
        raise


def _view(path: Path, settings: Settings) -> DraftView:
    draft = Draft.open(path)
    try:
        session = Session(draft, load_edition(draft.edition), load_notice(draft.notice), settings.signature)
    except BaseException:
        draft.close()
        raise
    return DraftView(session, settings)


def make_draft(places: Places, wanted: NewDraft, author: str) -> Path:
    """Make an empty draft in the library and return where it is.

    Raises:
        ClusterError: the file cannot be made.
    """
    path = places.new_path(wanted.name)
    with Draft.create(path, edition=wanted.edition, notice=wanted.notice, author=author) as draft:
        if wanted.name:
            draft.set("cluster_name", wanted.name, author)
        if wanted.blank is not None:
            keep_official_blank(draft, wanted.blank.data, wanted.blank.file_name, author)
    return path
