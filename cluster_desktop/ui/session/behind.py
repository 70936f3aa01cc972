"""A task that writes to the draft in the background, and what it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.undo import Recording, Step

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.ui.work import Task, Ticket


class Behind:
    """The task as it was given; `step` is then all that it wrote, also where it failed or was stopped."""

    def __init__(self, path: Path, task: Task) -> None:
        self._path = path
        self._task = task
        self.step = Step({}, {})

    def __call__(self, ticket: Ticket) -> Any:  # noqa: ANN401  what the task gives
        """Do the task.

        Raises:
            ClusterError: as the task does, or the draft cannot be read.
        """
        with Draft.open(self._path, read_only=True) as draft:
            recording = Recording(draft)
            try:
                return self._task(ticket)
            finally:
                self.step = recording.step()
