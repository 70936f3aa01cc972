"""八: one table; the outline splits over pages, the target tables stand as rows of the same table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cells import PLAIN, heading, shared_columns
from parts import Font, Row, Shape, paragraph, table

from cluster_desktop.forms.model import PlanOutline, Section, TargetTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pages import Blank

    from cluster_desktop.documents.word import Element

PROSE = Shape(line=22, first=24)


def plan_pages(section: Section, blank: Blank) -> Iterator[Element]:
    """The heading and the table."""
    tables = [item for item in section.items if isinstance(item, TargetTable)]
    grid, spans = shared_columns(*(blank.targets[len(item.columns)] for item in tables))
    yield heading(section.heading)
    yield table(grid, list(_rows(section, len(grid), iter(spans), blank.target_row)), pad=4)


def _rows(section: Section, width: int, spans: Iterator[Sequence[int]], height: float) -> Iterator[Row]:
    lines = [paragraph(section.limit or "", PLAIN.font, Shape(line=22, align="center"))]
    for item in section.items:
        if isinstance(item, PlanOutline | TargetTable):
            lines.extend(_outline(item))
        if isinstance(item, TargetTable):
            yield Row(None, [PLAIN.text(lines, width)])
            yield from _targets(item, next(spans), height)
            lines = list(_remarks(item))
    yield Row(None, [PLAIN.text(lines, width)])


def _targets(item: TargetTable, spans: Sequence[int], height: float) -> Iterator[Row]:
    """The rows grow with what is written: 定性描述 asks for words.  Each direction can take in more rows."""
    yield Row(28, [PLAIN.head(word, span) for word, span in zip(item.columns, spans, strict=True)])
    direction, indicator, *values = spans
    above = ""
    for row in item.rows:
        same = row.direction == above
        first = PLAIN.below(direction) if same else PLAIN.label(row.direction, direction, merge="restart")
        blanks = (PLAIN.blank(span) for span in values)
        yield Row(height, [first, PLAIN.label(row.indicator, indicator), *blanks], grows=True)
        above = row.direction


def _outline(item: PlanOutline | TargetTable) -> Iterator[Element]:
    font = Font("黑体" if item.level == 1 else "仿宋", 12, bold=item.level in {2, 3})
    yield paragraph(item.label, font, PROSE)
    if item.guidance:
        yield paragraph(item.guidance, PLAIN.font, PROSE)


def _remarks(item: TargetTable) -> Iterator[Element]:
    """What the targets are to reach."""
    for line in (item.remark, *item.remarks) if item.remark else ():
        yield paragraph(line, PLAIN.font, PROSE)
