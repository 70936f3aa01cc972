"""Figures as hands type them: full-width digits, separators, a unit behind, a point too many."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cluster_desktop.forms.intervals import rounded

_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_LEADING = re.compile(r"[+-]?[0-9.,' ]*")
_GROUPS = re.compile(r"([+-]?[0-9]{1,3})((?:[,' ][0-9]{3})+)(?![0-9])")
_GROUP_BEGUN = re.compile(r"[+-]?[0-9]{1,3}(?:[,' ][0-9]{3})*[,' ][0-9]{0,2}")
_SEPARATORS = re.compile("[,' ]")
_READ = 200
_MOST_DIGITS = 30
_SHOWN = 20
_COUNTERS = frozenset("家个件项户人所座名")
_SCALES: dict[str, tuple[str, int]] = {
    "亿元": ("元", 10**8),
    "亿": ("元", 10**8),
    "千万元": ("元", 10**7),
    "百万元": ("元", 10**6),
    "万元": ("元", 10**4),
    "万": ("元", 10**4),
    "千元": ("元", 10**3),
    "元": ("元", 1),
    "平方公里": ("平方米", 10**6),
    "平方千米": ("平方米", 10**6),
    "km2": ("平方米", 10**6),
    "公顷": ("平方米", 10**4),
    "平方米": ("平方米", 1),
    "吨标准煤/万元": ("吨标准煤/万元", 1000),
    "千克标准煤/万元": ("吨标准煤/万元", 1),
    "吨二氧化碳/万元": ("吨二氧化碳/万元", 1000),
    "千克二氧化碳/万元": ("吨二氧化碳/万元", 1),
}


@dataclass(frozen=True)
class Typed:
    """What stands in a cell of figures.

    `text` is as it is to stand when the cell is left: the figure bare, or what was typed where it is none.
    `fault` says why it is none; `offer` is the figure in the unit of the cell where another was written.
    """

    text: str
    fault: str = ""
    offer: str = ""


def typed_figure(typed: str, unit: str | None, *, negative: bool = True, going_on: bool = False) -> Typed:
    """Read what was typed where a figure in `unit` belongs; one unit is never turned into another silently.

    While the typing is `going_on`, what can still become a figure has no fault.
    """
    plain = _plain(typed[:_READ])
    number, after = _parted(plain)
    if plain in {"", "无"} or (going_on and not after and _is_begun(number, negative=negative)):
        return Typed(typed if number else plain)
    if (fault := _fault(plain, number, negative=negative)) is not None:
        return Typed(typed, fault)
    if not after or _same(after, unit):
        return Typed(_bare(number))
    if going_on and any(each.startswith(after) for each in (unit or "", *_SCALES)):
        return Typed(typed)
    if (scaled := _converted(number, after, unit)) is not None:
        return Typed(typed, f"单位是{unit}，所填是{after}。", scaled)
    return Typed(typed, _wrong_unit(after, unit))


def _fault(plain: str, number: str, *, negative: bool) -> str | None:
    if not _PLAIN.fullmatch(number):
        return _no_figure(plain, number)
    if len(number) > _MOST_DIGITS:
        return "数字太长。核对后更正。"
    return "这里不会是负数。核对后更正。" if number.startswith("-") and not negative else None


def _is_begun(number: str, *, negative: bool) -> bool:
    """Whether more keys can make a figure of it."""
    if number in {"+", "."}:
        return True
    return negative if number == "-" else _GROUP_BEGUN.fullmatch(number) is not None


def _plain(typed: str) -> str:
    """Half-width, without the spaces around; the full stop that an input method gives is a point."""
    plain = unicodedata.normalize("NFKC", typed).replace("−", "-").replace("–", "-")
    plain = re.sub(r"(?<=[0-9])。(?=[0-9]|$)", ".", plain)
    return re.sub(r"\s+", " ", plain).strip()


def _parted(plain: str) -> tuple[str, str]:
    """The number without its separators, and what stands behind it."""
    found = _LEADING.match(plain)
    head = found[0] if found else ""
    after = plain[len(head) :].strip()
    grouped = _GROUPS.fullmatch(head.strip()) or _GROUPS.match(head.strip())
    if grouped is not None:
        rest = head.strip()[grouped.end() :]
        return grouped[1] + _SEPARATORS.sub("", grouped[2]) + rest, after
    return head.strip(), after


def _bare(number: str) -> str:
    whole, point, decimals = number.partition(".")
    if whole in {"", "+", "-"}:
        whole += "0"
    return f"{whole}.{decimals}" if point and decimals else whole


def _same(after: str, unit: str | None) -> bool:
    """Whether it is the unit that the cell has anyway."""
    wanted = unit or ""
    if after == wanted or after.rstrip("。") == wanted:
        return True
    if after in _COUNTERS:
        return wanted in _COUNTERS or not wanted
    scales = _SCALES.get(after), _SCALES.get(wanted)
    return scales[0] is not None and scales[0] == scales[1]


def _converted(number: str, after: str, unit: str | None) -> str | None:
    """The figure in the unit of the cell, to two decimals."""
    from_, to = _SCALES.get(after), _SCALES.get(unit or "")
    if from_ is None or to is None or from_[0] != to[0]:
        return None
    return rounded(Fraction(Decimal(_bare(number))) * from_[1] / to[1], 2)


def _wrong_unit(after: str, unit: str | None) -> str:
    if after == "%":
        return "这里不是百分比。" if not unit else f"单位是{unit}，不是百分比。"
    if re.match("[A-Za-z]", after):
        return f"数字后面有字母“{after[:_SHOWN]}”。"
    return f"数字后面有“{after[:_SHOWN]}”。只填数字{f'，单位是{unit}' if unit else ''}。"


def _no_figure(plain: str, number: str) -> str:
    if number.count(".") > 1:
        return "有两个小数点。"
    if "," in number or "'" in number:
        return "逗号的位置不对：每三位一个，或者不写。"
    if " " in number:
        return "数字中间有空格。"
    if re.search("[A-Za-z]", plain):
        return f"“{plain[:_SHOWN]}”中有字母，这里填数字。"
    if re.fullmatch("[零〇一二三四五六七八九十百千万亿点两]+", plain):
        return "用阿拉伯数字填写。"
    return f"“{plain[:_SHOWN]}”不是数字。没有的填“无”。"
