"""A blank typed from nothing in Word by a clerk who had only the words of the form.

Rows grow, the plan stands outside of tables, blanks are underscores, and options share a line.
"""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from cluster_desktop.forms import model

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.table import Table

    from cluster_desktop.forms.model import AnyItem, Edition

_YEARS = 3
_IN_TABLES = model.YearNumbers | model.StandardsMatrix


def clerk_blank(edition: Edition) -> bytes:
    """The whole form of an edition."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name = "宋体"
    normal.font.size = Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    _cover(document, edition)
    for section in edition.sections:
        document.add_paragraph(section.heading).paragraph_format.page_break_before = True
        for of_plan, items in groupby(section.items, key=_is_plan):
            (_plan if of_plan else _questions)(document, list(items), edition.years)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _is_plan(item: AnyItem) -> bool:
    return isinstance(item, model.PlanOutline | model.TargetTable)


def _cover(document: Document, edition: Edition) -> None:
    document.add_paragraph(edition.cover.title).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in edition.cover.lines:
        blanks = "".join(f"________{blank.after}" for blank in line.blanks)
        document.add_paragraph(f"{line.label}{blanks}")


def _questions(document: Document, items: Sequence[AnyItem], years: Sequence[int]) -> None:
    """One table, with the matrix of standards in a table of its own in between."""
    for is_matrix, group in groupby(items, key=lambda item: isinstance(item, model.StandardsMatrix)):
        if is_matrix:
            for item in group:
                _matrix(document, item, years)
            document.add_paragraph()
        else:
            _rows(_table(document, 1 + _YEARS), list(group), years)


def _table(document: Document, columns: int) -> Table:
    table = document.add_table(0, columns)
    table.style = "Table Grid"
    return table


def _rows(table: Table, items: Sequence[AnyItem], years: Sequence[int]) -> None:
    if any(isinstance(item, model.YearNumbers) for item in items):
        _write(table, ["年度", *(f"{year}年" for year in years)])
    for item in items:
        row = _write(table, [item.label])
        if not isinstance(item, model.YearNumbers):
            answer = row.cells[1].merge(row.cells[_YEARS])
            first, *others = _room(item)
            answer.paragraphs[0].add_run(first)
            for text in others:
                answer.add_paragraph(text)


def _room(item: AnyItem) -> list[str]:
    """What stands beside a label, a line for each paragraph."""
    match item:
        case model.SingleChoice():
            return ["    ".join(f"○{option}" for option in item.options)]
        case model.MultiChoice():
            return [f"☐ {option}" for option in item.options]
        case model.CountNames():
            return [f"数量：______{item.unit}    名称：______"]
        case model.CountItem():
            return [f"______{item.unit or ''}"]
        case model.Declaration():
            return [item.text, "", *item.signature_lines] if item.text else ["", *item.signature_lines]
        case _:
            return [""]


def _matrix(document: Document, item: model.StandardsMatrix, years: Sequence[int]) -> None:
    table = _table(document, 1 + len(item.columns) * len(years))
    head = _write(table, ["年度"])
    for number, year in enumerate(years):
        first = 1 + number * len(item.columns)
        head.cells[first].merge(head.cells[first + len(item.columns) - 1]).text = f"{year}年"
    top = _write(table, [item.label, *(list(item.columns) * len(years))])
    for level in item.rows.values():
        last = _write(table, ["", *([level, "", ""] * len(years))])
    top.cells[0].merge(last.cells[0])


def _plan(document: Document, items: Sequence[AnyItem], years: Sequence[int]) -> None:
    for item in items:
        assert isinstance(item, model.PlanOutline | model.TargetTable)
        document.add_paragraph(item.label)
        if item.guidance:
            document.add_paragraph(item.guidance)
        if isinstance(item, model.TargetTable):
            table = _table(document, len(item.columns))
            _write(table, item.columns)
            for row in item.rows:
                _write(table, [row.direction, row.indicator])
            for remark in (item.remark, *item.remarks):
                document.add_paragraph(remark)


def _write(table: Table, words: Iterable[str]):
    row = table.add_row()
    for cell, text in zip(row.cells, words, strict=False):
        cell.text = text
    return row
