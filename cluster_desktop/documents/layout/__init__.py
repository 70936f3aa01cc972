"""Layout: a .docx into pages of placed text and rules, as Word would set them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import (
    Layout,
    Overflow,
    PageBox,
    PlacedCell,
    PlacedPicture,
    PlacedText,
    Rule,
    Shade,
)
from cluster_desktop.documents.layout.lines import LineSetter
from cluster_desktop.documents.layout.pages import lay_out_document
from cluster_desktop.documents.layout.reading import read_document
from cluster_desktop.documents.layout.refusals import UnsupportedContent

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

__all__ = [
    "Layout",
    "Overflow",
    "PageBox",
    "PlacedCell",
    "PlacedPicture",
    "PlacedText",
    "Rule",
    "Shade",
    "UnsupportedContent",
    "lay_out",
]


def lay_out(docx: bytes, fonts: FontBook, *, own: bool = False) -> Layout:
    """The pages of a .docx; `own` for a paper of the program, which may be longer than any form.

    Text that does not fit its cell is placed all the same and recorded in `Layout.overflows`.

    Raises:
        UnfitWord: the bytes are no .docx that can be read.
        UnsupportedContent: the document holds something that cannot be laid out.
        MissingGlyph: no face has one of the characters.
        TooManyPages: it runs over more pages than any form has.
    """
    document = read_document(docx, own=own)
    return lay_out_document(document, LineSetter(fonts, document.break_rules))
