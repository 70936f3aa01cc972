"""What the targets come to in the years between, where these are set and where they are written of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.forms.model import TargetTable
from cluster_desktop.forms.rules.target_rows import possible_cells
from cluster_desktop.forms.values import text_of
from cluster_desktop.ui.field.part import Figures
from cluster_desktop.ui.paper.tables.growth import RowKind, even_years, row_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.ui.session.session import Session

_TABLE = "targets"
_UNIT = re.compile(r"[（(]([^（）()]+)[）)]$")
_STAGE = "plan_stage_"
_OF_ROW = "从基准值到目标值匀速推进时各年的数，写阶段性目标时可以参照。"
_OF_YEAR = "按总体目标从基准值匀速推进时这一年的数，可以参照。"


class Between(Figures):
    """Beside a row of 总体目标 its figure in each year, beside 阶段性目标 those of all rows in a year."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("各年匀速推算", parent)
        self._session = session
        table = session.index.item(_TABLE)
        self._table = table if isinstance(table, TargetTable) else None
        self._kinds = row_kinds(session.edition, self._table) if self._table is not None else {}

    def show_field(self, field: Field) -> None:
        """Show what there is for a field."""
        table = self._table
        if table is not None and field.key == _TABLE:
            figures = self._years(table, field.path.split("/")[1])
            self.show_figures(((f"{year}年", figure) for year, figure in figures.items()), _OF_ROW)
        elif table is not None and field.key.startswith(_STAGE):
            year = table.values["base"] + int(field.key.removeprefix(_STAGE))
            self.show_figures(self._indicators(table, year), _OF_YEAR)
        else:
            self.show_figures((), "")

    def _indicators(self, table: TargetTable, year: int) -> Iterator[tuple[str, str]]:
        """The rows with a figure for the year, printed and added, by their 指标."""
        printed = {each.key: each.indicator for each in table.rows if not each.open}
        for key in possible_cells(table):
            if figure := self._years(table, key).get(year):
                yield printed.get(key) or self._answer(key, "label"), figure

    def _years(self, table: TargetTable, key: str) -> dict[int, str]:
        years = table.values["base"], table.values["target"]
        base, target = self._answer(key, "base"), self._answer(key, "target")
        kind = self._kinds.get(key) or RowKind(_unit_of(self._answer(key, "label")))
        return even_years(base, target, years, kind)

    def _answer(self, key: str, column: str) -> str:
        return text_of(self._session.answers, f"{_TABLE}/{key}/{column}")


def _unit_of(indicator: str) -> str:
    """The unit in brackets behind an 指标 (省级以上创新平台（个）); empty where there is none."""
    found = _UNIT.search(indicator)
    return found[1] if found else ""
