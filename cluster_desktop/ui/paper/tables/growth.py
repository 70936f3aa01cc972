"""What a target means: the growth from the base to it, read from the two cells of a row."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from cluster_desktop.forms.intervals import rounded
from cluster_desktop.forms.quantities import Quantity, read_quantity

if TYPE_CHECKING:
    from cluster_desktop.forms.model import Edition, TargetTable

Better = Literal["up", "down", ""]

_PERCENT = "%"
_RISING = ("target_growth", "target_least")
_FALLING = ("target_drop",)


@dataclass(frozen=True)
class RowKind:
    """The unit that is meant where a cell has none, and which way is better; either may be unknown."""

    unit: str = ""
    better: Better = ""


def row_kinds(edition: Edition, table: TargetTable) -> dict[str, RowKind]:
    """What the rules of an edition say of the printed rows of a table of targets, by row."""
    units: dict[str, str] = {}
    better: dict[str, Better] = {}
    for use in edition.rules:
        rows = use.parameters.get("rows")
        if not isinstance(rows, list) or (use.items and table.key not in use.items):
            continue
        way = use.parameters.get("better")
        for row in rows:
            if (unit := use.parameters.get("unit")) and isinstance(unit, str):
                units[row] = unit
            if use.kind in _RISING or way == "up":
                better[row] = "up"
            elif use.kind in _FALLING or way == "down":
                better[row] = "down"
    return {row: RowKind(units.get(row, ""), better.get(row, "")) for row in units.keys() | better.keys()}


def growth_words(base: str, target: str, years: int, kind: RowKind) -> tuple[str, str]:
    """The growth from base to target over so many years in words, and its tone; empty where there is none.

    A rate grows by percentage points; anything else by a geometric mean a year.
    """
    first, second = read_quantity(base, kind.unit), read_quantity(target, kind.unit)
    if first is None or second is None or not first.comparable(second) or years < 1:
        return "", "quiet"
    worse = _is_worse(first, second, kind.better)
    tone = "warning" if worse else "quiet"
    if first.exact.low == second.exact.low:
        return "与基准值相同", "warning" if kind.better else "quiet"
    said = _points(first, second) if first.unit == _PERCENT else _a_year(first, second, years)
    beside = ("低于基准值" if kind.better == "up" else "高于基准值") if worse else ""
    return " · ".join(filter(None, [beside, said])), tone


def even_years(base: str, target: str, years: tuple[int, int], kind: RowKind) -> dict[int, str]:
    """The figures of the years behind the base up to the target at an even growth; often empty.

    A rate grows by as many points every year, anything else by the same share.
    """
    first, second = read_quantity(base, kind.unit), read_quantity(target, kind.unit)
    span = years[1] - years[0]
    if first is None or second is None or span < 1 or first.unit != second.unit:
        return {}
    low, high = float(first.number), float(second.number)
    if min(low, high) <= 0:
        return {}
    places = 0 if first.counted else 2
    told: dict[int, str] = {}
    for step in range(1, span + 1):
        even = (
            low + (high - low) * step / span
            if first.unit == _PERCENT
            else low * (high / low) ** (step / span)
        )
        told[years[0] + step] = f"{rounded(Fraction(even), places)}{first.unit}"
    return told


def reached_words(target: str, done: str, kind: RowKind) -> tuple[str, str]:
    """How much of a target was reached, and the tone; empty where that cannot be said."""
    first, second = read_quantity(target, kind.unit), read_quantity(done, kind.unit)
    if first is None or second is None or not first.comparable(second) or not kind.better:
        return "", "quiet"
    if _is_worse(first, second, kind.better):
        return "未达目标", "warning"
    return "达到目标", "quiet"


def _is_worse(first: Quantity, second: Quantity, better: Better) -> bool:
    lower = second.interval.high < first.interval.low
    higher = second.interval.low > first.interval.high
    return (better == "up" and lower) or (better == "down" and higher)


def _points(first: Quantity, second: Quantity) -> str:
    points = Fraction(second.number) - Fraction(first.number)
    return f"{_signed(points, 2)} 百分点"


def _a_year(first: Quantity, second: Quantity, years: int) -> str:
    before, after = first.exact.low, second.exact.low
    if before <= 0 or after <= 0:
        return ""
    ratio = float(after / before)
    rate = Fraction(ratio ** (1 / years) - 1) * 100
    return f"年均 {_signed(rate, 1)}%" if years > 1 else f"{_signed(rate, 1)}%"


def _signed(value: Fraction, places: int) -> str:
    shown = rounded(abs(value), places)
    return f"{'+' if value >= 0 else '−'}{shown}"
