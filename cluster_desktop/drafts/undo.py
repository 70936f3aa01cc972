"""Undo and redo over all paths, by changes of their own: history only ever grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.change import canonical
from cluster_desktop.drafts.merge import by_path, heads_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.drafts.draft import Draft

_DEEPEST = 500  # steps
_Values = tuple["JsonValue", ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """What stood on each path before one act of the user, and after it."""

    before: Mapping[str, _Values]
    after: Mapping[str, _Values]


class UndoStack:
    """The acts of one person in one sitting; tell it each with `done`.

    An act is undone path by path, where the path still holds what the act gave it: what somebody else or a
    receipt put there since is left alone.
    """

    def __init__(self, draft: Draft, author: str) -> None:
        self._draft = draft
        self._author = author
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is an act to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether an act was undone and nothing done since."""
        return bool(self._undone)

    def done(self, changes: Sequence[Change]) -> None:
        """Remember one act: the changes that it wrote, all at once; none is no act."""
        if not changes:
            return
        before: dict[str, _Values] = {}
        after: dict[str, _Values] = {}
        for path, written in by_path(changes).items():
            replaced = {parent for change in written for parent in change.parents}
            history = self._draft.stored(path)
            before[path] = tuple(change.value for change in history if change.id in replaced)
            after[path] = tuple(head.value for head in heads_of(written))
        self._done = [*self._done, _Step(before, after)][-_DEEPEST:]
        self._undone.clear()

    def undo(self) -> list[Change]:
        """Take the last act back; returns the changes written, for the window to show their paths."""
        if not self._done:
            return []
        step = self._done[-1]
        written = self._turn(step.after, step.before)
        self._undone.append(self._done.pop())
        return written

    def redo(self) -> list[Change]:
        """Do the act again that was taken back last; returns the changes written."""
        if not self._undone:
            return []
        step = self._undone[-1]
        written = self._turn(step.before, step.after)
        self._done.append(self._undone.pop())
        return written

    def _turn(self, present: Mapping[str, _Values], wanted: Mapping[str, _Values]) -> list[Change]:
        written: list[Change] = []
        with self._draft.writing() as writing:
            for path, values in wanted.items():
                heads = tuple(head.value for head in self._draft.heads(path))
                if _state(heads) == _state(present[path]):
                    written += writing.bring_back(path, values, self._author)
        return written


def _state(values: _Values) -> set[str]:
    """What stands on a path; nothing, and something cleared, are the same."""
    return {canonical(value) for value in values or (None,)}
