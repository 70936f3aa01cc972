"""Finds the columns of a list in a sheet by the headings that people give them.

Never guessed: a heading that could mean two columns, and a column that two headings could mean, are left out
and told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.cells import column_letters
from cluster_desktop.evidence.lists.heading_texts import (
    bare_heading,
    heading_texts,
    names_money,
    one_line,
    plain_heading,
    same_money,
    stated_money,
    units_at,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cluster_desktop.evidence.lists.cells import SheetRow
    from cluster_desktop.forms.model import ListColumn, ListDefinition

HEADING_ROWS = 40
"""Rows from the top among which the headings are looked for."""
_OTHER_FIRM = re.compile("母公司|子公司|股东|法人|集团|关联|上级|分公司|原|曾用")
_NUMBERING = {"序号", "编号", "序", "no", "号", "行号"}
_SHORTEST_PART = 4
"""Characters of an alias that may be found within a heading."""
_MOST_AROUND = 4
_ROWS_BENEATH = 10
_EXACT, _ALIAS, _WITHOUT_REMARK, _WITHIN = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of the list and the heading that it was found under, with the letters of its column."""

    key: str
    title: str
    header: str
    letter: str
    place: int


@dataclass(frozen=True, slots=True)
class Headings:
    """What the headings of a sheet say.

    `first` and `last` are the places of the heading rows among the rows that were read; `doubts` are
    sentences about columns that were left out because two could be meant; `unused` are other headings.
    """

    first: int
    last: int
    columns: tuple[FoundColumn, ...]
    doubts: tuple[str, ...]
    unused: tuple[str, ...]

    def missing(self, definition: ListDefinition) -> tuple[ListColumn, ...]:
        """The columns of the list that were not found."""
        found = {column.key for column in self.columns}
        return tuple(column for column in definition.columns if column.key not in found)

    def lacks(self, definition: ListDefinition) -> tuple[ListColumn, ...]:
        """Those of them that the list cannot do without."""
        return tuple(column for column in self.missing(definition) if column.required)


class HeadingReader:
    """Knows the columns of a list by all their names."""

    def __init__(self, definition: ListDefinition) -> None:
        self._definition = definition
        self._titles = {plain_heading(column.title): column for column in definition.columns}
        self._names: defaultdict[str, list[ListColumn]] = defaultdict(list)
        for column in definition.columns:
            for name in dict.fromkeys(
                map(plain_heading, (column.title, bare_heading(column.title), *column.aliases))
            ):
                self._names[name].append(column)

    def find(self, rows: Sequence[SheetRow]) -> Headings | None:
        """The headings within these first rows of a sheet, None where no row looks like them.

        Of several rows the one that names most columns; headings may fill two rows.
        """
        best: Headings | None = None
        for first in range(min(len(rows), HEADING_ROWS)):
            for last in (first, first + 1):
                if last < len(rows):
                    found = self._read(rows, first, last)
                    if _convinces(found) and (best is None or _worth(found) > _worth(best)):
                        best = found
        return best

    def find_lone(self, rows: Sequence[SheetRow]) -> Headings | None:
        """The headings of a sheet that names one column of the list, a required one, among others."""
        for place in range(min(len(rows), HEADING_ROWS)):
            found = self._read(rows, place, place)
            names = [one for one in found.columns if self._definition.column(one.key).required]
            if len(names) == 1 and not self._heads_rows(rows[place + 1 :], names[0].place):
                return found
        return None

    def _heads_rows(self, rows: Sequence[SheetRow], place: int) -> bool:
        """Whether headings stand one below the other in a column: the table lies on its side."""
        beneath = (row.cells[place : place + 1] for row in rows[:_ROWS_BENEATH])
        return any(plain_heading(text) in self._names for texts in beneath for text in texts if text)

    def _read(self, rows: Sequence[SheetRow], first: int, last: int) -> Headings:
        headings = list(heading_texts(rows[first].cells, rows[last].cells if last > first else None))
        stated = stated_money(rows[: last + 1])
        units = units_at(rows, last + 1)
        last += bool(units)
        wanted: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        unused: list[str] = []
        for place, ways in headings:
            named = [way + units.get(place, "") for way in ways]
            level, columns = max((self._meant(way, stated) for way in named), key=lambda meant: meant[0])
            shown = one_line(named[-1])
            if len(columns) == 1:
                wanted[columns[0].key].append((level, place, shown))
            elif plain_heading(shown) not in _NUMBERING:
                known = stated and self._named(shown)[1] and not names_money(shown)
                unused.append(f"{shown}（{stated[0]}）" if known else shown)
        found, doubts = self._settled(wanted)
        return Headings(first, last, tuple(found), tuple(doubts), tuple(unused))

    def _settled(
        self, wanted: Mapping[str, Sequence[tuple[int, int, str]]]
    ) -> tuple[list[FoundColumn], list[str]]:
        found: list[FoundColumn] = []
        doubts: list[str] = []
        for column in self._definition.columns:
            places = wanted.get(column.key, ())
            best = max((level for level, _, _ in places), default=0)
            meant = [(place, shown) for level, place, shown in places if level == best]
            if len(meant) == 1:
                place, shown = meant[0]
                found.append(FoundColumn(column.key, column.title, shown, column_letters(place), place))
            elif meant:
                named = "、".join(f"{column_letters(place)} 列“{shown}”" for place, shown in meant)
                doubts.append(f"“{column.title}”有 {len(meant)} 列都像：{named}。只留一列，或改列名")
        return found, doubts

    def _meant(self, heading: str, stated: Sequence[str] = ()) -> tuple[int, list[ListColumn]]:
        """How surely a heading means a column, and which; several where it could be any of them.

        `stated` is the unit of money that the sheet states for all its columns.
        """
        level, columns = self._named(heading)
        return level, [column for column in columns if same_money(heading, column.title, stated)]

    def _named(self, heading: str) -> tuple[int, list[ListColumn]]:
        plain = plain_heading(heading)
        if not plain:
            return 0, []
        if plain in self._titles:
            return _EXACT, [self._titles[plain]]
        if plain in self._names:
            return _ALIAS, self._names[plain]
        bare = plain_heading(bare_heading(heading))
        if bare in self._names:
            return _WITHOUT_REMARK, self._names[bare]
        return _WITHIN, self._within(bare, heading)

    def _within(self, bare: str, heading: str) -> list[ListColumn]:
        if _OTHER_FIRM.search(heading) or not bare:
            return []
        found = {
            column.key: column
            for name, columns in self._names.items()
            if len(name) >= _SHORTEST_PART and name in bare and len(bare) - len(name) <= _MOST_AROUND
            for column in columns
        }
        return list(found.values())


def _convinces(headings: Headings) -> bool:
    """Whether a row is one of headings: it names two columns, or one and nothing else."""
    known = len(headings.columns) + len(headings.doubts)
    return known > 1 or (len(headings.columns) == 1 and not headings.unused)


def _worth(headings: Headings) -> tuple[int, int, int]:
    """More columns are better, then fewer heading rows, then those further up."""
    return len(headings.columns), headings.first - headings.last, -headings.first
