"""A draft that lies outside the library: where it is worked on from now on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.joining import take_in

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.library import Library


@dataclass(frozen=True)
class Arrival:
    """The draft of the library that stands for a file; `known` where it was there before."""

    file: Path
    draft: Path
    known: bool


def arrive(file: Path, library: Library) -> Arrival:
    """Find the library's own copy of a draft, or make one; the file is left as it is.

    Raises:
        DraftError: the file is refused, or the library cannot be written.
    """
    with ForeignDraft.open(file) as foreign:
        twin = library.twin_of(foreign.facts["draft_id"])
    if twin is not None:
        return Arrival(file, twin, known=True)
    return Arrival(file, take_in(file, library), known=False)
