"""Setting answers into a copy of their cell: in which size, and names one per line or joined."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import After, Blank, Lines
from cluster_desktop.documents.filling.writing import (
    Smaller,
    replace,
    write_after,
    write_below,
    write_blank,
    write_lines,
)
from cluster_desktop.documents.word import Element, children, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.binding.grid import Cell

_NAMES_INDENT = 3
"""The width of `名称：` in characters: names below it stand under the first."""
_JOINED_BY = "、"
_CONTROL = {w("sdt"), w("sdtContent")}


@dataclass(frozen=True)
class Entry:
    """An answer for a place.

    `lines` are its lines, `name` what messages call the answer at `path`; `one_line` answers (figures) are
    not broken.
    """

    place: Lines | After | Blank
    lines: Sequence[str]
    name: str
    path: str
    one_line: bool = False


@dataclass(frozen=True)
class Trial:
    """A way to set a cell with type of `own` points: the type scaled, names one per line or joined.

    Smaller names stand `below` the words `名称：`, and what else is in their cell keeps its size.
    """

    own: float
    scale: float = 1
    joined: bool = False
    below: bool = False

    @property
    def size(self) -> float:
        """The size of the answers in points."""
        return self.own * self.scale

    @property
    def smaller(self) -> Smaller | None:
        """The type to set, None where it is that of the blank."""
        return None if self.scale == 1 else Smaller(self.own, self.scale)


@dataclass(frozen=True)
class Filled:
    """A copy of a cell with the answers in it, and the paragraph in which each entry begins.

    `outermost` is the cell, or the content control that was made of it.
    """

    cell: Element
    starts: Sequence[Element]
    outermost: Element


def compose(cell: Cell, entries: Sequence[Entry], trial: Trial) -> Filled:
    """A copy of the cell with its answers, set this way."""
    outermost = deepcopy(outermost_of(cell))
    filled = next(outermost.iter(w("tc")))
    originals, copies = cell.paragraphs, list(children(filled, "p"))
    starts = [copies[originals.index(entry.place.paragraph)] for entry in entries]
    for entry, start in sorted(zip(entries, starts, strict=True), key=_from_the_end):
        _write(entry, start, trial)
    return Filled(filled, starts, outermost)


def outermost_of(cell: Cell) -> Element:
    """The cell, or the content control around it and no other."""
    element = cell.element
    for around in element.iterancestors():
        if around.tag not in _CONTROL or len(list(children(around, "tc"))) > 1:
            break
        element = around
    return element


def _from_the_end(pair: tuple[Entry, Element]) -> int:
    """Blanks of one paragraph are filled from its end, so that the places of those before stay true."""
    place = pair[0].place
    return -place.start if isinstance(place, Blank) else 0


def _write(entry: Entry, start: Element, trial: Trial) -> None:
    place = entry.place
    if isinstance(place, Lines):
        write_lines(start, entry.lines, trial.smaller)
    elif isinstance(place, After):
        write_after(start, place.model, entry.lines)
    elif place.open_end:
        _write_names(place, entry.lines, start, trial)
    else:
        smaller = None if trial.below else trial.smaller
        write_blank(start, place.start, place.end, "\n".join(entry.lines), smaller)


def _write_names(place: Blank, names: Sequence[str], start: Element, trial: Trial) -> None:
    lines = [_JOINED_BY.join(names)] if trial.joined else names
    if trial.below:
        write_below(start, lines, 0, trial.smaller)
        return
    write_below(start, lines[1:], _NAMES_INDENT * trial.own)
    replace(start, place.start, place.end, lines[0])
