"""The room to write in that belongs to a label: beside it, below it, or behind it in its own line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import Blank, Lines
from cluster_desktop.documents.binding.text import BLANK, folded, is_blank, loosely, paragraph_text

if TYPE_CHECKING:
    from cluster_desktop.documents.binding.grid import Cell
    from cluster_desktop.documents.binding.reading import Found, Reader
    from cluster_desktop.documents.word import Element

_REMARK = r"\s*(?:\(.*)?"
_ANY_UNIT = r"(?:\w{1,4}|%)"
_BEHIND_LABEL = rf".*?({BLANK}{{2,}})"


def room_of(reader: Reader, label: Found, unit: str | None = None) -> Lines | Blank | None:
    """Where the answer to a label goes; None where the form leaves no room for it."""
    beside = next_cell(reader, label.last)
    if beside is not None:
        return room_in(beside, unit)
    left = label.last.paragraphs[label.end :]
    if left:
        reader.skip(label.last)
        return Lines(left[0], label.last) if is_blank(paragraph_text(left[0])) else None
    behind = find_blank(label.last, label.last.paragraphs[label.end - 1], _BEHIND_LABEL)
    if behind is not None:
        return behind
    below = reader.below(label.last)
    return room_in(below, unit) if below is not None else None


def room_in(cell: Cell, unit: str | None = None) -> Lines | Blank | None:
    """The room in a cell that is blank, or that prints the unit of a figure behind a blank."""
    if cell.is_blank:
        return Lines(cell.paragraphs[0], cell)
    pattern = rf"({BLANK}*){loosely(unit)}{_REMARK}" if unit else rf"({BLANK}+){_ANY_UNIT}\s*"
    found = (find_blank(cell, paragraph, pattern) for paragraph in cell.paragraphs)
    return next((blank for blank in found if blank is not None), None)


def next_cell(reader: Reader, cell: Cell) -> Cell | None:
    """The first cell to the right in the same row."""
    return next((other for other in reader.right_of(cell) if other.row == cell.row), None)


def find_blank(
    cell: Cell | None, paragraph: Element, pattern: str, *, open_end: bool = False
) -> Blank | None:
    """The blank in a paragraph whose folded text is `pattern`: its first group."""
    found = re.fullmatch(pattern, folded(paragraph_text(paragraph)))
    return None if found is None else Blank(paragraph, found.start(1), found.end(1), cell, open_end)
