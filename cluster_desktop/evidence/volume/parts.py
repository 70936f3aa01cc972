"""A part of a volume on disk: one plain PDF file, and how its pages are known again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.evidence.volume.traces import PageTrace, Tracer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """A document on disk with the traces of all its pages."""

    path: Path
    traces: tuple[PageTrace, ...]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.traces)


def part_of(path: Path, check: Callable[[], None] = lambda: None) -> Part:
    """The part that a finished PDF file makes; `check` is called for each page and may raise to stop."""
    with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as pdf:
        return Part(path, traces_of(pdf, check))


def traces_of(pdf: pikepdf.Pdf, check: Callable[[], None]) -> tuple[PageTrace, ...]:
    """The traces of all pages of an open PDF; `check` is called for each and may raise to stop."""
    tracer = Tracer()
    traces: list[PageTrace] = []
    for page in pdf.pages:
        check()
        traces.append(tracer.page(page))
    return tuple(traces)
