"""Figures as printed: each stands for all that rounds to it, and so does what is reckoned from it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from math import prod

# A root is irrational: its bounds are moved outwards by more than the error of its last digit.
_DIGITS = Context(prec=40)
_OUTWARDS = Fraction(1, 10**12)


@dataclass(frozen=True)
class Interval:
    """All values between `low` and `high`, both included.

    The operators give every value that the two sides can come to; dividing by what may be 0 raises
    `ZeroDivisionError`.
    """

    low: Fraction
    high: Fraction

    @classmethod
    def exact(cls, value: Decimal | Fraction | int) -> Interval:
        """One value alone."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def printed(cls, figure: Decimal) -> Interval:
        """What rounds to a figure: half a unit of its last printed digit to either side."""
        exponent = figure.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        half = Fraction(1, 2 * 10**places)
        return cls(Fraction(figure) - half, Fraction(figure) + half)

    @property
    def middle(self) -> Fraction:
        """The value halfway; of an exact one, itself."""
        return (self.low + self.high) / 2

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        corners = [mine * theirs for mine in (self.low, self.high) for theirs in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError
        return self * Interval(1 / other.high, 1 / other.low)

    def root(self, degree: int) -> Interval:
        """The positive root; `ZeroDivisionError` where there is none."""
        if self.low < 0:
            raise ZeroDivisionError
        if self.low == self.high:
            return Interval.exact(_root(self.low, degree))
        return Interval(_root(self.low, degree) - _OUTWARDS, _root(self.high, degree) + _OUTWARDS)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high


ONE = Interval.exact(1)
HUNDRED = Interval.exact(100)


def product(factors: list[Interval]) -> Interval:
    """All factors multiplied."""
    return prod(factors, start=ONE)


def _root(value: Fraction, degree: int) -> Fraction:
    decimal = _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    power = _DIGITS.divide(Decimal(1), Decimal(degree))
    return Fraction(_DIGITS.power(decimal, power)) if decimal else Fraction(0)


def rounded(value: Fraction, places: int = 2) -> str:
    """A value as the form prints it, half up."""
    scaled = abs(value) * 10**places
    whole = int(scaled + Fraction(1, 2))
    sign = "-" if value < 0 and whole else ""
    digits = f"{whole:0{places + 1}d}"
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
