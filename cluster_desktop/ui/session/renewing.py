"""Bringing the session up to date with what was written into the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.drafts import official_blank
from cluster_desktop.drafts.draft import NOT_ANSWERS
from cluster_desktop.drafts.errors import BlobMissing

if TYPE_CHECKING:
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.drafts.official_blank import OfficialBlank
    from cluster_desktop.ui.session.session import Session


def renew(session: Session, paths: frozenset[str]) -> None:
    """Read anew what stands on these paths, judge, and tell the pages.

    Raises:
        ClusterError: the draft cannot be read.
    """
    if not paths:
        return
    kinds = {path.partition("/")[0] for path in paths}
    _read_answers(session, [path for path in paths if not path.startswith(NOT_ANSWERS)])
    if "evidence" in kinds:
        session.evidence_part.look()
    if "kept" in kinds:
        session.keepings.look()
    if "setting" in kinds:
        session.typing.dirty |= session.benchmark.look()
        session.judging.start_over()
    if "note" in kinds:
        session.finished.look()
    if official_blank.PATH in kinds:
        session.official_blank = blank_of(session.draft)
        session.fits.start_over()
    session.disputes.look(paths)
    session.autosave.note_written()
    session.judge()
    if "evidence" in kinds:
        session.evidence_changed.emit()
    session.changed.emit(paths)


def blank_of(draft: Draft) -> OfficialBlank | None:
    """The blank kept in a draft; a draft that lost the file is opened nevertheless, and its export tells."""
    try:
        return official_blank.official_blank_of(draft)
    except BlobMissing:
        return None


def _read_answers(session: Session, paths: list[str]) -> None:
    if not paths:
        return
    answers = session.draft.answers()
    for path in paths:
        if session.index.find(path) is not None:
            session.typing.show(path, answers.get(path))
