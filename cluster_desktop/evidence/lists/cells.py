"""Sheets as texts, and what a cell of a spreadsheet says as one.

A number is written as Excel shows it: 15 digits, no exponent.  A cell whose text cannot be trusted says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

EXACT_DIGITS = 15
"""Digits that Excel keeps of a number; it writes 0 for the others."""
_MOST_PLACES = 40
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - a day, not a moment
_WHOLE = "%Y-%m-%d"
_SHOWN = {"year": "%Y", "month": "%Y-%m"}
_LAST_DAY = 2_958_465
"""31 December 9999."""
_SECONDS = 86_400
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


class SheetRow(NamedTuple):
    """A row: its number in the sheet, from 1, its cells from column A on, and whether it is hidden."""

    number: int
    cells: list[str]
    hidden: bool = False


SheetRows = list[SheetRow]


@dataclass(frozen=True)
class Sheet:
    """A sheet that is shown: `read` gives its rows that hold something, all or at most so many."""

    name: str
    read: Callable[[int | None], SheetRows]


def column_letters(number: int) -> str:
    """The letters of a column by its place from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Figure(str):
    """A number, where a text of the same digits would say less: it may be a day, and it has lost its 0s."""

    __slots__ = ()


class Trouble(str):
    """Why the text of a cell cannot be taken."""

    __slots__ = ()


class NumberFormat(Struct, frozen=True):
    """How a number is shown: as a day (or month, year, time alone), as a percentage, or padded with 0s."""

    kind: Literal["plain", "day", "month", "year", "time", "percent", "padded"] = "plain"
    digits: int = 0


PLAIN = NumberFormat()


def number_format(code: str) -> NumberFormat:
    """What a format code of a spreadsheet means (ECMA-376, 18.8.31)."""
    first = code.split(";", maxsplit=1)[0]
    shown = _NOT_SHOWN.sub("", first).casefold()
    if shown and not shown.strip("0"):
        return NumberFormat("padded", len(shown)) if len(shown) > 1 else PLAIN
    if "%" in shown:
        return NumberFormat("percent")
    if "y" in shown or "e" in shown.replace("general", "").replace("e+", ""):
        return NumberFormat("day" if "d" in shown else "month" if "m" in shown else "year")
    if "h" in shown:
        return NumberFormat("time")
    return NumberFormat("day") if "d" in shown and "m" in shown else PLAIN


def number_text(raw: str, shown: NumberFormat, *, from_1904: bool = False) -> str:
    """The text of a number cell: a `Figure` where it stands for itself, a `Trouble` where it is no number."""
    if shown is PLAIN and raw.isdigit() and len(raw) <= EXACT_DIGITS:
        return Figure(raw)
    number = _number(raw)
    if number is None:
        return Trouble(f"“{raw[:20]}”不是数字，或者太大、太小")
    return _shown(number, shown, from_1904=from_1904)


def _shown(number: Decimal, shown: NumberFormat, *, from_1904: bool) -> str:
    match shown.kind:
        case "day" | "month" | "year":
            return day_text(number, shown, from_1904=from_1904)
        case "time" if 0 <= number < 1:
            return str(timedelta(seconds=round(number * _SECONDS)))
        case "percent":
            return f"{_plain(number * 100)}%"
        case "padded" if number == number.to_integral_value():
            return _plain(number).zfill(shown.digits)
        case _:
            return Figure(_plain(number))


def _number(raw: str) -> Decimal | None:
    try:
        number = Decimal(raw)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _MOST_PLACES else None


def day_text(number: Decimal, shown: NumberFormat, *, from_1904: bool = False) -> str:
    """The day that a number stands for, as much of it as is shown: `2023-05-01`, `2023-05`, `2023`."""
    if not 0 < number <= _LAST_DAY:
        return Trouble(f"“{_plain(number)}”不是日期")
    day = _EPOCHS[from_1904] + timedelta(days=int(number))
    return day.strftime(_SHOWN.get(shown.kind, _WHOLE))


def iso_day(raw: str) -> str:
    """The day of a moment that is written out (ISO 8601)."""
    try:
        return datetime.fromisoformat(raw).strftime(_WHOLE)
    except ValueError:
        return Trouble(f"“{raw[:20]}”不是日期")


def _plain(number: Decimal) -> str:
    whole = f"{Decimal(f'{number:.{EXACT_DIGITS - 1}e}'):f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole
