"""What is wrong with the rows of a list: each by itself, and one against the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.cleaning import is_day
from cluster_desktop.evidence.lists.credit_code import code_fault
from cluster_desktop.evidence.lists.rows import identities
from cluster_desktop.forms.values import parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cluster_desktop.evidence.lists.rows import ListRow, Names
    from cluster_desktop.forms.model import ColumnKind, ListColumn, ListDefinition

Faults = dict[str, str]

MOST_CHARACTERS = 1000
"""Of one cell."""
_ALL = 100
_DATE = re.compile(r"[12]\d{3}(?:-\d{2}(?:-\d{2})?)?")
_YEAR = re.compile(r"(?:19|20)\d{2}|2100")


def row_faults(definition: ListDefinition, cells: Mapping[str, str]) -> Faults:
    """What is wrong with one row, by column: the texts are as `cleaning` leaves them."""
    faults: Faults = {}
    for column in definition.columns:
        why = cell_fault(column, cells.get(column.key, ""))
        if why is not None:
            faults[column.key] = why
    return faults


def cell_fault(column: ListColumn, text: str) -> str | None:
    """What is wrong with a text in this column, None where nothing is."""
    if not text:
        return "没有填写" if column.required else None
    if len(text) > MOST_CHARACTERS:
        return f"超过 {MOST_CHARACTERS} 字。请缩短"
    return _FAULTS[column.kind](column, text)


def duplicates(definition: ListDefinition, rows: Iterable[ListRow]) -> dict[str, Faults]:
    """The rows that name what a row before them names, by id: why, under the column that names it."""
    seen = Seen(definition)
    found: dict[str, Faults] = {}
    for row in rows:
        if repeated := seen.again(row.cells, row.no):
            found[row.id] = repeated
    return found


class Seen:
    """The rows of a list so far, by what names them."""

    def __init__(self, definition: ListDefinition) -> None:
        self._definition = definition
        ways = range(len(definition.identity))
        self._all: list[dict[Names, int]] = [{} for _ in ways]
        self._named_so: list[dict[Names, int]] = [{} for _ in ways]

    def again(self, cells: Mapping[str, str], place: int) -> Faults:
        """Why the row at `place` is one that was there before; empty, and it is remembered, where it is not.

        Two rows are held against each other by the best way that both are named: two firms of one name
        with codes of their own are two.
        """
        ways = list(identities(self._definition, cells))
        if not ways:
            return {}
        for nth, (way, names) in enumerate(ways):
            before = (self._named_so if nth else self._all)[way].get(names)
            if before is not None:
                return self._told(way, before)
        self._named_so[ways[0][0]].setdefault(ways[0][1], place)
        for way, names in ways:
            self._all[way].setdefault(names, place)
        return {}

    def _told(self, way: int, before: int) -> Faults:
        columns = [self._definition.column(key) for key in self._definition.identity[way]]
        titles = "、".join(f"“{column.title}”" for column in columns)
        return {columns[0].key: f"与第 {before} 行重复，{titles}相同。保留一行"}


def _anything(_column: ListColumn, _text: str) -> None:
    return None


def _code(_column: ListColumn, text: str) -> str | None:
    return code_fault(text)


def _number(_column: ListColumn, text: str) -> str | None:
    return None if parse_number(text) is not None else f"“{text:.20}”不是数字"


def _integer(_column: ListColumn, text: str) -> str | None:
    if text.isdecimal():
        return None
    number = parse_number(text)
    if number is None:
        return f"“{text:.20}”不是数字"
    return None if number >= 0 and number == number.to_integral_value() else f"“{text:.20}”应为整数"


def _percent(_column: ListColumn, text: str) -> str | None:
    number = parse_number(text)
    if number is None:
        return f"“{text:.20}”不是数字"
    return None if 0 <= number <= _ALL else f"“{text:.20}”应在 0 至 100 之间"


def _date(_column: ListColumn, text: str) -> str | None:
    known = _DATE.fullmatch(text) and is_day(*map(int, text.split("-")))
    return None if known else f"“{text:.20}”不是日期。写成 2023、2023-05 或 2023-05-01"


def _year(_column: ListColumn, text: str) -> str | None:
    return None if _YEAR.fullmatch(text) else f"“{text:.20}”不是年度。写成 2023"


def _choice(column: ListColumn, text: str) -> str | None:
    return None if text in column.choices else f"“{text:.20}”不在可选范围：{'；'.join(column.choices)}"


_FAULTS: Mapping[ColumnKind, Callable[[ListColumn, str], str | None]] = {
    "text": _anything,
    "credit_code": _code,
    "number": _number,
    "integer": _integer,
    "percent": _percent,
    "date": _date,
    "year": _year,
    "choice": _choice,
}
