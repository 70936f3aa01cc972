"""阶段性目标: what the three yearly texts say, against the target table and against each other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from cluster_desktop.forms.quantities import Quantity, read_quantity
from cluster_desktop.forms.rules.base import Check, FieldRule, Judge, Scope
from cluster_desktop.forms.rules.target_rows import TargetRule
from cluster_desktop.forms.values import Answers, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.requirements import ProofIndex

_STAGES = tuple(f"plan_stage_{number}" for number in (1, 2, 3))
_YEAR = re.compile(r"(20[0-9]{2})\s*年")


class StageYears(FieldRule, frozen=True, kw_only=True):
    """The text of a year speaks of no later year."""

    def takes(self, field: Field) -> bool:
        """The three yearly headings."""
        return field.key in _STAGES

    def fault(self, field: Field, text: str) -> str | None:
        """A later year."""
        own = _YEAR.search(field.label)
        later = [year for year in _YEAR.findall(text) if own and int(year) > int(own[1])]
        if not own or not later:
            return None
        return f"“{field.name}”写到{later[0]}年。这里只写{own[1]}年度的目标，{later[0]}年的写到相应年度。"


class StageGoals(TargetRule, frozen=True, kw_only=True):
    """The figures of the three years lie between base and target, each no worse than the one before.

    Only figures that follow one of the `words` directly, in the unit of the table, are compared.
    """

    words: tuple[str, ...]
    better: Literal["up", "down"] = "up"

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a form that has the three years."""
        stages = [field for key in _STAGES for field in scope.index.of(key)]
        for row in self.printed_rows(scope):
            if len(stages) == len(_STAGES):
                base, target = (scope.index[row.cell(column)] for column in ("base", "target"))
                fields = (base, *stages, target)
                yield Check((stages[0].path, *(field.path for field in fields)), self._judge(scope, fields))

    def _judge(self, scope: Scope, fields: tuple[Field, ...]) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            found = [(field, goal) for field in fields if (goal := self._goal(field, answers)) is not None]
            for (before, earlier), (after, later) in pairwise(found):
                if earlier.comparable(later) and self._worse(earlier, later):
                    less = "低于" if self.better == "up" else "高于"
                    message = (
                        f"“{after.name}”的{self.words[0]} {later.text}，"
                        f"{less}“{before.name}”的 {earlier.text}。"
                        "阶段性目标应逐年推进，核对后更正。"
                    )
                    yield scope.finding(message, after.path, before.path)

        return judge

    def _worse(self, earlier: Quantity, later: Quantity) -> bool:
        if self.better == "up":
            return later.interval.high < earlier.interval.low
        return later.interval.low > earlier.interval.high

    def _goal(self, field: Field, answers: Answers) -> Quantity | None:
        text = text_of(answers, field.path)
        if field.kind == "target_table":
            return read_quantity(text, self.unit)
        words = "|".join(map(re.escape, self.words))
        unit = re.escape(self.unit)
        found = re.search(rf"(?:{words})[^0-9，。；、]{{0,8}}?([0-9][0-9,]*(?:\.[0-9]+)?)\s*{unit}", text)
        return read_quantity(found[1] + self.unit, self.unit) if found else None
