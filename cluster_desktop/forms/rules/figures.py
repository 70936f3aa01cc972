"""Rules on figures: that they are figures, whole, of two decimals, and within bounds."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from cluster_desktop.forms.rules.base import FieldRule, quoted
from cluster_desktop.forms.values import is_none, parse_number

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import Field


def _decimal_places(text: str) -> int:
    return len(text.replace("．", ".").partition(".")[2])


def _rounded(figure: Decimal, places: int) -> Decimal:
    """Half up, as officials round; exact however long the figure is."""
    context = Context(prec=len(figure.as_tuple().digits) + places + 1, rounding=ROUND_HALF_UP)
    return figure.quantize(Decimal(1).scaleb(-places), context=context)


class Number(FieldRule, frozen=True, kw_only=True):
    """A figure is a number or 无."""

    def takes(self, field: Field) -> bool:
        """All figures."""
        return field.figure is not None

    def fault(self, field: Field, text: str) -> str | None:
        """Words, signs or units where a figure belongs."""
        if is_none(text) or parse_number(text) is not None:
            return None
        unit = f"，不带单位（{field.unit}）" if field.unit else ""
        return f"“{field.name}”应填数字，所填{quoted(text)}不是数字。只填数字{unit}；没有的填写“无”。"


class Decimals(FieldRule, frozen=True, kw_only=True):
    """A figure with decimals has no more than `places` of them."""

    places: int

    def takes(self, field: Field) -> bool:
        """Figures that may have decimals."""
        return field.figure == "number"

    def fault(self, field: Field, text: str) -> str | None:
        """Too many decimals."""
        figure = parse_number(text)
        if figure is None or _decimal_places(text) <= self.places:
            return None
        return (
            f"“{field.name}”所填 {text} 有 {_decimal_places(text)} 位小数。"
            f"数据有小数时保留小数点后 {self.places} 位，改为 {_rounded(figure, self.places)}。"
        )


class Integer(FieldRule, frozen=True, kw_only=True):
    """A number of things is whole."""

    def takes(self, field: Field) -> bool:
        """Counts."""
        return field.figure == "integer"

    def fault(self, field: Field, text: str) -> str | None:
        """A fraction of a thing."""
        figure = parse_number(text)
        if figure is None or figure == figure.to_integral_value():
            return None
        return f"“{field.name}”应为整数，所填 {text} 带小数。核对后填写整数。"


class Range(FieldRule, frozen=True, kw_only=True):
    """A figure lies between `minimum` and `maximum`, both included; either may be left out."""

    minimum: float | int | None = None
    maximum: float | int | None = None

    def takes(self, field: Field) -> bool:
        """All figures."""
        return field.figure is not None

    def fault(self, field: Field, text: str) -> str | None:
        """A figure that cannot be."""
        figure = parse_number(text)
        if figure is None:
            return None
        shown = f"“{field.name}”所填 {text}"
        if self.minimum is not None and figure < Decimal(str(self.minimum)):
            return f"{shown} 小于 {self.minimum}。核对后更正。"
        if self.maximum is not None and figure > Decimal(str(self.maximum)):
            return f"{shown} 大于 {self.maximum}。核对后更正。"
        return None
