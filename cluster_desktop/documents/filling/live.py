"""Whether an answer fits its cell, asked while it is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.bind import bind
from cluster_desktop.documents.filling.cells import DoesNotFit, filled_cell
from cluster_desktop.documents.filling.entries import entries
from cluster_desktop.documents.filling.fitting import Ruler
from cluster_desktop.documents.word import open_word
from cluster_desktop.forms.fields import FieldIndex

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Value


class LiveFit:
    """Measures single answers in the real cells of a blank, which stays as it is.

    Raises:
        UnfitWord: the template is no .docx that can be read.
        UnsupportedContent: it holds something that cannot be laid out.
        BindError: it lacks a label of the edition.
    """

    def __init__(self, template: bytes, edition: Edition, fonts: FontBook) -> None:
        self._binding = bind(open_word(template), edition)
        self._index = FieldIndex(edition)
        self._ruler = Ruler(template, fonts)

    def refusal(self, path: str, value: Value) -> DoesNotFit | None:
        """Why the answer does not fit, with the number of characters to cut; None where it fits.

        Raises:
            UnknownPath: the edition has no such path.
            MissingGlyph: no face has one of the characters.
        """
        for entry in entries(self._binding, self._index, {path: value}):
            cell = entry.place.cell
            if cell is not None:
                try:
                    filled_cell(cell, [entry], self._ruler)
                except DoesNotFit as refusal:
                    return refusal
        return None
