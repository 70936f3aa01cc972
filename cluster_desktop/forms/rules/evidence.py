"""The rule that what the answers call for is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.demands import KIND_WORDS, PossibleDemand, possible_demands
from cluster_desktop.forms.findings import Finding
from cluster_desktop.forms.requirements import ProofIndex, judge
from cluster_desktop.forms.rules.base import Check, Judge, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.values import Answers


class EvidenceRequired(Rule, frozen=True, kw_only=True):
    """Each demand that is due has readable evidence, those of the notice's list included."""

    def takes(self, field: Field) -> bool:
        """Fields with a demand printed beside them."""
        return field.evidence is not None

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a demand."""
        for demand in possible_demands(scope.index, scope.notice):
            if not scope.use.items or demand.path.split("/")[0] in scope.use.items:
                yield Check(demand.reads, _judge(scope, demand), reads_proofs=True)


def _judge(scope: Scope, demand: PossibleDemand) -> Judge:
    def judge_demand(answers: Answers, proofs: ProofIndex) -> Iterable[Finding]:
        state = judge(demand, answers, proofs).state
        if state in {"missing", "unreadable"}:
            field = scope.index.find(demand.path)
            wrong = "取消勾选" if field is not None and field.is_tick else "更正所填内容"
            message = _message(demand, wrong, unreadable=state == "unreadable")
            yield Finding(scope.use.id, demand.level, (demand.path,), demand.clause, message)

    return judge_demand


def _message(demand: PossibleDemand, wrong: str, *, unreadable: bool) -> str:
    thing = KIND_WORDS[demand.kind]
    title = demand.title.removesuffix(f"（{thing}）")
    if unreadable:
        return f"“{title}”的{thing}打不开。换上能打开的文件。"
    return f"“{title}”缺{thing}。添加{thing}；没有相关情况的，{wrong}。"
