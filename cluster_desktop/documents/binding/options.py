"""Binding ticks: each option by its words to the box beside it, wherever and however it stands.

Boxes stand in front of their words; only where that leaves options without a box they may stand behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import Drawn, Tick
from cluster_desktop.documents.binding.text import (
    BOXES,
    HANZI_BOX,
    characters,
    checkbox_of,
    folded,
    letters,
    loosely,
    paragraph_text,
)
from cluster_desktop.documents.word import w
from cluster_desktop.forms.model import SingleChoice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.documents.binding.grid import Cell
    from cluster_desktop.documents.binding.reading import Found, Reader
    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import MultiChoice

_BOX = f"[{BOXES}{HANZI_BOX}]"
_BEGIN = rf"(?:^|(?<=[\W_{HANZI_BOX}〇]))"
_END = rf"(?=[\W_{HANZI_BOX}〇]|$)"


@dataclass(frozen=True)
class _Assignment:
    """The box of each option by its number, what is doubtful about it, and the boxes of no option."""

    boxes: Mapping[int, Tick]
    doubts: Sequence[str]
    others: Sequence[str]

    @property
    def is_sound(self) -> bool:
        return not self.doubts and not self.others


def bind_options(
    reader: Reader, item: SingleChoice | MultiChoice, label: Found, name: str
) -> Iterator[tuple[str, Tick]]:
    """The box of each option under `<key>#<number>` (one choice) or `<key>/<number>` (several)."""
    cells = _cells(reader, label, item.options)
    assigned = _assign(cells, item.options, behind=False)
    if not assigned.is_sound:
        behind = _assign(cells, item.options, behind=True)
        assigned = behind if behind.is_sound else assigned
    for doubt in assigned.doubts:
        reader.lacks(name + doubt)
    for words in assigned.others:
        reader.lacks(f"{name}多出“□{words}”")
    for cell in cells:
        reader.skip(cell)
    separator = "#" if isinstance(item, SingleChoice) else "/"
    for number, tick in sorted(assigned.boxes.items()):
        yield f"{item.key}{separator}{number + 1}", tick


def _assign(cells: Sequence[Cell], options: Sequence[str], *, behind: bool) -> _Assignment:
    """Gives each option its box, the longest first, since one may begin with the words of another."""
    boxes: dict[int, Tick] = {}
    doubts: list[str] = []
    used: set[tuple[Element, int]] = set()
    for number in sorted(range(len(options)), key=lambda number: -len(options[number])):
        option = options[number]
        found = [
            tick for tick in _boxes(cells, option, behind=behind) if (tick.paragraph, tick.at) not in used
        ]
        if not found:
            doubts.append(f"没有“□{option}”")
        elif len(found) > 1:
            doubts.append(f"的“□{option}”不止一个，分不清勾选哪一个")
        else:
            boxes[number] = found[0]
            used.add((found[0].paragraph, found[0].at))
    return _Assignment(boxes, doubts, list(_others(cells, used)))


def _cells(reader: Reader, label: Found, options: Sequence[str]) -> list[Cell]:
    """The label's own cell if it has boxes, else the cells with boxes that follow it."""
    if _has_box(label.last, options):
        return [label.last]
    beside = reader.right_of(label.last)
    if not beside:
        below = reader.below(label.last)
        return [below] if below is not None else []
    return list(takewhile(lambda cell: _has_box(cell, options) or _holds_table(cell), beside))


def _has_box(cell: Cell, options: Sequence[str]) -> bool:
    return any(char in BOXES for char in cell.text) or any(
        next(_boxes([cell], option), None) for option in options
    )


def _holds_table(cell: Cell) -> bool:
    return next(cell.element.iterdescendants(w("tbl")), None) is not None


def _boxes(cells: Sequence[Cell], option: str, *, behind: bool = False) -> Iterator[Tick]:
    """The boxes that stand before the words of `option`, or `behind` them."""
    before = rf"(?P<box>{_BOX})\s*{loosely(option)}{_END}"
    pattern = re.compile(rf"{_BEGIN}{loosely(option)}\s*(?P<box>{_BOX})" if behind else before)
    for cell in cells:
        for paragraph in cell.paragraphs:
            pieces = [piece for piece, _, _ in characters(paragraph)]
            for found in pattern.finditer(folded(paragraph_text(paragraph))):
                at = found.start("box")
                yield Tick(paragraph, at, cell, _drawn(pieces[at]))


def _drawn(piece: Element) -> Drawn:
    if checkbox_of(piece) is not None:
        return "control"
    return "symbol" if piece.tag == w("sym") else "text"


def _others(cells: Sequence[Cell], used: set[tuple[Element, int]]) -> Iterator[str]:
    """The words behind the boxes that belong to no option."""
    for cell in cells:
        for paragraph in cell.paragraphs:
            text = paragraph_text(paragraph)
            for at, char in enumerate(text):
                if char in BOXES and (paragraph, at) not in used:
                    yield letters(re.split(f"[{BOXES}]", text[at + 1 :], maxsplit=1)[0])[:20]
