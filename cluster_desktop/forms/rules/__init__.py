"""The kinds of rule that an edition can use, by name, and the judgement whether a use is sound."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from cluster_desktop.forms.demands import EVIDENCE_RULE
from cluster_desktop.forms.rules.base import Check, Rule, Scope
from cluster_desktop.forms.rules.choices import Choice, Date, PassAnswer, Tick
from cluster_desktop.forms.rules.evidence import EvidenceRequired
from cluster_desktop.forms.rules.figures import Decimals, Integer, Number, Range
from cluster_desktop.forms.rules.lengths import MaxChars, SectionMaxChars
from cluster_desktop.forms.rules.presence import Required, SomeTick
from cluster_desktop.forms.rules.targets import TargetRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cluster_desktop.forms.fields import FieldIndex
    from cluster_desktop.forms.model import Notice, RuleUse

KINDS: Mapping[str, type[Rule]] = MappingProxyType(
    {
        "required": Required,
        "some_tick": SomeTick,
        "target_rows": TargetRows,
        "number": Number,
        "decimals": Decimals,
        "integer": Integer,
        "range": Range,
        "tick": Tick,
        "choice": Choice,
        "pass_answer": PassAnswer,
        "date": Date,
        "max_chars": MaxChars,
        "section_max_chars": SectionMaxChars,
        EVIDENCE_RULE: EvidenceRequired,
    }
)


def checks(use: RuleUse, index: FieldIndex, notice: Notice | None) -> Iterator[Check]:
    """The checks that a sound use of a rule comes to."""
    yield from _rule(use).checks(Scope(use, index, notice))


def faults(use: RuleUse, index: FieldIndex) -> Iterator[str]:
    """What is wrong with a use: its kind, its parameters, or the items that it names."""
    if use.kind not in KINDS:
        yield f"rules“{use.id}”的 kind“{use.kind}”不存在。现有：{'、'.join(KINDS)}。"
        return
    try:
        rule = _rule(use)
    except msgspec.ValidationError as error:
        yield f"rules“{use.id}”的 parameters 有误：{error}。"
        return
    for key in use.items:
        fields = index.of(key)
        if not fields:
            yield f"rules“{use.id}”的 items“{key}”不存在。"
        elif not any(rule.takes(field) for field in fields):
            yield f"rules“{use.id}”的 items“{key}”不适用 {use.kind}。"


def _rule(use: RuleUse) -> Rule:
    return msgspec.convert(use.parameters, KINDS[use.kind])
