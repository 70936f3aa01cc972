"""Where people disagree in the open draft, until one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from cluster_desktop.drafts.merge import disagree
from cluster_desktop.evidence.conflicts import disputed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cluster_desktop.drafts.change import Change
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.fields import FieldIndex
    from cluster_desktop.forms.findings import Finding

_FEW = 50
"""Paths that are looked up one by one; with more the draft is asked for all at once."""


class Disputes:
    """`conflicts` are the paths on which people disagree with what stands there, the value shown last."""

    def __init__(self, draft: Draft, index: FieldIndex) -> None:
        self._draft = draft
        self._index = index
        self.conflicts: Mapping[str, tuple[Change, ...]] = {}
        self.findings: tuple[Finding, ...] = ()
        self._read_all()

    def look(self, paths: Collection[str]) -> bool:
        """Read these paths anew; tells whether anything stands otherwise.

        Raises:
            DraftError: the draft cannot be read.
        """
        before = self.conflicts
        if len(paths) > _FEW:
            self._read_all()
            return self.conflicts != before
        found = {path: tuple(self._draft.heads(path)) for path in paths}
        left = {path: heads for path, heads in before.items() if path not in found}
        self._have({**left, **{path: heads for path, heads in found.items() if disagree(heads)}})
        return self.conflicts != before

    def _read_all(self) -> None:
        self._have({path: tuple(heads) for path, heads in self._draft.conflicts().items()})

    def _have(self, conflicts: Mapping[str, tuple[Change, ...]]) -> None:
        self.conflicts = {path: self._by_whom(path, heads) for path, heads in conflicts.items()}
        self.findings = tuple(disputed(self.conflicts, self._index))

    def _by_whom(self, path: str, heads: tuple[Change, ...]) -> tuple[Change, ...]:
        """The heads as their writers gave them, where an undo or redo brought them back together."""
        if len({(head.author, head.at) for head in heads}) > 1:
            return heads
        first = {change.text: change for change in reversed(self._draft.stored(path))}
        return tuple(replace(head, author=first[head.text].author, at=first[head.text].at) for head in heads)
