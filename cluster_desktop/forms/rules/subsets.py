"""Parts and wholes: 中小企业 ≤ 企业, 研发人员 ≤ 从业人员; amounts that cannot be of the unit asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.formulas import aligned, figure_of
from cluster_desktop.forms.intervals import Interval
from cluster_desktop.forms.rules.base import Check, Judge, Rule, Scope
from cluster_desktop.forms.values import Answers, parse_number, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.requirements import ProofIndex

_UNIT_NAMES = {"亿元": 100_000_000, "万元": 10_000}


class _FigureRule(Rule, frozen=True, kw_only=True):
    def takes(self, field: Field) -> bool:
        """All figures."""
        return field.figure is not None


class Within(_FigureRule, frozen=True, kw_only=True):
    """A part is not more than its `whole` of the same year; sums of money are compared in one unit.

    `advice` says what the two have to do with each other.
    """

    whole: str
    advice: str

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a part and year."""
        for part in scope.fields():
            whole = aligned(scope.index, self.whole, part.year or scope.index.edition.years[-1])
            if whole is not None and self.takes(part):
                yield Check((part.path, whole.path), self._judge(scope, part, whole))

    def _judge(self, scope: Scope, part: Field, whole: Field) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            least, most = figure_of(part, answers), figure_of(whole, answers)
            if (
                least is not None
                and most is not None
                and (least * _money(part)).low > (most * _money(whole)).high
            ):
                message = f"{_told(part, answers)}大于{_told(whole, answers)}。{self.advice}，核对后更正。"
                yield scope.finding(message, part.path, whole.path)

        return judge


def _money(field: Field) -> Interval:
    return Interval.exact(_UNIT_NAMES.get(field.unit or "", 1))


def _told(field: Field, answers: Answers) -> str:
    unit = field.unit if field.unit in _UNIT_NAMES else ""
    return f"“{field.name}”{text_of(answers, field.path)}{unit}"


class UnitSlip(_FigureRule, frozen=True, kw_only=True):
    """A figure is not `times` that of the year before, nor that part of it: 万元 for 亿元, or the reverse."""

    times: int

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a year with a year before."""
        for after in scope.fields():
            before = aligned(scope.index, after.key, (after.year or 0) - 1)
            if after.year is not None and before is not None and self.takes(after):
                yield Check((after.path, before.path), self._judge(scope, before, after))

    def _judge(self, scope: Scope, before: Field, after: Field) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            figures = [parse_number(text_of(answers, field.path)) for field in (before, after)]
            sizes = [abs(figure) for figure in figures if figure]
            if len(sizes) == len(figures) and max(sizes) >= min(sizes) * self.times:
                message = (
                    f"“{after.name}”填 {text_of(answers, after.path)}，{before.year}年填 "
                    f"{text_of(answers, before.path)}，相差 {self.times} 倍以上。核对单位（{after.unit}）。"
                )
                yield scope.finding(message, after.path, before.path)

        return judge


class Revenue(_FigureRule, frozen=True, kw_only=True):
    """研发经费 and 研发投入强度 speak of a revenue not too far from the output of the same firms.

    The revenue itself (研发投入强度=研发费用总额/营业收入总额) is not on the form: only a figure more than
    `times` the output, or less than that part of it, is worth a second look.
    """

    spend: str
    output: str
    share: str
    times: int

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a year."""
        for intensity in scope.fields():
            year = intensity.year or 0
            found = [aligned(scope.index, key, year) for key in (self.spend, self.output, self.share)]
            others = [field for field in found if field is not None]
            if len(others) == len(found) and self.takes(intensity):
                reads = tuple(field.path for field in (intensity, *others))
                yield Check(reads, self._judge(scope, intensity, others))

    def _judge(self, scope: Scope, intensity: Field, others: list[Field]) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            fields = (intensity, *others)
            rate, spend, output, share = (parse_number(text_of(answers, field.path)) for field in fields)
            if not rate or not spend or not output or not share:
                return
            revenue, made = spend / rate * 100, output * share / 100
            if not made / self.times <= revenue <= made * self.times:
                message = (
                    f"“{others[0].name}”{spend}亿元、研发投入强度 {rate}%，"
                    f"推算营业收入约 {revenue:.2f} 亿元，与中小企业产值约 {made:.2f} 亿元"
                    f"相差 {self.times} 倍以上。核对这两项。"
                )
                yield scope.finding(message, *(field.path for field in fields))

        return judge
