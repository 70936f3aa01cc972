"""Small operations on Word XML that the variants share."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from cluster_desktop.documents.binding.grid import grid_cells
from cluster_desktop.documents.word import Element, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.word import WordFile

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BOX = "□"


def make(name: str, /, *children: Element, **attributes: str) -> Element:
    """An element of WordprocessingML."""
    element = etree.Element(w(name), {w(key): value for key, value in attributes.items()})
    element.extend(children)
    return element


def run_like(run: Element, text: str) -> Element:
    """A run of the same formatting with other text."""
    piece = make("t")
    piece.text = text
    piece.set(SPACE, "preserve")
    properties = run.find(w("rPr"))
    return make("r", *([] if properties is None else [deepcopy(properties)]), piece)


def text_of(element: Element) -> str:
    """All text in an element."""
    return "".join(piece.text or "" for piece in element.iter(w("t")))


def retype(paragraph: Element, text: str) -> None:
    """Puts `text` in place of all the words of a paragraph."""
    first, *others = paragraph.findall(w("r"))
    for run in others:
        paragraph.remove(run)
    paragraph.replace(first, run_like(first, text))


def parent_of(element: Element) -> Element:
    """The element around another."""
    parent = element.getparent()
    assert parent is not None
    return parent


def wrap(element: Element, *properties: Element) -> Element:
    """Puts a content control around an element."""
    content = make("sdtContent")
    control = make("sdt", make("sdtPr", *properties), content)
    parent_of(element).replace(element, control)
    content.append(element)
    return control


def row_with(document: WordFile, words: str) -> Element:
    """The first row that holds these words."""
    return next(row for row in document.body.iter(w("tr")) if words in text_of(row))


def cell_in(row: Element, number: int) -> Element:
    """A cell of a row, from 0."""
    return row.findall(w("tc"))[number]


def blank_cells(document: WordFile) -> Iterator[Element]:
    """The empty cells of 一–七 that do not continue others."""
    for table in document.body.findall(w("tbl"))[1:13]:
        for row in table.iter(w("tr")):
            for cell, _, _ in grid_cells(row):
                if not text_of(cell) and cell.find(f"{w('tcPr')}/{w('vMerge')}") is None:
                    yield cell


def width_of(cell: Element) -> int:
    """The width of a cell in twentieths of a point."""
    return int(cell.find(f"{w('tcPr')}/{w('tcW')}").get(w("w")))


def set_width(cell: Element, width: int) -> None:
    """Gives a cell a width in twentieths of a point."""
    cell.find(f"{w('tcPr')}/{w('tcW')}").set(w("w"), str(width))
