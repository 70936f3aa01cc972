"""The sheet of files that are coming in: each is looked over, given its place, and taken in."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work
from cluster_desktop.ui.evidence.intake.foot import IntakeFoot
from cluster_desktop.ui.evidence.intake.model import FILE, ArrivalModel
from cluster_desktop.ui.evidence.intake.table import ArrivalTable
from cluster_desktop.ui.evidence.listing import STATE_WORDS, told
from cluster_desktop.ui.parts.basics import column, dress, text
from cluster_desktop.ui.session.arrivals import LookOver, Source
from cluster_desktop.ui.session.intake import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cluster_desktop.ui.session.arrivals import Looked
    from cluster_desktop.ui.session.session import Session

_ABOUT = (
    "核对每个文件证明的栏目和目录中的名称，再导入；原文件不改动。"
    "Enter 修改，选中多行时一起改栏目；Delete 从表中去掉。"
)


class IntakeSheet(QWidget):
    """`over` tells that nothing is left to be done here, `taken` how many documents were taken in.

    `in_hand` tells what came of looking at the file in hand, None while that is not known.
    """

    over = Signal()
    taken = Signal(int)
    in_hand = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk: tempfile.TemporaryDirectory[str] | None = None
        self._looking: work.Job | None = None
        self._taking: work.Job | None = None
        self._listing: work.Job | None = None
        self.model = ArrivalModel(self)
        self.table = ArrivalTable(self.model, self)
        lines = column(self, spacing=8)
        lines.setContentsMargins(28, 0, 28, 12)
        lines.addWidget(text("导入文件", "heading"))
        lines.addWidget(text(_ABOUT, "secondary", wrap=True))
        self._problem = text("", "error", wrap=True)
        self._problem.hide()
        lines.addWidget(self._problem)
        lines.addWidget(self.table, 1)
        self.foot = IntakeFoot(self)
        lines.addWidget(self.foot)
        self.model.counted.connect(self._show_counts)
        self.table.removed.connect(self._drop)
        self.table.came_to.connect(self._show_in_hand)
        self.foot.taken.connect(self.take_in)
        self.foot.stopped.connect(self.stop)
        self.foot.closed.connect(self.cancel)
        self.foot.troubled.connect(self._go_to_trouble)

    def add_files(self, given: Sequence[Path]) -> None:
        """List files, and those in folders, and look them over in the background."""
        self._know()
        job = work.start(lambda _: sources_of(given), self)
        self._listing = job
        job.finished.connect(self._list)
        job.failed.connect(self._tell)

    def add_picture(self, png: bytes) -> None:
        """List a picture that was pasted."""
        from cluster_desktop.evidence.intake.preparing import pasted_name  # noqa: PLC0415  with the readers of files

        name = pasted_name(each.source.name for each in self.model.arrivals)
        path = self._folder() / name
        path.write_bytes(png)
        self._know()
        self._list(([Source(name, path)], ""))

    def take_in(self) -> None:
        """Take the files that are fit into the draft, in the background."""
        wanted = self.model.wanted()
        if not wanted or self._taking is not None:
            return
        self._say("")
        try:
            job = self._session.evidence_part.take_in(wanted)
        except ClusterError as error:
            self._tell(error)
            return
        self._taking = job
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that asked for it is of no use now
        job.progressed.connect(self.foot.show_progress)
        job.finished.connect(partial(self._taken_in, {each.looked.source.path for each in wanted}))
        job.failed.connect(self._tell)
        job.cancelled.connect(lambda: self._say("已取消，没有导入任何文件。"))
        job.ended.connect(self._taking_ended)
        self._show_counts()

    def stop(self) -> None:
        """Stop what is going on; the files stay listed."""
        for job in (self._looking, self._taking):
            if job is not None:
                job.cancel()

    def cancel(self) -> None:
        """Stop, and forget all files."""
        self.stop()
        self.model.drop(range(self.model.rowCount()))
        self._close()

    def _know(self) -> None:
        session = self._session
        due = [each for each in session.requirements if each.state != "unneeded"]
        names: dict[str, str] = {}
        for each in due:
            state = "" if each.state == "attached" else f"（{STATE_WORDS[each.state][0]}）"
            words = told(each) + state
            names[each.id] = words if words not in names.values() else f"{words} {each.id}"
        self.model.know(names, {item.sha256: item.title for item in session.evidence})

    def _folder(self) -> Path:
        if self._desk is None:
            self._desk = tempfile.TemporaryDirectory(prefix="jiqun-")
        return Path(self._desk.name)

    def _list(self, found: tuple[list[Source], str]) -> None:
        sources, left_out = found
        self._listing = None
        added = self.model.add(sources)
        nothing = not added and not self.model.rowCount()
        self._say(left_out or ("没有可以导入的文件。" if nothing else ""))
        self._look()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_counts()

    def _look(self) -> None:
        """Look over what waits, a few files at a time, so that the sheet fills from above."""
        waiting = self.model.waiting()
        if self._looking is not None or not waiting:
            return
        due = [each for each in self._session.requirements if each.state != "unneeded"]
        job = work.start(LookOver(waiting, due, self._folder()), self)
        self._looking = job
        job.finished.connect(self._take_note)
        job.failed.connect(self._tell)
        job.ended.connect(self._looking_ended)
        job.cancelled.connect(self._drop_waiting)
        self._show_counts()

    def _take_note(self, found: list[Looked]) -> None:
        self.model.take_note(found)
        paths = {each.source.path for each in found}
        here = self.table.currentIndex().row()
        if here >= 0 and self.model.arrivals[here].source.path in paths:
            self._show_in_hand(here)
        for line, arrival in enumerate(self.model.arrivals):
            if arrival.source.path not in paths:
                continue
            if arrival.looked is not None and arrival.looked.locked:
                self.table.ask_password(line, partial(self._unlock, arrival.source))
            else:
                self.table.show_line(line, whole=arrival.looked is not None and not arrival.fit)

    def _looking_ended(self) -> None:
        self._looking = None
        self._look()
        self._tidy()
        self._show_counts()

    def _drop_waiting(self) -> None:
        self._drop([line for line, each in enumerate(self.model.arrivals) if each.looked is None])

    def _unlock(self, source: Source, password: str) -> None:
        line = next(line for line, each in enumerate(self.model.arrivals) if each.source.path == source.path)
        self.model.look_again(line, replace(source, password=password))
        self._look()

    def _show_in_hand(self, line: int) -> None:
        arrivals = self.model.arrivals
        self.in_hand.emit(arrivals[line].looked if 0 <= line < len(arrivals) else None)

    def _go_to_trouble(self) -> None:
        if (line := self.model.after(self.table.currentIndex().row())) is not None:
            self.table.setCurrentIndex(self.model.index(line, FILE))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, lines: Iterable[int]) -> None:
        self.model.drop(lines)
        if not self.model.rowCount():
            self._close()

    def _taken_in(self, paths: set[Path], items: Sequence[object]) -> None:
        self._drop([line for line, each in enumerate(self.model.arrivals) if each.source.path in paths])
        self._know()
        self.taken.emit(len(items))

    def _taking_ended(self) -> None:
        self._taking = None
        self._tidy()
        self._show_counts()

    def _tidy(self) -> None:
        """Leave nothing of files that are no longer listed, once nobody reads them any more."""
        idle = self._looking is None and self._taking is None
        if self._desk is not None and idle and not self.model.rowCount():
            self._desk.cleanup()
            self._desk = None

    def _close(self) -> None:
        self._tidy()
        self._say("")
        self.in_hand.emit(None)
        self.over.emit()

    def _show_counts(self) -> None:
        arrivals = self.model.arrivals
        self.foot.tell(
            looked=sum(each.looked is not None for each in arrivals),
            listed=len(arrivals),
            fit=sum(each.fit for each in arrivals),
            taking=self._taking is not None,
        )

    def _tell(self, error: ClusterError) -> None:
        self._say(str(error), kind="error")

    def _say(self, words: str, *, kind: str = "secondary") -> None:
        self._problem.setText(words)
        dress(self._problem, kind=kind)
        self._problem.setVisible(bool(words))
