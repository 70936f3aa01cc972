"""The tables as they are written: places of a document, their sentences, and what serves each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cluster_desktop.forms.clauses.sentences import sentences
from cluster_desktop.forms.clauses.served import exists
from cluster_desktop.forms.clauses.services import Service, parse
from cluster_desktop.forms.definitions import read, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cluster_desktop.forms.clauses.served import Served

Lines = dict[str, list[str] | str]


@dataclass(frozen=True)
class Row:
    """A sentence of a document and what serves it."""

    sentence: str
    services: tuple[Service, ...]


@dataclass(frozen=True)
class Whole:
    """A form, its 填报说明 or a 认定标准 that stands at this place; `name` is its id."""

    kind: str
    name: str


WHOLES = ("form", "instructions", "standard")
YEAR_HEAD = "year_head"


def read_places(path: Path) -> dict[str, Lines]:
    """A document's table: by place its sentences with their services, and the wholes that stand there.

    Raises:
        DefinitionError: the file cannot be read or holds something else.
    """
    places = read(path, dict[str, dict[str, object]])
    refuse(path.name, (fault for place, lines in places.items() for fault in _line_faults(place, lines)))
    return cast("dict[str, Lines]", places)


def _line_faults(place: str, lines: dict[str, object]) -> Iterator[str]:
    for sentence, services in lines.items():
        if sentence in {*WHOLES, YEAR_HEAD} and isinstance(services, str):
            continue
        if not isinstance(services, list):
            yield f"“{place} › {sentence}”写法有误。"
            continue
        if sentences(sentence) != (sentence,):
            yield f"“{place} › {sentence}”不是一句。"
        if not services:
            yield f"“{place} › {sentence}”没有写明由什么落实。"
        for written in cast("list[object]", services):
            if parse(str(written)) is None:
                yield f"“{place} › {sentence}”的“{written}”写法有误。"


def rows(lines: Lines) -> Iterator[Row | Whole]:
    """The lines of a place in order."""
    for name, written in lines.items():
        if isinstance(written, list):
            yield Row(name, _services(written))
        elif name in WHOLES:
            yield Whole(name, written)


def row_faults(places: dict[str, Lines], served: Sequence[Served]) -> Iterator[str]:
    """Services named in a table that are not there."""
    for place, lines in places.items():
        for row in rows(lines):
            if isinstance(row, Row):
                for service in row.services:
                    if not exists(service, served):
                        named = f"{service.kind} {service.name}"
                        yield f"“{place} › {row.sentence}”的“{named}”不存在。"


def _services(written: list[str]) -> tuple[Service, ...]:
    return tuple(service for text in written if (service := parse(text)) is not None)
