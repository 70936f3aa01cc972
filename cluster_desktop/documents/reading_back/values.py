"""From what stands on paper to the value of an answer, and what paper shows of a value."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.text import BOXES, HANZI_BOX
from cluster_desktop.documents.filling.entries import chosen, paper_lines
from cluster_desktop.forms.model import SingleChoice
from cluster_desktop.forms.values import Value, clean_value, parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.forms.fields import Field

_DATE = re.compile(r"(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?")
_BETWEEN_NAMES = re.compile(r"、(?![^（(]*[）)])")
"""A 、 within brackets is part of a name."""
_TICKS = frozenset("☑☒■✓✔✅√◼◾▣●")
_EMPTY = frozenset(BOXES + HANZI_BOX) - _TICKS
_AROUND = str.maketrans("", "", "()（）[]［］【】 \u3000\u00a0")


def read_text(field: Field, content: str) -> Value | None:
    """The value of a text that stands on paper; None where there is none.

    Raises:
        ValueRefused: it has characters that no answer can carry.
    """
    lines = [line.strip() for line in content.split("\n") if line.strip()]
    if field.kind == "count_names" and field.figure is None:
        lines = names_in(lines)
    elif field.figure is not None:
        lines = [_without_unit("、".join(lines), field.unit)]
    elif field.kind == "date":
        lines = [_iso(" ".join(lines))]
    elif field.kind == "text":
        lines = [" ".join(lines)]
    return clean_value(field, "\n".join(lines))


def read_tick(content: str) -> bool | None:
    """Whether a box is ticked, from what stands before its option; None where that cannot be told."""
    bare = content.translate(_AROUND)
    if bare and set(bare) <= _EMPTY:
        return False
    ticked = bare[-1:] in _TICKS and len(bare) <= 2 and set(bare[:-1]) <= _EMPTY
    return True if ticked else None


def on_paper(field: Field, value: Value | None) -> Value | None:
    """The value that a form says which was filled with `value`: read_text of what filling writes."""
    if isinstance(value, bool) or value is None:
        return True if field.is_tick and value is True else None
    if isinstance(field.item, SingleChoice):
        number = chosen(value, len(field.item.options))
        return None if number is None else str(number)
    return None if field.is_tick else read_text(field, "\n".join(paper_lines(field, value)))


def rejoined(names: str, before: str) -> str:
    """`names`, one a line, with those joined again that were one name before although they have a 、."""
    found: list[str] = []
    known = [names_in([line]) for line in before.split("\n")]
    left = names.split("\n")
    while left:
        parts = next((parts for parts in known if parts and left[: len(parts)] == parts), left[:1])
        found.append("、".join(parts))
        left = left[len(parts) :]
    return "\n".join(found)


def names_in(lines: Sequence[str]) -> list[str]:
    """The names in some lines, whether each has its own or they are joined with 、."""
    parts: list[str] = _BETWEEN_NAMES.split("、".join(lines))
    return [name.strip() for name in parts if name.strip()]


def _iso(text: str) -> str:
    """A date in figures as it is stored; any other text as it stands."""
    found = _DATE.fullmatch(text)
    if found is None:
        return text
    year, month, day = map(int, found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text


def _without_unit(text: str, unit: str | None) -> str:
    bare = text.removesuffix(unit or "").rstrip()
    return bare if parse_number(bare) is not None else text
