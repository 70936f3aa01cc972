"""Filling one cell: the largest size at which its answers fit, or the refusal that says how much to cut."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import Blank
from cluster_desktop.documents.filling.composing import Entry, Filled, Trial, compose, outermost_of
from cluster_desktop.documents.filling.fitting import SIZES, Ruler
from cluster_desktop.documents.word import Element, w
from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cluster_desktop.documents.binding.grid import Cell


class DoesNotFit(ClusterError):
    """An answer that its cell does not hold even in the smallest type: `cut` characters are to go."""

    def __init__(self, name: str, path: str, cut: int) -> None:
        super().__init__(f"“{name}”的内容在表格里放不下，需删去约 {cut} 字。")
        self.path = path
        self.cut = cut


@dataclass(frozen=True)
class FilledCell:
    """A copy of a cell, or of the control around it, with its answers, and their size in points."""

    element: Element
    size: float


def by_cell(entries: Iterable[Entry]) -> list[tuple[Cell, list[Entry]]]:
    """The entries of each cell; a cell inside another one comes first, since filling copies what it holds."""
    cells: dict[Element, tuple[Cell, list[Entry]]] = {}
    for entry in entries:
        cell = entry.place.cell
        if cell is not None:
            cells.setdefault(cell.element, (cell, []))[1].append(entry)
    return sorted(cells.values(), key=lambda pair: -sum(1 for _ in pair[0].element.iterancestors(w("tc"))))


def fill_cell(cell: Cell, entries: Sequence[Entry], ruler: Ruler, growing: float | None = None) -> None:
    """Puts the filled cell in place of the blank one.

    Raises:
        DoesNotFit: the answers do not fit in the smallest type.
        MissingGlyph: no face has one of the characters.
    """
    filled = filled_cell(cell, entries, ruler, growing=growing).element
    blank = outermost_of(cell)
    parent = blank.getparent()
    if parent is None:
        raise ValueError("the cell is no longer part of its table")
    parent.replace(blank, filled)


def filled_cell(
    cell: Cell,
    entries: Sequence[Entry],
    ruler: Ruler,
    *,
    growing: float | None = None,
    blamed: str | None = None,
) -> FilledCell:
    """A copy of the cell with its answers, the type as large as its room allows.

    A cell that grows with its text takes any.

    Args:
        cell: the cell of the blank.
        entries: its answers.
        ruler: measures the cells of that blank.
        growing: the largest size, in points, for answers in a cell that grows, running text apart.
        blamed: the path of the answer that a refusal speaks of; the longest one if not given.

    Raises:
        DoesNotFit: the answers do not fit in the smallest type.
        MissingGlyph: no face has one of the characters.
    """
    own = ruler.size(entries[0].place.paragraph)
    room = ruler.room(cell)
    if room.height is None:
        scale = 1.0 if growing is None else min(1.0, growing / own)
        return FilledCell(compose(cell, entries, Trial(own, scale)).outermost, own * scale)
    trials = _trials(entries, own)
    attempt = _Attempt(cell, entries, ruler, room.width, room.height)
    if attempt.fits(trials[0], whole=True):
        best = 0
    else:
        best = bisect_left(
            trials, x=True, lo=1, key=lambda trial: attempt.fits(trial, whole=trial is not trials[-1])
        )
    if best == len(trials):
        raise attempt.refusal(trials[-1], blamed)
    return FilledCell(attempt.filled(trials[best]).outermost, trials[best].size)


def _trials(entries: Sequence[Entry], own: float) -> list[Trial]:
    """The ways to set a cell, each taking less room than the one before."""
    named = any(isinstance(entry.place, Blank) and entry.place.open_end for entry in entries)
    smaller = [Trial(own, size / own, joined=named, below=named) for size in SIZES if size < own]
    return [Trial(own), *([Trial(own, joined=True)] if named else []), *smaller]


class _Attempt:
    """Answers tried in the room of their cell, `width` by `height` points."""

    def __init__(
        self, cell: Cell, entries: Sequence[Entry], ruler: Ruler, width: float, height: float
    ) -> None:
        self._cell = cell
        self._entries = entries
        self._ruler = ruler
        self._width = width
        self._height = height
        self._last: tuple[Trial, Filled] | None = None

    def filled(self, trial: Trial) -> Filled:
        """The cell set this way."""
        if self._last is None or self._last[0] is not trial:
            self._last = (trial, compose(self._cell, self._entries, trial))
        return self._last[1]

    def fits(self, trial: Trial, *, whole: bool) -> bool:
        """Whether the cell holds the answers set this way; `whole` ones with no figure broken."""
        filled = self.filled(trial)
        measure = self._ruler.measure(filled.cell, self._width)
        figures = [start for entry, start in zip(self._entries, filled.starts, strict=True) if entry.one_line]
        return measure.height <= self._height and not (
            whole and any(measure.lines[start] > 1 for start in figures)
        )

    def refusal(self, trial: Trial, blamed: str | None) -> DoesNotFit:
        """How many characters of an answer are too many, of the longest one if none is blamed."""
        long = max(self._entries, key=lambda entry: (entry.path == blamed, sum(map(len, entry.lines))))
        length = sum(map(len, long.lines))

        def holds(cut: int) -> bool:
            kept = replace(long, lines=_keep(long.lines, length - cut))
            entries = [kept if entry is long else entry for entry in self._entries]
            cell = compose(self._cell, entries, trial).cell
            return self._ruler.measure(cell, self._width).height <= self._height

        cut = 1 + bisect_left(range(1, length), x=True, key=holds)
        return DoesNotFit(long.name, long.path, cut)


def _keep(lines: Sequence[str], kept: int) -> list[str]:
    """The first `kept` characters of the lines, at least one line."""
    found: list[str] = []
    for line in lines:
        if kept <= 0:
            break
        found.append(line[:kept])
        kept -= len(line)
    return found or [""]
