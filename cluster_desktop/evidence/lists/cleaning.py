"""What a text in a cell becomes when it is taken in: the same content, written in one way.

Nothing else is changed.  What cannot be read in its column stays as it was typed, and is found by `checking`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cluster_desktop.forms.model import ColumnKind, ListColumn

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_INVISIBLE = {"Cc", "Cf", "Cs"}
_YEAR_MONTH_DAY = re.compile(
    r"([12]\d{3})(?:[年./\-]\s*(\d{1,2})(?:[月./\-]\s*(?:(\d{1,2})日?)?)?)?年?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
)
_AROUND = re.compile(r"[^\S\n]*([年月./\-])[^\S\n]*|[^\S\n]+(?=日)")
_UNIT = re.compile("（([^（）]+)）$")
_NOTHING = {"-", "--", "---", "—", "——", "–", "/", "\\", "无", "…", "……"}
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_DIGITS = re.compile(r"([12]\d{3})(\d{2})(\d{2})?")


def clean_cell(column: ListColumn, text: str) -> str:
    """The text as it is kept in this column; a stroke or 无 is nothing where no words are asked for."""
    kept = _CLEANERS[column.kind](column, text)
    return "" if kept in _NOTHING and column.kind != "text" and kept not in column.choices else kept


def _visible(text: str) -> str:
    """Without invisible characters and the space around; other space inside becomes a blank or a new line."""
    if text.isprintable():
        return text.strip()
    lines = ("".join(map(_kept, line)).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _kept(char: str) -> str:
    if char.isspace():
        return " "
    code = ord(char)
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return "" if noncharacter or unicodedata.category(char) in _INVISIBLE else char


def _half_width(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _tight(text: str) -> str:
    """Half-width and without any space."""
    return _half_width("".join(_half_width(_visible(text)).split()))


def _text(_column: ListColumn, text: str) -> str:
    return _visible(text)


def _code(_column: ListColumn, text: str) -> str:
    if text.isascii() and text.isalnum():
        return text.upper()
    return _half_width(re.sub(r"[\-'‘’`]", "", _tight(text)).upper())


def _number(column: ListColumn, text: str) -> str:
    plain = _tight(text)
    unit = _UNIT.search(column.title)
    bare = plain.removesuffix(_half_width(unit[1])) if unit else plain
    return bare.lstrip("¥") if bare[-1:].isdigit() else plain


def _percent(column: ListColumn, text: str) -> str:
    return _number(column, text).rstrip("%")


def _date(_column: ListColumn, text: str) -> str:
    plain = _visible(_half_width(_visible(text)))
    found = _YEAR_MONTH_DAY.fullmatch(_AROUND.sub(r"\1", plain)) or _DIGITS.fullmatch(plain)
    if found is None:
        return plain
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not is_day(year, month, day):
        return plain
    return "-".join([str(year), *(f"{part:02d}" for part in (month, day) if part)])


def is_day(year: int, month: int = 0, day: int = 0) -> bool:
    """Whether the calendar has this day, month or year; 0 where none is said."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return False
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return True


def _year(column: ListColumn, text: str) -> str:
    plain = _date(column, text)
    return plain[:4] if _DAY.fullmatch(plain) and is_day(*map(int, plain.split("-"))) else plain


def _choice(column: ListColumn, text: str) -> str:
    if text in column.choices:
        return text
    plain = _tight(text)
    for choice in column.choices:
        if _half_width(choice) == plain:
            return choice
    return column.synonyms.get(plain, _visible(text))


_CLEANERS: Mapping[ColumnKind, Callable[[ListColumn, str], str]] = {
    "text": _text,
    "credit_code": _code,
    "number": _number,
    "integer": _number,
    "percent": _percent,
    "date": _date,
    "year": _year,
    "choice": _choice,
}
