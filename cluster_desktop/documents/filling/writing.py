"""Putting text into a paragraph: it takes the formatting of the blank, and nothing else changes."""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from cluster_desktop.documents.binding.text import (
    W14,
    characters,
    checkbox_of,
    control_of,
    is_blank,
    is_placeholder,
    paragraph_text,
    ticked_glyph,
)
from cluster_desktop.documents.symbols import TICKED_CODES, symbol_face
from cluster_desktop.documents.word import Element, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.binding.places import Tick

TICKED = "☑"
_BEHIND_SIZE = frozenset(
    map(w, ("highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"))
)
"""What follows the size in `w:rPr`."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HALF_POINT = 10
"""In twentieths of a point."""


@dataclass(frozen=True)
class Smaller:
    """Type smaller than the blank's, which has `own` points: `scale` times that."""

    own: float
    scale: float


def write_lines(paragraph: Element, lines: Sequence[str], smaller: Smaller | None = None) -> None:
    """Fills a blank paragraph; each further line becomes a paragraph of the same shape below it."""
    _tighten(paragraph, smaller)
    first, *others = lines
    run = replace(paragraph, 0, len(paragraph_text(paragraph)), first, smaller)
    for line in reversed(others):
        added = _bare(paragraph)
        added.append(_run(line, run.find(w("rPr"))))
        paragraph.addnext(added)


def write_after(paragraph: Element, model: Element, lines: Sequence[str]) -> None:
    """Sets each line as a paragraph behind `paragraph`, shaped like `model`."""
    for line in reversed(lines):
        added = _bare(model)
        added.append(_run(line, _formatting(model)))
        paragraph.addnext(added)


