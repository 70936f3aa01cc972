"""The rule on rows that a cluster adds to a target table: 鼓励集群根据自身特色增加考核指标."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.model import TargetTable
from cluster_desktop.forms.rules.base import Check, Judge, Rule, Scope
from cluster_desktop.forms.rules.target_rows import possible_cells
from cluster_desktop.forms.values import Answers, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding


class TargetRows(Rule, frozen=True, kw_only=True):
    """An open row is filled whole or not at all."""

    def takes(self, field: Field) -> bool:
        """Target tables."""
        return field.kind == "target_table"

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a table: which rows there are, only the answers tell."""
        for key in dict.fromkeys(field.key for field in scope.fields() if self.takes(field)):
            item = scope.index.item(key)
            if isinstance(item, TargetTable):
                yield Check((f"{key}/",), _judge(scope, item))


def _judge(scope: Scope, table: TargetTable) -> Judge:
    rows = possible_cells(table)
    return lambda answers, _proofs: _half_filled(scope, rows, answers)


def _half_filled(scope: Scope, rows: dict[str, tuple[str, ...]], answers: Answers) -> Iterable[Finding]:
    for cells in rows.values():
        if not any(cell in answers for cell in cells):
            continue
        fields = [field for path in cells if (field := scope.index.find(path)) is not None]
        filled = [field for field in fields if text_of(answers, field.path)]
        if filled and len(fields) == len(cells):
            for field in fields:
                if field not in filled:
                    message = f"“{field.name}”尚未填写，而同一行已填“{filled[0].name}”。填齐或清空这一行。"
                    yield scope.finding(message, field.path)
