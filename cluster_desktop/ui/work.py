"""Long work, done in one way: off the window's thread, with progress, a way to cancel, and one end.

A task is a function of a `Ticket`.  It runs on a thread of its own, opens its own files and its own draft,
and never touches Qt: what it has to say it leaves in its ticket, and the `Job`, which lives on the window's
thread, fetches it from there.  So a page may close while its task goes on, and a task outlive its page.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import cache
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Task = Callable[["Ticket"], Any]

_THREADS = 4
_LOOK_MS = 15
_TURN = threading.Lock()


class Ticket:
    """What a running task holds: it reports through it, and asks it whether to stop."""

    def __init__(self) -> None:
        self._said: SimpleQueue[tuple[int, int, str]] = SimpleQueue()
        self._stop = threading.Event()

    def progress(self, done: int, total: int, what: str) -> None:
        """Say how far the work is; `total` 0 means that it is not known."""
        self._said.put((done, total, what))

    def said(self) -> Iterator[tuple[int, int, str]]:
        """What was reported since the last time, in order."""
        while True:
            try:
                yield self._said.get_nowait()
            except Empty:
                return

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

    def __init__(self, task: Task, owner: QObject) -> None:
        super().__init__(owner)
        self._task = task
        self._ticket = Ticket()
        self._look = QTimer(self)
        self._look.timeout.connect(self._fetch)
        self._outcome: Future[Any]
        # From the event loop on, so that the window that is being built is not kept waiting.
        QTimer.singleShot(0, self, self._begin)

    def cancel(self) -> None:
        """Ask the task to stop; `cancelled` follows when it has."""
        self._ticket.cancel()

    def _begin(self) -> None:
        self._outcome = _crew().submit(self._task, self._ticket)
        self._look.start(_LOOK_MS)

    def _fetch(self) -> None:
        # Asked first: what is reported before the end is then in the queue.
        over = self._outcome.done()
        for report in self._ticket.said():
            self.progressed.emit(*report)
        if over:
            self._look.stop()
            self.deleteLater()
            try:
                self._tell_end()
            finally:
                self.ended.emit()

    def _tell_end(self) -> None:
        if self._outcome.cancelled():
            self.cancelled.emit()
            return
        problem = self._outcome.exception()
        if problem is not None and not isinstance(problem, ClusterError):
            raise problem
        if self._ticket.cancelled():
            self.cancelled.emit()
        elif problem is not None:
            self.failed.emit(problem)
        else:
            self.finished.emit(self._outcome.result())


def start(task: Task, owner: QObject) -> Job:
    """Start a task in the background.  Its signals come from the event loop: connect them now.

    The job goes when its owner goes: the task still comes to its end, but tells nobody.
    """
    return Job(task, owner)


def in_turn(task: Task) -> Task:
    """The same task, waiting until no other of this kind runs: for all that reads or makes Word files.

    Opened blanks are kept and shared, and lxml does not survive two threads in one tree.
    """

    def waiting(ticket: Ticket) -> Any:  # noqa: ANN401  what the task gives
        with _TURN:
            return task(ticket)

    return waiting


def finish() -> None:
    """Wait for the tasks that run, and forget those that wait for their turn; they tell nothing any more."""
    _crew().shutdown(cancel_futures=True)
    _crew.cache_clear()


@cache
def _crew() -> ThreadPoolExecutor:
    """The threads for all tasks."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  when there is one, after the start

    return ThreadPoolExecutor(_THREADS, thread_name_prefix="work")
