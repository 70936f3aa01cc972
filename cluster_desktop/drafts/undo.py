"""Undo and redo over all paths, by changes of their own: history only ever grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.change import canonical
from cluster_desktop.drafts.merge import LOCAL, by_path, heads_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.drafts.draft import Draft

_DEEPEST = 500  # steps
Values = tuple["JsonValue", ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What stood on each path before one act of the user, and after it; `about` says in words what was done.

    Several values on a path disagree; none, and one that is None, are the same.
    """

    before: Mapping[str, Values]
    after: Mapping[str, Values]
    about: str = ""

    def __bool__(self) -> bool:
        """Whether anything was changed."""
        return bool(self.after)

    def each(self) -> Iterator[Step]:
        """The same, one step for each path, in the order in which they were written."""
        for path in self.after:
            yield Step({path: self.before[path]}, {path: self.after[path]}, self.about)

    def joined(self, later: Step) -> Step:
        """Both as one act; a path that ends as it began is not part of it."""
        before = {**later.before, **self.before}
        after = {**self.after, **later.after}
        turned = [path for path, values in after.items() if _state(values) != _state(before[path])]
        return Step(
            {path: before[path] for path in turned}, {path: after[path] for path in turned}, self.about
        )


def step_of(draft: Draft, changes: Sequence[Change]) -> Step:
    """The act that wrote these changes, the last on their paths so far."""
    before: dict[str, Values] = {}
    after: dict[str, Values] = {}
    for path, written in by_path(changes).items():
        new = {change.id for change in written}
        history = draft.stored(path)
        before[path] = tuple(head.value for head in heads_of(old for old in history if old.id not in new))
        after[path] = tuple(head.value for head in heads_of(history))
        if path.startswith(LOCAL) and not before[path]:
            before[path] = tuple(_struck_out(note) for note in after[path])
    return Step(before, after)


class Recording:
    """Follows what is written into a draft from when this is made, by whatever means and connection."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._before = draft.count_changes()

    def step(self) -> Step:
        """All of it as one act."""
        last = self._draft.last_change()
        count = self._draft.count_changes() - self._before
        if last is None or not count:
            return Step({}, {})
        return step_of(self._draft, [*self._draft.stored_up_to(last.id, count - 1), last])


class UndoStack:
    """The acts of one person in one sitting; tell it each with `done`.

    An act is undone path by path, where the path still holds what the act gave it: what somebody else or a
    receipt put there since is left alone.
    """

    def __init__(self, draft: Draft, author: str) -> None:
        self._draft = draft
        self._author = author
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def next_undo(self) -> Step | None:
        """The act that `undo` takes back; None where there is none."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The act that `redo` does again; None where none was undone, or something was done since."""
        return self._undone[-1] if self._undone else None

    def done(self, step: Step, *, joining: bool = False) -> bool:
        """Remember one act, or let it be part of the one before; tells whether it is now the last.

        What changes nothing is no act, and so is one that ends where the one before began.
        """
        if not step:
            return False
        if joining and self._done:
            step = self._done.pop().joined(step)
        if step:
            self._done = [*self._done, step][-_DEEPEST:]
        self._undone.clear()
        return bool(step)

    def undo(self, draft: Draft | None = None) -> list[Change]:
        """Take the last act back; returns the changes written, for the window to show their paths.

        `draft` is the same draft over another connection, for who undoes much in the background.
        """
        if not self._done:
            return []
        step = self._done[-1]
        written = self._turn(draft or self._draft, step.after, step.before)
        self._undone.append(self._done.pop())
        return written

    def redo(self, draft: Draft | None = None) -> list[Change]:
        """Do the act again that was taken back last; as `undo`."""
        if not self._undone:
            return []
        step = self._undone[-1]
        written = self._turn(draft or self._draft, step.before, step.after)
        self._done.append(self._undone.pop())
        return written

    def _turn(
        self, draft: Draft, present: Mapping[str, Values], wanted: Mapping[str, Values]
    ) -> list[Change]:
        written: list[Change] = []
        with draft.writing() as writing:
            for path, values in wanted.items():
                heads = tuple(head.value for head in draft.heads(path))
                if _state(heads) == _state(present[path]):
                    written += writing.bring_back(path, values, self._author)
        return written


def _struck_out(note: JsonValue) -> JsonValue:
    """The note of a receipt that was undone: what was received from whom is never forgotten."""
    return {**note, "undone": True} if isinstance(note, dict) else note


def _state(values: Values) -> set[str]:
    """What stands on a path; nothing, and something cleared, are the same."""
    return {canonical(value) for value in values or (None,)}
