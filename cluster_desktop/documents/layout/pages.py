"""A document onto pages, section by section, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import Layout
from cluster_desktop.documents.layout.model import Paragraph
from cluster_desktop.documents.layout.pager import Book, Pager
from cluster_desktop.documents.layout.table_pages import TablePlacer

if TYPE_CHECKING:
    from cluster_desktop.documents.layout.lines import LineSetter
    from cluster_desktop.documents.layout.model import Document


def lay_out_document(document: Document, setter: LineSetter) -> Layout:
    """All pages of a document.

    Raises:
        MissingGlyph: no face has one of the characters.
    """
    book = Book()
    for section in document.sections:
        pager = Pager(section, setter, book)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                pager.place_paragraph(block)
            else:
                pager.begin_table()
                TablePlacer(block, pager).place()
    return Layout(tuple(sheet.finish() for sheet in book.sheets), tuple(book.overflows))
