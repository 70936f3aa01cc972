"""What rules on single rows of a target table have in common: cells read as quantities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.forms.model import TargetTable
from cluster_desktop.forms.quantities import Quantity, read_quantity
from cluster_desktop.forms.rules.base import Rule, Scope
from cluster_desktop.forms.values import Answers, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.forms.fields import Field


# As many as a path can tell apart: two digits.
_MOST_ADDED = 99


def possible_cells(table: TargetTable) -> dict[str, tuple[str, ...]]:
    """The paths of all cells that a table may have, by row, rows that are not there yet among them.

    Asking for these costs the same however many other answers there are.
    """
    rows = [row.key for row in table.rows if not row.open or row.key == "other"]
    added = [f"{row.key}_{number}" for row in table.rows if row.open for number in range(1, _MOST_ADDED + 1)]
    return {row: tuple(f"{table.key}/{row}/{column}" for column in table.heads) for row in rows + added}


@dataclass(frozen=True)
class Row:
    """A printed row of a target table."""

    table: TargetTable
    key: str
    indicator: str

    def cell(self, column: str) -> str:
        """The path of a cell."""
        return f"{self.table.key}/{self.key}/{column}"


class TargetRule(Rule, frozen=True, kw_only=True):
    """A rule on some `rows` of the target tables; `unit` is meant where a cell has none."""

    rows: tuple[str, ...]
    unit: str = ""

    def takes(self, field: Field) -> bool:
        """Target tables."""
        return field.kind == "target_table"

    def printed_rows(self, scope: Scope) -> Iterator[Row]:
        """The rows of the tables that the use covers."""
        for key in dict.fromkeys(field.key for field in scope.fields() if self.takes(field)):
            table = scope.index.item(key)
            for row in table.rows if isinstance(table, TargetTable) else ():
                if row.key in self.rows and isinstance(table, TargetTable):
                    yield Row(table, row.key, row.indicator)

    def quantity(self, answers: Answers, path: str) -> Quantity | None:
        """The quantity in a cell; None where it is not one number."""
        return read_quantity(text_of(answers, path), self.unit)
