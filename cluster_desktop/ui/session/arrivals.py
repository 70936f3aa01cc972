"""Files on their way into a draft: looked over one by one, in the background, before they are taken in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError, reason
from cluster_desktop.evidence.items import EvidenceItem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cluster_desktop.evidence.intake.preflight import Preflight
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.work import Ticket

_AT_A_TIME = 0.3
"""Seconds after which what was looked over is told, so that the sheet fills while the rest goes on."""


class Stopped(ClusterError):
    """The official asked to stop."""


@dataclass(frozen=True)
class Source:
    """A file as it was given: its name, and where its bytes lie."""

    name: str
    path: Path
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Looked:
    """What came of looking at a file.

    `ready` holds what is to be taken in: the file itself, or what was made of it.  `refusal` tells why it
    cannot be, `remarks` what is worth knowing; `locked` that a password is wanted.  `guesses` are the ids of
    the requirements that it may prove, the likeliest first; with `sure` that one can be taken unasked.
    """

    source: Source
    ready: Path
    title: str
    size: int = 0
    sha256: str = ""
    found: Preflight | None = None
    refusal: str = ""
    remarks: tuple[str, ...] = ()
    locked: bool = False
    guesses: tuple[str, ...] = ()
    sure: bool = False

    @property
    def pages(self) -> int:
        """How many pages it has; 0 where that is not known."""
        return self.found.pages if self.found is not None else 0


@dataclass(frozen=True)
class LookOver:
    """Looks over the first of these files, as many as go into a moment; what it makes lies in `desk`."""

    sources: tuple[Source, ...]
    requirements: Sequence[Requirement]
    desk: Path

    def __call__(self, ticket: Ticket) -> list[Looked]:
        """What was found, in order; at least of one file."""
        until = monotonic() + _AT_A_TIME
        found: list[Looked] = []
        for source in self.sources:
            if found and (monotonic() > until or ticket.cancelled()):
                break
            found.append(look_at(source, self.requirements, self.desk, stop_where(ticket)))
        return found


def stop_where(ticket: Ticket) -> Callable[[], None]:
    """A check that ends the work where the official asked to stop."""

    def check() -> None:
        if ticket.cancelled():
            raise Stopped("已取消")

    return check


def look_at(
    source: Source, requirements: Sequence[Requirement], desk: Path, check: Callable[[], None]
) -> Looked:
    """Look at one file; whatever is wrong with it is told in the result.

    Raises:
        Stopped: `check` said so.
    """
    # Readers of PDF, images and Office files are loaded when the first file arrives, not with the window.
    from cluster_desktop.evidence.intake.preparing import prepare, title_of  # noqa: PLC0415
    from cluster_desktop.evidence.intake.suggesting import SURE, suggest  # noqa: PLC0415
    from cluster_desktop.evidence.intake.unlocking import WrongPassword  # noqa: PLC0415

    title = title_of(source.name)
    try:
        data = source.path.read_bytes()
        prepared = prepare(data, source.name, password=source.password or None, check=check)
    except OSError as error:
        return Looked(source, source.path, title, refusal=f"文件读不出（{reason(error)}）")
    except Stopped:
        raise
    except ClusterError as error:
        locked = isinstance(error, WrongPassword)
        return Looked(source, source.path, title, refusal=error.message, locked=locked)
    ready = source.path
    if prepared.data is not data and prepared.data != data:
        ready = _laid_down(prepared.data, desk)
    best = suggest(source.name, requirements)
    found = prepared.found
    return Looked(
        source,
        ready,
        title,
        size=len(prepared.data),
        sha256=hashlib.sha256(prepared.data).hexdigest(),
        found=found,
        refusal=found.fault or "",
        remarks=tuple(dict.fromkeys((*prepared.remarks, *found.remarks))),
        locked=found.locked,
        guesses=tuple(id_ for id_, _ in best),
        sure=bool(best) and best[0][1] >= SURE,
    )


def _laid_down(data: bytes, desk: Path) -> Path:
    path = desk / hashlib.sha256(data).hexdigest()
    path.write_bytes(data)
    return path


def read_ready(looked: Looked) -> bytes:
    """What is to be taken in.

    Raises:
        ClusterError: the file can no longer be read.
    """
    try:
        return looked.ready.read_bytes()
    except OSError as error:
        raise ClusterError(f"文件读不出（{reason(error)}）", where=looked.source.name) from error


def item_of(looked: Looked) -> EvidenceItem:
    """The document that a file would be: to be looked at, not to be kept."""
    found = looked.found
    return EvidenceItem(
        id="",
        title=looked.title,
        proves=(),
        sha256=looked.sha256,
        file_name=looked.source.name,
        media=found.media if found is not None else "application/pdf",
        pages=looked.pages,
        fault=looked.refusal or None,
        order=0,
    )
