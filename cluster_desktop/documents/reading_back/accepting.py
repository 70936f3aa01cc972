"""A Word text as it reads: revisions accepted, breaks as characters, and what floats above the text gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from cluster_desktop.documents.word import Element, w

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FLOATING = (f"{_COMPATIBILITY}AlternateContent", w("drawing"), w("pict"), w("object"))
_DELETED = (w("del"), w("moveFrom"))
_CHARACTERS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}


def accept(body: Element) -> list[str]:
    """Rewrites a `w:body` so that it holds what a reader sees; returns the texts of the text boxes left out.

    Insertions stay, deletions go (text, paragraph marks, rows, cells).
    """
    boxes = [text for element in _all(body, *_FLOATING) if (text := _text(element))]
    _remove(_all(body, *_FLOATING))
    _remove(_marked(body, "tr", "trPr", "del"))
    _remove(_marked(body, "tc", "tcPr", "cellDel"))
    for paragraph in _marked(body, "p", "pPr/rPr", "del"):
        _join_next(paragraph)
    _remove(element for element in _all(body, *_DELETED) if element.getparent() is not None)
    for moved in _all(body, w("moveTo")):
        moved.tag = w("ins")
    _remove(_all(body, w("rt")))
    _write_characters(body)
    return boxes


def _all(body: Element, *tags: str) -> list[Element]:
    return list(body.iter(*tags))


def _marked(body: Element, name: str, properties: str, mark: str) -> list[Element]:
    """The elements called `name` whose properties say that a revision deletes them."""
    path = "/".join(w(step) for step in (*properties.split("/"), mark))
    return [element for element in _all(body, w(name)) if element.find(path) is not None]


def _text(element: Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(w("t"))).strip()


def _remove(elements: Iterator[Element] | list[Element]) -> None:
    for element in list(elements):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _join_next(paragraph: Element) -> None:
    """A paragraph whose mark was deleted goes on in the next one, whose shape the two then have."""
    following = paragraph.getnext()
    if following is None or following.tag != w("p"):
        return
    content = [part for part in paragraph if part.tag != w("pPr")]
    at = 1 if following.find(w("pPr")) is not None else 0
    for part in reversed(content):
        following.insert(at, part)
    _remove([paragraph])


def _write_characters(body: Element) -> None:
    """Breaks and tabs inside runs as the characters that a reader takes them for."""
    for piece in _all(body, w("t")):
        piece.text = (piece.text or "").replace("\n", " ")
    for name, char in _CHARACTERS.items():
        for element in _all(body, w(name)):
            parent = element.getparent()
            if parent is None or parent.tag != w("r"):
                continue
            piece = etree.Element(w("t"))
            piece.text = "" if element.get(w("type")) == "page" else char
            parent.replace(element, piece)
