"""Answers that must go together: yes or no, ticks, texts and figures on the same matter."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cluster_desktop.forms.model import SingleChoice
from cluster_desktop.forms.rules.base import Check, Judge, Rule, Scope, quoted
from cluster_desktop.forms.values import Answers, is_none, parse_number, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.requirements import ProofIndex


class _ChoiceRule(Rule, frozen=True, kw_only=True):
    def takes(self, field: Field) -> bool:
        """Single choices."""
        return field.kind == "single_choice"


class AboveAverage(_ChoiceRule, frozen=True, kw_only=True):
    """不适用 is chosen where the figure is 无, 是 or 否 where there is a figure."""

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a question that refers to a figure."""
        for field in scope.fields():
            if isinstance(field.item, SingleChoice) and field.item.refers_to:
                (figure,) = scope.index.of(field.item.refers_to)
                yield Check((field.path, figure.path), _judge_average(scope, field, field.item, figure))


def _judge_average(scope: Scope, field: Field, item: SingleChoice, figure: Field) -> Judge:
    def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
        chosen, text = text_of(answers, field.path), text_of(answers, figure.path)
        options = {str(number): option for number, option in enumerate(item.options, start=1)}
        if not text or chosen not in options:
            return
        applies = not options[chosen].endswith("不适用")
        if applies == is_none(text):
            message = (
                f"“{field.name}”选了“{options[chosen]}”，“{figure.name}”填{quoted(text)}。"
                "有数据的选“是”或“否”，没有数据的填“无”并选“不适用”。"
            )
            yield scope.finding(message, field.path, figure.path)

    return judge


class ChoiceAgainst(_ChoiceRule, frozen=True, kw_only=True):
    """With one of the options whose words begin with `chosen`, another answer may not be `other_chosen`.

    The other is a tick (`other_chosen` empty) or a single choice; `advice` says what to do.
    """

    chosen: str
    other: str
    other_chosen: str = ""
    advice: str

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a question, where the form has the other."""
        other = scope.index.find(self.other)
        for field in scope.fields():
            if other is not None and isinstance(field.item, SingleChoice):
                yield Check((field.path, other.path), self._judge(scope, field, other))

    def _judge(self, scope: Scope, field: Field, other: Field) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            mine = _option(field, answers)
            theirs = _option(other, answers)
            said = answers.get(other.path) is True if other.is_tick else theirs.startswith(self.other_chosen)
            if mine and mine.startswith(self.chosen) and said and (other.is_tick or theirs):
                shown = f"勾选了“{other.name}”" if other.is_tick else f"“{other.name}”选了“{theirs}”"
                message = f"“{field.name}”选了“{mine}”，{shown}。{self.advice}"
                yield scope.finding(message, field.path, other.path)

        return judge


def _option(field: Field, answers: Answers) -> str:
    """The words of the option that was chosen; empty where none was."""
    options = field.item.options if isinstance(field.item, SingleChoice) else ()
    number = text_of(answers, field.path)
    return dict(zip(map(str, range(1, len(options) + 1)), options, strict=True)).get(number, "")


class SteadyRise(_ChoiceRule, frozen=True, kw_only=True):
    """是 (稳步提升) goes with yearly figures `of` that do not fall."""

    of: str

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a question, where the form has the figures."""
        yearly = scope.index.of(self.of)
        for field in scope.fields():
            if yearly and self.takes(field):
                yield Check((field.path, *(one.path for one in yearly)), self._judge(scope, field, yearly))

    def _judge(self, scope: Scope, field: Field, yearly: tuple[Field, ...]) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            figures = [parse_number(text_of(answers, one.path)) for one in yearly]
            known = [figure for figure in figures if figure is not None]
            falls = any(later < earlier for earlier, later in pairwise(known))
            if falls and _option(field, answers).startswith("是"):
                shown = "、".join(f"{one.year}年 {text_of(answers, one.path)}" for one in yearly)
                name = yearly[0].item_name
                message = f"“{field.name}”选了“是”，而“{name}”有下降（{shown}）。核对两项是否一致。"
                yield scope.finding(message, field.path, *(one.path for one in yearly))

        return judge


class TickAndCount(Rule, frozen=True, kw_only=True):
    """A tick that says there is something goes with a `count` of more than 0; `option` is its number."""

    option: int
    count: str

    def takes(self, field: Field) -> bool:
        """Ticks."""
        return field.is_tick

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a tick, where the form has the count."""
        count = scope.index.find(self.count)
        for field in scope.fields():
            if count is not None and field.path == f"{field.key}/{self.option}":
                yield Check((field.path, count.path), _judge_tick(scope, field, count))


def _judge_tick(scope: Scope, tick: Field, count: Field) -> Judge:
    def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
        text = text_of(answers, count.path)
        number = parse_number("0" if is_none(text) else text)
        ticked = answers.get(tick.path) is True
        if number is None or ticked == (number > 0):
            return
        done = "勾选了" if ticked else "没有勾选"
        message = f"{done}“{tick.name}”，而“{count.name}”填 {text}。核对后更正其中一项。"
        yield scope.finding(message, tick.path, count.path)

    return judge


class TextForTicks(Rule, frozen=True, kw_only=True):
    """What was ticked as done (`chain_work`) is described: the text before it (`chain_text`) is not 无."""

    def takes(self, field: Field) -> bool:
        """Ticks."""
        return field.is_tick

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a question, where the form has the text."""
        for key in dict.fromkeys(field.key for field in scope.fields() if self.takes(field)):
            text = scope.index.find(f"{key.removesuffix('_work')}_text")
            ticks = scope.index.of(key)
            if text is not None:
                yield Check((text.path, *(tick.path for tick in ticks)), _judge_text(scope, text, ticks))


def _judge_text(scope: Scope, text: Field, ticks: tuple[Field, ...]) -> Judge:
    def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
        ticked = [tick for tick in ticks if answers.get(tick.path) is True]
        if ticked and is_none(text_of(answers, text.path)):
            label = ticks[0].label.rstrip("：:")
            message = f"“{text.name}”填“无”，而“{label}”勾选了 {len(ticked)} 项。写明开展的情况，或取消勾选。"
            yield scope.finding(message, text.path, *(tick.path for tick in ticked))

    return judge
