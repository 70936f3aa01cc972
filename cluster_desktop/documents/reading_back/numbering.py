"""The paths of rows that an edited form has in place of an open row of the target table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import ADDED_ROW
from cluster_desktop.documents.filling.rows import row_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.forms.fields import FieldIndex

MOST_ADDED = 99
"""The greatest number that an added row can have."""


def row_of(path: str) -> tuple[str, str]:
    """The row that a path is in, and the open row of the form that this stands for."""
    row = path.rpartition("/")[0]
    return row, ADDED_ROW.sub("", row)


def row_names(index: FieldIndex, key: str, used: Iterable[str], count: int) -> list[str]:
    """The paths of `count` rows in place of the open row `key`, in order: those in use, then new ones."""
    found = sorted(used, key=row_number)
    last = row_number(found[-1]) if found else -1
    printed = [key] if index.find(f"{key}/base") else []
    free = [*printed, *(f"{key}_{number}" for number in range(1, MOST_ADDED + 1))]
    later = [name for name in free if row_number(name) > last]
    earlier = [name for name in free if row_number(name) < last and name not in found]
    return [*found, *later, *earlier][:count]
