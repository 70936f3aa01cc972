"""What stands in the places of a blank in the edited form: as texts, by slot."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.grid import table_cells
from cluster_desktop.documents.binding.text import paragraph_text
from cluster_desktop.documents.reading_back.matching import lay
from cluster_desktop.documents.reading_back.rows import Box, Row, agree, align, look_alike, rows_of
from cluster_desktop.documents.word import w

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cluster_desktop.documents.binding.places import Binding, Place
    from cluster_desktop.documents.blank import BoundBlank
    from cluster_desktop.documents.word import Element

COVER = "封面#"
"""What the slots of the cover begin with; their number follows."""


@dataclass
class Finding:
    """The texts of the edited form.

    `texts` by slot: the path of the answer, `<path>#<number>` for an option, `封面#<number>` for a blank of
    the cover; `rows` the rows found for each open row of the target table, by column word.  `gone` are slots
    whose row was not found, `changed` those in cells whose printed words differ; `strays` are texts that
    stand where no answer belongs.  Of `wanted` rows of the blank so many were `found`.
    """

    texts: dict[str, str] = field(default_factory=dict[str, str])
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict[str, "list[dict[str, str]]"])
    gone: list[str] = field(default_factory=list[str])
    changed: set[str] = field(default_factory=set[str])
    strays: list[str] = field(default_factory=list[str])
    wanted: int = 0
    found: int = 0


def slots_of(binding: Binding) -> dict[str, Place]:
    """All places of a blank by slot; those of an open row as `<row>/<column>`."""
    found = dict(binding.places)
    found |= {f"{COVER}{number}": repeat.place for number, repeat in enumerate(binding.repeats)}
    for path, opened in binding.open_rows.items():
        found |= {f"{path}/{column}": place for column, place in opened.cells.items()}
    return found


def find(blank: BoundBlank, edited: Element) -> Finding:
    """Finds in the `w:body` of an edited form what stands in the places of its blank."""
    rows, paragraphs = _blank_rows(blank)
    finding = Finding()
    others = _rows(edited, {})
    _Rows(rows, others, finding).read(align(rows, others, agree), tuple(blank.binding.open_rows))
    others = _paragraphs(edited, {})
    known = max((align(paragraphs, others, same) for same in (look_alike, agree)), key=len)
    _Rows(paragraphs, others, finding).read(known, ())
    return finding


@lru_cache(maxsize=4)
def _blank_rows(blank: BoundBlank) -> tuple[list[Row], list[Row]]:
    """The rows of the tables of a blank, and its paragraphs outside of them; their moulds are made once."""
    by_holder: defaultdict[Element, dict[str, Place]] = defaultdict(dict)
    for slot, place in slots_of(blank.binding).items():
        holder = place.paragraph if place.cell is None else place.cell.element
        by_holder[holder][slot] = place
    return _rows(blank.document.body, by_holder), _paragraphs(blank.document.body, by_holder)


def _rows(body: Element, places: Mapping[Element, Mapping[str, Place]]) -> list[Row]:
    return rows_of([table_cells(table, number) for number, table in enumerate(body.iter(w("tbl")))], places)


def _paragraphs(body: Element, places: Mapping[Element, Mapping[str, Place]]) -> list[Row]:
    """The paragraphs outside of tables that are not empty, as rows of one box between the same tables."""
    found: list[Row] = []
    tables = 0
    for element in body.iter(w("p"), w("tbl")):
        if element.tag == w("tbl"):
            tables += 1
        elif next(element.iterancestors(w("tbl")), None) is None and paragraph_text(element).strip():
            found.append(Row(tables, (Box([element], places.get(element, {})),)))
    return found


@dataclass
class _Rows:
    """The rows of the blank beside those of the edited form, and what was found in them."""

    blank: list[Row]
    edited: list[Row]
    finding: Finding

    def read(self, known: dict[int, int], open_rows: Sequence[str]) -> None:
        """Reads every row of the blank that is `known` to be one of the edited form."""
        self.finding.wanted += len(self.blank)
        self.finding.found += len(known)
        self._forget_below_lost_heads(known)
        opened = {number: path for number, row in enumerate(self.blank) if (path := _opens(row, open_rows))}
        for number in opened:
            known.pop(number, None)
        used = set(known.values())
        for number, path in opened.items():
            used.update(self._read_open_row(number, path, known))
        for number, other in known.items():
            self._read_row(self.blank[number], self.edited[other])
            used.update(self._read_below(number, known))
        self._name_what_is_left(used, open_rows)

    def _forget_below_lost_heads(self, known: dict[int, int]) -> None:
        """Without the head of its columns (the years) nothing is known of what stands below in its table."""
        for number, row in enumerate(self.blank):
            if row.is_head and number not in known:
                for below in range(number, len(self.blank)):
                    if self.blank[below].table == row.table:
                        known.pop(below, None)

    def _read_row(self, row: Row, other: Row) -> None:
        for own, box in zip(row.boxes, other.boxes, strict=True):
            if self.finding.texts.keys() & own.places:
                continue
            contents = lay(own.mould, box.text)
            if contents is None:
                self.finding.changed |= own.places.keys()
                continue
            for gap, text in zip(own.mould.gaps, contents, strict=True):
                if gap.slot is not None and text is None:
                    self.finding.changed.add(gap.slot)
                elif gap.slot is not None:
                    self.finding.texts[gap.slot] = text or ""
                elif text:
                    self.finding.strays.append(text)

    def _read_below(self, number: int, known: Mapping[int, int]) -> Collection[int]:
        """Reads the paragraphs below a heading outside of tables, and says which they are."""
        slot = self.blank[number].heads_text
        if slot is None or slot not in self.finding.texts:
            return ()
        others = self._between(number, number + 1, known)
        if others is None:
            del self.finding.texts[slot]
            self.finding.changed.add(slot)
            return ()
        self.finding.texts[slot] = "\n".join(self.edited[other].boxes[0].text.text for other in others)
        return others

    def _read_open_row(self, number: int, path: str, known: Mapping[int, int]) -> Collection[int]:
        """Reads the rows that stand in place of an open row of the target table, and says which they are."""
        others = self._between(number - 1, number + 1, known) or ()
        rows = [_row_texts(self.blank[number], self.edited[other], path) for other in others]
        whole = [row for row in rows if row is not None]
        if not whole or len(whole) < len(rows):
            return ()
        self.finding.rows[path] = whole
        return others

    def _between(self, first: int, last: int, known: Mapping[int, int]) -> range | None:
        """The edited rows between two rows of the blank, up to the next table; None where one is lost."""
        before = known.get(first)
        after = known.get(last) if last < len(self.blank) else len(self.edited)
        if before is None or after is None:
            return None
        end = before + 1
        while end < after and self.edited[end].table == self.edited[before].table:
            end += 1
        return range(before + 1, end)

    def _name_what_is_left(self, used: set[int], open_rows: Sequence[str]) -> None:
        finding = self.finding
        read = finding.texts.keys() | finding.changed
        for slot in dict.fromkeys(slot for row in self.blank for box in row.boxes for slot in box.places):
            row = slot.rpartition("/")[0]
            if slot not in read and not (row in open_rows and row in finding.rows):
                finding.gone.append(slot)
        for number, row in enumerate(self.edited):
            text = " ".join(filter(None, (box.text.text.strip() for box in row.boxes)))
            if number not in used and text:
                finding.strays.append(text)


def _opens(row: Row, open_rows: Sequence[str]) -> str | None:
    """The open row of the target table that this row of the blank is."""
    slots = [slot.rpartition("/")[0] for box in row.boxes for slot in box.places]
    return next((path for path in open_rows if path in slots), None)


def _row_texts(blank: Row, edited: Row, path: str) -> dict[str, str] | None:
    """What a row has by column word; its direction may stand above it, or be left out."""
    if len(blank.boxes) != len(edited.boxes):
        return None
    texts: dict[str, str] = {}
    for own, box in zip(blank.boxes, edited.boxes, strict=True):
        contents = lay(own.mould, box.text)
        if contents is not None and None not in contents:
            slots = [(gap.slot or "").removeprefix(f"{path}/") for gap in own.mould.gaps]
            texts |= {slot: text or "" for slot, text in zip(slots, contents, strict=True)}
        elif own.mould.has_slots or box.text.key:
            return None
    return texts
