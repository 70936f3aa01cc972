"""The form with the answers in it: the blank's own cells and runs, filled, and nothing else changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.bind import Blank, bind
from cluster_desktop.documents.filling.cells import DoesNotFit, Entry, fill_cell
from cluster_desktop.documents.filling.entries import entries, ticks
from cluster_desktop.documents.filling.fitting import Ruler
from cluster_desktop.documents.filling.writing import tick, write_blank
from cluster_desktop.documents.word import Element, open_word
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from cluster_desktop.documents.binding.reading import Cell
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Answers

__all__ = ["DoesNotFit", "fill"]


def fill(template: bytes, edition: Edition, answers: Answers, fonts: FontBook) -> bytes:
    """The blank `template` with `answers` written into their places; the same input gives the same bytes.

    A choice that names no option of the form ticks none: the checker speaks of it.  Without answers the
    template is returned as it is.

    Raises:
        UnfitWord: the template is no .docx that can be read.
        UnsupportedContent: it holds something that cannot be laid out.
        BindError: it lacks a label of the edition.
        DoesNotFit: an answer is too long for its cell.
        MissingGlyph: no face has one of the characters of an answer.
        UnknownPath: an answer is for no field of the edition.
    """
    document = open_word(template)
    binding = bind(document, edition)
    boxes = list(ticks(binding, answers))
    for place in boxes:
        tick(place.paragraph, place.at)
    cells: dict[Element, tuple[Cell, list[Entry]]] = {}
    loose: list[tuple[Blank, str]] = []
    for entry in entries(binding, FieldIndex(edition), answers):
        cell = entry.place.cell
        if cell is not None:
            cells.setdefault(cell.element, (cell, []))[1].append(entry)
        elif isinstance(entry.place, Blank):
            loose.append((entry.place, "".join(entry.lines)))
    if not boxes and not cells and not loose:
        return template
    ruler = Ruler(template, fonts)
    for cell, within in cells.values():
        fill_cell(cell, within, ruler)
    for blank, text in sorted(loose, key=lambda pair: -pair[0].start):
        write_blank(blank.paragraph, blank.start, blank.end, text)
    return document.to_bytes()
