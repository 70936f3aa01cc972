"""The kinds of place that an answer can have on a form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.binding.grid import Cell
    from cluster_desktop.documents.word import Element

Drawn = Literal["text", "control", "symbol"]
ADDED_ROW = re.compile("_[1-9][0-9]?$")
"""What the path of an added row has behind that of the open row it stands for."""


@dataclass(frozen=True, eq=False)
class Lines:
    """A blank paragraph that takes the answer; further lines follow as paragraphs of the same shape.

    Spaces, underscores and the invitation of a content control may stand in it: they give way.
    """

    paragraph: Element
    cell: Cell


@dataclass(frozen=True, eq=False)
class After:
    """Space behind `paragraph` (a heading or its guidance) for running text shaped like `model`.

    `cell` is None where the plan stands outside of tables.
    """

    paragraph: Element
    model: Element
    cell: Cell | None


@dataclass(frozen=True, eq=False)
class Blank:
    """What gives way to the answer, from `start` to `end` in the characters of a paragraph.

    White space, underscores, a printed `......`, or `  年  月  日` for a date; there may be none of it.
    `open_end` marks the blank behind `名称：`, whose further lines go below.
    """

    paragraph: Element
    start: int
    end: int
    cell: Cell | None
    open_end: bool = False


@dataclass(frozen=True, eq=False)
class Tick:
    """The box at character `at` of a paragraph.

    `drawn` as a character of the text, as a check box control (`w14:checkbox`), or as a `w:sym`.
    """

    paragraph: Element
    at: int
    cell: Cell
    drawn: Drawn = "text"


Place = Lines | After | Blank | Tick


@dataclass(frozen=True, eq=False)
class OpenRow:
    """A row of the target table that prints `......`: its `w:tr` and the places to fill by column word."""

    row: Element
    direction: Cell
    cells: Mapping[str, Place]


@dataclass(frozen=True, eq=False)
class Repeat:
    """A blank of the cover that repeats answers: several paths stand side by side in it."""

    paths: tuple[str, ...]
    place: Place


@dataclass(frozen=True, eq=False)
class Binding:
    """Where each answer stands.

    `places` by path; a single choice has one tick per option under `<path>#<number>`, since its one answer
    chooses among several boxes.  `open_rows` by the path of the row (`targets/leading`).  `repeats` are the
    blanks of the cover.
    """

    places: Mapping[str, Place]
    open_rows: Mapping[str, OpenRow]
    repeats: tuple[Repeat, ...]

    def options(self, path: str) -> tuple[Tick, ...]:
        """The boxes of the single choice at `path`, in the order of the form."""
        found: list[Tick] = []
        while isinstance(place := self.places.get(f"{path}#{len(found) + 1}"), Tick):
            found.append(place)
        return tuple(found)

    def binds(self, path: str) -> bool:
        """Whether the answer at `path` has a place, be it in a row yet to be added to the target table."""
        if path in self.places or f"{path}#1" in self.places:
            return True
        row, _, column = path.rpartition("/")
        if (found := self.open_rows.get(ADDED_ROW.sub("", row))) is not None:
            return column in found.cells
        return any(path in repeat.paths for repeat in self.repeats)