def write_blank(paragraph: Element, start: int, end: int, text: str, smaller: Smaller | None = None) -> None:
    """Replaces the characters of a blank; in empty room, shorter text is centred and keeps its width."""
    blank = paragraph_text(paragraph)[start:end]
    width = sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
    spare = max(0, len(blank) - width) if is_blank(blank) else 0
    pad = "_" if "_" in blank else " "
    replace(paragraph, start, end, pad * (spare // 2) + text + pad * (spare - spare // 2), smaller)


def write_below(
    paragraph: Element, lines: Sequence[str], indent: float, smaller: Smaller | None = None
) -> None:
    """Sets each line as a paragraph below `paragraph`, of the same shape and `indent` points in."""
    for line in reversed(lines):
        added = _bare(paragraph)
        _tighten(added, smaller)
        place = added.find(f"{w('pPr')}/{w('ind')}")
        if place is not None:
            place.attrib.clear()
            place.set(w("left"), str(round(indent * 20)))
        added.append(_run(line, _formatting(paragraph), smaller))
        paragraph.addnext(added)


def replace(paragraph: Element, start: int, end: int, text: str, smaller: Smaller | None = None) -> Element:
    """Puts `text` in place of the characters from `start` to `end`: a run of their formatting, returned."""
    found = list(characters(paragraph))
    if not found:
        run = _run(text, _formatting(paragraph), smaller)
        next(paragraph.iter(w("sdtContent")), paragraph).append(run)
        return run
    at = min(start, len(found) - 1)
    piece, offset, _ = found[at]
    offset += start > at
    host = piece.getparent()
    if host is None:
        raise ValueError("the blank is no longer part of its paragraph")
    run = _run(text, _formatting_at(piece, paragraph), smaller)
    for other, place, _ in reversed(found[start:end]):
        other.text = (other.text or "")[:place] + (other.text or "")[place + 1 :]
    _split(host, piece, offset)
    host.addnext(run)
    for other in {other for other, *_ in found[start:end]} | {piece}:
        _settle(other)
    return run


def _split(run: Element, piece: Element, offset: int) -> None:
    """Ends a run at this character; what follows in it goes into a run of its own behind it."""
    text, behind = piece.text or "", list(piece.itersiblings())
    piece.text = text[:offset]
    if text[offset:] or behind:
        rest = _run(text[offset:], run.find(w("rPr")))
        rest.extend(behind)
        run.addnext(rest)


def tick(place: Tick) -> None:
    """Ticks a box as it is drawn: the control is set, the symbol changed, the character replaced."""
    piece, offset, _ = list(characters(place.paragraph))[place.at]
    run = piece.getparent()
    if piece.tag == w("sym"):
        piece.set(w("char"), TICKED_CODES[piece.get(w("font"), "")])
        return
    face = symbol_face(run)
    ticked = TICKED if face is None else chr(int(TICKED_CODES[face], 16))
    checkbox = checkbox_of(piece)
    if checkbox is not None:
        ticked = _check(checkbox, run)
    text = piece.text or ""
    piece.text = text[:offset] + ticked + text[offset + 1 :]


def _check(checkbox: Element, run: Element | None) -> str:
    """Sets a check box control and gives its run the face of the ticked state; returns its character."""
    checked = checkbox.find(f"{W14}checked")
    if checked is None:
        checked = etree.Element(f"{W14}checked")
        checkbox.insert(0, checked)
    checked.set(f"{W14}val", "1")
    state = checkbox.find(f"{W14}checkedState")
    face = None if state is None else state.get(f"{W14}font")
    fonts = None if run is None else run.find(f"{w('rPr')}/{w('rFonts')}")
    if face is not None and fonts is not None:
        for name in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(w(name), face)
    return ticked_glyph(checkbox)


def _settle(piece: Element) -> None:
    """A content control that is filled shows no invitation any more, and takes no text from elsewhere."""
    control = control_of(piece)
    properties = None if control is None else control.find(w("sdtPr"))
    if properties is not None:
        for element in [*properties.findall(w("showingPlcHdr")), *properties.findall(w("dataBinding"))]:
            properties.remove(element)


def _formatting_at(piece: Element, paragraph: Element) -> Element | None:
    """The formatting that an answer takes in place of `piece`; of an invitation, what stands behind it."""
    run = piece.getparent()
    if not is_placeholder(piece):
        return None if run is None else run.find(w("rPr"))
    control = control_of(piece)
    own = None if control is None else control.find(f"{w('sdtPr')}/{w('rPr')}")
    return paragraph.find(f"{w('pPr')}/{w('rPr')}") if own is None else own


def _run(text: str, formatting: Element | None, smaller: Smaller | None = None) -> Element:
    """A run of this text; its line ends break the line."""
    run = etree.Element(w("r"))
    if formatting is not None:
        run.append(deepcopy(formatting))
    if smaller is not None:
        _shrink(run, smaller)
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, w("br"))
        piece = etree.SubElement(run, w("t"))
        piece.set(_SPACE, "preserve")
        piece.text = line
    return run


def _formatting(paragraph: Element) -> Element | None:
    """`w:rPr` of the first run of a paragraph, or of its mark where it has none."""
    run = next(paragraph.iter(w("r")), None)
    return paragraph.find(f"{w('pPr')}/{w('rPr')}") if run is None else run.find(w("rPr"))


def _shrink(run: Element, smaller: Smaller) -> None:
    """Sets the size on the run itself, where it may come from a style until now."""
    properties = run.find(w("rPr"))
    if properties is None:
        properties = etree.SubElement(run, w("rPr"))
    for name in ("sz", "szCs"):
        size = properties.find(w(name))
        if size is None:
            size = etree.Element(w(name), {w("val"): str(round(smaller.own * 2))})
            behind = (number for number, part in enumerate(properties) if part.tag in _BEHIND_SIZE)
            properties.insert(next(behind, len(properties)), size)
        size.set(w("val"), str(round(int(size.get(w("val"), "0")) * smaller.scale)))


def _tighten(paragraph: Element, smaller: Smaller | None) -> None:
    """Brings exact lines closer together for smaller type, in half points."""
    spacing = paragraph.find(f"{w('pPr')}/{w('spacing')}")
    if smaller is None or spacing is None or spacing.get(w("lineRule")) != "exact":
        return
    line = int(spacing.get(w("line"), "0")) * smaller.scale
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
