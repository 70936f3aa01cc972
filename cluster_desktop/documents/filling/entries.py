"""Which text goes into which place: the answers read for paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import Binding, Place, Tick
from cluster_desktop.documents.filling.cells import Entry
from cluster_desktop.documents.filling.rows import open_row_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.forms.fields import Field, FieldIndex
    from cluster_desktop.forms.values import Answers

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SIDE_BY_SIDE = "  "
"""What stands between two answers that share a blank of the cover."""


def entries(binding: Binding, index: FieldIndex, answers: Answers) -> Iterator[Entry]:
    """The text of every answer with its place; rows that answers ask for are added to the target table.

    Raises:
        UnknownPath: an answer is for no field of the edition.
    """
    places: dict[str, Place] = {**binding.places, **open_row_places(binding.open_rows, answers)}
    for path in answers:
        field = index[path]
        place = places.get(path)
        lines = _lines(field, answers)
        if lines and place is not None and not isinstance(place, Tick):
            yield Entry(place, lines, field.name, path, one_line=field.figure is not None)
    for repeat in binding.repeats:
        fields = [index[path] for path in repeat.paths]
        texts = [" ".join(lines) for field in fields if (lines := _lines(field, answers))]
        if texts and not isinstance(repeat.place, Tick):
            named = f"封面的{fields[0].name}"
            yield Entry(repeat.place, [_SIDE_BY_SIDE.join(texts)], named, fields[0].path)


def ticks(binding: Binding, answers: Answers) -> Iterator[Tick]:
    """The boxes to tick: those of true answers, and the one that a single choice names by its number."""
    for path, value in answers.items():
        place = binding.places.get(path)
        if value is True and isinstance(place, Tick):
            yield place
        options = binding.options(path)
        if isinstance(value, str) and value.isdecimal() and 0 < int(value) <= len(options):
            yield options[int(value) - 1]


def _lines(field: Field, answers: Answers) -> list[str]:
    value = answers.get(field.path)
    if not isinstance(value, str):
        return []
    if field.kind == "date" and (date := _DATE.fullmatch(value)):
        year, month, day = map(int, date.groups())
        return [f"{year}年{month}月{day}日"]
    return [line.strip() for line in value.split("\n") if line.strip()]
