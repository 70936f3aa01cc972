"""Binding the cover: blanks beside their labels, as underlined cells or as underlined spaces in a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import Blank, Lines, Place, Repeat
from cluster_desktop.documents.binding.text import BLANK, folded, letters, loosely, paragraph_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.binding.grid import Cell
    from cluster_desktop.documents.binding.reading import Reader
    from cluster_desktop.forms.model import CoverBlank, CoverLine

_COLON = r"(?:\s*[^\w\s]+)?"
_HINT = r"(?:\s*\(.*)?"
_DATE = re.compile(rf"({BLANK}*年{BLANK}*月{BLANK}*日)\s*")


def bind_line(reader: Reader, line: CoverLine) -> Iterator[Repeat]:
    """The blanks of one line of the cover; those with no printed word between them are one blank."""
    if not line.blanks:
        return
    groups = _groups(line.blanks)
    label = reader.label(line.label)
    beside = [cell for cell in reader.right_of(label.last) if cell.row == label.last.row] if label else []
    places = _in_cells(beside, groups)
    candidates = _in_lines(reader, line, groups) if places is None else [places]
    if len(candidates) != 1 or (label and reader.untaken(line.label)):
        after = "".join(f"____{group[-1].after}" for group in groups)
        reader.lacks(
            f"封面{'的' if candidates else '没有'}“{line.label}{after}”{'不止一处' if candidates else ''}"
        )
        return
    (places,) = candidates
    for group, place in zip(groups, places, strict=True):
        yield Repeat(tuple(blank.path for blank in group), place)


def _groups(blanks: tuple[CoverBlank, ...]) -> list[list[CoverBlank]]:
    groups: list[list[CoverBlank]] = [[]]
    for blank in blanks:
        groups[-1].append(blank)
        if blank.after:
            groups.append([])
    return [group for group in groups if group]


def _in_cells(beside: list[Cell], groups: list[list[CoverBlank]]) -> list[Place] | None:
    """A blank cell for each group with its word behind it, or all of them in the first cell."""
    if not beside:
        return None
    places: list[Place] = []
    for group in groups:
        cell = next((cell for cell in beside if cell.is_blank), None)
        if cell is None:
            return _in_one_cell(beside[0], groups) if not places else None
        after = beside[beside.index(cell) + 1 :]
        if group[-1].after and (not after or after[0].key != letters(group[-1].after)):
            return None
        beside = after
        places.append(Lines(cell.paragraphs[0], cell))
    return places


def _in_one_cell(cell: Cell, groups: list[list[CoverBlank]]) -> list[Place] | None:
    for paragraph in cell.paragraphs:
        text = folded(paragraph_text(paragraph))
        found = re.fullmatch(_blanks(groups), text) or (_DATE.fullmatch(text) if len(groups) == 1 else None)
        if found is not None:
            return [Blank(paragraph, *found.span(number), cell) for number in range(1, len(groups) + 1)]
    return None


def _in_lines(reader: Reader, line: CoverLine, groups: list[list[CoverBlank]]) -> list[list[Place]]:
    """The blanks of each line that has the label and room behind it."""
    label = r"\s*" + loosely(line.label) + _COLON
    pattern = label + _blanks(groups) + (_HINT if line.hint else "")
    places: list[list[Place]] = []
    for spot in reader.spots:
        text = folded(paragraph_text(spot.paragraph))
        found = re.fullmatch(pattern, text)
        if found is None and len(groups) == 1:
            found = re.fullmatch(label + _DATE.pattern, text)
        if found is not None:
            spans = [found.span(number) for number in range(1, len(groups) + 1)]
            places.append([Blank(spot.paragraph, *span, spot.cell) for span in spans])
    return places


def _blanks(groups: list[list[CoverBlank]]) -> str:
    return "".join(rf"({BLANK}+)" + _word(group[-1].after) for group in groups)


def _word(printed: str) -> str:
    return loosely(printed) + r"[^\w\s]*\s*" if printed else ""
