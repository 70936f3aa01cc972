"""Where everything of a section lies on the sheet, worked out from the edition alone.

The rows, their order, words and columns are those of the official table; nothing here knows Qt or any
one section.  A `Spot` is one cell: its place, and what stands in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from cluster_desktop.forms import model
from cluster_desktop.forms.fields import STANDARD_COLUMNS, Field, FieldIndex
from cluster_desktop.ui.paper.sheet import FULL, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GROUP, NARROW, WIDE = 18, 25, 46
"""Right edges of a group heading, of the label of a text, and of the label of a figure."""

_MATRIX_LABEL = 19
_PART_OF = "其中"
_PAIR = (0, GROUP, WIDE, 64, FULL)


@dataclass(frozen=True)
class Head:
    """A column heading; `narrow` where its column is."""

    words: str
    narrow: bool = False


@dataclass(frozen=True)
class Label:
    """A row label with the printed remark below it; `level` above 0 is a heading of the plan."""

    words: str
    remark: str = ""
    level: int = 0


@dataclass(frozen=True)
class Answer:
    """The fields of one item, or some of them."""

    item: model.AnyItem
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Proof:
    """The row for the proof of an item with rows of figures; `words` are the demand where no label has it."""

    item: model.AnyItem
    words: str


@dataclass(frozen=True)
class Statement:
    """A text of the form that is not filled in, with the lines to be signed by hand."""

    words: str
    lines: tuple[str, ...]


Content = Head | Label | Answer | Proof | Statement


@dataclass(frozen=True)
class Spot:
    """One cell of the sheet."""

    place: Place
    content: Content


def plan_section(section: model.Section, index: FieldIndex) -> list[Spot]:
    """The cells of a section in the order in which Tab goes through them."""
    return list(_Planner(index).section(section))


class _Planner:
    """Walks through the items with the number of the next free row."""

    def __init__(self, index: FieldIndex) -> None:
        self._index = index
        self._row = 0

    def section(self, section: model.Section) -> Iterator[Spot]:
        items = section.items
        years = _year_table(items)
        if years:
            yield from self._year_table(items[:years])
        for heading, group in groupby(items[years:], key=lambda item: item.group):
            if heading is None:
                yield from self._rows(list(group), left=0)
            else:
                yield from self._group(heading, list(group))

    def _year_table(self, items: Sequence[model.AnyItem]) -> Iterator[Spot]:
        yield from self._year_heads(items[0], "年度")
        for item in items:
            row = self._take()
            yield Spot(Place(row, 0, WIDE), _label(item))
            fields = self._index.of(item.key)
            for field, (left, right) in zip(fields, _split(WIDE, len(fields)), strict=True):
                yield Spot(Place(row, left, right), Answer(item, (field,)))
            yield from self._proof(item, WIDE)

    def _year_heads(self, item: model.AnyItem, corner: str) -> Iterator[Spot]:
        row = self._take()
        fields = self._index.of(item.key)
        if corner:
            yield Spot(Place(row, 0, WIDE), Head(corner))
        for field, (left, right) in zip(fields, _split(WIDE, len(fields)), strict=True):
            yield Spot(Place(row, left, right), Head(f"{field.year}年"))

    def _group(self, heading: str, items: list[model.AnyItem]) -> Iterator[Spot]:
        first = self._row
        inner = list(self._rows(items, left=GROUP))
        words, remark = _heading(heading)
        yield Spot(Place(first, 0, GROUP, self._row - first), Label(words, remark))
        yield from inner

    def _rows(self, items: list[model.AnyItem], *, left: int) -> Iterator[Spot]:
        waiting = list(items)
        while waiting:
            item = waiting.pop(0)
            if waiting and _stand_together(item, waiting[0]):
                yield from self._pair(item, waiting.pop(0))
            else:
                yield from self._item(item, left)

    def _item(self, item: model.AnyItem, left: int) -> Iterator[Spot]:
        match item:
            case model.YearNumbers():
                yield from self._years_within(item, left)
            case model.StandardsMatrix():
                yield from self._matrix(item)
            case model.PlanOutline() | model.TargetTable():
                yield Spot(Place(self._take(), 0, FULL), Label(item.label, item.guidance or "", item.level))
                yield Spot(Place(self._take(), 0, FULL), Answer(item, self._index.of(item.key)))
            case model.Declaration():
                yield from self._declaration(item)
            case model.LongText() | model.MultiChoice() if left:
                yield Spot(Place(self._take(), left, FULL), _label(item))
                yield Spot(Place(self._take(), left, FULL), Answer(item, self._index.of(item.key)))
            case model.LongText() | model.MultiChoice():
                yield from self._labelled(item, left, NARROW)
            case _:
                yield from self._labelled(item, left, WIDE)

    def _labelled(self, item: model.AnyItem, left: int, edge: int) -> Iterator[Spot]:
        row = self._take()
        yield Spot(Place(row, left, edge), _label(item))
        yield Spot(Place(row, edge, FULL), Answer(item, self._index.of(item.key)))

    def _pair(self, one: model.AnyItem, other: model.AnyItem) -> Iterator[Spot]:
        row = self._take()
        for number, item in enumerate((one, other)):
            left, middle, right = _PAIR[2 * number : 2 * number + 3]
            yield Spot(Place(row, left, middle), _label(item))
            yield Spot(Place(row, middle, right), Answer(item, self._index.of(item.key)))

    def _years_within(self, item: model.YearNumbers, left: int) -> Iterator[Spot]:
        first = self._row
        heads = list(self._year_heads(item, ""))
        row = self._take()
        fields = self._index.of(item.key)
        cells = [
            Spot(Place(row, *edges), Answer(item, (field,)))
            for field, edges in zip(fields, _split(WIDE, len(fields)), strict=True)
        ]
        proof = list(self._proof(item, WIDE))
        yield Spot(Place(first, left, WIDE, self._row - first), _label(item, remark=not proof))
        yield from (*heads, *cells, *proof)

    def _matrix(self, item: model.StandardsMatrix) -> Iterator[Spot]:
        first = self._row
        inner: list[Spot] = []
        fields = {field.path: field for field in self._index.of(item.key)}
        years = sorted({field.year for field in fields.values() if field.year})
        bands = _split(_MATRIX_LABEL, len(years))
        row = self._take()
        inner += [Spot(Place(row, *band), Head(f"{year}年")) for year, band in zip(years, bands, strict=True)]
        row = self._take()
        for left, right in bands:
            for words, edges in zip(item.columns, _split(left, 3, right), strict=True):
                inner.append(Spot(Place(row, *edges), Head(words, narrow=True)))
        for key, words in item.rows.items():
            row = self._take()
            for year, (left, right) in zip(years, bands, strict=True):
                name, *cells = _split(left, 3, right)
                inner.append(Spot(Place(row, *name), Label(words)))
                for column, edges in zip(STANDARD_COLUMNS, cells, strict=True):
                    field = fields[f"{item.key}/{year}/{key}/{column}"]
                    inner.append(Spot(Place(row, *edges), Answer(item, (field,))))
        inner += self._proof(item, _MATRIX_LABEL)
        yield Spot(
            Place(first, 0, _MATRIX_LABEL, self._row - first), _label(item, remark=item.demand is None)
        )
        yield from inner

    def _declaration(self, item: model.Declaration) -> Iterator[Spot]:
        yield Spot(Place(self._take(), 0, FULL), Label(item.label, level=1))
        if item.editable:
            yield Spot(Place(self._take(), 0, FULL), Answer(item, self._index.of(item.key)))
        yield Spot(Place(self._take(), 0, FULL), Statement(item.text, item.signature_lines))

    def _proof(self, item: model.AnyItem, left: int) -> Iterator[Spot]:
        if item.demand is not None:
            words = "" if _is_printed(item.demand, item) else item.demand.printed
            yield Spot(Place(self._take(), left, FULL), Proof(item, words))

    def _take(self) -> int:
        self._row += 1
        return self._row - 1


def _year_table(items: Sequence[model.AnyItem]) -> int:
    """How many items open the section as a table of years; a lone figure between such rows spans them."""
    if not items or not isinstance(items[0], model.YearNumbers):
        return 0
    last = 0
    for position, item in enumerate(items):
        if isinstance(item, model.YearNumbers):
            last = position + 1
        elif not isinstance(item, model.NumberItem | model.CountItem):
            break
    return last


def _stand_together(one: model.AnyItem, other: model.AnyItem) -> bool:
    """联系人 and 联系方式 of the same body stand in one row."""
    both_text = isinstance(one, model.TextItem) and isinstance(other, model.TextItem)
    return both_text and one.belongs_to is not None and one.belongs_to == other.belongs_to


def _label(item: model.AnyItem, *, remark: bool = True) -> Label:
    words = item.label.rstrip("：")
    if words.startswith(_PART_OF):
        words = f"　{words}"
    below: list[str] = []
    if isinstance(item, model.TextItem) and item.placeholder:
        below.append(item.placeholder)
    if remark and item.demand is not None and not _is_printed(item.demand, item):
        below.append(item.demand.printed)
    return Label(words, "\n".join(below))


def _is_printed(demand: model.Demand, item: model.AnyItem) -> bool:
    """Whether what is demanded stands in the label, the group's heading or an option already."""
    options = item.options if isinstance(item, model.SingleChoice) else ()
    return any(demand.words in words for words in (item.label, item.group or "", *options))


def _heading(heading: str) -> tuple[str, str]:
    """A group heading and its printed remark in brackets."""
    words, bracket, remark = heading.partition("（")
    return words, bracket + remark


def _split(left: int, parts: int, right: int = FULL) -> list[tuple[int, int]]:
    """Edges of so many even columns."""
    width = right - left
    edges = [left + width * number // parts for number in range(parts + 1)]
    return list(pairwise(edges))
