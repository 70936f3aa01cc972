"""A part of a volume on disk: one plain PDF file, and how its pages are known again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.traces import PageTrace, Tracer

if TYPE_CHECKING:
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


def part_of(path: Path, *, where: str, pages: int | None = None) -> Part:
    """The part that a finished PDF file makes.

    Raises:
        ClusterError: it has not `pages` pages.
    """
    with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as pdf:
        found = len(pdf.pages)
        if pages is not None and found != pages:
            raise ClusterError(f"添加时有 {pages} 页，现在读出 {found} 页。请删除后重新添加", where=where)
        tracer = Tracer()
        return Part(path, tuple(tracer.page(page) for page in pdf.pages))
