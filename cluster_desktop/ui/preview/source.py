"""What the preview shows, kept up to date with the draft in the background."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Value
    from cluster_desktop.ui.preview.drawing import Draughtsman, Drawn
    from cluster_desktop.ui.session.session import Session

PAUSE_MS = 300
"""So long typing pauses before the pages are drawn again."""


class PageSource(QObject):
    """Draws only while somebody looks (`watch`).

    `drawn` tells that `shown` is new, `failed` why there is nothing to show, `busy` whether it is drawing.
    """

    drawn = Signal()
    failed = Signal(ClusterError)
    busy = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown: Drawn | None = None
        self._studio = _Studio(session.edition)
        self._watchers: set[QObject] = set()
        self._stale = True
        self._job: work.Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        session.answered.connect(self._age)
        session.changed.connect(self._age)

    def watch(self, watcher: QObject, *, looking: bool) -> None:
        """Draw for this one, or no longer."""
        (self._watchers.add if looking else self._watchers.discard)(watcher)
        if looking and self._stale:
            self._pause.start(0)

    def stop(self) -> None:
        """Draw no more."""
        self._pause.stop()
        self._watchers.clear()
        if self._job is not None:
            self._job.cancel()

    def _age(self) -> None:
        self._stale = True
        if self._watchers:
            self._pause.start(PAUSE_MS)

    def _draw(self) -> None:
        if self._job is not None or not self._watchers:
            return
        self._stale = False
        blank = self._session.official_blank
        answers, template = dict(self._session.answers), None if blank is None else blank.data
        task = partial(self._studio.draw, answers, template)
        self._job = work.start(work.in_turn(task), self)
        self._job.finished.connect(self._show)
        self._job.failed.connect(self.failed)
        self._job.ended.connect(self._end)
        self.busy.emit(True)  # noqa: FBT003  a signal

    def _show(self, drawn: Drawn | None) -> None:
        if drawn is not None:
            self.shown = drawn
            self.drawn.emit()

    def _end(self) -> None:
        self._job = None
        self.busy.emit(False)  # noqa: FBT003  a signal
        if self._stale and self._watchers:
            self._pause.start(PAUSE_MS)


class _Studio:
    """Where the pages are drawn, by one task at a time; it knows nothing of the window."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._draughtsman: Draughtsman | None = None

    def draw(self, answers: Mapping[str, Value], template: bytes | None, ticket: work.Ticket) -> Drawn | None:
        """The form with these answers; None where it is no longer wanted."""
        if self._draughtsman is None:
            # The libraries that make paper are loaded with the first look at it.
            from cluster_desktop.ui.preview.drawing import Draughtsman  # noqa: PLC0415

            self._draughtsman = Draughtsman(self._edition)
        return self._draughtsman.draw(answers, template, ticket.cancelled)
