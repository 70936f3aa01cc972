"""Whether answers fit their cells, measured in the background while they are being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cluster_desktop.documents.filling.live import Fit, LiveFit
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Value

PAUSE_MS = 250

Measured = dict[str, "Fit | ClusterError"]


class Fits(QObject):
    """`fitted` tells a path with its `Fit`, or with the `ClusterError` that says why it cannot be printed.

    `template` gives the blank that the answers go into, None for the program's own.
    """

    fitted = Signal(str, object)

    def __init__(
        self,
        edition: Edition,
        answers: Mapping[str, Value],
        template: Callable[[], bytes | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._answers = answers
        self._template = template
        self._bench = Bench(edition)
        self._wanted: dict[str, None] = {}
        self._known: dict[str, tuple[Value, Fit | ClusterError]] = {}
        self._busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._measure)

    def ask(self, paths: Iterable[str]) -> None:
        """Measure the answers of these paths when the typing pauses; what is known is told at once."""
        for path in paths:
            value = self._answers.get(path)
            known = self._known.get(path)
            if known is not None and known[0] == value:
                self.fitted.emit(path, known[1])
            elif isinstance(value, str):
                self._wanted[path] = None
        if self._wanted:
            self._pause.start()

    def start_over(self) -> None:
        """Measure again whatever was measured: the answers go into another blank now."""
        asked = list(self._known)
        self._known.clear()
        self.ask(asked)

    def _measure(self) -> None:
        if self._busy or not self._wanted:
            return
        answers = dict(self._answers)
        paths = [path for path in self._wanted if isinstance(answers.get(path), str)]
        self._wanted.clear()
        bench, template = self._bench, self._template()
        self._busy = True
        task = work.in_turn(lambda _: (answers, bench.measure(paths, answers, template)))
        job = work.start(task, self)
        job.finished.connect(self._tell)
        job.ended.connect(self._go_on)

    def _tell(self, found: tuple[Mapping[str, Value], Measured]) -> None:
        answers, measured = found
        for path, fit in measured.items():
            if self._answers.get(path) == answers[path]:
                self._known[path] = (answers[path], fit)
                self.fitted.emit(path, fit)

    def _go_on(self) -> None:
        self._busy = False
        if self._wanted:
            self._pause.start()


class Bench:
    """Measures answers in a blank that it opens once; in the hands of one task at a time."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._live: LiveFit | None = None
        self._template: bytes | None = None

    def measure(self, paths: Iterable[str], answers: Mapping[str, Value], template: bytes | None) -> Measured:
        """How each of the answers at `paths` fits, or why it cannot be measured.

        Raises:
            ClusterError: the blank cannot be used.
        """
        live = self._opened(template)
        found: Measured = {}
        for path in paths:
            try:
                found[path] = live.fit(path, answers[path], answers)
            except ClusterError as error:
                found[path] = error
        return found

    def _opened(self, template: bytes | None) -> LiveFit:
        if self._live is None or template != self._template:
            # The libraries for Word and for faces are loaded with the first measurement.
            from cluster_desktop.documents.filling.live import LiveFit  # noqa: PLC0415
            from cluster_desktop.documents.fonts import FontBook  # noqa: PLC0415
            from cluster_desktop.documents.form import official_blank  # noqa: PLC0415

            blank = official_blank(self._edition) if template is None else template
            self._live = LiveFit(blank, self._edition, FontBook())
            self._template = template
        return self._live
