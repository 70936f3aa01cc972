"""What the form says of an indicator: one way of measuring for each kind of `Measure`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from cluster_desktop.forms.formulas import Formula, aligned, figure_of
from cluster_desktop.forms.growths import mean_growth, mean_of_growths
from cluster_desktop.forms.intervals import rounded
from cluster_desktop.forms.model import SingleChoice
from cluster_desktop.forms.values import Answers, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.forms.fields import Field, FieldIndex
    from cluster_desktop.forms.model import Measure


@dataclass(frozen=True, kw_only=True)
class Measured:
    """The values to be held against the bounds, and how they are told.

    `whole` when none is missing; `adds_up` where what is there is at least part of a sum; `passes` where
    the answers decide by themselves, without bounds.
    """

    values: tuple[Fraction, ...] = ()
    told: str = ""
    whole: bool = False
    adds_up: bool = False
    passes: bool | None = None


@dataclass(frozen=True)
class Measuring:
    """A measure on one edition: the paths it reads and what it makes of the answers there."""

    reads: tuple[str, ...]
    measure: Callable[[Answers], Measured]


def measured_by(measure: Measure, index: FieldIndex) -> Measuring | None:
    """How the edition is measured; None where it has none of the items."""
    years = index.edition.years
    fields = _fields(measure, index)
    reads = tuple(field.path for field in fields)
    if not fields:
        return None
    match measure.kind:
        case "figure" | "each_year":
            return Measuring(reads, lambda answers: _figures(fields, answers))
        case "sum":
            return Measuring(reads, lambda answers: _sum(fields, answers))
        case "mean_growth":
            formula = mean_growth(index, fields[-1], measure.items)
        case "mean_of_growths":
            formula = mean_of_growths(fields[-1], fields) if len(fields) == len(years) else None
        case "falling":
            return Measuring(reads, lambda answers: _falling(fields, answers))
        case "answer":
            return Measuring(reads, lambda answers: _answered(fields[0], answers))
    return None if formula is None else Measuring(formula.reads, lambda answers: _mean(formula, answers))


def _fields(measure: Measure, index: FieldIndex) -> tuple[Field, ...]:
    """The fields of the items that the edition has: all years where the measure asks for them."""
    if measure.kind in {"figure", "sum"}:
        found = (aligned(index, key, index.edition.years[-1]) for key in measure.items)
        return tuple(field for field in found if field is not None)
    return tuple(field for key in measure.items for field in index.of(key))


def _told(fields: tuple[Field, ...], answers: Answers) -> str:
    told: dict[str, list[str]] = {}
    for field in fields:
        years = f"{field.year}年 " if field.year else ""
        told.setdefault(field.item_name, []).append(f"{years}{text_of(answers, field.path) or '未填'}")
    return "，".join(f"“{name}”{'、'.join(figures)}" for name, figures in told.items())


def _known(fields: tuple[Field, ...], answers: Answers) -> tuple[Fraction, ...]:
    figures = [figure_of(field, answers, exact=True) for field in fields]
    return tuple(figure.middle for figure in figures if figure is not None)


def _figures(fields: tuple[Field, ...], answers: Answers) -> Measured:
    values = _known(fields, answers)
    return Measured(values=values, told=_told(fields, answers), whole=len(values) == len(fields))


def _sum(fields: tuple[Field, ...], answers: Answers) -> Measured:
    values = _known(fields, answers)
    total = (sum(values, Fraction(0)),) if values else ()
    whole = len(values) == len(fields)
    return Measured(values=total, told=_told(fields, answers), whole=whole, adds_up=True)


def _mean(formula: Formula, answers: Answers) -> Measured:
    value = formula.value(answers, exact=True)
    if value is None:
        return Measured(told=_told(formula.inputs, answers))
    told = f"{formula.names}几何平均为 {rounded(value.middle)}%"
    return Measured(values=(value.middle,), told=told, whole=True)


def _falling(fields: tuple[Field, ...], answers: Answers) -> Measured:
    values = _known(fields, answers)
    pairs = list(pairwise(values))
    told = _told(fields, answers)
    if any(later > earlier for earlier, later in pairs):
        return Measured(told=told, passes=False)
    # Two equal figures of two decimals hide whether there was a fall.
    falls = len(values) == len(fields) and all(later < earlier for earlier, later in pairs)
    return Measured(told=told, passes=True if falls else None)


def _answered(field: Field, answers: Answers) -> Measured:
    options = field.item.options if isinstance(field.item, SingleChoice) else ()
    passing = field.item.pass_answers if isinstance(field.item, SingleChoice) else ()
    numbered = {str(number): option for number, option in enumerate(options, start=1)}
    option = numbered.get(text_of(answers, field.path))
    if option is None:
        return Measured(told=_told((field,), answers))
    passes = option in passing if passing else option.startswith("是")
    return Measured(told=f"“{field.name}”选了“{option}”", passes=passes)
