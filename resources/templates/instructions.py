"""The 填报说明: in the national forms behind the cover, in Hebei an annex behind the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cells import heading
from parts import Font, Shape, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages import Clauses

    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import Instructions


def instruction_pages(notes: Instructions, look: Clauses) -> Iterator[Element]:
    """The title and the numbered clauses, beginning a page."""
    if look.annex:
        yield heading(look.annex)
    title = Font("宋体", 18, bold=True)
    last = len(notes.title) - 1
    for number, line in enumerate(notes.title):
        yield paragraph(
            line,
            title,
            Shape(
                line=30,
                align="center",
                before=0 if number else 10,
                after=16 if number == last else 0,
                new_page=number == 0 and not look.annex,
            ),
        )
    for number, clause in enumerate(notes.clauses, start=1):
        yield paragraph(f"{number}.{clause}", Font(size=look.size), Shape(look.line, first=2 * look.size))
