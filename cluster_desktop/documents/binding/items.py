"""Binding the items of sections 一–七 and 九: from the printed label to the cell, the blank or the box."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.blanks import find_blank, next_cell, room_in, room_of
from cluster_desktop.documents.binding.options import bind_options
from cluster_desktop.documents.binding.places import Blank, Lines, Place
from cluster_desktop.documents.binding.text import BLANK, is_blank, letters, loosely, paragraph_text
from cluster_desktop.forms import model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cluster_desktop.documents.binding.grid import Cell
    from cluster_desktop.documents.binding.reading import Found, Reader

_COUNT = rf".*?数\s*量\s*:?({BLANK}*)"
_NAMES = rf".*?名\s*称\s*:?({BLANK}*)"
_YEAR = re.compile(r"(20\d\d)年?度?")


def bind_item(reader: Reader, item: model.AnyItem, years: Sequence[int]) -> Iterator[tuple[str, Place]]:
    """Each path of `item` with its place; what the form does not have is noted in the reader."""
    label = reader.label(*labels_of(item))
    if label is None:
        reader.lacks(f"没有{name_of(item)}")
        return
    match item:
        case model.TextItem() | model.LongText():
            yield from _single(reader, item, room_of(reader, label))
        case model.NumberItem() | model.CountItem():
            yield from _single(reader, item, room_of(reader, label, item.unit))
        case model.YearNumbers():
            yield from _years(reader, item, label, years)
        case model.SingleChoice() | model.MultiChoice():
            yield from bind_options(reader, item, label, name_of(item))
        case model.CountNames():
            yield from _count_names(reader, item, label)
        case model.StandardsMatrix():
            yield from _standards(reader, item, label, years)
        case model.Declaration():
            yield from _declaration(reader, item, label)
        case model.PlanOutline() | model.TargetTable():
            raise TypeError(f"{item.key} belongs to the plan")


def labels_of(item: model.AnyItem) -> list[str]:
    """How the label of an item may be printed."""
    if isinstance(item, model.TextItem) and item.placeholder:
        return [item.label + item.placeholder, item.label]
    return [item.label]


def name_of(item: model.AnyItem) -> str:
    """The label of an item in quotes, with the row that gives a repeated label its meaning."""
    owner = f"“{item.belongs_to}”的" if item.belongs_to else ""
    return f"{owner}“{item.label}”"


def _single(reader: Reader, item: model.AnyItem, room: Lines | Blank | None) -> Iterator[tuple[str, Place]]:
    if room is None:
        reader.lacks(f"{name_of(item)}没有空白的填写处")
    else:
        yield item.key, room


def _years(
    reader: Reader, item: model.YearNumbers, label: Found, years: Sequence[int]
) -> Iterator[tuple[str, Place]]:
    beside = reader.right_of(label.last)
    heads = [cell for cell in beside if _year(cell) is not None]
    for year in years:
        if heads:
            cells = _beside_heads(beside, [head for head in heads if _year(head) == year])
        else:
            cells = _under_heads(reader, beside, year)
        room = room_in(cells[0], item.unit) if len(cells) == 1 else None
        if room is None:
            lack = f"{year}年的填写处不止一个" if len(cells) > 1 else f"没有{year}年的填写处"
            reader.lacks(name_of(item) + lack)
        else:
            yield f"{item.key}/{year}", room


def _year(cell: Cell) -> int | None:
    """The year that a cell prints as a head."""
    found = _YEAR.fullmatch(cell.key)
    return int(found[1]) if found else None


def _beside_heads(beside: Sequence[Cell], heads: Sequence[Cell]) -> list[Cell]:
    """For each head of a year beside the label, its blank: to its right, or below it."""
    found: list[Cell] = []
    for head in heads:
        same_table = [cell for cell in beside if cell.table == head.table]
        right = [cell for cell in same_table if cell.row == head.row and cell.column == head.end]
        below = [cell for cell in same_table if cell.row > head.row and cell.under(head)]
        found += [cell for cell in [*right, *below] if _year(cell) is None][:1]
    return found


def _under_heads(reader: Reader, beside: Sequence[Cell], year: int) -> list[Cell]:
    """For each head of a year above the label's row, the first cell of the row that stands under it."""
    found: dict[Cell, Cell] = {}
    for cell in beside:
        head = reader.above(cell, lambda other: _year(other) is not None)
        if head is not None and _year(head) == year:
            found.setdefault(head, cell)
    return list(found.values())


def _count_names(reader: Reader, item: model.CountNames, label: Found) -> Iterator[tuple[str, Place]]:
    count: Place | None = None
    names: Place | None = None
    for cell in reader.right_of(label.last):
        for paragraph in cell.paragraphs:
            count = count or find_blank(cell, paragraph, rf"{_COUNT}{loosely(item.unit)}.*")
            names = names or find_blank(cell, paragraph, _NAMES, open_end=True)
        following = next_cell(reader, cell)
        if following is not None and not following.key.startswith(("数量", "名称")):
            if cell.key == "数量":
                count = room_in(following, item.unit)
            elif cell.key == "名称":
                names = room_in(following)
    for place, what in ((count, "count"), (names, "names")):
        if place is None:
            reader.lacks(f"{name_of(item)}没有{'数量' if what == 'count' else '名称'}的填写处")
        else:
            yield f"{item.key}/{what}", place


def _standards(
    reader: Reader, item: model.StandardsMatrix, label: Found, years: Sequence[int]
) -> Iterator[tuple[str, Place]]:
    beside = reader.right_of(label.last)
    _, led, joined = item.columns
    for year in years:
        block = [cell for cell in beside if _stands_under(reader, cell, year)]
        if not block:
            reader.lacks(f"{name_of(item)}上方没有“{year}年”")
            continue
        for word, printed in item.rows.items():
            for column, name in ((led, "led"), (joined, "joined")):
                cell = _crossing(block, printed, column)
                room = room_in(cell) if cell is not None else None
                if room is None:
                    reader.lacks(f"{name_of(item)}{year}年没有“{printed}”“{column}”的填写处")
                else:
                    yield f"{item.key}/{year}/{word}/{name}", room


def _stands_under(reader: Reader, cell: Cell, year: int) -> bool:
    head = reader.above(cell, lambda other: _year(other) is not None)
    return head is not None and _year(head) == year


def _crossing(block: Sequence[Cell], row: str, column: str) -> Cell | None:
    """The cell in the row of one word and the column of another."""
    level = next((cell for cell in block if cell.key == letters(row)), None)
    head = next((cell for cell in block if cell.key == letters(column)), None)
    if level is None or head is None:
        return None
    return next((cell for cell in block if cell.row == level.row and cell.under(head)), None)


def _declaration(reader: Reader, item: model.Declaration, label: Found) -> Iterator[tuple[str, Place]]:
    if not item.editable:
        return
    beside = next_cell(reader, label.last)
    cell = beside if beside is not None else label.last
    behind = cell.paragraphs if cell is beside else cell.paragraphs[label.end :]
    empty = next((paragraph for paragraph in behind if is_blank(paragraph_text(paragraph))), None)
    if empty is None:
        reader.lacks(f"{name_of(item)}没有空白的填写处")
    else:
        reader.skip(cell)
        yield item.key, Lines(empty, cell)
