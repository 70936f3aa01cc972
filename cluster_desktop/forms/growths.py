"""Growth of what the form gives by year: over the year before, and on average."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.formulas import Formula, aligned
from cluster_desktop.forms.intervals import HUNDRED, ONE, Interval, product

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.forms.fields import Field, FieldIndex

_SQUARE = 2


def growth(index: FieldIndex, result: Field, of: Sequence[str], year: int) -> Formula | None:
    """The growth of the items' product in a year over the year before; None where the form has not both."""
    after, before = _factors(index, of, year), _factors(index, of, year - 1)
    if not after or not before:
        return None

    def work(figures: Sequence[Interval]) -> Interval:
        return (_quotient(figures) - ONE) * HUNDRED

    words = f"（{_over(after, before)}-1）×100"
    return Formula(result=result, inputs=(*after, *before), words=words, work=work)


def mean_growth(index: FieldIndex, result: Field, of: Sequence[str]) -> Formula | None:
    """The geometric mean growth of the items' product from the first year to the last."""
    years = index.edition.years
    steps = years[-1] - years[0]
    after, before = _factors(index, of, years[-1]), _factors(index, of, years[0])
    if not after or not before or not steps:
        return None

    def work(figures: Sequence[Interval]) -> Interval:
        return (_quotient(figures).root(steps) - ONE) * HUNDRED

    root = "平方根" if steps == _SQUARE else f"{steps} 次方根"
    words = f"几何平均（{_over(after, before)} 的{root}-1）×100"
    return Formula(result=result, inputs=(*after, *before), words=words, work=work)


def mean_of_growths(result: Field, yearly: tuple[Field, ...]) -> Formula:
    """The geometric mean of yearly growths."""

    def work(figures: Sequence[Interval]) -> Interval:
        grown = [ONE + figure / HUNDRED for figure in figures]
        return (product(grown).root(len(grown)) - ONE) * HUNDRED

    words = f"{'、'.join('{}' for _ in yearly)}的几何平均"
    return Formula(result=result, inputs=yearly, words=words, work=work)


def _factors(index: FieldIndex, keys: Sequence[str], year: int) -> tuple[Field, ...]:
    """The fields whose product is the value of a year; none where one is missing."""
    found = [field for key in keys if (field := aligned(index, key, year)) is not None]
    return tuple(found) if len(found) == len(keys) else ()


def _quotient(figures: Sequence[Interval]) -> Interval:
    """The value of the later year in that of the earlier; a share is a percentage in both."""
    half = len(figures) // 2
    return product(list(figures[:half])) / product(list(figures[half:]))


def _over(after: tuple[Field, ...], before: tuple[Field, ...]) -> str:
    """The one product over the other, in words."""
    return "÷".join(["×".join("{}" for _ in after), *("{}" for _ in before)])
