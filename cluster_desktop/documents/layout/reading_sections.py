"""Sections out of a Word document: page sizes, headers and footers, page numbers, grids."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.model import Block, NoteKind, Numbers, Section, SectionStart, Sides
from cluster_desktop.documents.layout.number_forms import formatted
from cluster_desktop.documents.layout.ooxml import (
    RELATION,
    attribute,
    child,
    children,
    content,
    is_on,
    local,
    number,
    points,
)
from cluster_desktop.documents.layout.reading_tables import read_blocks
from cluster_desktop.documents.layout.refusals import refuse
from cluster_desktop.documents.layout.styles import flatten
from cluster_desktop.documents.word import UnfitWord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.layout.context import Context
    from cluster_desktop.documents.layout.ooxml import Element
    from cluster_desktop.documents.layout.styles import Properties

_A4 = {"pgSz/w": "11906", "pgSz/h": "16838"}
_STARTS: dict[str, SectionStart] = {
    "continuous": "continuous",
    "oddPage": "oddPage",
    "evenPage": "evenPage",
}
_KINDS: dict[str, NoteKind] = {"first": "first", "even": "even"}
_NARROWEST = 18.0
"""Points: a column or page of less holds no line of any form."""


@dataclass(frozen=True)
class Note:
    """The part of a header or footer, with its pictures by relation."""

    root: Element
    pictures: Mapping[str, bytes]


@dataclass
class SectionReader:
    """Reads the sections in order; one without a header or footer of its own repeats the one before."""

    context: Context
    notes: Mapping[str, Note]
    _headers: dict[NoteKind, tuple[Block, ...]] = field(default_factory=dict[NoteKind, tuple[Block, ...]])
    _footers: dict[NoteKind, tuple[Block, ...]] = field(default_factory=dict[NoteKind, tuple[Block, ...]])

    def sections(self, body: Element) -> tuple[Section, ...]:
        """All sections of a `w:body`.

        Raises:
            UnsupportedContent: it holds something that cannot be laid out.
            UnfitWord: a measure is impossible.
        """
        found: list[Section] = []
        waiting: list[Element] = []
        for element in content(body):
            name = local(element)
            if name == "sectPr":
                found.append(self._section(waiting, element))
                return tuple(found)
            waiting.append(element)
            ending = child(child(element, "pPr"), "sectPr")
            if name == "p" and ending is not None:
                found.append(self._section(waiting, ending))
                waiting = []
        found.append(self._section(waiting, None))
        return tuple(found)

    def _section(self, elements: list[Element], own: Element | None) -> Section:
        properties = _A4 | flatten(own)
        width, height = points(properties["pgSz/w"]), points(properties["pgSz/h"])
        margins = _margins(properties)
        column = width - margins.left - margins.right
        if min(column, height - abs(margins.top) - abs(margins.bottom)) < _NARROWEST:
            raise UnfitWord("文件的纸张或页边距不合常理，需在 Word 中改正后再选")
        if own is not None:
            _refuse_unset(own, properties, elements[0] if elements else own)
        context = self.context.on_grid(own).in_column(column)
        self._read_notes(own, context)
        return Section(
            blocks=read_blocks(elements, context),
            width=width,
            height=height,
            margins=margins,
            header_distance=max(0.0, points(properties.get("pgMar/header"), 36)),
            footer_distance=max(0.0, points(properties.get("pgMar/footer"), 36)),
            headers=dict(self._headers),
            footers=dict(self._footers),
            title_page=is_on(properties, "titlePg"),
            even_differs=context.settings.even_differs,
            start=_STARTS.get(properties.get("type", ""), "nextPage"),
            numbers=_numbers(properties),
        )

    def _read_notes(self, own: Element | None, context: Context) -> None:
        for kind, notes in (("header", self._headers), ("footer", self._footers)):
            for reference in () if own is None else children(own, f"{kind}Reference"):
                place = _KINDS.get(attribute(reference, "type") or "", "default")
                note = self.notes.get(reference.get(RELATION) or "")
                if note is None:
                    notes[place] = ()
                    continue
                inside = replace(context, in_note=True, pictures=note.pictures)
                notes[place] = read_blocks(content(note.root), inside)


def _refuse_unset(own: Element, properties: Properties, begin: Element) -> None:
    if number(properties.get("cols/num"), 1) > 1:
        raise refuse("cols", begin)
    if properties.get("vAlign", "top") != "top":
        raise refuse("vAlign", begin)
    if child(own, "pgBorders") is not None:
        raise refuse("pgBorders", begin)


def _margins(properties: Properties) -> Sides:
    return Sides(
        top=points(properties.get("pgMar/top"), 72),
        right=max(0.0, points(properties.get("pgMar/right"), 72)),
        bottom=points(properties.get("pgMar/bottom"), 72),
        left=max(0.0, points(properties.get("pgMar/left"), 72)) + points(properties.get("pgMar/gutter")),
    )


def _numbers(properties: Properties) -> Numbers:
    """How pages are numbered; an unknown form counts in figures, as in Word."""
    form = properties.get("pgNumType/fmt", "decimal")
    try:
        formatted(1, form)
    except KeyError:
        form = "decimal"
    start = properties.get("pgNumType/start")
    return Numbers(None if start is None else int(number(start)), form)
