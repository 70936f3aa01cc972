"""What an edition says of its pages: where they end, how wide the columns are and how high the rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cells import PLAIN, Setting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cluster_desktop.forms.model import AnyItem


@dataclass(frozen=True)
class Look:
    """How the rows of an item look.

    `height` in points; `head` that of the row of heads among them (printed years, 类别, a demand for proof);
    `setting` where it is not the page's; `across` how many options stand in a line.
    """

    height: float
    head: float = 32
    setting: Setting | None = None
    across: int = 1


@dataclass(frozen=True)
class Page:
    """One page of a section: a table over the items up to `last` (None: to the end of the section).

    `widths` are those of all columns but the last.  A label takes the first `label` columns; where items have
    the heading of a group on their left, their names and counts begin at column `names`.  `looks` are by item
    key or by kind, `height` holds for all others.  `head` is the word above the labels where the first row
    names the years, with the height of that row.  Items `beside` share the row of the one before.  With
    `stacked` the options of a single choice stand one below the other.  A page that `continues` goes on with
    the table of the page before, which has no room left for its rows.
    """

    widths: Sequence[float]
    height: float = 0
    looks: Mapping[str, float | Look] = field(default_factory=dict[str, "float | Look"])
    last: str | None = None
    setting: Setting = PLAIN
    label: int = 1
    names: int = 2
    head: tuple[str, float] | None = None
    beside: frozenset[str] = frozenset()
    stacked: bool = False
    continues: bool = False
    margin: float = 4.3

    @property
    def count(self) -> int:
        """The number of columns."""
        return len(self.widths) + 1

    @property
    def under_years(self) -> bool:
        """Whether the table's first row names the years."""
        return self.head is not None or self.continues

    def look(self, item: AnyItem) -> Look:
        """How the rows of `item` look."""
        found = self.looks.get(item.key, self.looks.get(item.kind, self.height))
        return found if isinstance(found, Look) else Look(found)


@dataclass(frozen=True)
class Clauses:
    """How the 填报说明 are set: size and line height in points; `annex` is printed above the title."""

    size: float
    line: float
    annex: str = ""


@dataclass(frozen=True)
class Blank:
    """What is particular to the blank of an edition.

    `cover` has the widths of the cells of each line save the last one, which reaches to the right edge, and
    `cover_size` that of its type.  `pages` are those of sections 一–七.  `targets` has the widths of all
    columns but the last of a target table, by their number, `target_row` the least height of its rows.  With
    `underlined` the blank before a unit is a line to write on.
    """

    cover: Sequence[Sequence[float]]
    instructions: Clauses
    pages: Mapping[str, Sequence[Page]]
    targets: Mapping[int, Sequence[float]]
    cover_size: float = 15
    target_row: float = 36
    underlined: bool = False
