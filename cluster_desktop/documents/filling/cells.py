"""Filling one cell: the largest size at which its answers fit, or the refusal that says how much to cut."""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import After, Blank, Lines
from cluster_desktop.documents.filling.fitting import SIZES, Room, Ruler
from cluster_desktop.documents.filling.writing import replace as replace_characters
from cluster_desktop.documents.filling.writing import write_after, write_below, write_blank, write_lines
from cluster_desktop.documents.word import Element, w
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.binding.reading import Cell

_NAMES_INDENT = 3
"""The width of `名称：` in characters: names below it stand under the first."""
_JOINED_BY = "、"


class DoesNotFit(ClusterError):
    """An answer that its cell does not hold even in the smallest type: `cut` characters are to go."""

    def __init__(self, name: str, path: str, cut: int) -> None:
        super().__init__(f"“{name}”的内容在表格里放不下，需删去约{cut}个字")
        self.path = path
        self.cut = cut


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
class _Trial:
    """A way to set a cell with type of `own` points: the type scaled, names one per line or joined.

    Smaller names stand `below` the words `名称：`, and what else is in their cell keeps its size.
    """

    own: float
    scale: float = 1
    joined: bool = False
    below: bool = False


@dataclass(frozen=True)
class _Filled:
    """A copy of a cell with the answers in it, and the paragraph in which each entry begins."""

    cell: Element
    starts: Sequence[Element]


def fill_cell(cell: Cell, entries: Sequence[Entry], ruler: Ruler) -> None:
    """Puts the filled cell in place of the blank one.

    Raises:
        DoesNotFit: the answers do not fit in the smallest type.
        MissingGlyph: no face has one of the characters.
    """
    filled = filled_cell(cell, entries, ruler)
    parent = cell.element.getparent()
    if parent is None:
        raise ValueError("the cell is no longer part of its table")
    parent.replace(cell.element, filled)


def filled_cell(cell: Cell, entries: Sequence[Entry], ruler: Ruler) -> Element:
    """A copy of the cell with its answers, the type as large as its room allows.

    Raises:
        DoesNotFit: they do not fit in the smallest type.
        MissingGlyph: no face has one of the characters.
    """
    room = ruler.room(cell)
    *larger, smallest = _trials(entries, ruler)
    for trial in larger:
        filled = _compose(cell, entries, trial)
        if _fits(filled.cell, room, ruler) and _on_one_line(filled, entries, room, ruler):
            return filled.cell
    filled = _compose(cell, entries, smallest)
    if not _fits(filled.cell, room, ruler):
        raise _refusal(cell, entries, smallest, room, ruler)
    return filled.cell


def _trials(entries: Sequence[Entry], ruler: Ruler) -> list[_Trial]:
    own = ruler.size(entries[0].place.paragraph)
    named = any(isinstance(entry.place, Blank) and entry.place.open_end for entry in entries)
    smaller = [_Trial(own, size / own, joined=named, below=named) for size in SIZES if size < own]
    return [_Trial(own), *([_Trial(own, joined=True)] if named else []), *smaller]


def _compose(cell: Cell, entries: Sequence[Entry], trial: _Trial) -> _Filled:
    filled = deepcopy(cell.element)
    originals, copies = cell.paragraphs, list(filled.iterchildren(w("p")))
    starts = [copies[originals.index(entry.place.paragraph)] for entry in entries]
    for entry, start in sorted(zip(entries, starts, strict=True), key=_from_the_end):
        _write(entry, start, trial)
    return _Filled(filled, starts)


def _from_the_end(pair: tuple[Entry, Element]) -> int:
    """Blanks of one paragraph are filled from its end, so that the places of those before stay true."""
    place = pair[0].place
    return -place.start if isinstance(place, Blank) else 0


def _write(entry: Entry, start: Element, trial: _Trial) -> None:
    place = entry.place
    if isinstance(place, Lines):
        write_lines(start, entry.lines, trial.scale)
    elif isinstance(place, After):
        write_after(start, place.model, entry.lines)
    elif place.open_end:
        _write_names(place, entry.lines, start, trial)
    else:
        write_blank(
            start, place.start, place.end, _JOINED_BY.join(entry.lines), 1 if trial.below else trial.scale
        )


def _write_names(place: Blank, names: Sequence[str], start: Element, trial: _Trial) -> None:
    lines = [_JOINED_BY.join(names)] if trial.joined else names
    if trial.below:
        write_below(start, lines, 0, trial.scale)
        return
    write_below(start, lines[1:], _NAMES_INDENT * trial.own)
    replace_characters(start, place.start, place.end, lines[0])


def _fits(filled: Element, room: Room, ruler: Ruler) -> bool:
    return room.height is None or ruler.needs(filled, room.width) <= room.height


def _on_one_line(filled: _Filled, entries: Sequence[Entry], room: Room, ruler: Ruler) -> bool:
    """Figures are not broken, as long as smaller type can help it."""
    return all(
        ruler.lines(start, room.width) == 1
        for entry, start in zip(entries, filled.starts, strict=True)
        if entry.one_line
    )


def _refusal(cell: Cell, entries: Sequence[Entry], trial: _Trial, room: Room, ruler: Ruler) -> DoesNotFit:
    """How many characters of the longest answer are too many."""
    longest = max(entries, key=lambda entry: sum(map(len, entry.lines)))
    length = sum(map(len, longest.lines))

    def too_long(kept: int) -> bool:
        shorter = [
            replace(entry, lines=_keep(entry.lines, kept)) if entry is longest else entry for entry in entries
        ]
        return not _fits(_compose(cell, shorter, trial).cell, room, ruler)

    kept = bisect_right(range(1, length + 1), 0, key=too_long)
    return DoesNotFit(longest.name, longest.path, length - kept)


def _keep(lines: Sequence[str], kept: int) -> list[str]:
    """The first `kept` characters of the lines, at least one line."""
    found: list[str] = []
    for line in lines:
        if kept <= 0:
            break
        found.append(line[:kept])
        kept -= len(line)
    return found or [""]
