"""What the headings of a sheet say by themselves: their plain words, their units, one row or two of them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cluster_desktop.evidence.lists.cells import SheetRow

_LONGEST_HEADING = 60
_MARKS = re.compile(r"""[\s*★☆:、,。.·_\-/\\|()\[\]【】〔〕“”"'‘’<>《》]""")
_REMARK = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_MONEY = re.compile(r"(?:百万|千万|万|亿|千)?(?:美)?元")
_STATED = re.compile(r"单\s*位\s*[:：]\s*(\S*元)")
_UNIT = re.compile(
    r"[(（【]?(?:单位[:：])?((?:百万|千万|万|亿|千)?美?元|人|家|户|个|项|件|名|台|吨|年|%)[)）】]?"
)


def plain_heading(text: str) -> str:
    """A heading without space, marks and brackets, for comparison."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())


def bare_heading(heading: str) -> str:
    """A heading without the remarks in its brackets."""
    return _REMARK.sub("", unicodedata.normalize("NFKC", heading))


def one_line(heading: str) -> str:
    """A heading as it is shown in a message."""
    return re.sub(r"\s*\n\s*", "", heading.strip())


def same_money(heading: str, title: str, stated: Sequence[str]) -> bool:
    """Whether a heading in 亿元 is not taken for a column in 万元."""
    given, wanted = _MONEY.findall(heading) or list(stated), _MONEY.findall(title)
    return not (given and wanted) or given == wanted


def names_money(heading: str) -> bool:
    """Whether a heading names a unit of money."""
    return _MONEY.search(heading) is not None


def stated_money(top: Sequence[SheetRow]) -> list[str]:
    """The unit of money that a sheet states for its whole table: 单位：万元."""
    said = "\n".join(text for row in top for text in row.cells)
    found = _STATED.search(said)
    return _MONEY.findall(found[1]) if found else []


def units_at(rows: Sequence[SheetRow], place: int) -> dict[int, str]:
    """The units of columns where the row at `place` holds nothing else, by the place of the column."""
    cells = rows[place].cells if place < len(rows) else []
    found = {column: _UNIT.fullmatch(text.strip()) for column, text in enumerate(cells) if text.strip()}
    return {column: f"（{unit[1]}）" for column, unit in found.items() if unit} if all(found.values()) else {}


def heading_texts(upper: Sequence[str], lower: Sequence[str] | None) -> Iterator[tuple[int, list[str]]]:
    """The ways to read the heading of each column: of two rows the lower one, and both together."""
    if lower is None:
        yield from ((place, [text]) for place, text in enumerate(upper) if _may_head(text))
        return
    above = ""
    for place in range(max(len(upper), len(lower))):
        over = upper[place] if place < len(upper) else ""
        under = lower[place] if place < len(lower) else ""
        above = over or above
        if _may_head(under):
            yield place, [under, above + under] if above and above != under else [under]
        elif not under and _may_head(over):
            yield place, [over]


def _may_head(text: str) -> bool:
    return bool(text.strip()) and len(text) <= _LONGEST_HEADING
