"""Binding the cover: blanks beside their labels, as underlined cells or as underlined spaces in a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.items import loosely, missing
from cluster_desktop.documents.binding.places import Blank, Lines, Place, Repeat
from cluster_desktop.documents.binding.reading import Cell, Reader, paragraph_text, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import CoverBlank, CoverLine


def bind_line(reader: Reader, line: CoverLine) -> Iterator[Repeat]:
    """The blanks of one line of the cover; those with no printed word between them are one blank.

    Raises:
        BindError: the line or a blank is not on the cover.
    """
    if not line.blanks:
        return
    groups = _groups(line.blanks)
    label = reader.label(line.label)
    beside = label is not None and reader.right_of(label[0])
    places = _cells(reader, label[0], line, groups) if label and beside else _spaces(reader, line, groups)
    for group, place in zip(groups, places, strict=True):
        yield Repeat(tuple(blank.path for blank in group), place)


def _groups(blanks: tuple[CoverBlank, ...]) -> list[list[CoverBlank]]:
    groups: list[list[CoverBlank]] = [[]]
    for blank in blanks:
        groups[-1].append(blank)
        if blank.after:
            groups.append([])
    return [group for group in groups if group]


def _cells(reader: Reader, label: Cell, line: CoverLine, groups: list[list[CoverBlank]]) -> list[Place]:
    places: list[Place] = []
    beside = [cell for cell in reader.right_of(label) if cell.row == label.row]
    for group in groups:
        cell = next((cell for cell in beside if not cell.key), None)
        if cell is None:
            raise missing(line.label, "没有留出填写处：")
        after = beside[beside.index(cell) + 1 :]
        if group[-1].after and (not after or after[0].key != squeeze(group[-1].after)):
            raise missing(group[-1].after, f"封面“{line.label}”后没有")
        beside = after
        places.append(Lines(cell.paragraphs[0], cell))
    return places


def _spaces(reader: Reader, line: CoverLine, groups: list[list[CoverBlank]]) -> list[Place]:
    pattern = r"\s*" + loosely(line.label)
    pattern += "".join(r"([\s_]+)" + loosely(group[-1].after) for group in groups)
    for spot in reader.spots:
        text = paragraph_text(spot.paragraph)
        found = re.fullmatch(pattern + (r"(?:[（(].*)?" if line.hint else r"\s*"), text)
        if found is not None:
            return [_blank(spot.paragraph, found, number, spot.cell) for number in range(1, len(groups) + 1)]
    raise missing(line.label, "的封面没有")


def _blank(paragraph: Element, found: re.Match[str], number: int, cell: Cell | None) -> Blank:
    return Blank(paragraph, found.start(number), found.end(number), cell)
