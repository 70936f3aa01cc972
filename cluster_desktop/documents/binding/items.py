"""Binding the items of sections 一–七 and 九: from the printed label to the cell, the blank or the box."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import Blank, Lines, Place, Tick
from cluster_desktop.documents.binding.reading import (
    BindError,
    Cell,
    Reader,
    characters,
    paragraph_text,
    squeeze,
)
from cluster_desktop.forms import model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.documents.word import Element

BOXES = "□☐☑☒■"
_COUNT = r"\s*数\s*量\s*[:：](\s*)"
_NAMES = r"\s*名\s*称\s*[:：](\s*)"
_BEFORE_UNIT = r"(\s+)"
_LED, _JOINED = 1, 2


def bind_item(reader: Reader, item: model.AnyItem, years: Sequence[int]) -> Iterator[tuple[str, Place]]:
    """Each path of `item` with its place.

    Raises:
        BindError: the label is not on the form, or what belongs to it is not beside it.
    """
    match item:
        case model.TextItem() | model.LongText():
            yield item.key, _text(reader, item)
        case model.NumberItem() | model.CountItem():
            yield item.key, _figure(reader, item)
        case model.YearNumbers():
            yield from _years(reader, item, years)
        case model.SingleChoice() | model.MultiChoice():
            yield from _options(reader, item)
        case model.CountNames():
            yield from _count_names(reader, item)
        case model.StandardsMatrix():
            yield from _standards(reader, item, years)
        case model.Declaration():
            yield from _declaration(reader, item)
        case model.PlanOutline() | model.TargetTable():
            raise TypeError(f"{item.key} belongs to the plan")


def missing(label: str, lack: str = "没有找到") -> BindError:
    """The error for a label that is not on the form, or lacks what belongs to it."""
    return BindError(f"表中{lack}“{label}”，不能用这份空白表")


def loosely(printed: str) -> str:
    """A pattern for printed words, whatever white space stands between their characters."""
    return r"\s*".join(re.escape(char) for char in printed if not char.isspace())


def find_label(reader: Reader, item: model.AnyItem) -> tuple[Cell, int]:
    """The cell that is or begins with the label of `item`, and how many of its paragraphs the label takes.

    Raises:
        BindError: it is not on the form.
    """
    labels = [item.label]
    if isinstance(item, model.TextItem) and item.placeholder:
        labels.insert(0, item.label + item.placeholder)
    found = reader.label(*labels)
    if found is None:
        raise missing(item.label)
    return found


def _beside(reader: Reader, label: Cell, item: model.AnyItem) -> Cell:
    for cell in reader.right_of(label):
        if cell.row == label.row:
            return cell
    raise missing(item.label, "没有留出填写处：")


def _whole(cell: Cell) -> Lines:
    return Lines(cell.paragraphs[0], cell)


def _text(reader: Reader, item: model.TextItem | model.LongText) -> Lines:
    label, end = find_label(reader, item)
    below = label.paragraphs[end:]
    if reader.right_of(label) or not below:
        return _whole(_beside(reader, label, item))
    reader.skip(label)
    return Lines(below[0], label)


def _figure(reader: Reader, item: model.NumberItem | model.CountItem) -> Place:
    label, _ = find_label(reader, item)
    cell = _beside(reader, label, item)
    if not cell.key:
        return _whole(cell)
    for paragraph in cell.paragraphs:
        blank = _blank(cell, paragraph, _BEFORE_UNIT, item.unit or "")
        if item.unit and blank:
            return blank
    raise missing(item.label, "没有留出填写处：")


def _years(reader: Reader, item: model.YearNumbers, years: Sequence[int]) -> Iterator[tuple[str, Place]]:
    label, _ = find_label(reader, item)
    beside = reader.right_of(label)
    heads = {cell.key: cell for cell in beside if cell.key in {f"{year}年" for year in years}}
    for year in years:
        printed = f"{year}年"
        cell = _year_cell(beside, heads, printed) if heads else _under_head(reader, beside, printed)
        if cell is None:
            raise missing(item.label, f"没有{printed}的填写处：")
        yield f"{item.key}/{year}", _whole(cell)


def _year_cell(beside: Sequence[Cell], heads: Mapping[str, Cell], printed: str) -> Cell | None:
    """The blank of a year printed beside the label: to the right of the year, or below it."""
    head = heads.get(printed)
    if head is None:
        return None
    edge = head.column + head.span
    right = next((cell for cell in beside if cell.row == head.row and cell.column == edge), None)
    if right is not None and right not in heads.values():
        return right
    return next((cell for cell in beside if cell.row > head.row and cell.column == head.column), None)


def _under_head(reader: Reader, beside: Sequence[Cell], printed: str) -> Cell | None:
    """The cell of the label's row that stands under the year of the table's head."""
    for cell in beside:
        heads = reader.above(cell, [printed])
        if any(head.key == printed and head.column == cell.column for head in heads):
            return cell
    return None


def _options(reader: Reader, item: model.SingleChoice | model.MultiChoice) -> Iterator[tuple[str, Place]]:
    label, _ = find_label(reader, item)
    cell = label if any(box in label.text for box in BOXES) else _beside(reader, label, item)
    boxes = [
        (Tick(paragraph, at, cell), _words_after(paragraph, at))
        for paragraph in cell.paragraphs
        for at, (_, _, char) in enumerate(characters(paragraph))
        if char in BOXES
    ]
    separator = "#" if isinstance(item, model.SingleChoice) else "/"
    for number, option in enumerate(item.options, start=1):
        tick = next((tick for tick, words in boxes if words.startswith(squeeze(option))), None)
        if tick is None:
            raise missing(f"□{option}", f"“{item.label}”栏没有")
        boxes = [(other, words) for other, words in boxes if other is not tick]
        yield f"{item.key}{separator}{number}", tick
    reader.skip(cell)


def _words_after(paragraph: Element, at: int) -> str:
    text = paragraph_text(paragraph)[at + 1 :]
    return squeeze(re.split(f"[{BOXES}]", text, maxsplit=1)[0])


def _count_names(reader: Reader, item: model.CountNames) -> Iterator[tuple[str, Place]]:
    label, _ = find_label(reader, item)
    cell = _beside(reader, label, item)
    count = names = None
    for paragraph in cell.paragraphs:
        count = count or _blank(cell, paragraph, _COUNT, item.unit)
        names = names or _blank(cell, paragraph, _NAMES, "", open_end=True)
    if count is None or names is None:
        raise missing(item.label, "没有数量或名称的填写处：")
    reader.skip(cell)
    yield f"{item.key}/count", count
    yield f"{item.key}/names", names


def _blank(
    cell: Cell, paragraph: Element, pattern: str, unit: str, *, open_end: bool = False
) -> Blank | None:
    text = paragraph_text(paragraph)
    found = re.fullmatch(pattern + loosely(unit) + r"\s*", text)
    if found is None:
        return None
    return Blank(paragraph, found.start(1), found.end(1), cell, open_end)


def _standards(
    reader: Reader, item: model.StandardsMatrix, years: Sequence[int]
) -> Iterator[tuple[str, Place]]:
    label, _ = find_label(reader, item)
    beside = reader.right_of(label)
    for year in years:
        heads = reader.above(label, [f"{year}年"])
        head = next((cell for cell in heads if cell.key == f"{year}年"), None)
        if head is None:
            raise missing(f"{year}年", f"“{item.name}”栏上方没有")
        block = [cell for cell in beside if head.column <= cell.column < head.column + head.span]
        for word, printed in item.rows.items():
            level = next((cell for cell in block if cell.key == squeeze(printed)), None)
            for column, name in ((_LED, "led"), (_JOINED, "joined")):
                subhead = next((cell for cell in block if cell.key == squeeze(item.columns[column])), None)
                cell = next(
                    (
                        cell
                        for cell in block
                        if level and subhead and cell.row == level.row and cell.column == subhead.column
                    ),
                    None,
                )
                if cell is None:
                    raise missing(f"{printed}{item.columns[column]}", f"“{item.name}”栏没有")
                yield f"{item.key}/{year}/{word}/{name}", _whole(cell)


def _declaration(reader: Reader, item: model.Declaration) -> Iterator[tuple[str, Place]]:
    label, end = find_label(reader, item)
    if not item.editable:
        return
    cell = label if len(label.paragraphs) > end else _beside(reader, label, item)
    empty = next((paragraph for paragraph in cell.paragraphs if not squeeze(paragraph_text(paragraph))), None)
    if empty is None:
        raise missing(item.label, "没有留出填写处：")
    reader.skip(cell)
    yield item.key, Lines(empty, cell)
