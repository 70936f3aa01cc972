"""From the answers of an edition to their places on a form, found by the printed labels.

Nothing is known here of any one form: an official blank received with a notice binds as ours does, or the
error lists what it lacks and what it has too much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.cover import bind_line
from cluster_desktop.documents.binding.doubts import note_doubts
from cluster_desktop.documents.binding.items import bind_item
from cluster_desktop.documents.binding.places import (
    After,
    Binding,
    Blank,
    Lines,
    OpenRow,
    Place,
    Repeat,
    Tick,
)
from cluster_desktop.documents.binding.plan import bind_outline, bind_targets
from cluster_desktop.documents.binding.reading import BindError, Reader
from cluster_desktop.forms.model import PlanOutline, TargetTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.word import WordFile
    from cluster_desktop.forms.model import Edition, Section

__all__ = ["After", "BindError", "Binding", "Blank", "Lines", "OpenRow", "Place", "Repeat", "Tick", "bind"]


def bind(document: WordFile, edition: Edition) -> Binding:
    """Finds the place of every answer of `edition` in the blank `document`.

    Raises:
        BindError: a label, a blank or a box of the edition is not there or not to be told from another, or
            the blank asks for more than the edition; `unbound` lists all of it.
    """
    reader = Reader(document.body)
    headings = _headings(reader, edition.sections)
    whole = not reader.unbound
    reader.turn_to(0, _next(headings, reader))
    repeats = [repeat for line in edition.cover.lines for repeat in bind_line(reader, line)]
    places: dict[str, Place] = {}
    open_rows: dict[str, OpenRow] = {}
    begin = 0
    for number, section in enumerate(edition.sections):
        heading = headings[number]
        begin = begin if heading is None else heading + 1
        reader.turn_to(begin, _next(headings[number + 1 :], reader))
        bound, opened = _bind_section(reader, section, edition.years)
        if whole:
            note_doubts(reader, section, bound)
        places |= bound
        open_rows |= opened
    if reader.unbound:
        raise BindError(reader.unbound)
    return Binding(places, open_rows, tuple(repeats))


def _headings(reader: Reader, sections: Sequence[Section]) -> list[int | None]:
    """The numbers of the paragraphs that are the headings; a missing one is noted."""
    found: list[int | None] = []
    behind = 0
    for section in sections:
        heading = reader.heading(section.heading, behind)
        if heading is None:
            reader.lacks(f"没有“{section.heading}”")
        else:
            behind = heading + 1
        found.append(heading)
    return found


def _next(headings: Sequence[int | None], reader: Reader) -> int:
    """Where the next section begins, or the document ends."""
    return next((heading for heading in headings if heading is not None), reader.length)


def _bind_section(
    reader: Reader, section: Section, years: Sequence[int]
) -> tuple[dict[str, Place], dict[str, OpenRow]]:
    places: dict[str, Place] = {}
    open_rows: dict[str, OpenRow] = {}
    for item in section.items:
        if isinstance(item, TargetTable):
            fixed, more = bind_targets(reader, item)
            places |= fixed
            open_rows |= more
        elif isinstance(item, PlanOutline):
            places.update(bind_outline(reader, item))
        else:
            places.update(bind_item(reader, item, years))
    return places, open_rows
