"""The evidence of the open draft: what is attached, and the files that are on their way in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence import items as evidence
from cluster_desktop.ui.session.intake import Import, Intake
from cluster_desktop.ui.session.mending import Reduce, Replace, Unlock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cluster_desktop.evidence.items import EvidenceItem, Pick
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui import work
    from cluster_desktop.ui.session.intake import Wanted
    from cluster_desktop.ui.session.session import Session


class EvidencePart(QObject):
    """`items` are the documents in their order.

    `renewed` tells that they are others, `attached` what stood in the way when files were taken in,
    `going_on` how far a job that does so is.
    """

    renewed = Signal()
    attached = Signal(list)
    going_on = Signal(object, int, int, str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.items: list[EvidenceItem] = evidence.read_evidence(session.draft)
        self.provable = evidence.provable(session.edition, session.notice)

    def look(self) -> None:
        """Read the documents anew."""
        self.items = evidence.read_evidence(self._session.draft)

    def take_in(self, wanted: tuple[Wanted, ...]) -> work.Job:
        """Copy files that were looked over into the draft, in the background; the job gives the documents.

        Raises:
            ClusterError: what waits cannot be saved first.
        """
        session = self._session
        task = Import(session.draft.path, wanted, session.author, self.provable)
        first = wanted[0].title
        about = f"导入佐证“{first}”" + (f"等 {len(wanted)} 份" if len(wanted) > 1 else "")
        return session.write_behind("", about, task)

    def attach(self, files: list[Path], proves: str) -> None:
        """Copy files into the draft, in the background, as proof of a requirement; `attached` follows."""
        session = self._session
        intake = Intake(session.draft.path, tuple(files), proves, session.author, self.provable)
        about = f"添加佐证“{files[0].name}”" + (f"等 {len(files)} 个文件" if len(files) > 1 else "")
        try:
            job = session.write_behind(proves, about, intake)
        except ClusterError as error:
            self.attached.emit([error])
            return

        def tell(troubles: list[ClusterError]) -> None:
            self.attached.emit(troubles)

        def tell_one(error: ClusterError) -> None:
            self.attached.emit([error])

        job.progressed.connect(partial(self.going_on.emit, job))
        job.finished.connect(tell)
        job.failed.connect(tell_one)
        job.cancelled.connect(partial(tell_one, ClusterError("已取消，没有添加任何文件。")))

    def disprove(self, item: EvidenceItem, requirement: Requirement) -> None:
        """Have a document prove a requirement no more; it stays in the draft.

        Raises:
            ClusterError: the draft cannot be written.
        """
        session = self._session
        left = [word for word in item.proves if not _serves(word, requirement)]
        session.act(
            f"“{item.title}”不再证明“{requirement.title}”",
            lambda: evidence.set_proves(session.draft, item.id, left, session.author, known=self.provable),
        )

    def remove(self, items: Sequence[EvidenceItem]) -> None:
        """Take documents out of the draft.

        Raises:
            ClusterError: the draft cannot be written.
        """
        session = self._session
        if not items:
            return
        about = f"移除佐证“{items[0].title}”" + (f"等 {len(items)} 份" if len(items) > 1 else "")
        ids = [item.id for item in items]
        session.act(about, lambda: evidence.detach_all(session.draft, ids, session.author))

    def prove(self, item: EvidenceItem, requirement: Requirement) -> None:
        """Have a document prove one more requirement.

        Raises:
            ClusterError: the draft cannot be written.
        """
        self.prove_all([item], requirement)

    def prove_all(self, items: Sequence[EvidenceItem], requirement: Requirement) -> None:
        """Have each of these documents prove one more requirement, as one act.

        Raises:
            ClusterError: the draft cannot be written.
        """
        session = self._session

        def write() -> None:
            for item in items:
                words = [*item.proves, requirement.id]
                evidence.set_proves(session.draft, item.id, words, session.author, known=self.provable)

        title = f"“{items[0].title}”" + (f"等 {len(items)} 份" if len(items) > 1 else "")
        session.act(f"{title}还证明“{requirement.title}”", write)

    def set_order(self, ids: Sequence[str]) -> None:
        """Put the documents in this order.

        Raises:
            ClusterError: the draft cannot be written.
        """
        session = self._session
        session.act("调整佐证顺序", lambda: evidence.set_order(session.draft, ids, session.author))

    def set_picks(self, item: EvidenceItem, picks: Sequence[Pick]) -> None:
        """Say which pages of a document are bound, in which order, and how they are turned.

        Raises:
            ClusterError: the pages cannot be bound so, or the draft cannot be written.
        """
        session = self._session
        session.act(
            f"“{item.title}”的页面", lambda: evidence.set_picks(session.draft, item.id, picks, session.author)
        )

    def reduce(self, items: Sequence[EvidenceItem], dpi: int) -> work.Job:
        """Make documents smaller, in the background; the job gives the bytes before and after.

        Raises:
            ClusterError: what waits cannot be saved first.
        """
        session = self._session
        task = Reduce(session.draft.path, tuple(item.id for item in items), dpi, session.author)
        about = f"压缩佐证“{items[0].title}”" + (f"等 {len(items)} 份" if len(items) > 1 else "")
        return session.write_behind(items[0].id, about, task)

    def replace_file(self, item: EvidenceItem, file: Path) -> work.Job:
        """Put another file in the place of a document's.

        Raises:
            ClusterError: what waits cannot be saved first.
        """
        session = self._session
        task = Replace(session.draft.path, item, file, session.author)
        return session.write_behind(item.id, f"更换佐证文件“{item.title}”", task)

    def unlock(self, item: EvidenceItem, password: str) -> work.Job:
        """Open a document that has a password, and keep it opened.

        Raises:
            ClusterError: what waits cannot be saved first.
        """
        session = self._session
        task = Unlock(session.draft.path, item, password, session.author)
        return session.write_behind(item.id, f"打开佐证“{item.title}”", task)

    def rename(self, item: EvidenceItem, title: str) -> None:
        """Give an item another title, as it is to stand in the index.

        Raises:
            ClusterError: the title is empty, or the draft cannot be written.
        """
        session = self._session
        session.act(
            f"佐证改名“{title}”", lambda: evidence.set_title(session.draft, item.id, title, session.author)
        )


def _serves(word: str, demand: Requirement) -> bool:
    return word == demand.id or any(word == path or word.startswith(f"{path}/") for path in demand.paths)
