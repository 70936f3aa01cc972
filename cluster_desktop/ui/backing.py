"""Backups of the open draft, made in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.ui import work

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.backups import Backups

_LOOK_MS = 10 * 60 * 1000
"""How often it is asked whether an hour has passed: a sleeping machine does not count its minutes."""


class Backing(QObject):
    """Backs a draft up now and every hour for as long as it lives; `failed` tells why there is none."""

    failed = Signal(object)

    def __init__(self, draft: Path, backups: Backups, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._backups = backups
        self._start(only_when_due=False)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.look)
        self._clock.start(_LOOK_MS)

    def look(self) -> None:
        """Back the draft up where the last backup is an hour old."""
        self._start(only_when_due=True)

    def _start(self, *, only_when_due: bool) -> None:
        path, backups = self._draft, self._backups

        def task(_: work.Ticket) -> None:
            with Draft.open(path, read_only=True) as draft:
                if not only_when_due or backups.is_due(draft):
                    backups.make(draft)

        work.start(task, self).failed.connect(self.failed)
