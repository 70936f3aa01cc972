"""Finds the columns of a list in a sheet by the headings that people give them.

Never guessed: a heading that could mean two columns, and a column that two headings could mean, are left out
and told.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.cells import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.evidence.lists.cells import SheetRow
    from cluster_desktop.forms.model import ListColumn, ListDefinition

HEADING_ROWS = 40
"""Rows from the top among which the headings are looked for."""
_LONGEST_HEADING = 60
_MARKS = re.compile(r"""[\s*★☆:、,。.·_\-/\\|()\[\]【】〔〕“”"'‘’<>《》]""")
_REMARK = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_MONEY = re.compile(r"(?:百万|千万|万|亿|千)?(?:美)?元")
_OTHER_FIRM = re.compile("母公司|子公司|股东|法人|集团|关联|上级|分公司|原|曾用")
_NUMBERING = {"序号", "编号", "序", "no", "号", "行号"}
_SHORTEST_PART = 4
"""Characters of an alias that may be found within a heading."""
_MOST_AROUND = 4
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
                map(plain_heading, (column.title, _bare(column.title), *column.aliases))
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

    def _read(self, rows: Sequence[SheetRow], first: int, last: int) -> Headings:
        headings = list(_texts(rows[first].cells, rows[last].cells if last > first else None))
        wanted: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        unused: list[str] = []
        for place, ways in headings:
            level, columns = max((self._meant(way) for way in ways), key=lambda meant: meant[0])
            shown = ways[-1] if len(ways) > 1 else ways[0]
            if len(columns) == 1:
                wanted[columns[0].key].append((level, place, shown))
            elif plain_heading(shown) not in _NUMBERING:
                unused.append(shown)
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

    def _meant(self, heading: str) -> tuple[int, list[ListColumn]]:
        """How surely a heading means a column, and which; several where it could be any of them."""
        plain = plain_heading(heading)
        if not plain:
            return 0, []
        if plain in self._titles:
            return _EXACT, [self._titles[plain]]
        if plain in self._names:
            return _ALIAS, self._names[plain]
        bare = plain_heading(_bare(heading))
        columns = [one for one in self._names.get(bare, ()) if _same_money(heading, one.title)]
        if columns:
            return _WITHOUT_REMARK, columns
        return _WITHIN, self._within(bare, heading)

    def _within(self, bare: str, heading: str) -> list[ListColumn]:
        if _OTHER_FIRM.search(heading) or not bare:
            return []
        found = {
            column.key: column
            for name, columns in self._names.items()
            if len(name) >= _SHORTEST_PART and name in bare and len(bare) - len(name) <= _MOST_AROUND
            for column in columns
            if _same_money(heading, column.title)
        }
        return list(found.values())


def plain_heading(text: str) -> str:
    """A heading without space, marks and brackets, for comparison."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _bare(heading: str) -> str:
    """A heading without the remarks in its brackets."""
    return _REMARK.sub("", unicodedata.normalize("NFKC", heading))


def _same_money(heading: str, title: str) -> bool:
    """Whether a heading in 亿元 is not taken for a column in 万元."""
    given, wanted = _MONEY.findall(heading), _MONEY.findall(title)
    return not (given and wanted) or given == wanted


def _texts(upper: Sequence[str], lower: Sequence[str] | None) -> Iterator[tuple[int, list[str]]]:
    """The ways to read the heading of each column: of two rows the lower one, and both together."""
    if lower is None:
        yield from ((place, [text]) for place, text in enumerate(upper) if _may_head(text))
        return
    above = ""
    for place in range(max(len(upper), len(lower))):
        over = upper[place] if place < len(upper) else ""
        under = lower[place] if place < len(lower) else ""
        above = over or above
        if _may_head(under):
            yield place, [under, above + under] if above and above != under else [under]
        elif not under and _may_head(over):
            yield place, [over]


def _may_head(text: str) -> bool:
    return bool(text.strip()) and len(text) <= _LONGEST_HEADING


def _convinces(headings: Headings) -> bool:
    """Whether a row is one of headings: it names two columns, or one and nothing else."""
    return len(headings.columns) > 1 or (len(headings.columns) == 1 and not headings.unused)


def _worth(headings: Headings) -> tuple[int, int, int]:
    """More columns are better, then fewer heading rows, then those further up."""
    return len(headings.columns), headings.first - headings.last, -headings.first
