"""The form with the answers in it: the blank's own cells and runs, filled, and nothing else changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.bind import After, Blank
from cluster_desktop.documents.blank import bound_blank
from cluster_desktop.documents.filling.cells import DoesNotFit, by_cell, fill_cell
from cluster_desktop.documents.filling.entries import entries, ticks
from cluster_desktop.documents.filling.fitting import ruler_of
from cluster_desktop.documents.filling.rows import open_row_places
from cluster_desktop.documents.filling.writing import tick, write_after, write_blank
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.documents.filling.composing import Entry
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Answers

__all__ = ["DoesNotFit", "fill"]


def fill(
    template: bytes, edition: Edition, answers: Answers, fonts: FontBook, *, growing: float | None = None
) -> bytes:
    """The blank `template` with `answers` written into their places; the same input gives the same bytes.

    A choice that names no option of the form ticks none: the checker speaks of it.  Without answers the
    template is returned as it is.

    Args:
        template: the blank.
        edition: what the form is.
        answers: the answers by path.
        fonts: the faces that the room of each cell is measured with.
        growing: the largest size, in points, for answers in rows that grow with their text; the plan apart.

    Raises:
        UnfitWord: the template is no .docx that can be read.
        UnsupportedContent: it holds something that cannot be laid out.
        BindError: it lacks a label of the edition.
        DoesNotFit: an answer is too long for its cell.
        MissingGlyph: no face has one of the characters of an answer.
        UnknownPath: an answer is for no field of the edition.
    """
    document, binding = bound_blank(template, edition).copy_for(answers.keys())
    boxes = list(ticks(binding, answers))
    places = {**binding.places, **open_row_places(binding.open_rows, answers)}
    written = list(entries(places, binding.repeats, FieldIndex(edition), answers))
    if not boxes and not written:
        return template
    for box in boxes:
        tick(box)
    _write_outside(entry for entry in written if entry.place.cell is None)
    ruler = ruler_of(template, fonts)
    for cell, within in by_cell(written):
        fill_cell(cell, within, ruler, growing)
    return document.to_bytes()


def _write_outside(entries: Iterable[Entry]) -> None:
    """Writes what stands outside of tables; blanks of one line from its end, so that places stay true."""
    blanks: list[tuple[Blank, str]] = []
    for entry in entries:
        if isinstance(entry.place, After):
            write_after(entry.place.paragraph, entry.place.model, entry.lines)
        elif isinstance(entry.place, Blank):
            blanks.append((entry.place, "\n".join(entry.lines)))
    for blank, text in sorted(blanks, key=lambda pair: -pair[0].start):
        write_blank(blank.paragraph, blank.start, blank.end, text)
