"""Rules on what must not be left open: 各必填栏目不得空缺，无相关情况时应填写“无”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.fields import COVER
from cluster_desktop.forms.rules.base import Check, Judge, Rule, Scope
from cluster_desktop.forms.values import Answers, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.requirements import ProofIndex


class Required(Rule, frozen=True, kw_only=True):
    """Every required answer is there; where there is nothing to report it is 无."""

    def takes(self, field: Field) -> bool:
        """All required fields; ticks are never required one by one."""
        return field.required and not field.is_tick

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a field."""
        for field in scope.fields():
            if self.takes(field):
                yield Check((field.path,), _judge_presence(scope, field))


def _judge_presence(scope: Scope, field: Field) -> Judge:
    def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
        if not text_of(answers, field.path):
            yield scope.finding(f"“{field.name}”{_what_to_do(field)}", field.path)

    return judge


def _what_to_do(field: Field) -> str:
    if field.kind == "single_choice":
        return "尚未选择。按实际情况选一项。"
    if field.kind == "date":
        return "尚未填写。填写日期。"
    if field.section == COVER:
        return "尚未填写。填写地名。"
    return "尚未填写。没有相关情况的，填写“无”。"


class SomeTick(Rule, frozen=True, kw_only=True):
    """At least one option of each multiple choice is ticked."""

    def takes(self, field: Field) -> bool:
        """Ticks."""
        return field.is_tick

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a question."""
        for key in dict.fromkeys(field.key for field in scope.fields() if self.takes(field)):
            ticks = scope.index.of(key)
            yield Check(tuple(tick.path for tick in ticks), _judge_ticks(scope, ticks))


def _judge_ticks(scope: Scope, ticks: tuple[Field, ...]) -> Judge:
    def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
        if not any(answers.get(tick.path) for tick in ticks):
            label = ticks[0].label.rstrip("：")
            message = f"“{label}”一项也没有勾选。已开展的勾选并提供佐证材料；都没有开展的，可以不选。"
            yield scope.finding(message, *(tick.path for tick in ticks))

    return judge
