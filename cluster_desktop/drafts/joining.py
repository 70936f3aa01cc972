"""Making a new draft of files from outside: several become one, one is taken into the library."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from cluster_desktop.drafts.copying import whole_file, write_draft
from cluster_desktop.drafts.errors import AnotherEdition
from cluster_desktop.drafts.foreign import ForeignDraft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from cluster_desktop.drafts.change import Change
    from cluster_desktop.drafts.library import Library


def join_files(sources: Sequence[Path], target: Path, *, force: bool = False) -> int:
    """Write a draft with the changes and files of all `sources`; returns how many changes it holds.

    Their order does not matter: the facts are those of the draft begun first.

    Raises:
        AnotherEdition: they are drafts of different forms.
        DraftError: a source is refused (see `ForeignDraft.open`), `target` exists, or the disk refuses.
    """
    with ExitStack() as stack:
        drafts = [stack.enter_context(ForeignDraft.open(path)) for path in sources]
        for draft in drafts:
            if draft.edition != drafts[0].edition:
                message = f"这是另一种申报表（{draft.edition}）的草稿，不能与 {drafts[0].edition} 合并。"
                raise AnotherEdition(message, where=str(draft.path))
        together: dict[str, Change] = {}
        for draft in drafts:
            together |= {change.id: change for change in draft.changes}
        changes = [*together.values()]  # each file brings parents before children, and so do all of them
        with whole_file(target, force=force) as part:
            write_draft(part, min((draft.facts for draft in drafts), key=_age), changes, *drafts)
    return len(changes)


def take_in(path: Path, library: Library) -> Path:
    """Copy a draft from a stick, a disc or a letter into the library, and return its place.

    The file is read as one from outside, and left as it is.  Where the library has a draft with the same id
    (`Library.twin_of`), it is better received into that one.  Raises the `DraftError` that says why not.
    """
    with ForeignDraft.open(path) as foreign:
        target = library.new_path(path.stem)
        with whole_file(target) as part:
            write_draft(part, foreign.facts, foreign.changes, foreign)
    return target


def _age(facts: Mapping[str, str]) -> tuple[str, str]:
    return (facts["created_at"], facts["draft_id"])
