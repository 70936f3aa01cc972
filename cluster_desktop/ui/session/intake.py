"""Taking files into a draft, as tasks for the background: all of them in one commit, or none."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.session.arrivals import Looked, Source, look_at, read_ready, stop_where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cluster_desktop.evidence.attaching import Attachment
    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.ui.work import Ticket


@dataclass(frozen=True)
class Wanted:
    """A file that was looked over, the title that it is to have, and what it is to prove (empty: nothing)."""

    looked: Looked
    title: str
    proves: str


@dataclass(frozen=True)
class Import:
    """Takes in files that were looked over; `known` tells which words may be proved."""

    draft_path: Path
    wanted: tuple[Wanted, ...]
    author: str
    known: Callable[[str], bool]

    def __call__(self, ticket: Ticket) -> list[EvidenceItem]:
        """Copy all files into the draft.

        Raises:
            ClusterError: a file can no longer be read, the draft cannot be written, or the official asked to
                stop; nothing was then taken in.
        """
        from cluster_desktop.evidence.attaching import attach_all  # noqa: PLC0415

        total = len(self.wanted)
        files = (
            _attachment(each, partial(ticket.progress, number, total, each.title))
            for number, each in enumerate(self.wanted)
        )
        with Draft.open(self.draft_path) as draft:
            return attach_all(draft, files, self.author, known=self.known, check=stop_where(ticket))


@dataclass(frozen=True)
class Intake:
    """Files and folders that are to prove a requirement of a draft, taken in without further questions."""

    draft_path: Path
    files: tuple[Path, ...]
    proves: str
    author: str
    known: Callable[[str], bool]

    def __call__(self, ticket: Ticket) -> list[ClusterError]:
        """Look over each file and copy it into the draft; returns what stood in the way of any.

        Raises:
            ClusterError: as `Import`.
        """
        troubles: list[ClusterError] = []
        wanted: list[Wanted] = []
        sources, told = sources_of(self.files)
        if told:
            troubles.append(ClusterError(told))
        with tempfile.TemporaryDirectory(prefix="jiqun-") as desk:
            for number, source in enumerate(sources):
                ticket.progress(number, len(sources), source.name)
                looked = look_at(source, (), Path(desk), stop_where(ticket))
                if looked.found is None:
                    troubles.append(ClusterError(looked.refusal, where=source.name))
                else:
                    wanted.append(Wanted(looked, looked.title, self.proves))
            Import(self.draft_path, tuple(wanted), self.author, self.known)(ticket)
        return troubles


def sources_of(given: Iterable[Path]) -> tuple[list[Source], str]:
    """The files that were given, those of folders among them; and in words what was left out of folders."""
    from cluster_desktop.evidence.intake.folders import files_of  # noqa: PLC0415  when the first folder arrives

    sources: list[Source] = []
    told: list[str] = []
    for path in given:
        if not path.is_dir():
            sources.append(Source(path.name, path))
            continue
        found = files_of(path)
        sources += [Source(file.name, file) for file in found.files]
        if found.skipped or not found.files:
            told.append(f"{path.name}：{found.told()}")
    return sources, "；".join(told)


def _attachment(wanted: Wanted, tell: Callable[[], None]) -> Attachment:
    from cluster_desktop.evidence.attaching import Attachment  # noqa: PLC0415

    looked = wanted.looked

    def read() -> bytes:
        tell()
        return read_ready(looked)

    proves = (wanted.proves,) if wanted.proves else ()
    return Attachment(looked.source.name, wanted.title, proves, read, looked.found)
