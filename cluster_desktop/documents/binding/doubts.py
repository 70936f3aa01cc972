"""What makes a found place doubtful: a label printed twice, two answers in one place, questions left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.items import labels_of, name_of
from cluster_desktop.documents.binding.places import After, Blank, Tick
from cluster_desktop.documents.binding.text import BOXES, key_of
from cluster_desktop.forms.model import PlanOutline, TargetTable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cluster_desktop.documents.binding.grid import Cell
    from cluster_desktop.documents.binding.places import Place
    from cluster_desktop.documents.binding.reading import Reader
    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import Section


def note_doubts(reader: Reader, section: Section, bound: Mapping[str, Place]) -> None:
    """Notes in the reader whatever in its part of the form cannot be told apart or belongs to no item."""
    items = [item for item in section.items if not isinstance(item, PlanOutline | TargetTable)]
    known = {place.cell.element for place in bound.values() if not isinstance(place, After) and place.cell}
    for item in items:
        for found in reader.untaken(*labels_of(item)):
            reader.lacks(f"{name_of(item)}不止一处，分不清填在哪一处")
            known.add(found.first.element)
    headings = [item.label for item in section.items if isinstance(item, PlanOutline)]
    for heading in headings:
        printed = sum(spot.key == key_of(heading) for spot in reader.spots)
        if printed > sum(key_of(other) == key_of(heading) for other in headings):
            reader.lacks(f"“{heading}”不止一处，分不清写在哪一处")
    _note_shared(reader, bound)
    if len(items) == len(section.items):
        _note_surplus(reader, known)


def _note_shared(reader: Reader, bound: Mapping[str, Place]) -> None:
    seen: dict[tuple[Element, int], str] = {}
    for path, place in bound.items():
        at = place.start if isinstance(place, Blank) else place.at if isinstance(place, Tick) else 0
        other = seen.setdefault((place.paragraph, at), path)
        if other != path:
            words = place.cell.text[:20] if place.cell is not None else ""
            reader.lacks(f"两项内容对应到同一处：“{words}”")


def _note_surplus(reader: Reader, known: Collection[Element]) -> None:
    """Rows that ask for something and in which no cell is `known`."""
    rows: dict[tuple[int, int], list[Cell]] = {}
    for cell in reader.cells:
        rows.setdefault((cell.table, cell.row), []).append(cell)
    for row in rows.values():
        if not any(cell.element in known or reader.is_taken(cell) for cell in row):
            label = next((cell for cell in row if cell.key), None)
            if label is not None and _asks(row, label):
                reader.lacks(f"多出“{' '.join(label.text.split())[:30]}”一栏")


def _asks(row: list[Cell], label: Cell) -> bool:
    behind = row[row.index(label) + 1 :]
    return any(cell.is_blank for cell in behind) or any(
        box in cell.text for cell in [label, *behind] for box in BOXES
    )
