"""Every answer of an edition with its path: what the form, read as an address book, looks like."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cluster_desktop.errors import ClusterError
from cluster_desktop.forms import model

if TYPE_CHECKING:
    from collections.abc import Iterator

COVER = "封面"

FieldKind = model.ItemKind | Literal["date"]
Figure = Literal["number", "integer"]
STANDARD_COLUMNS = {"led": "主持", "joined": "参与"}

_ADDED_ROW = re.compile(r"([a-z_]+)/([a-z]+)_([1-9][0-9]?)/([a-z]+)")


class UnknownPath(ClusterError):
    """A path that the edition does not have."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One answer.

    `key` is the item's key (the first word of the path); `label` the printed label of the item, `name`
    what messages call this very answer; `option` the words of the option that a tick stands for;
    `max_chars` a limit in 字; `evidence` the printed demand; `figure` tells figures from other text;
    `required` whether a complete form has it; `item` its question in the edition, None on the cover.
    """

    path: str
    key: str
    section: str
    label: str
    name: str
    kind: FieldKind
    unit: str | None = None
    year: int | None = None
    option: str | None = None
    max_chars: int | None = None
    evidence: str | None = None
    figure: Figure | None = None
    required: bool = True
    item: model.AnyItem | None = None

    @property
    def item_name(self) -> str:
        """The name without the year, where it is one of several years."""
        return self.item.name if self.year and self.item else self.name

    @property
    def is_tick(self) -> bool:
        """Whether the answer is true or false rather than text."""
        return self.kind == "multi_choice"


class FieldIndex:
    """The fields of one edition in document order, found by path."""

    def __init__(self, edition: model.Edition) -> None:
        self.edition = edition
        self.fields: tuple[Field, ...] = tuple(_fields(edition))
        self._by_path = {field.path: field for field in self.fields}
        self._by_key: defaultdict[str, list[Field]] = defaultdict(list)
        for field in self.fields:
            self._by_key[field.key].append(field)
        self._items = {item.key: item for item in edition.items()}
        self._sections = {item.key: section.no for section in edition.sections for item in section.items}

    def find(self, path: str) -> Field | None:
        """The field at `path`, also of a row added to a target table; None where there is none."""
        return self._by_path.get(path) or self._added_target(path)

    def __getitem__(self, path: str) -> Field:
        """The field at `path`.

        Raises:
            UnknownPath: the edition has no such path.
        """
        field = self.find(path)
        if field is None:
            raise UnknownPath(f"“{self.edition.title}”（{self.edition.id}）没有“{path}”这一项。", where=path)
        return field

    def item(self, key: str) -> model.AnyItem | None:
        """The item with this key; None for what is asked on the cover only."""
        return self._items.get(key)

    def of(self, key: str) -> tuple[Field, ...]:
        """The fields of one item, in document order."""
        return tuple(self._by_key.get(key, ()))

    def _added_target(self, path: str) -> Field | None:
        match = _ADDED_ROW.fullmatch(path)
        table = self._items.get(match[1]) if match else None
        if match is None or not isinstance(table, model.TargetTable):
            return None
        _, word, number, column = match.groups()
        for row in table.rows:
            if row.open and row.key == word and column in table.heads:
                name = f"{row.direction}增加的第{number}项指标"
                section = self._sections[table.key]
                return _target_field(table, section, f"{word}_{number}", name, column, required=False)
        return None


def _fields(edition: model.Edition) -> Iterator[Field]:
    for asked in edition.cover.fields:
        yield Field(
            path=asked.path,
            key=asked.path.split("/", maxsplit=1)[0],
            section=COVER,
            label=asked.label,
            name=asked.label,
            kind=asked.kind,
        )
    for section in edition.sections:
        for item in section.items:
            yield from _item_fields(item, section.no, edition.years)


def _item_fields(item: model.AnyItem, section: str, years: tuple[int, ...]) -> Iterator[Field]:
    match item:
        case model.YearNumbers():
            yield from _year_fields(item, section, years)
        case model.MultiChoice():
            for number, option in enumerate(item.options, start=1):
                yield _field(item, section, f"/{number}", name=option, option=option, required=False)
        case model.CountNames():
            yield _field(item, section, "/count", name=f"{item.name}：数量", unit=item.unit, figure="integer")
            yield _field(item, section, "/names", name=f"{item.name}：名称")
        case model.StandardsMatrix():
            yield from _standards_fields(item, section, years)
        case model.TargetTable():
            yield from _target_fields(item, section)
        case model.Declaration(editable=False):
            return
        case _:
            yield _single_field(item, section)


def _single_field(item: model.AnyItem, section: str) -> Field:
    match item:
        case model.LongText():
            return _field(item, section, max_chars=item.max_chars)
        case model.NumberItem():
            return _field(item, section, unit=item.unit, figure="number")
        case model.CountItem():
            return _field(item, section, unit=item.unit, figure="integer")
        case model.PlanOutline():
            return _field(item, section, name=f"规划：{item.name}")
        case _:
            return _field(item, section)


def _year_fields(item: model.YearNumbers, section: str, years: tuple[int, ...]) -> Iterator[Field]:
    figure = "integer" if item.integer else "number"
    for year in years:
        name = f"{item.name}（{year}年）"
        yield _field(item, section, f"/{year}", name=name, year=year, unit=item.unit, figure=figure)


def _field(
    item: model.AnyItem,
    section: str,
    below: str = "",
    *,
    name: str = "",
    unit: str | None = None,
    year: int | None = None,
    option: str | None = None,
    max_chars: int | None = None,
    figure: Figure | None = None,
    required: bool = True,
) -> Field:
    return Field(
        path=item.key + below,
        key=item.key,
        section=section,
        label=item.label,
        name=name or item.name,
        kind=item.kind,
        unit=unit,
        year=year,
        option=option,
        max_chars=max_chars,
        evidence=item.demand.words if item.demand else None,
        figure=figure,
        required=required and item.required,
        item=item,
    )


def _standards_fields(item: model.StandardsMatrix, section: str, years: tuple[int, ...]) -> Iterator[Field]:
    for year in years:
        for row, printed in item.rows.items():
            for column, done in STANDARD_COLUMNS.items():
                name = f"{done}制修订{printed}标准数量（{year}年）"
                yield _field(item, section, f"/{year}/{row}/{column}", name=name, year=year, figure="integer")


def _target_fields(item: model.TargetTable, section: str) -> Iterator[Field]:
    for row in item.rows:
        if not row.open:
            name = f"{row.direction}：{row.indicator}"
            for column in item.values:
                yield _target_field(item, section, row.key, name, column, required=item.required)
        elif row.key == "other":
            for column in item.heads:
                yield _target_field(item, section, row.key, row.direction, column, required=False)


def _target_field(
    item: model.TargetTable, section: str, row: str, name: str, column: str, *, required: bool
) -> Field:
    named = f"{name}的{item.heads[column]}"
    year = item.values.get(column)
    return _field(item, section, f"/{row}/{column}", name=named, year=year, required=required)
