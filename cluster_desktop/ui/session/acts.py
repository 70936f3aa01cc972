"""What the official did in this sitting, to be undone and done again."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.undo import Step, UndoStack, step_of
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from pathlib import Path

    from cluster_desktop.forms.values import Value
    from cluster_desktop.ui.work import Task, Ticket

_MUCH = 300
"""Paths of an act; one with more is undone in the background."""


class Acts(QObject):
    """`changed` tells that what can be undone or done again is another.

    `goes_on` says of which paths the answer is a text: what is typed there during one visit is one act, until
    `seal` is called.
    """

    changed = Signal()

    def __init__(
        self, draft: Draft, author: str, goes_on: Callable[[str], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._author = author
        self._goes_on = goes_on
        self._stack = UndoStack(draft, author)
        self._visited = ""
        self._gathered: Step | None = None

    @property
    def next_undo(self) -> Step | None:
        """What would be undone."""
        return self._stack.next_undo

    @property
    def next_redo(self) -> Step | None:
        """What would be done again."""
        return self._stack.next_redo

    def store(self, values: Mapping[str, Value | None]) -> None:
        """Write answers in one commit; each is an act of its own, or goes on with that of this visit.

        Raises:
            DraftError: the draft cannot be written; nothing was.
        """
        written = self._draft.set_many(values, self._author)
        try:
            steps = list(step_of(self._draft, written).each())
        except ClusterError:
            return  # They are written; that they cannot be undone is no reason to say they are not.
        for step in steps:
            self._answer(step)

    def remember(self, step: Step, about: str) -> None:
        """Take note of an act that was written."""
        self.seal()
        self._stack.done(replace(step, about=about))
        self.changed.emit()

    @contextmanager
    def together(self, about: str) -> Generator[None]:
        """Make one act of all answers that are stored meanwhile."""
        self._gathered = Step({}, {})
        try:
            yield
        finally:
            gathered, self._gathered = self._gathered, None
            self.remember(gathered, about)

    def seal(self) -> None:
        """End the visit: what is typed from now on is another act."""
        self._visited = ""

    def is_long(self, *, back: bool) -> bool:
        """Whether undoing (`back`) or redoing takes so long that the window should not wait for it."""
        step = self.next_undo if back else self.next_redo
        return step is not None and len(step.after) > _MUCH

    def turn(self, *, back: bool) -> frozenset[str]:
        """Undo the last act or redo the one undone last; gives the paths that were written.

        Raises:
            DraftError: the draft cannot be written; all is then as before.
        """
        return _turned(self._stack, back=back)

    def turn_behind(self, place: Path, *, back: bool) -> Task:
        """The same as a task for the background, over a connection of its own to the draft at `place`."""
        stack = self._stack

        def task(_: Ticket) -> frozenset[str]:
            with Draft.open(place) as draft:
                return _turned(stack, draft, back=back)

        return task

    def _answer(self, step: Step) -> None:
        (path,) = step.after
        if self._gathered is not None:
            self._gathered = self._gathered.joined(step)
            return
        stands = self._stack.done(step, joining=path == self._visited)
        self._visited = path if stands and self._goes_on(path) else ""
        self.changed.emit()


def _turned(stack: UndoStack, draft: Draft | None = None, *, back: bool) -> frozenset[str]:
    """The paths written; `draft` is the same draft over the connection of another thread."""
    written = stack.undo(draft) if back else stack.redo(draft)
    return frozenset(change.path for change in written)
