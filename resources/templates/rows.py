"""The rows of a page in sections 一–七: the kind of an item and the columns of the page give their shape."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cells import SMALL, Setting, tail_below
from parts import Cell, Row

from cluster_desktop.forms.model import (
    AnyItem,
    CountItem,
    CountNames,
    LongText,
    MultiChoice,
    SingleChoice,
    StandardsMatrix,
    TextItem,
    YearNumbers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pages import Look, Page


@dataclass(frozen=True)
class Style:
    """What holds for all pages of a blank: its years as printed, and whether the blanks are underlined."""

    years: Sequence[str]
    underlined: bool = False


def page_rows(page: Page, items: Sequence[AnyItem], begun: str | None, style: Style) -> Iterator[Row]:
    """The rows of `items`; `begun` is the group that the page before ended in."""
    if page.head:
        word, height = page.head
        span = (page.count - page.label) // len(style.years)
        heads = [page.setting.head(year, span) for year in style.years]
        yield Row(height, [page.setting.head(word, page.label), *heads])
    rows = [_ItemRows(item, page, style) for item in items]
    group: str | None = None
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        if row.item.key in page.beside:
            continue
        if following and following.item.key in page.beside:
            yield Row(row.look.height, [*row.half(), *following.half()])
            continue
        goes_on = following is not None and following.item.group == row.item.group
        yield from row.rows(row.group_cell(group, begun, goes_on=goes_on))
        group = row.item.group


@dataclass(frozen=True)
class _ItemRows:
    """The rows of one item."""

    item: AnyItem
    page: Page
    style: Style

    @property
    def look(self) -> Look:
        return self.page.look(self.item)

    @property
    def setting(self) -> Setting:
        return replace(self.look.setting or self.page.setting, underlined=self.style.underlined)

    @property
    def label(self) -> str:
        """The printed label; what stands in brackets at the end of a long one has a line of its own."""
        match self.item:
            case TextItem(placeholder=str(pattern)):
                return f"{self.item.label}\n{pattern}"
            case LongText() | CountNames() | StandardsMatrix():
                return tail_below(self.item.label)
            case _:
                return self.item.label

    def group_cell(self, above: str | None, begun: str | None, *, goes_on: bool) -> Cell | None:
        """The heading of the group on the left: printed once, empty where the page before has printed it."""
        group = self.item.group
        if group is None:
            return None
        if group == above:
            return self.setting.below()
        words = "" if group == begun else tail_below(group)
        return self.setting.label(words, merge="restart" if goes_on else None)

    def half(self) -> list[Cell]:
        """Label and answer, where two items share a row."""
        return [self.setting.label(self.label), self._answer(1)]

    def rows(self, group: Cell | None) -> Iterator[Row]:
        """The rows, with the heading of the group on their left."""
        span = self.page.count - self.page.label
        match self.item:
            case StandardsMatrix():
                yield from self._matrix(self.item)
            case YearNumbers() if self.page.under_years:
                yield self._row(
                    *(self.setting.blank(span // len(self.style.years)) for _ in self.style.years)
                )
            case YearNumbers() if span > 2:
                yield from self._years_side_by_side(span // len(self.style.years))
            case YearNumbers():
                yield from self._years_one_below_the_other()
            case LongText(demand=demand) if demand and not group:
                label = self.setting.label(self.label, self.page.label, merge="restart")
                yield Row(self.look.height, [label, self._answer(span)])
                yield self._demand(span)
            case LongText() | MultiChoice() if group:
                yield Row(self.look.height, [group, self._answer(self.page.count - 1, self.item.label)])
            case CountNames() if group:
                label = self.setting.label(self.item.label, self.page.names - 1)
                yield Row(self.look.height, [group, label, self._answer(self.page.count - self.page.names)])
            case _:
                yield self._row(self._answer(span))

    def _row(self, *answers: Cell) -> Row:
        return Row(self.look.height, [self.setting.label(self.label, self.page.label), *answers])

    def _answer(self, span: int, lead: str = "") -> Cell:
        setting = self.setting
        match self.item:
            case MultiChoice():
                cell = setting.options(self.item, span, lead, self.look.across)
            case SingleChoice():
                cell = (setting.options if self.page.stacked else setting.choice)(self.item, span)
            case LongText():
                cell = setting.box(span, lead)
            case CountNames():
                cell = setting.names(self.item, span)
            case CountItem(unit=str()):
                cell = setting.number(self.item, span)
            case _:
                cell = setting.blank(span)
        return cell

    def _years_side_by_side(self, span: int) -> Iterator[Row]:
        """The years printed in a row, the blanks below them."""
        setting = self.setting
        label = setting.label(tail_below(self.item.label), self.page.label, merge="restart")
        heads = (setting.label(year, span) for year in self.style.years)
        yield Row(self.look.head, [label, *heads])
        blanks = (setting.blank(span) for _ in self.style.years)
        yield Row(self.look.height, [setting.below(self.page.label), *blanks])

    def _years_one_below_the_other(self) -> Iterator[Row]:
        """A row for each year, and one for the printed demand."""
        setting = self.setting
        label = setting.label(self.label, self.page.label, merge="restart")
        for number, year in enumerate(self.style.years):
            left = setting.below(self.page.label) if number else label
            yield Row(self.look.height, [left, setting.label(year), setting.blank()])
        if self.item.demand:
            yield self._demand(2, self.look.height)

    def _demand(self, span: int, height: float | None = None) -> Row:
        printed = self.item.demand.printed if self.item.demand else ""
        cells = [self.setting.below(self.page.label), self.setting.label(printed, span)]
        return Row(height or self.look.head, cells)

    def _matrix(self, item: StandardsMatrix) -> Iterator[Row]:
        """类别, 主持数量, 参与数量 under each year; a row for each level."""
        label = self.setting.label(self.label, merge="restart")
        subheads = [SMALL.label(word) for _ in self.style.years for word in item.columns]
        yield Row(self.look.head, [label, *subheads])
        for level in item.rows.values():
            cells = [
                cell for _ in self.style.years for cell in (SMALL.label(level), SMALL.blank(), SMALL.blank())
            ]
            yield Row(self.look.height, [SMALL.below(), *cells])
