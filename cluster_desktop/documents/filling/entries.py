"""Which text goes into which place: the answers read for paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import Binding, Place, Repeat, Tick
from cluster_desktop.documents.filling.composing import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.forms.fields import Field, FieldIndex
    from cluster_desktop.forms.values import Answers, Value

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ONE_LINE = frozenset({"text", "date"})
_SIDE_BY_SIDE = "  "
"""What stands between two answers that share a blank of the cover."""


def entries(
    places: Mapping[str, Place], repeats: Sequence[Repeat], index: FieldIndex, answers: Answers
) -> Iterator[Entry]:
    """The text of every answer with its place among `places`, and what the cover repeats.

    Raises:
        UnknownPath: an answer is for no field of the edition.
    """
    for path in answers:
        field = index[path]
        place = places.get(path)
        lines = paper_lines(field, answers[path])
        if lines and place is not None and not isinstance(place, Tick):
            yield Entry(place, lines, field.name, path, one_line=field.figure is not None)
    for repeat in repeats:
        fields = [index[path] for path in repeat.paths]
        text = cover_text(fields, answers)
        if text and not isinstance(repeat.place, Tick):
            longest = max(fields, key=lambda field: len(cover_text([field], answers)))
            yield Entry(repeat.place, [text], f"封面的{longest.name}", longest.path)


def cover_text(fields: Sequence[Field], answers: Answers) -> str:
    """What a blank of the cover says that repeats the answers to these fields."""
    lines = (paper_lines(field, answers.get(field.path)) for field in fields)
    return _SIDE_BY_SIDE.join(" ".join(text) for text in lines if text)


def ticks(binding: Binding, answers: Answers) -> Iterator[Tick]:
    """The boxes to tick: those of true answers, and the one that a single choice names by its number."""
    for path, value in answers.items():
        place = binding.places.get(path)
        if value is True and isinstance(place, Tick):
            yield place
        options = binding.options(path)
        if (number := chosen(value, len(options))) is not None:
            yield options[number - 1]


def chosen(value: Value, options: int) -> int | None:
    """The number of the option that a single choice with so many names; None where it names none."""
    numbered = isinstance(value, str) and value.isdecimal() and len(value) <= len(str(options))
    return int(value) if numbered and 0 < int(value) <= options else None


def paper_lines(field: Field, value: Value | None) -> list[str]:
    """The lines that `value` is written in on paper; none where it is no text."""
    if not isinstance(value, str):
        return []
    lines = [line.strip() for line in value.split("\n") if line.strip()]
    if field.kind == "date" and (date := _DATE.fullmatch(value)):
        year, month, day = map(int, date.groups())
        return [f"{year}年{month}月{day}日"]
    if field.figure is not None or field.kind in _ONE_LINE:
        between = "、" if field.figure is not None else " "
        return [between.join(lines)] if lines else []
    return lines
