"""Numbers in columns of texts and days: what they stand for, and when nobody can tell."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.cells import EXACT_DIGITS, NumberFormat, day_text

if TYPE_CHECKING:
    from cluster_desktop.evidence.lists.cells import Figure
    from cluster_desktop.forms.model import ListColumn

_AS_TEXT = {"text", "credit_code"}
_DAY = NumberFormat("day")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Days of 1954 and 2119 as Excel counts them."""
_MONTH = re.compile(r"((?:19|20)\d{2})\.(\d{1,2})")


def figure_fault(column: ListColumn, figure: Figure) -> str | None:
    """Why the text of a number cell cannot be known, None where it can."""
    if column.kind in _AS_TEXT and sum(map(str.isdigit, figure)) > EXACT_DIGITS:
        return "长号码以数字形式保存，末几位已变成 0。把单元格设为文本后重新填写"
    month = _MONTH.fullmatch(figure) if column.kind == "date" else None
    if month is not None and month[2] == "1":
        return f"“{figure}”看不出是 1 月还是 10 月。写成 {month[1]}-01 或 {month[1]}-10"
    return None


def figure_in(column: ListColumn, figure: Figure) -> str:
    """What a number stands for in a column: in one of days, a number of five digits counts them."""
    if column.kind in {"date", "year"} and figure.isdigit() and _FIRST_SERIAL <= int(figure) <= _LAST_SERIAL:
        return day_text(Decimal(figure), _DAY)
    return str(figure)
