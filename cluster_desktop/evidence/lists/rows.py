"""A row of a list, and what it is called."""

from __future__ import annotations

import hashlib
import unicodedata
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cluster_desktop.forms.model import ListDefinition

Cells = dict[str, str]
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: `no` is its place in the list, `cells` the texts by column, empty ones left out.

    The id stays for the life of the row, whatever is edited in it.
    """

    id: str
    no: int
    cells: Mapping[str, str]


def row_id(definition: ListDefinition, cells: Mapping[str, str]) -> str:
    """The id of a row by what names it, empty where nothing does.

    Two people who enter the same firm enter the same row.
    """
    for place, names in identities(definition, cells):
        columns = definition.identity[place]
        if len(columns) == 1 and definition.column(columns[0]).kind == "credit_code":
            return names[0].upper()
        content = "\n".join((definition.key, *columns, *names))
        return hashlib.sha256(content.encode()).hexdigest()[:16]
    return ""


def new_row_id() -> str:
    """An id for a row that is added by hand."""
    return uuid.uuid4().hex[:16]


def identities(definition: ListDefinition, cells: Mapping[str, str]) -> Iterator[tuple[int, Names]]:
    """What names a row, best first: the place in `identity`, and the texts without their ways of writing."""
    for place, columns in enumerate(definition.identity):
        names = tuple(_plain(cells.get(column, "")) for column in columns)
        if all(names):
            yield place, names


def _plain(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text.lower()
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
