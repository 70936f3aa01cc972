"""The kinds of rule that an edition can use, by name, and the judgement whether a use is sound."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from cluster_desktop.forms.demands import EVIDENCE_RULE
from cluster_desktop.forms.rules.agreement import (
    AboveAverage,
    ChoiceAgainst,
    SteadyRise,
    TextForTicks,
    TickAndCount,
)
from cluster_desktop.forms.rules.base import Check, Rule, Scope
from cluster_desktop.forms.rules.choices import Choice, Date, PassAnswer, Tick
from cluster_desktop.forms.rules.counts import CountList, NamesNumber, NamesPresence
from cluster_desktop.forms.rules.dates import NotFuture, NoticeDates
from cluster_desktop.forms.rules.evidence import EvidenceRequired
from cluster_desktop.forms.rules.figures import Decimals, Integer, Number, Range
from cluster_desktop.forms.rules.growth import Drop, Growth, MeanGrowth
from cluster_desktop.forms.rules.lengths import MaxChars, SectionMaxChars
from cluster_desktop.forms.rules.presence import Required, SomeTick
from cluster_desktop.forms.rules.ratios import Ratio
from cluster_desktop.forms.rules.relations import Relation
from cluster_desktop.forms.rules.stages import StageGoals, StageYears
from cluster_desktop.forms.rules.subsets import Revenue, UnitSlip, Within
from cluster_desktop.forms.rules.target_base import TargetBase, TargetBaseAmount, TargetBaseGrowth
from cluster_desktop.forms.rules.target_values import TargetDirection, TargetDrop, TargetGrowth, TargetLeast
from cluster_desktop.forms.rules.targets import TargetRows
from cluster_desktop.forms.rules.threshold import Threshold
from cluster_desktop.forms.rules.words import Avoids, Contains, Matches, NoneWord, Phone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cluster_desktop.forms.fields import FieldIndex
    from cluster_desktop.forms.formulas import Formula
    from cluster_desktop.forms.model import Notice, RuleUse, Standard

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
        "ratio": Ratio,
        "growth": Growth,
        "mean_growth": MeanGrowth,
        "drop": Drop,
        "within": Within,
        "unit_slip": UnitSlip,
        "revenue": Revenue,
        "names_presence": NamesPresence,
        "names_number": NamesNumber,
        "count_list": CountList,
        "none_word": NoneWord,
        "avoids": Avoids,
        "matches": Matches,
        "contains": Contains,
        "phone": Phone,
        "notice_dates": NoticeDates,
        "not_future": NotFuture,
        "above_average": AboveAverage,
        "choice_against": ChoiceAgainst,
        "steady_rise": SteadyRise,
        "tick_and_count": TickAndCount,
        "text_for_ticks": TextForTicks,
        "target_least": TargetLeast,
        "target_growth": TargetGrowth,
        "target_drop": TargetDrop,
        "target_direction": TargetDirection,
        "target_base": TargetBase,
        "target_base_amount": TargetBaseAmount,
        "target_base_growth": TargetBaseGrowth,
        "stage_years": StageYears,
        "stage_goals": StageGoals,
        "threshold": Threshold,
    }
)


def checks(
    use: RuleUse, index: FieldIndex, notice: Notice | None, standard: Standard | None = None
) -> Iterator[Check]:
    """The checks that a sound use of a rule comes to."""
    yield from _rule(use).checks(Scope(use, index, notice, standard))


def formulas(index: FieldIndex) -> Iterator[tuple[RuleUse, Formula]]:
    """How figures of the edition follow from others, with the uses that compare them."""
    for use in index.edition.rules:
        rule = _rule(use)
        if isinstance(rule, Relation | TargetBase | TargetBaseAmount | TargetBaseGrowth):
            yield from ((use, formula) for formula in rule.formulas(Scope(use, index)))


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
