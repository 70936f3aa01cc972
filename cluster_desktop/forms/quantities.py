"""Quantities as officials write them into a cell of words: 16.15亿元, 不低于10%, 260家."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from cluster_desktop.forms.intervals import Interval

_NUMBER = re.compile(r"[+-]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_UNIT = re.compile(r"\s*([^\s，。；、,;()（）]*?)(?:以上|以下|左右|以内|及以上|$|[\s，。；、,;()（）])")
_MOST_CHARS = 30
_SCALES = {
    "亿元": ("元", 10**8),
    "万元": ("元", 10**4),
    "元": ("元", 1),
    "万吨": ("吨", 10**4),
    "吨": ("吨", 1),
}
_COUNTED = {"家", "个", "件", "项", "户", "人", "所", "座"}
_SAME_UNIT = {"百分比": "%", "百分点": "%", "tce/万元": "吨标准煤/万元", "吨标煤/万元": "吨标准煤/万元"}


@dataclass(frozen=True)
class Quantity:
    """A number with its unit; `text` is how it was written.

    Counts (家, 个, 件 …) are whole and exact, everything else stands for what rounds to it.
    """

    number: Decimal
    unit: str
    text: str

    @property
    def counted(self) -> bool:
        """Whether these are things that are counted."""
        return self.unit in _COUNTED

    @property
    def interval(self) -> Interval:
        """What the number stands for in the base unit (元, 吨)."""
        return self.scaled(Interval.exact(self.number) if self.counted else Interval.printed(self.number))

    @property
    def exact(self) -> Interval:
        """The number itself in the base unit."""
        return self.scaled(Interval.exact(self.number))

    def scaled(self, value: Interval) -> Interval:
        """A value in this unit, in the base unit."""
        return value * Interval.exact(_SCALES.get(self.unit, ("", 1))[1])

    def comparable(self, other: Quantity) -> bool:
        """Whether both are of one kind."""
        return _base(self.unit) == _base(other.unit)


def _base(unit: str) -> str:
    """The unit that it is reckoned in: 件 and 个 count alike."""
    return "个" if unit in _COUNTED else _SCALES.get(unit, (unit, 1))[0]


def read_quantity(text: str, unit: str = "") -> Quantity | None:
    """The one number of a text with its unit, or the `unit` asked for where none is written.

    None where there is no number, or more than one.
    """
    plain = unicodedata.normalize("NFKC", text.strip()).replace("−", "-").replace("％", "%")
    numbers = list(_NUMBER.finditer(plain))
    if len(numbers) != 1:
        return None
    (found,) = numbers
    # A longer number is a slip of the hand.
    if len(found[0]) > _MOST_CHARS:
        return None
    after = _UNIT.match(plain, found.end())
    written = after[1] if after else ""
    return Quantity(
        Decimal(found[0].replace(",", "")), _SAME_UNIT.get(written, written) or unit, text.strip()
    )
