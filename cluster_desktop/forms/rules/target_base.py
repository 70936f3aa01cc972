"""基准值: the figures of the base year in a target table are those of the form itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cluster_desktop.forms.formulas import Formula, aligned
from cluster_desktop.forms.growths import mean_growth
from cluster_desktop.forms.quantities import read_quantity
from cluster_desktop.forms.rules.base import Check, Judge, Scope
from cluster_desktop.forms.rules.target_rows import Row, TargetRule
from cluster_desktop.forms.values import Answers, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.intervals import Interval
    from cluster_desktop.forms.requirements import ProofIndex


class TargetBase(TargetRule, frozen=True, kw_only=True):
    """A row's base is the figure of the item `of` for the base year."""

    of: str

    def formulas(self, scope: Scope) -> Iterator[Formula]:
        """What to fill in: the figure itself with its unit."""
        for base, figure in self._pairs(scope):
            if unit := self.unit or figure.unit:
                yield Formula(result=base, inputs=(figure,), words="{}", work=_itself, unit=unit)

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a table, where the form has the figure."""
        for base, figure in self._pairs(scope):
            yield Check((base.path, figure.path), self._judge(scope, base, figure))

    def _pairs(self, scope: Scope) -> Iterator[tuple[Field, Field]]:
        for row in self.printed_rows(scope):
            figure = aligned(scope.index, self.of, row.table.values["base"])
            if figure is not None:
                yield scope.index[row.cell("base")], figure

    def _judge(self, scope: Scope, cell: Field, figure: Field) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            base = self.quantity(answers, cell.path)
            own = read_quantity(text_of(answers, figure.path), figure.unit or self.unit)
            if base is None or own is None or not base.comparable(own):
                return
            if not base.interval.meets(own.interval):
                message = f"“{cell.name}”填 {base.text}，而“{figure.name}”填 {own.text}。核对后更正。"
                yield scope.finding(message, cell.path, figure.path)

        return judge


def _itself(figures: Sequence[Interval]) -> Interval:
    return figures[0]


class TargetBaseAmount(TargetRule, frozen=True, kw_only=True):
    """A base that is an amount is what there is to one unit of output (`each`) times the output (`output`).

    The product has the unit `amount`: 吨/万元 × 亿元 is 万吨.  `source` names what the formula follows from.
    """

    amount: str
    each: str
    output: str
    source: str

    def formulas(self, scope: Scope) -> Iterator[Formula]:
        """What to fill in: the product with its unit."""
        for row in self.printed_rows(scope):
            year = row.table.values["base"]
            each, output = aligned(scope.index, self.each, year), aligned(scope.index, self.output, year)
            if each is not None and output is not None:
                base = scope.index[row.cell("base")]
                yield Formula(
                    result=base, inputs=(each, output), words="{}×{}", work=_times, unit=self.amount
                )

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a table."""
        for formula in self.formulas(scope):
            yield Check((formula.result.path, *formula.reads), self._judge(scope, formula))

    def _judge(self, scope: Scope, formula: Formula) -> Judge:
        base_field = formula.result

        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            base, value = self.quantity(answers, base_field.path), formula.value(answers)
            shown = formula.shown(answers)
            amount = read_quantity(shown) if shown is not None else None
            if base is None or value is None or amount is None or not base.comparable(amount):
                return
            if not base.interval.meets(amount.scaled(value)):
                message = (
                    f"“{base_field.name}”填 {base.text}，按{formula.names}推算为 {shown}。核对数字和单位。"
                )
                yield scope.finding(message, base_field.path, *formula.reads)

        return judge


def _times(figures: Sequence[Interval]) -> Interval:
    return figures[0] * figures[1]


class TargetBaseGrowth(TargetRule, frozen=True, kw_only=True):
    """A base that is a mean growth is that of total output or of the leading output: 产值 can mean either."""

    of: str
    stated: str

    def formulas(self, scope: Scope) -> Iterator[Formula]:
        """What to fill in: the mean growth of the total."""
        for row in self._rows(scope):
            mean = mean_growth(scope.index, scope.index[row.cell("base")], (self.of,))
            if mean is not None:
                yield replace(mean, unit="%")

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a table whose base year is the last of the form."""
        stated = aligned(scope.index, self.stated, scope.index.edition.years[-1])
        for row in self._rows(scope):
            field = scope.index[row.cell("base")]
            mean = mean_growth(scope.index, field, (self.of,))
            if stated is not None and mean is not None:
                yield Check((field.path, *mean.reads, stated.path), self._judge(scope, field, mean, stated))

    def _rows(self, scope: Scope) -> Iterator[Row]:
        last = scope.index.edition.years[-1]
        return (row for row in self.printed_rows(scope) if row.table.values["base"] == last)

    def _judge(self, scope: Scope, field: Field, mean: Formula, stated: Field) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            base = read_quantity(text_of(answers, field.path), "%")
            other = read_quantity(text_of(answers, stated.path), "%")
            value = mean.value(answers)
            if base is None or other is None or value is None or base.unit != "%":
                return
            if not base.interval.meets(value) and not base.interval.meets(other.interval):
                message = (
                    f"“{field.name}”填 {base.text}，按{mean.names}推算为 {mean.shown(answers)}，"
                    f"“{stated.name}”填 {other.text}。与两者之一一致即可，核对后更正。"
                )
                yield scope.finding(message, field.path, *mean.reads, stated.path)

        return judge
