"""What lies over the pages of a PDF: filled fields, seals, comments; put into the pages before binding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

_WITHOUT_PICTURE = {"/Link", "/Popup", "/Text", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/Widget"}
"""Kinds of annotation of which nothing is lost on paper; of fields only the value counts."""


def lay_into_pages(pdf: pikepdf.Pdf) -> bool:
    """Make fields and annotations part of their pages; tells whether there were any.

    Seals that are not marked for printing are seen on the screen all the same, and prove something.
    """
    if not any("/Annots" in page.obj for page in pdf.pages):
        return False
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and _can_be_drawn(pdf):
        form["/NeedAppearances"] = True
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    return True


def pages_of_lost_fields(pdf: pikepdf.Pdf) -> list[int]:
    """The pages (from 1) with a filled field that shows nothing, and that cannot be drawn here either."""
    if _can_be_drawn(pdf):
        return []
    return [number for number, note in _annotations(pdf) if _is_filled(note) and not _has_picture(note)]


def pages_of_lost_notes(pdf: pikepdf.Pdf) -> list[int]:
    """The pages (from 1) with an annotation that has no picture of its own and would not be printed."""
    found = (
        number
        for number, note in _annotations(pdf)
        if str(note.get("/Subtype", "")) not in _WITHOUT_PICTURE and not _has_picture(note)
    )
    return list(dict.fromkeys(found))


def _can_be_drawn(pdf: pikepdf.Pdf) -> bool:
    """Whether fields lack their picture and all that is filled in can be set in the faces that are there.

    qpdf sets no hanzi: it would write question marks.
    """
    filled = [note for _, note in _annotations(pdf) if _is_filled(note)]
    form = pdf.Root.get("/AcroForm", Dictionary())
    wanted = bool(form.get("/NeedAppearances", False)) or not all(map(_has_picture, filled))
    return wanted and all(_value(note).isascii() for note in filled)


def _annotations(pdf: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Dictionary]]:
    for number, page in enumerate(pdf.pages, 1):
        notes = page.obj.get("/Annots", Array())
        for note in notes.as_list() if isinstance(notes, Array) else ():
            if isinstance(note, Dictionary):
                yield number, note


def _has_picture(note: pikepdf.Dictionary) -> bool:
    return "/AP" in note and "/N" in note["/AP"]


def _is_filled(note: pikepdf.Dictionary) -> bool:
    return note.get("/Subtype") == Name.Widget and bool(_value(note).strip())


def _value(field: pikepdf.Object) -> str:
    """The text typed into a field; of ticks and signatures nothing, for they come with their picture."""
    for _ in range(8):  # a field is nested no deeper, and a broken one may hold itself
        value = field.get("/V")
        if value is not None:
            return str(value) if isinstance(value, pikepdf.String) else ""
        parent = field.get("/Parent")
        if not isinstance(parent, Dictionary):
            return ""
        field = parent
    return ""
