"""Saving by itself: when the typing pauses and when a field is left, and again until it works.

What is typed waits here, by path, until the draft has it on the disk.  A failed save keeps everything
waiting, says so, and tries again; nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cluster_desktop.drafts.errors import DraftBusy
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from cluster_desktop.forms.values import Value

PAUSE_MS = 600
RETRY_MS = 5000
BUSY_MS = 300
_TIMES_BUSY = 8
"""So often it is tried again unsaid while another program, or a backup, is at the draft."""

Store = Callable[[Mapping[str, "Value | None"]], object]
Haste = Callable[[], AbstractContextManager[None]]


class SaveState(Enum):
    """Whether all that was typed is on the disk."""

    SAVED = auto()
    WAITING = auto()
    FAILED = auto()


class Autosave(QObject):
    """Gathers changed answers and hands them to `store` in one go.

    `store` raises `ClusterError` where it cannot; then `state` is FAILED and `problem` says why.  Within
    `haste` it raises `DraftBusy` at once where it would otherwise wait for another program.
    """

    state_changed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None, *, haste: Haste = nullcontext) -> None:
        super().__init__(parent)
        self._store = store
        self._haste = haste
        self._times_busy = 0
        self._waiting: dict[str, Value | None] = {}
        self._held = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self.state = SaveState.SAVED
        self.saved_at: datetime | None = None
        self.problem = ""

    def put(self, path: str, value: Value | None) -> None:
        """Note a changed answer; it is saved when the typing pauses."""
        self._waiting[path] = value
        if self.state is SaveState.SAVED:
            self._turn(SaveState.WAITING)
        if not self._held:
            self._timer.start(PAUSE_MS)

    def waits(self, path: str) -> bool:
        """Whether the answer of this path is not on the disk yet."""
        return path in self._waiting

    def hold(self, *, held: bool) -> None:
        """Wait while an input method is in the middle of a word."""
        self._held = held
        if held:
            self._timer.stop()
        elif self._waiting:
            self._timer.start(PAUSE_MS)

    def save(self) -> bool:
        """Save what waits without keeping the window waiting: where the draft is busy, a moment later.

        True when nothing is left waiting.
        """
        if not self._waiting:
            return True
        try:
            with self._haste():
                return self._save()
        except DraftBusy as error:
            self._times_busy += 1
            if self._times_busy > _TIMES_BUSY:
                return self._fail(error)
            self._timer.start(BUSY_MS)
            return False

    def flush(self) -> bool:
        """Save at once what waits, unless a word is being composed; True when nothing is left waiting."""
        try:
            return self._save()
        except DraftBusy as error:
            return self._fail(error)

    def _save(self) -> bool:
        self._timer.stop()
        if not self._waiting:
            return True
        if self._held:
            return False
        try:
            self._store(dict(self._waiting))
        except DraftBusy:
            raise
        except ClusterError as error:
            return self._fail(error)
        self._waiting.clear()
        self._times_busy = 0
        self.problem = ""
        self.saved_at = datetime.now().astimezone()
        self._turn(SaveState.SAVED)
        return True

    def note_written(self) -> None:
        """Note that something else was written into the draft: a list, a document, a decision."""
        self.saved_at = datetime.now().astimezone()
        self.state_changed.emit()

    def stop(self) -> None:
        """Try no more, whatever waits."""
        self._timer.stop()
        self._waiting.clear()

    def _fail(self, error: ClusterError) -> bool:
        self.problem = error.message
        self._turn(SaveState.FAILED)
        self._timer.start(RETRY_MS)
        return False

    def _turn(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit()
