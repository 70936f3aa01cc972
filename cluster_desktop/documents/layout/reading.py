"""A Word file into the document model: the parts, the settings, the sections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lxml import etree

from cluster_desktop.documents.layout.linebreak import NO_LINE_END, NO_LINE_START, BreakRules
from cluster_desktop.documents.layout.model import Block, Document, Paragraph, Section, Sides
from cluster_desktop.documents.layout.ooxml import (
    RELATION,
    Styles,
    attribute,
    child,
    children,
    flatten,
    is_on,
    local,
    points,
)
from cluster_desktop.documents.layout.reading_tables import read_table
from cluster_desktop.documents.layout.reading_text import read_paragraph
from cluster_desktop.documents.word import WordFile, open_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.layout.ooxml import Element

_A4 = {"pgSz/w": "11906", "pgSz/h": "16838"}
_COMPATIBILITY_WORD_2007 = 12


def read_document(data: bytes) -> Document:
    """The content of a .docx.

    Raises:
        UnfitWord: it is no .docx that can be read.
        UnsupportedContent: it holds something that cannot be laid out.
    """
    package = _Package(open_word(data))
    settings = package.part("settings.xml")
    styles = Styles(package.part("styles.xml"))
    reader = _BodyReader(styles, _compatibility(settings), package.notes())
    return Document(sections=reader.sections(package.word.body), break_rules=_break_rules(settings))


@dataclass(frozen=True)
class _Package:
    word: WordFile

    def part(self, name: str) -> Element | None:
        """A part beside the main text; a damaged one counts as missing, as Word has it."""
        data = self.word.parts.get(str(PurePosixPath(self.word.main).parent / name))
        if data is None:
            return None
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))

    def notes(self) -> dict[str, Element | None]:
        """The headers and footers, by relation."""
        relations = self.part(f"_rels/{PurePosixPath(self.word.main).name}.rels")
        return {
            relation.get("Id", ""): self.part(relation.get("Target", ""))
            for relation in (() if relations is None else relations)
            if relation.get("Type", "").endswith(("/header", "/footer"))
        }


@dataclass(frozen=True)
class _BodyReader:
    styles: Styles
    compatibility: int
    notes: Mapping[str, Element | None]

    def sections(self, body: Element) -> tuple[Section, ...]:
        """The sections in order; a section without a header or footer of its own repeats the one before."""
        found: list[Section] = []
        waiting: list[Element] = []
        for element in body:
            name = local(element)
            if name == "sectPr":
                found.append(self._section(waiting, element, found))
                return tuple(found)
            waiting.append(element)
            ending = child(child(element, "pPr"), "sectPr")
            if name == "p" and ending is not None:
                found.append(self._section(waiting, ending, found))
                waiting = []
        found.append(self._section(waiting, None, found))
        return tuple(found)

    def blocks(self, elements: list[Element]) -> tuple[Block, ...]:
        """Paragraphs and tables; a page break that ends a paragraph moves what follows, not an empty line."""
        found: list[Block] = []
        break_next = False
        for element in elements:
            name = local(element)
            if name == "tbl":
                found.append(read_table(element, self.styles, self.compatibility))
            elif name == "p":
                parts = read_paragraph(element, self.styles)
                if break_next:
                    parts[0] = replace(parts[0], page_break_before=True)
                break_next = len(parts) > 1 and not any(run.text for run in parts[-1].runs)
                found += parts[:-1] if break_next else parts
        return tuple(found)

    def _section(self, elements: list[Element], own: Element | None, before: list[Section]) -> Section:
        flat = _A4 | flatten(own)
        section = Section(
            blocks=self.blocks(elements),
            width=points(flat["pgSz/w"]),
            height=points(flat["pgSz/h"]),
            margins=Sides(
                top=points(flat.get("pgMar/top"), 72),
                right=points(flat.get("pgMar/right"), 72),
                bottom=points(flat.get("pgMar/bottom"), 72),
                left=points(flat.get("pgMar/left"), 72) + points(flat.get("pgMar/gutter")),
            ),
            header_distance=points(flat.get("pgMar/header"), 36),
            footer_distance=points(flat.get("pgMar/footer"), 36),
            first_number=int(flat["pgNumType/start"]) if "pgNumType/start" in flat else None,
        )
        if before:
            section = replace(section, header=before[-1].header, footer=before[-1].footer)
        title_page = is_on(flat, "titlePg")
        return self._with_notes(section, own, title_page=title_page)

    def _with_notes(self, section: Section, own: Element | None, *, title_page: bool) -> Section:
        if title_page:
            section = replace(section, first_header=(), first_footer=())
        for kind in ("header", "footer"):
            for reference in () if own is None else children(own, f"{kind}Reference"):
                place = kind if attribute(reference, "type") != "first" else f"first_{kind}"
                if attribute(reference, "type") == "even" or (place != kind and not title_page):
                    continue
                part = self.notes.get(reference.get(RELATION) or "")
                paragraphs = () if part is None else self.blocks(list(part))
                section = replace(
                    section, **{place: tuple(p for p in paragraphs if isinstance(p, Paragraph))}
                )
        return section


def _compatibility(settings: Element | None) -> int:
    for setting in () if settings is None else settings.iter():
        if local(setting) == "compatSetting" and attribute(setting, "name") == "compatibilityMode":
            return int(attribute(setting) or _COMPATIBILITY_WORD_2007)
    return _COMPATIBILITY_WORD_2007


def _break_rules(settings: Element | None) -> BreakRules:
    """The lists that the document states for Chinese; ours where it states none."""
    stated = {"noLineBreaksBefore": NO_LINE_START, "noLineBreaksAfter": NO_LINE_END}
    for element in () if settings is None else settings:
        name = local(element)
        if name in stated and (attribute(element, "lang") or "").lower().startswith("zh"):
            stated[name] = attribute(element) or ""
    return BreakRules(frozenset(stated["noLineBreaksBefore"]), frozenset(stated["noLineBreaksAfter"]))
