"""Blocks out of a Word document: paragraphs, and tables with their rows, merges and nested tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.model import (
    Block,
    Cell,
    Paragraph,
    Row,
    RowRule,
    Sides,
    TabAlign,
    Table,
    VAlign,
)
from cluster_desktop.documents.layout.ooxml import attribute, child, content, is_on, local, number, points
from cluster_desktop.documents.layout.reading_boxes import boxed_paragraphs
from cluster_desktop.documents.layout.reading_looks import colour, written
from cluster_desktop.documents.layout.reading_text import read_paragraph
from cluster_desktop.documents.layout.refusals import REFUSED, refuse
from cluster_desktop.documents.layout.styles import flatten
from cluster_desktop.documents.layout.table_columns import (
    MOST_COLUMNS,
    Span,
    grid_columns,
    settle_columns,
    stated_width,
)
from cluster_desktop.documents.layout.table_edges import (
    CELL_MARGINS,
    border_widths,
    margins,
    outer_borders,
    overlay,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cluster_desktop.documents.layout.context import Context
    from cluster_desktop.documents.layout.ooxml import Element
    from cluster_desktop.documents.layout.styles import Properties

_WORD_2013 = 15
_DEEPEST = 4
_WIDE = 0.8
"""The share of the column from which on a floating table has no text beside it."""
_ALIGN: dict[str, TabAlign] = {"center": "center", "right": "right", "end": "right"}
_V_ALIGN: dict[str, VAlign] = {"center": "center", "bottom": "bottom"}
_UPRIGHT = frozenset({"tbRl", "btLr", "tbRlV", "tbLrV", "rl", "lr", "rlV", "lrV"})


def read_blocks(elements: Iterable[Element], context: Context) -> tuple[Block, ...]:
    """Paragraphs and tables; a page break that ends a paragraph moves what follows, not an empty line.

    Raises:
        UnsupportedContent: they hold something that cannot be laid out.
        UnfitWord: a measure is impossible.
    """
    found: list[Block] = []
    break_next = False
    for element in elements:
        name = local(element)
        if name == "tbl":
            found.append(read_table(element, context))
        elif name == "p":
            if context.in_note:
                found += boxed_paragraphs(element, context)
            parts = read_paragraph(element, context)
            if break_next and parts:
                parts[0] = _on_new_page(parts[0])
            break_next = len(parts) > 1 and not _prints(parts[-1])
            found += parts[:-1] if break_next else parts
        elif name in REFUSED:
            raise refuse(name, element)
    return tuple(found)


def _on_new_page(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, flow=replace(paragraph.flow, page_break_before=True))


def _prints(paragraph: Paragraph) -> bool:
    return any(run.text or run.field or run.picture for run in paragraph.runs)


def read_table(element: Element, context: Context) -> Table:
    """The table in a `w:tbl`.

    Raises:
        UnsupportedContent: it holds something that cannot be laid out.
        UnfitWord: a measure is impossible.
    """
    if context.depth >= _DEEPEST:
        raise refuse("tbl", element)
    return _TableReader(element, context).read()


@dataclass(frozen=True, slots=True)
class _Look:
    """What a cell says of itself in its `w:tcPr`, which is `own`."""

    own: Element | None
    properties: Properties
    borders: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _RowPlan:
    """A row with the looks and columns of its cells, and what it says of borders and margins for itself."""

    properties: Properties
    cells: list[tuple[Element, _Look, Span]]
    exceptions: Element | None
    skipped: int


class _TableReader:
    def __init__(self, element: Element, context: Context) -> None:
        self._element = element
        self._own = child(element, "tblPr")
        self._context = context.in_table(attribute(child(self._own, "tblStyle")) or "")
        self._margins = margins(context.styles.table_parts(self._own, "tblCellMar"), CELL_MARGINS)
        self._borders: dict[str, float] = {}
        for part in reversed(context.styles.table_parts(self._own, "tblBorders")):
            self._borders |= border_widths(part)
        self._outer = context.column
        self._columns: tuple[float, ...] = ()
        self._looks: dict[bytes, _Look] = {}
        self._contexts: dict[float, Context] = {}

    def read(self) -> Table:
        whole = stated_width(child(self._own, "tblW"), self._outer) or self._outer
        plans = [self._plan(row, whole) for row in content(self._element) if local(row) == "tr"]
        plans = [plan for plan in plans if not is_on(plan.properties, "hidden") and not _is_deleted(plan)]
        spans = [[span for _, _, span in plan.cells] for plan in plans]
        self._columns = settle_columns(grid_columns(self._element), spans, whole)
        align, indent = self._place()
        return Table(
            columns=self._columns,
            indent=indent,
            align=align,
            rows=tuple(self._row(plan, count, len(plans)) for count, plan in enumerate(plans)),
            number=self._context.tables.get(self._element, -1),
        )

    def _place(self) -> tuple[TabAlign, float]:
        """Where the table stands; one that floats is set in its line where no text has room beside it."""
        properties = flatten(self._own)
        align = _ALIGN.get(properties.get("jc", ""), "left")
        shift = 0.0 if self._context.settings.compatibility >= _WORD_2013 else self._margins.left
        if child(self._own, "tblpPr") is not None:
            if self._context.depth == 1 and sum(self._columns) < _WIDE * self._outer:
                raise refuse("tblpPr", self._element)
            align = _ALIGN.get(properties.get("tblpPr/tblpXSpec", ""), "left")
            at_margin = properties.get("tblpPr/horzAnchor") in {"margin", "text"}
            return align, (points(properties.get("tblpPr/tblpX")) if at_margin else 0.0) - shift
        return align, points(properties.get("tblInd/w")) - shift

    def _row(self, plan: _RowPlan, count: int, rows: int) -> Row:
        borders = self._borders | border_widths(child(plan.exceptions, "tblBorders"))
        own_margins = child(plan.exceptions, "tblCellMar")
        around = self._margins if own_margins is None else margins([own_margins], self._margins)
        rule: RowRule = "exact" if plan.properties.get("trHeight/hRule") == "exact" else "atLeast"
        size = (rows, len(plan.cells))
        return Row(
            cells=tuple(
                self._cell(cell, look, span, outer_borders(borders, (count, place), size), around)
                for place, (cell, look, span) in enumerate(plan.cells)
            ),
            height=max(0.0, points(plan.properties.get("trHeight"))),
            rule=rule if points(plan.properties.get("trHeight")) > 0 else "atLeast",
            header=is_on(plan.properties, "tblHeader"),
            splits=rule != "exact" and not is_on(plan.properties, "cantSplit"),
            skipped=plan.skipped,
        )

    def _cell(self, element: Element, look: _Look, span: Span, borders: Sides, around: Sides) -> Cell:
        properties = look.properties
        merge = properties.get("vMerge")
        own_margins = child(look.own, "tcMar") if "tcMar" in properties else None
        inside = around if own_margins is None else margins([own_margins], around)
        width = sum(self._columns[span.start : span.end]) - inside.left - inside.right
        continues = merge is not None and merge != "restart"
        upright = properties.get("textDirection") in _UPRIGHT
        blocks = () if continues else read_blocks(content(element), self._in_column(width))
        if upright and any(isinstance(block, Table) for block in blocks):
            raise refuse("textDirection", element)
        return Cell(
            blocks=blocks,
            span=span.end - span.start,
            starts_merge=merge == "restart",
            continues=continues,
            v_align=_V_ALIGN.get(properties.get("vAlign", ""), "top"),
            borders=overlay(borders, look.borders) if look.borders else borders,
            margins=inside,
            shade=colour(properties.get("shd/fill"), "") or None,
            upright=upright,
        )

    def _in_column(self, width: float) -> Context:
        if width not in self._contexts:
            self._contexts[width] = self._context.in_column(width)
        return self._contexts[width]

    def _look(self, cell: Element) -> _Look:
        own = child(cell, "tcPr")
        key = written(own)
        if key not in self._looks:
            self._looks[key] = _Look(own, flatten(own), border_widths(child(own, "tcBorders")))
        return self._looks[key]

    def _plan(self, row: Element, whole: float) -> _RowPlan:
        properties = flatten(child(row, "trPr"))
        column = skipped = _count(properties, "gridBefore", 0)
        cells: list[tuple[Element, _Look, Span]] = []
        for cell in content(row):
            if local(cell) != "tc":
                continue
            look = self._look(cell)
            end = min(column + _count(look.properties, "gridSpan", 1), MOST_COLUMNS)
            cells.append((cell, look, Span(column, end, stated_width(child(look.own, "tcW"), whole))))
            column = end
        return _RowPlan(properties, cells, child(row, "tblPrEx"), skipped)


def _is_deleted(plan: _RowPlan) -> bool:
    return any(name.startswith("del/") for name in plan.properties)


def _count(properties: Mapping[str, str], name: str, least: int) -> int:
    return min(max(int(number(properties.get(name), least)), least), MOST_COLUMNS)
