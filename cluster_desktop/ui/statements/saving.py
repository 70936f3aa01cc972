"""Putting a statement into the draft, and drawing it, as tasks for the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.evidence.statements.statement import attach_statement, set_statement, statement_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PIL.Image import Image

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.evidence.statements.statement import Statement

_A4_POINTS = 595


@dataclass(frozen=True)
class Writing:
    """A new statement, as proof of a requirement."""

    draft: Path
    proves: str
    author: str
    known: Callable[[str], bool]

    is_new = True

    @property
    def word(self) -> str:
        """What is being added to meanwhile."""
        return self.proves

    def save(self, statement: Statement) -> EvidenceItem:
        """Take it into the draft, in one commit.

        Raises:
            ClusterError: it cannot be printed, or the draft cannot be written; nothing is written then.
        """
        with Draft.open(self.draft) as draft:
            return attach_statement(
                draft, statement, [self.proves], self.author, known=self.known, fonts=FontBook()
            )


@dataclass(frozen=True)
class Rewriting:
    """A statement of the draft, written anew."""

    draft: Path
    item_id: str
    author: str

    is_new = False

    @property
    def word(self) -> str:
        """What is being changed meanwhile."""
        return f"evidence/{self.item_id}"

    def save(self, statement: Statement) -> EvidenceItem:
        """Write it in one commit.

        Raises:
            ClusterError: it cannot be printed, or the draft cannot be written; nothing is written then.
        """
        with Draft.open(self.draft) as draft:
            return set_statement(draft, self.item_id, statement, self.author, fonts=FontBook())


@dataclass(frozen=True)
class Seen:
    """A page of a statement as rows of red, green and blue bytes, and how many pages there are."""

    number: int
    pages: int
    pixels: bytes
    width: int
    height: int


def draw(statement: Statement, number: int, width: int, height: int) -> Seen:
    """A page as it will be printed, in a frame of so many pixels; the last one where there are not so many.

    Raises:
        ClusterError: a character cannot be printed.
    """
    with open_rendering(statement_pdf(statement, FontBook())) as rendering:
        number = min(number, rendering.pages)
        page: Image = rendering.image(number, width / _A4_POINTS).convert("RGB")
        pages = rendering.pages
    page.thumbnail((width, height))
    return Seen(number, pages, page.tobytes(), page.width, page.height)
