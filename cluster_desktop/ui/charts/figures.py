"""What the charts show, as figures: three years of a row, and single figures beside the 认定标准."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from cluster_desktop.forms.formulas import figure_of
from cluster_desktop.forms.growths import mean_growth, mean_of_growths
from cluster_desktop.forms.intervals import rounded
from cluster_desktop.forms.values import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.forms.fields import Field, FieldIndex
    from cluster_desktop.forms.formulas import Formula
    from cluster_desktop.forms.model import Indicator, Measure, MeasureKind, Standard
    from cluster_desktop.forms.values import Answers

Sense = Literal["at_least", "above", "at_most"]

_SERIES = (("total_output",), ("rd_spend", "rd_growth"), ("ip_grants",))
"""Output, R&D and intellectual property: of each the first row that the edition has."""

_SENSES: dict[Sense, str] = {"at_least": "≥", "above": "＞", "at_most": "≤"}
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")


@dataclass(frozen=True, kw_only=True)
class Bound:
    """What a standard asks of a figure, and the clause in which it does."""

    value: Fraction
    sense: Sense
    clause: str

    @property
    def words(self) -> str:
        """As a sign and a figure: `≥ 40`."""
        whole = self.value.denominator == 1
        return f"{_SENSES[self.sense]} {rounded(self.value, 0 if whole else 2)}"

    def is_met(self, value: Fraction) -> bool:
        """Whether a figure is as the standard asks."""
        match self.sense:
            case "at_least":
                return value >= self.value
            case "above":
                return value > self.value
            case "at_most":
                return value <= self.value


@dataclass(frozen=True, kw_only=True)
class Point:
    """A figure as it is filled in; `value` is None where there is none."""

    path: str
    name: str
    text: str
    value: Fraction | None


@dataclass(frozen=True, kw_only=True)
class Series:
    """A row of the form over its years.

    `bound` holds for every year, `mean_bound` for the mean growth `mean`, in percent.
    """

    title: str
    unit: str
    points: tuple[Point, ...]
    bound: Bound | None
    mean: Fraction | None
    mean_bound: Bound | None

    @property
    def missing(self) -> tuple[Point, ...]:
        """The years without a figure."""
        return tuple(point for point in self.points if point.value is None)

    @property
    def short_of(self) -> tuple[Point, ...]:
        """The years that are not as the standard asks."""
        return tuple(point for point in self.points if not is_within(point.value, self.bound))

    @property
    def told(self) -> str:
        """The whole chart in words, for who cannot see it."""
        years = "，".join(f"{point.name} {point.text or '未填'}" for point in self.points)
        return f"{years}，单位{self.unit}。{self.remark}"

    @property
    def remark(self) -> str:
        """The growth, and what the standard says of the figures."""
        return "".join(f"{part}。" for part in (self._mean_told(), self._bound_told()) if part)

    def _mean_told(self) -> str:
        if self.mean is None:
            return ""
        told = f"年均增长 {rounded(self.mean)}%"
        if self.mean_bound is None:
            return told
        state = "达到" if self.mean_bound.is_met(self.mean) else "未达到"
        return f"{told}，{state}{self.mean_bound.clause}（{self.mean_bound.words}%）"

    def _bound_told(self) -> str:
        if self.bound is None:
            return ""
        asked = f"{self.bound.clause}（{self.bound.words} {self.unit}）"
        if short := self.short_of:
            return f"{'、'.join(point.name for point in short)} 年未达到{asked}"
        return f"每年都应达到{asked}" if self.missing else f"各年均达到{asked}"


@dataclass(frozen=True, kw_only=True)
class Gauge:
    """One figure of the form beside what the standard asks of it."""

    title: str
    unit: str
    point: Point
    bound: Bound

    @property
    def state(self) -> Literal["met", "not_met", "unknown"]:
        """Whether it is as asked; `unknown` while it is not filled in."""
        if self.point.value is None:
            return "unknown"
        return "met" if self.bound.is_met(self.point.value) else "not_met"


def series_of(index: FieldIndex, standard: Standard | None, answers: Answers) -> tuple[Series, ...]:
    """Output, R&D and intellectual property over the years, as far as the edition asks for them."""
    found: list[Series] = []
    for keys in _SERIES:
        fields = next((fields for key in keys if (fields := _yearly(index, key))), ())
        if fields:
            found.append(_series(index, standard, fields, answers))
    return tuple(found)


def gauges_of(index: FieldIndex, standard: Standard | None, answers: Answers) -> tuple[Gauge, ...]:
    """Each single figure that the standard sets a bound for, in its order."""
    found: list[Gauge] = []
    for indicator, measure in _measures(standard, "figure"):
        field = _last_figure(index, measure.items[0])
        bound = _bound(indicator, measure)
        if field is not None and bound is not None:
            point = _point(field, answers, field.name)
            found.append(Gauge(title=_plain(field.label), unit=field.unit or "", point=point, bound=bound))
    return tuple(found)


def is_within(value: Fraction | None, bound: Bound | None) -> bool:
    """Whether nothing speaks against a figure; what is not filled in, or not bounded, is not short."""
    return value is None or bound is None or bound.is_met(value)


def _series(
    index: FieldIndex, standard: Standard | None, fields: tuple[Field, ...], answers: Answers
) -> Series:
    key = fields[0].key
    are_growths = key == "rd_growth"
    formula = mean_of_growths(fields[-1], fields) if are_growths else mean_growth(index, fields[-1], (key,))
    return Series(
        title=_plain(fields[0].label),
        unit=fields[0].unit or "项",
        points=tuple(_point(field, answers, str(field.year)) for field in fields),
        bound=_bound_on(standard, "each_year", key),
        mean=_mean(formula, answers),
        mean_bound=_bound_on(standard, "mean_of_growths" if are_growths else "mean_growth", key),
    )


def _mean(formula: Formula | None, answers: Answers) -> Fraction | None:
    value = formula.value(answers, exact=True) if formula is not None else None
    return value.middle if value is not None else None


def _point(field: Field, answers: Answers, name: str) -> Point:
    figure = figure_of(field, answers, exact=True)
    value = figure.middle if figure is not None else None
    return Point(path=field.path, name=name, text=text_of(answers, field.path), value=value)


def _yearly(index: FieldIndex, key: str) -> tuple[Field, ...]:
    return tuple(field for field in index.of(key) if field.figure is not None and field.year)


def _last_figure(index: FieldIndex, key: str) -> Field | None:
    return next((field for field in reversed(index.of(key)) if field.figure is not None), None)


def _measures(standard: Standard | None, kind: MeasureKind) -> Iterator[tuple[Indicator, Measure]]:
    """The measures of a kind that look at one item alone."""
    for indicator in standard.indicators if standard is not None else ():
        for measure in indicator.measures:
            if measure.kind == kind and len(measure.items) == 1:
                yield indicator, measure


def _bound_on(standard: Standard | None, kind: MeasureKind, key: str) -> Bound | None:
    found = (_bound(*pair) for pair in _measures(standard, kind) if pair[1].items == (key,))
    return next(found, None)


def _bound(indicator: Indicator, measure: Measure) -> Bound | None:
    senses: tuple[Sense, ...] = ("at_least", "above", "at_most")
    for sense in senses:
        value: float | None = getattr(measure, sense)
        if value is not None:
            return Bound(value=Fraction(str(value)), sense=sense, clause=f"认定标准 {indicator.no}")
    return None


def _plain(label: str) -> str:
    """A printed label without the unit or the limit in brackets behind it."""
    return _BRACKETS.sub("", label.strip()).rstrip("：:")
