"""目标值须符合以下要求: remarks a–g of the target table, and what was to be reached against what was."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Literal

from cluster_desktop.forms.intervals import rounded
from cluster_desktop.forms.rules.base import Check, Judge, Scope
from cluster_desktop.forms.rules.target_rows import Row, TargetRule
from cluster_desktop.forms.values import Answers  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.model import Level
    from cluster_desktop.forms.quantities import Quantity
    from cluster_desktop.forms.requirements import ProofIndex


class _Pair(TargetRule, frozen=True, kw_only=True):
    """A rule on two cells of a row that hold quantities of one kind."""

    first: str = "base"
    second: str = "target"

    def fault(self, row: Row, first: Quantity, second: Quantity) -> str | None:
        """What is wrong with the second, the row's name and both figures left out."""
        raise NotImplementedError

    def level(self, row: Row, first: Quantity, second: Quantity) -> Level | None:  # noqa: ARG002
        """How grave a fault of these two is, where that is not for the use to say."""
        return None

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a row that has both columns."""
        for row in self.printed_rows(scope):
            if self.first in row.table.heads and self.second in row.table.heads:
                yield Check((row.cell(self.second), row.cell(self.first)), self._judge(scope, row))

    def _judge(self, scope: Scope, row: Row) -> Judge:
        first_path, second_path = row.cell(self.first), row.cell(self.second)
        heads = row.table.heads

        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            first, second = self.quantity(answers, first_path), self.quantity(answers, second_path)
            if first is None or second is None or not first.comparable(second):
                return
            fault = self.fault(row, first, second)
            if fault is not None:
                shown = f"{heads[self.first]} {first.text}，{heads[self.second]} {second.text}"
                message = f"“{row.indicator}”{shown}，{fault}"
                yield scope.finding(message, second_path, first_path, level=self.level(row, first, second))

        return judge


class TargetLeast(TargetRule, frozen=True, kw_only=True):
    """The target itself is not below `least`; `remark` quotes what asks for it."""

    least: float
    remark: str
    advice: str

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a row."""
        for row in self.printed_rows(scope):
            if row.table.remarks:
                yield Check((row.cell("target"),), self._judge(scope, row))

    def _judge(self, scope: Scope, row: Row) -> Judge:
        path = row.cell("target")

        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            target = self.quantity(answers, path)
            if target is not None and target.unit == self.unit and target.number < Decimal(str(self.least)):
                message = (
                    f"“{row.indicator}”{row.table.heads['target']} {target.text}，低于 "
                    f"{self.least:g}{self.unit}。备注：{self.remark}。{self.advice}"
                )
                yield scope.finding(message, path)

        return judge


class TargetGrowth(_Pair, frozen=True, kw_only=True):
    """From base to target a row grows by at least `rate` % a year; at a rate of 0 it grows.

    `mean` says how that is reckoned over the years: `geometric` (Hebei's 说明 9); or `open`, where less than
    any reading allows is as grave as the use says, and less than the geometric mean asks for a warning.
    """

    rate: int
    mean: Literal["geometric", "open"] = "geometric"

    def fault(self, row: Row, first: Quantity, second: Quantity) -> str | None:
        """Too little growth."""
        if self.rate == 0:
            grows = second.exact.low > first.exact.low
            return None if grows else "没有增加。备注要求逐年增加，调整目标值。"
        if second.interval.high >= first.interval.low * self._geometric(row):
            return None
        least = Fraction(first.number) * self._geometric(row)
        shown = str(ceil(least)) if first.counted else rounded(least)
        source = "" if self.mean == "geometric" else "，取自河北省填报说明 9"
        return f"按年均增长 {self.rate}% 至少 {shown}{first.unit}（几何平均{source}）。调整目标值。"

    def level(self, row: Row, first: Quantity, second: Quantity) -> Level | None:
        """A warning where another reading of 年均 would do."""
        simple = 1 + Fraction(self.rate, 100) * self._years(row)
        enough = second.interval.high >= first.interval.low * simple
        return "warning" if self.mean == "open" and self.rate and enough else None

    def _years(self, row: Row) -> int:
        return row.table.values["target"] - row.table.values["base"]

    def _geometric(self, row: Row) -> Fraction:
        return (1 + Fraction(self.rate, 100)) ** self._years(row)


class TargetDrop(_Pair, frozen=True, kw_only=True):
    """From base to target a row falls by about `about` %; 左右 has no bounds, so it is only pointed out."""

    about: float

    def fault(self, row: Row, first: Quantity, second: Quantity) -> str | None:  # noqa: ARG002
        """Less of a fall, however the figures were rounded."""
        if first.interval.low <= 0:
            return None
        most = 1 - second.interval.low / first.interval.high
        if most * 100 >= Fraction(str(self.about)):
            return None
        fall = (1 - second.exact.low / first.exact.low) * 100
        told = f"下降 {rounded(fall)}%，不到 {self.about:g}%" if fall > 0 else "没有下降"
        return f"{told}。备注写“左右”，是否符合由审核人判断。"


class TargetDirection(_Pair, frozen=True, kw_only=True):
    """The second is not worse than the first; `better` says which way is better."""

    better: Literal["up", "down"]
    advice: str

    def fault(self, row: Row, first: Quantity, second: Quantity) -> str | None:
        """A step back, beyond what rounding explains."""
        worse, good = (second, first) if self.better == "up" else (first, second)
        if worse.interval.high >= good.interval.low:
            return None
        return f"{'低于' if self.better == 'up' else '高于'}{row.table.heads[self.first]}。{self.advice}"
