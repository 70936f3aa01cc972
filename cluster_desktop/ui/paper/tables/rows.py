"""Rows that are added to a table of targets: what moving or removing one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.forms.values import Answers, Value

MOST_ROWS = 99
"""As many as their numbers in a path may have two digits."""

Writes = dict[str, "Value | None"]


def removal(answers: Answers, rows: Sequence[str], place: int, columns: Sequence[str]) -> Writes:
    """What takes the row at a place out and lets those below it move up; `rows` are the paths of the rows."""
    moved = [*range(place), *range(place + 1, len(rows))]
    return _writes(answers, rows, [*(rows[each] for each in moved), None], columns)


def swap(answers: Answers, rows: Sequence[str], place: int, other: int, columns: Sequence[str]) -> Writes:
    """What lets two rows change places."""
    order: list[str | None] = [*rows]
    order[place], order[other] = order[other], order[place]
    return _writes(answers, rows, order, columns)


def _writes(
    answers: Answers, rows: Sequence[str], order: Sequence[str | None], columns: Sequence[str]
) -> Writes:
    """The values that are others where each row holds what stood in that of the new order."""
    result: Writes = {}
    for row, source in zip(rows, order, strict=True):
        for column in columns:
            before = answers.get(f"{row}/{column}")
            after = answers.get(f"{source}/{column}") if source is not None else None
            if before != after:
                result[f"{row}/{column}"] = after
    return result
