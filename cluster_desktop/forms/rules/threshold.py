"""The rule that the 认定标准 of the notice is met, as far as the form tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.model import SingleChoice
from cluster_desktop.forms.rules.base import Check, Judge, Rule, Scope
from cluster_desktop.forms.thresholds import WESTERN, Judgement, is_western

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.model import Indicator
    from cluster_desktop.forms.requirements import ProofIndex
    from cluster_desktop.forms.values import Answers


class Threshold(Rule, frozen=True, kw_only=True):
    """Each indicator that the form tells is met; in western areas one that is not is only a hint."""

    def takes(self, field: Field) -> bool:
        """Whatever an indicator measures."""
        return field.item is not None

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check an indicator that can be told from the form; none without a standard.

        The answers that bar an application have a rule of their own.
        """
        for indicator in scope.standard.indicators if scope.standard is not None else ():
            judgement = Judgement(scope.index, indicator)
            if judgement.reads and not _bars(scope, indicator):
                yield Check((*judgement.reads, WESTERN), _judge(scope, judgement))


def _bars(scope: Scope, indicator: Indicator) -> bool:
    """Whether it asks for nothing but answers that bar an application."""
    items = [scope.index.item(key) for measure in indicator.measures for key in measure.items]
    return all(isinstance(item, SingleChoice) and item.pass_answers for item in items)


def _judge(scope: Scope, judgement: Judgement) -> Judge:
    def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
        verdict = judgement.verdict(answers)
        if verdict.state == "not_met":
            western = is_western(answers)
            loosened = "西部地区可适当放宽。" if western else "核对数据；属实的，不符合认定标准。"
            message = f"{verdict.figures}，未达到认定标准“{verdict.text}”。{verdict.reading}{loosened}"
            level = "hint" if western else scope.use.level
            yield scope.finding(message, *verdict.paths, level=level, clause=verdict.clause)

    return judge
