"""The Hebei blank for tests: read, changed by hand, and read again."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cluster_desktop.documents.bind import Blank, Lines, Place, bind
from cluster_desktop.documents.binding.grid import Cell
from cluster_desktop.documents.binding.reading import Reader
from cluster_desktop.documents.binding.text import paragraph_text
from cluster_desktop.documents.form import official_blank
from cluster_desktop.documents.word import Element, WordFile, open_word, w
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    from collections.abc import Callable

EDITION = load_edition("hebei-2024")
BLANK = official_blank(EDITION)
BINDING = bind(open_word(BLANK), EDITION)


def changed(data: bytes, change: Callable[[WordFile], None]) -> bytes:
    """The file after `change`."""
    document = open_word(data)
    change(document)
    return document.to_bytes()


def cell_with(document: WordFile, words: str) -> Element:
    """The first cell whose text begins with `words`."""
    for cell in document.body.iter(w("tc")):
        if "".join(map(paragraph_text, cell.iter(w("p")))).startswith(words):
            return cell
    raise AssertionError(f"no cell begins with {words}")


def reword(document: WordFile, old: str, new: str) -> None:
    """Changes printed words wherever they stand in one piece."""
    pieces = [piece for piece in document.body.iter(w("t")) if old in (piece.text or "")]
    assert pieces, old
    for piece in pieces:
        piece.text = (piece.text or "").replace(old, new)


def set_in(element: Element, path: str, name: str, value: str) -> None:
    """Sets an attribute of an element inside another."""
    found = element.find("/".join(w(part) for part in path.split("/")))
    assert found is not None
    found.set(w(name), value)


def found_in(element: Element | None, path: str) -> Element:
    """The element at a path of names inside another."""
    assert element is not None
    found = element.find("/".join(w(part) for part in path.split("/")))
    assert found is not None
    return found


def remove(element: Element) -> None:
    """Takes an element out."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


@lru_cache(maxsize=4)
def tables(data: bytes) -> list[list[Cell]]:
    """The cells of each table of a form."""
    return Reader(open_word(data).body).tables


def filled_cell(filled: bytes, place: Place) -> Cell:
    """The cell of a filled form that stands where `place` stood in the blank."""
    assert place.cell is not None
    wanted = (place.cell.table, place.cell.row, place.cell.column)
    cells = tables(filled)[place.cell.table]
    return next(cell for cell in cells if (cell.table, cell.row, cell.column) == wanted)


def read_back(filled: bytes, path: str) -> str:
    """What a filled form without added rows says at `path`, printed words left out."""
    place = BINDING.places[path]
    assert isinstance(place, Lines | Blank)
    assert place.cell is not None
    lines = filled_cell(filled, place).text.split("\n")
    printed = place.cell.paragraphs
    at = printed.index(place.paragraph)
    behind = len(printed) - at - 1
    text = "\n".join(lines[at : len(lines) - behind])
    if isinstance(place, Blank):
        words = paragraph_text(place.paragraph)
        text = text.removeprefix(words[: place.start]).removesuffix(words[place.end :])
    return text.strip()
