"""The rule on rows that a cluster adds to the target table: 鼓励集群根据自身特色增加考核指标."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.rules.base import Check, Rule, Scope
from cluster_desktop.forms.values import Answers, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding

_COLUMNS = ("label", "base", "target")


class TargetRows(Rule, frozen=True, kw_only=True):
    """An open row is filled whole or not at all."""

    def takes(self, field: Field) -> bool:
        """The target table."""
        return field.kind == "target_table"

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check for the table: which rows there are, only the answers tell."""
        if any(self.takes(field) for field in scope.fields()):
            yield Check(("targets/",), lambda answers, _proofs: _half_filled(scope, answers))


def _half_filled(scope: Scope, answers: Answers) -> Iterable[Finding]:
    for row in _open_rows(answers):
        cells = [f"targets/{row}/{column}" for column in _COLUMNS]
        fields = [field for path in cells if (field := scope.index.find(path)) is not None]
        filled = [field for field in fields if text_of(answers, field.path)]
        if filled and len(fields) == len(_COLUMNS):
            for field in fields:
                if field not in filled:
                    message = f"“{field.name}”尚未填写，而同一行已填“{filled[0].name}”。填齐或清空这一行。"
                    yield scope.finding(message, field.path)


def _open_rows(answers: Answers) -> list[str]:
    return sorted({path.split("/")[1] for path in answers if path.startswith("targets/")})
