"""统一社会信用代码 and its check character (GB 32100-2015)."""

from __future__ import annotations

import re

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {char: value for value, char in enumerate(_ALPHABET)}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_LENGTH = 18
_AS_FIGURE = re.compile(r"\d(?:\.\d+)?E\+\d+")


def check_character(body: str) -> str:
    """The last character of a code from its first 17.

    Raises:
        KeyError: one of them is no character of such codes.
    """
    total = sum(_VALUES[char] * weight for char, weight in zip(body, _WEIGHTS, strict=True))
    return _ALPHABET[-total % 31]


def code_fault(code: str) -> str | None:
    """What is wrong with a code, None where nothing is."""
    if _AS_FIGURE.fullmatch(code):
        return "长号码被改写成了科学记数，末几位已丢失。把单元格设为文本后重新填写"
    if not any(map(str.isdigit, code)):
        return f"“{code:.20}”不是代码。对照营业执照填写，没有代码时留空"
    if len(code) != _LENGTH:
        return f"应为 18 位，这里有 {len(code)} 位。对照营业执照更正"
    stray = [char for char in code if char not in _VALUES]
    if stray:
        hint = "，代码中不用字母 I、O、S、V、Z" if stray[0] in "IOSVZ" else ""
        return f"含有“{stray[0]}”{hint}。对照营业执照更正"
    if check_character(code[:-1]) != code[-1]:
        return "校验位不对，有一位写错了。对照营业执照更正"
    return None
