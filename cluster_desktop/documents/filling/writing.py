"""Putting text into a paragraph: it takes the formatting of the blank, and nothing else changes."""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from cluster_desktop.documents.binding.reading import characters, paragraph_text
from cluster_desktop.documents.word import Element, w

if TYPE_CHECKING:
    from collections.abc import Sequence

TICKED = "☑"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HALF_POINT = 10
"""In twentieths of a point."""


def write_lines(paragraph: Element, lines: Sequence[str], scale: float = 1) -> None:
    """Fills an empty paragraph; each further line becomes a paragraph of the same shape below it."""
    _tighten(paragraph, scale)
    mould = deepcopy(paragraph)
    for number, line in enumerate(lines):
        target = deepcopy(mould) if number else paragraph
        target.append(_run(line, _formatting(mould), scale))
        if number:
            paragraph.addnext(target)
        paragraph = target


def write_after(paragraph: Element, model: Element, lines: Sequence[str]) -> None:
    """Sets each line as a paragraph behind `paragraph`, shaped like `model`."""
    for line in reversed(lines):
        added = _bare(model)
        added.append(_run(line, _formatting(model), 1))
        paragraph.addnext(added)


def write_blank(paragraph: Element, start: int, end: int, text: str, scale: float = 1) -> None:
    """Replaces the characters of a blank; in white space, shorter text is centred and keeps its width."""
    width = sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
    spare = max(0, end - start - width) if paragraph_text(paragraph)[start:end].isspace() else 0
    replace(paragraph, start, end, " " * (spare // 2) + text + " " * (spare - spare // 2), scale)


def write_below(paragraph: Element, lines: Sequence[str], indent: float, scale: float = 1) -> None:
    """Sets each line as a paragraph below `paragraph`, of the same shape and `indent` points in."""
    for line in reversed(lines):
        added = _bare(paragraph)
        _tighten(added, scale)
        place = added.find(f"{w('pPr')}/{w('ind')}")
        if place is not None:
            place.attrib.clear()
            place.set(w("left"), str(round(indent * 20)))
        added.append(_run(line, _formatting(paragraph), scale))
        paragraph.addnext(added)


def replace(paragraph: Element, start: int, end: int, text: str, scale: float = 1) -> None:
    """Puts `text` in place of the characters from `start` to `end`, as a run of their formatting."""
    found = list(characters(paragraph))
    at = min(start, len(found) - 1)
    piece, offset, _ = found[at]
    offset += start > at
    for other, place, _ in reversed(found[start:end]):
        other.text = (other.text or "")[:place] + (other.text or "")[place + 1 :]
    host = piece.getparent()
    if host is None:
        raise ValueError("the blank is no longer part of its paragraph")
    before, rest = (piece.text or "")[:offset], (piece.text or "")[offset:]
    piece.text = before
    if rest:
        host.addnext(_run(rest, host.find(w("rPr")), 1))
    host.addnext(_run(text, host.find(w("rPr")), scale))


def tick(paragraph: Element, at: int) -> None:
    """Turns the box at this character into a ticked one, in its own run."""
    piece, offset, _ = list(characters(paragraph))[at]
    text = piece.text or ""
    piece.text = text[:offset] + TICKED + text[offset + 1 :]


def _run(text: str, formatting: Element | None, scale: float) -> Element:
    run = etree.Element(w("r"))
    if formatting is not None:
        run.append(deepcopy(formatting))
    if scale != 1:
        _shrink(run, scale)
    piece = etree.SubElement(run, w("t"))
    piece.set(_SPACE, "preserve")
    piece.text = text
    return run


def _formatting(paragraph: Element) -> Element | None:
    """`w:rPr` of the first run of a paragraph, or of its mark where it has none."""
    run = paragraph.find(w("r"))
    return paragraph.find(f"{w('pPr')}/{w('rPr')}") if run is None else run.find(w("rPr"))


def _shrink(run: Element, scale: float) -> None:
    for size in run.iter(w("sz"), w("szCs")):
        size.set(w("val"), str(round(int(size.get(w("val"), "0")) * scale)))


def _tighten(paragraph: Element, scale: float) -> None:
    """Brings exact lines closer together for smaller type, in half points."""
    spacing = paragraph.find(f"{w('pPr')}/{w('spacing')}")
    if scale == 1 or spacing is None or spacing.get(w("lineRule")) != "exact":
        return
    line = int(spacing.get(w("line"), "0")) * scale
    spacing.set(w("line"), str(int(line // _HALF_POINT) * _HALF_POINT))


def _bare(paragraph: Element) -> Element:
    """A paragraph of the same shape without content; it starts no page and no section."""
    bare = etree.Element(w("p"))
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        properties = deepcopy(properties)
        for name in ("pageBreakBefore", "sectPr"):
            for element in properties.findall(w(name)):
                properties.remove(element)
        bare.append(properties)
    return bare
