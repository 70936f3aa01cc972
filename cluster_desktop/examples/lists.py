"""The lists of the county: as many rows as its figures say, of the firms that all its papers name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.rows import ListRow, row_id
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.requirements import possible_demands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cluster_desktop.examples.made_up import World
    from cluster_desktop.forms.model import Edition, ListDefinition, Notice
    from cluster_desktop.forms.values import Answers

Cells = dict[str, str]

_MIDDLING, _SMALL = 300, 4000
"""Firms up to these places are 中型 and 小型, the others 微型; the last of all are 大型."""
_FIRST_INNOVATIVE = 8
"""The place of the first 创新型中小企业: the firms before it are 高新技术企业 alone."""


def county_lists(
    edition: Edition, notice: Notice, world: World, answers: Answers
) -> Iterator[tuple[str, list[ListRow]]]:
    """The lists that the form or the notice ask for, by key, those with rows."""
    demands = possible_demands(FieldIndex(edition), notice)
    wanted = {path for demand in demands if demand.kind == "list" for path in demand.paths}
    for definition in lists_of(edition):
        make = _MAKERS.get(definition.key)
        if make is not None and wanted.intersection(definition.items):
            rows = [
                ListRow(row_id(definition, cells), number, cells)
                for number, cells in enumerate(make(definition, world, answers), 1)
            ]
            if rows:
                yield definition.key, rows


def _count(answers: Answers, path: str) -> int:
    return int(str(answers.get(path, "0")))


def _firm(world: World, place: int) -> Cells:
    return {"firm": world.firm(place), "credit_code": world.code(place), "product": world.product(place)}


def _firms(definition: ListDefinition, world: World, answers: Answers) -> Iterator[Cells]:
    everyone, small = (_count(answers, feed.path) for feed in definition.feeds)
    for place in range(everyone):
        size = "中型" if place < _MIDDLING else "小型" if place < _SMALL else "微型"
        yield {
            **_firm(world, place),
            "town": world.town(place),
            "size": size if place < small else "大型",
        }


def _first(definition: ListDefinition, world: World, answers: Answers) -> Iterator[Cells]:
    """The first firms, as many as each figure says; several figures are several levels."""
    place = 0
    for feed in definition.feeds:
        for _ in range(_count(answers, feed.path)):
            yield {**_firm(world, place), **{column: words[0] for column, words in feed.where.items()}}
            place += 1


def _hitech(_definition: ListDefinition, world: World, answers: Answers) -> Iterator[Cells]:
    years = [path.split("/")[1] for path in answers if path.startswith("firms/")]
    hitech, innovative = (_count(answers, f"{key}/{years[-1]}") for key in ("hitech", "innovative_smes"))
    for place in range(max(hitech, _FIRST_INNOVATIVE + innovative)):
        titles = [
            *(["高新技术企业"] if place < hitech else []),
            *(["创新型中小企业"] if 0 <= place - _FIRST_INNOVATIVE < innovative else []),
        ]
        yield {**_firm(world, place), "title": "、".join(titles)}


def _patents(_definition: ListDefinition, world: World, answers: Answers) -> Iterator[Cells]:
    for one in world.inventions(_count(answers, "patents")):
        yield {
            "name": one.title,
            "number": one.number,
            "kind": "发明专利",
            "firm": one.owner,
            "granted": one.granted,
        }


def _standards(_definition: ListDefinition, world: World, _answers: Answers) -> Iterator[Cells]:
    for name, level, year, role, firm in world.standards():
        yield {"name": name, "level": level, "year": year, "role": role, "firm": firm}


_MAKERS: Mapping[str, Callable[[ListDefinition, World, Answers], Iterator[Cells]]] = {
    "firms": _firms,
    "zjtx_smes": _first,
    "little_giants": _first,
    "champions": _first,
    "listed_smes": _first,
    "leader_firms": _first,
    "hitech_and_innovative": _hitech,
    "patents": _patents,
    "standards": _standards,
}
