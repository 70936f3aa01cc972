"""Numbers as Word writes them in lists and page numbers: 一、二、（a）、Ⅳ、①."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def formatted(number: int, form: str) -> str:
    """`number` in a form named as in `w:numFmt`.

    Raises:
        KeyError: the form is not known.
    """
    return _FORMS[form](number)


def _counted(number: int, digits: str, units: str) -> str:
    """A number in words up to 9999: 一百零三; larger ones and 0 digit by digit."""
    if not 0 < number < 10_000:
        return _spelled(number)
    found = ""
    skipped = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            found += ("零" if skipped else "") + digits[digit] + units[power].strip()
            skipped = False
        else:
            skipped = bool(found)
    return found


def _chinese(number: int) -> str:
    words = _counted(number, _DIGITS, " 十百千")
    return words.removeprefix("一") if 10 <= number < 20 else words


def _spelled(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(abs(number)))


def _letters(number: int) -> str:
    """A to z, then aa to zz, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26) if 0 < number < 1000 else str(number)


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        while 0 < value <= number < 4000:
            found += sign
            number -= value
    return found or str(number)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _picked(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "numberInDash": lambda number: f"- {number} -",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _spelled,
    "chineseLegalSimplified": lambda number: _counted(number, _FORMAL_DIGITS, " 拾佰仟"),
    "ideographTraditional": _picked(_STEMS),
    "ideographZodiac": _picked(_BRANCHES),
    "none": lambda _: "",
}
