"""A document's file made smaller, opened, or replaced, as tasks for the background."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.session.arrivals import stop_where

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.ui.work import Ticket


@dataclass(frozen=True)
class Shrunk:
    """Bytes of some documents before and after."""

    before: int
    after: int


@dataclass(frozen=True)
class Reduce:
    """Makes documents smaller, by setting their scans to `dpi` dots an inch."""

    draft_path: Path
    ids: tuple[str, ...]
    dpi: int
    author: str

    def __call__(self, ticket: Ticket) -> Shrunk:
        """Do it, one document after the other; those done before a stop stay done.

        Raises:
            ClusterError: a document cannot be read, the draft cannot be written, or it was cancelled.
        """
        from cluster_desktop.evidence.reducing import reduce_item  # noqa: PLC0415  image libraries

        before = after = 0
        check = stop_where(ticket)
        with Draft.open(self.draft_path) as draft:
            for number, item_id in enumerate(self.ids):
                ticket.progress(number, len(self.ids), "正在压缩扫描件")
                done = reduce_item(draft, item_id, self.dpi, self.author, check=check)
                before, after = before + done.before, after + done.after
        return Shrunk(before, after)


@dataclass(frozen=True)
class Replace:
    """Puts another file in the place of a document's; title, order and what it proves stay."""

    draft_path: Path
    item: EvidenceItem
    file: Path
    author: str

    def __call__(self, ticket: Ticket) -> EvidenceItem:
        """Look the file over and take it in.

        Raises:
            ClusterError: the file cannot be evidence, or the draft cannot be written.
        """
        from cluster_desktop.evidence.attaching import replace_file  # noqa: PLC0415
        from cluster_desktop.evidence.intake.preparing import prepare  # noqa: PLC0415

        try:
            data = self.file.read_bytes()
        except OSError as error:
            raise ClusterError(f"文件读不出：{error.strerror}。", where=self.file.name) from error
        prepared = prepare(data, self.file.name, check=stop_where(ticket))
        with Draft.open(self.draft_path) as draft:
            return replace_file(draft, self.item.id, prepared, self.author)


@dataclass(frozen=True)
class Unlock:
    """Opens a document that has a password, and keeps it opened."""

    draft_path: Path
    item: EvidenceItem
    password: str = field(repr=False)
    author: str

    def __call__(self, _: Ticket) -> EvidenceItem:
        """Do it.

        Raises:
            ClusterError: the password does not fit, or the draft cannot be written.
        """
        from cluster_desktop.evidence.attaching import unlock_item  # noqa: PLC0415

        with Draft.open(self.draft_path) as draft:
            return unlock_item(draft, self.item.id, self.password, self.author)


@dataclass(frozen=True)
class TryReduce:
    """Reckons how small documents would become, and writes nothing."""

    draft_path: Path
    items: tuple[EvidenceItem, ...]
    dpi: int

    def __call__(self, ticket: Ticket) -> Shrunk:
        """The bytes before and after.

        Raises:
            ClusterError: a document cannot be read, or the official asked to stop.
        """
        from cluster_desktop.evidence.intake.resampling import reduced  # noqa: PLC0415  image libraries

        before = after = 0
        with Draft.open(self.draft_path, read_only=True) as draft:
            for number, item in enumerate(self.items):
                ticket.progress(number, len(self.items), "正在估算")
                data = draft.blob(item.sha256)
                before += len(data)
                after += len(reduced(data, self.dpi, check=stop_where(ticket)))
        return Shrunk(before, after)
