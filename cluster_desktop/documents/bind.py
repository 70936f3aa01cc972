"""From the answers of an edition to their places on a form, found by the printed labels.

Nothing is known here of any one form: an official blank received with a notice binds as ours does, or the
error names the label that it lacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.cover import bind_line
from cluster_desktop.documents.binding.items import bind_item, missing
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
    from cluster_desktop.documents.word import WordFile
    from cluster_desktop.forms.model import Edition

__all__ = ["After", "BindError", "Binding", "Blank", "Lines", "OpenRow", "Place", "Repeat", "Tick", "bind"]


def bind(document: WordFile, edition: Edition) -> Binding:
    """Finds the place of every answer of `edition` in the blank `document`.

    Raises:
        BindError: a label, a blank or a box of the edition is not there; the message names it.
    """
    cover = Reader(document.body, until=edition.sections[0].heading)
    repeats = [repeat for line in edition.cover.lines for repeat in bind_line(cover, line)]
    reader = Reader(document.body)
    places: dict[str, Place] = {}
    open_rows: dict[str, OpenRow] = {}
    for section in edition.sections:
        if reader.paragraph(section.heading) is None:
            raise missing(section.heading)
        for item in section.items:
            if isinstance(item, TargetTable):
                fixed, more = bind_targets(reader, item)
                places |= fixed
                open_rows |= more
            elif isinstance(item, PlanOutline):
                places.update(bind_outline(reader, item))
            else:
                places.update(bind_item(reader, item, edition.years))
    return Binding(places, open_rows, tuple(repeats))
