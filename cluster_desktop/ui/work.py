"""Long work, done in one way: off the window's thread, with progress, a way to cancel, and one end.

A task is a function of a `Ticket`; it runs in the thread pool and must open its own files and draft.
Its result, or the `ClusterError` that stopped it, arrives on the window's thread as a signal of `Job`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, QTimer, Signal

from cluster_desktop.errors import ClusterError

Task = Callable[["Ticket"], Any]


class Ticket:
    """What a running task holds: it reports through it, and asks it whether to stop."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._stop = threading.Event()

    def progress(self, done: int, total: int, what: str) -> None:
        """Say how far the work is; `total` 0 means that it is not known."""
        self._report(done, total, what)

    def cancelled(self) -> bool:
        """Whether the official asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the task to stop at its next opportunity."""
        self._stop.set()


class Job(QObject):
    """One task under way, as the window sees it.

    It ends with exactly one of `finished`, `failed` and `cancelled`, and then `ended`; a defect of the
    program ends it with `ended` alone, and is raised again on the window's thread.
    """

    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(ClusterError)
    cancelled = Signal()
    ended = Signal()
    _done = Signal(object)
    _broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ticket = Ticket(self.progressed.emit)
        self._telling = threading.Lock()
        self._done.connect(self._tell_end)
        self._broke.connect(self._raise)

    def cancel(self) -> None:
        """Ask the task to stop; `cancelled` follows when it has."""
        self.ticket.cancel()

    def run(self, task: Task) -> None:
        """Do the task on the calling thread, and hand its outcome to the window's thread."""
        try:
            outcome = task(self.ticket)
        except ClusterError as error:
            outcome = error
        except BaseException as defect:  # noqa: BLE001  handed over whole to the window's thread, not swallowed
            with self._telling:
                self._broke.emit(defect)
            return
        with self._telling:
            self._done.emit(outcome)

    def _tell_end(self, outcome: object) -> None:
        if self.ticket.cancelled():
            self.cancelled.emit()
        elif isinstance(outcome, ClusterError):
            self.failed.emit(outcome)
        else:
            self.finished.emit(outcome)
        self._end()

    def _raise(self, defect: BaseException) -> None:
        self._end()
        raise defect

    def _end(self) -> None:
        self.ended.emit()
        # A sender must not go while another thread is still in the middle of its signal.
        with self._telling:
            self.deleteLater()


def start(task: Task) -> Job:
    """Start a task in the background, once the event loop is reached: connect the signals before that.

    The application owns the job, so that a page may close while its task is still coming to an end.
    """
    job = Job(QCoreApplication.instance())
    QTimer.singleShot(0, job, lambda: QThreadPool.globalInstance().start(lambda: job.run(task)))
    return job
