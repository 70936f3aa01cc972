"""What a form prints, string by string in the order of the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cluster_desktop.forms import model
from cluster_desktop.forms.clauses.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_YEAR = "年度"

Part = Literal["frame", "label", "demand", "text", "seal"]


@dataclass(frozen=True)
class Printed:
    """One string of a form.

    `part` is `label` for what asks (labels, options, heads of groups), `demand` for what is to be handed in,
    `seal` for what is signed or sealed by hand, `text` for whole sentences and limits, which say more than
    what is asked, and `frame` for the rest.  `path` is the item that prints it, or the option; `place` where
    it stands (`填报说明 2`, `二、主导产业情况`).
    """

    text: str
    place: str
    part: Part = "frame"
    path: str = ""


def form_text(edition: model.Edition, year_head: str) -> Iterator[Printed]:
    """Cover, 填报说明 where they come first, and the nine sections.

    `year_head` stands left of the years in 二, where later forms have 年度.
    """
    yield from cover_text(edition)
    if edition.instructions.before_form:
        yield from instruction_text(edition)
    for section in edition.sections:
        yield from section_text(edition, section, year_head if section.no == "二" else _YEAR)


def cover_text(edition: model.Edition) -> Iterator[Printed]:
    """The cover, line by line."""
    yield Printed(edition.cover.title, "封面")
    for line in edition.cover.lines:
        path = line.blanks[0].path.split("/")[0] if line.blanks else ""
        words = line.label + "".join(blank.after for blank in line.blanks)
        yield Printed(words, "封面", "seal" if line.by_hand else "label", path)
        if line.hint:
            yield Printed(line.hint, "封面", "label", path)
    if edition.cover.maker:
        yield Printed(edition.cover.maker, "封面")


def instruction_text(edition: model.Edition) -> Iterator[Printed]:
    """The 填报说明, sentence by sentence."""
    for line in edition.instructions.title:
        yield Printed(line, "填报说明")
    for number, clause in enumerate(edition.instructions.clauses, start=1):
        yield from _sentences(f"{number}.{clause}", f"填报说明 {number}")


def section_text(edition: model.Edition, section: model.Section, year_head: str) -> Iterator[Printed]:
    """A section; `year_head` stands left of the years above a table that begins with them."""
    place = section.heading
    yield Printed(section.heading, place)
    if section.limit:
        yield Printed(section.limit, place, "text")
    years = tuple(f"{year}年" for year in edition.years)
    tabled = isinstance(section.items[0], model.YearNumbers)
    if tabled:
        yield from (Printed(head, place) for head in (year_head, *years))
    group = None
    for item in section.items:
        if item.group and item.group != group:
            yield Printed(item.group, place, "label", item.key)
        group = item.group
        yield from _item_text(item, place, years, tabled=tabled)


def _item_text(item: model.AnyItem, place: str, years: tuple[str, ...], *, tabled: bool) -> Iterator[Printed]:
    yield Printed(item.label, place, "label", item.key)
    if isinstance(item, model.YearNumbers) and not tabled:
        yield from (Printed(year, place) for year in years)
    yield from _asked(item, place)
    yield from _framed(item, place, years)
    yield from _written(item, place)
    if item.demand and item.demand.printed not in (item.group or "") + item.label + _options(item):
        yield Printed(item.demand.printed, place, "demand", item.key)


def _asked(item: model.AnyItem, place: str) -> Iterator[Printed]:
    """What an item asks beside its label."""
    match item:
        case model.TextItem(placeholder=str() as placeholder):
            yield Printed(placeholder, place, "label", item.key)
        case model.SingleChoice():
            yield from (Printed(option, place, "label", item.key) for option in item.options)
        case model.MultiChoice():
            for number, option in enumerate(item.options, start=1):
                yield Printed(option, place, "label", f"{item.key}/{number}")
        case _:
            return


def _framed(item: model.AnyItem, place: str, years: tuple[str, ...]) -> Iterator[Printed]:
    """The words around the blanks of an item."""
    match item:
        case model.CountNames():
            yield from (Printed(words, place) for words in ("数量：", item.unit, "名称："))
        case model.CountItem(unit=str() as unit):
            yield Printed(unit, place)
        case model.StandardsMatrix():
            cells = (*item.columns * len(years), *(row for row in item.rows.values() for _ in years))
            yield from (Printed(cell, place) for cell in cells)
        case _:
            return


def _written(item: model.AnyItem, place: str) -> Iterator[Printed]:
    """The sentences of an item."""
    match item:
        case model.PlanOutline():
            yield from _sentences(item.guidance or "", place, item.key)
        case model.TargetTable():
            yield from _target_text(item, place)
        case model.Declaration():
            yield from _sentences(item.text, place, item.key)
            yield from (Printed(line, place, "seal", item.key) for line in item.signature_lines)
        case _:
            return


def _options(item: model.AnyItem) -> str:
    return "".join(item.options) if isinstance(item, model.SingleChoice) else ""


def _target_text(table: model.TargetTable, place: str) -> Iterator[Printed]:
    yield from _sentences(table.guidance or "", place, table.key)
    named = len(table.columns) - len(table.values)
    yield from (Printed(head, place) for head in table.columns[:named])
    yield from (Printed(head, place, "label", table.key) for head in table.columns[named:])
    direction = ""
    for row in table.rows:
        if row.direction != direction:
            direction = row.direction
            yield Printed(direction, place)
        if row.indicator:
            yield Printed(row.indicator, place, "label", f"{table.key}/{row.key}")
    for line in (table.remark, *table.remarks):
        yield from _sentences(line, place, table.key)


def _sentences(text: str, place: str, path: str = "") -> Iterable[Printed]:
    return (Printed(sentence, place, "text", path) for sentence in sentences(text))
