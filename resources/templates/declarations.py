"""九: the statement and the recommendation, each above the lines to sign and seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cells import LOOSE, columns, heading
from parts import Cell, Row, Shape, paragraph, table

from cluster_desktop.forms.model import Declaration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import Section

_LAST = Shape(line=28, align="right", right=24, before=16, after=20)


def declaration_page(section: Section) -> Iterator[Element]:
    """The section on its page."""
    rows = [_row(item) for item in section.items if isinstance(item, Declaration)]
    yield heading(section.heading)
    yield table(columns(60), rows)


def _row(item: Declaration) -> Row:
    font = LOOSE.font
    *lines, date = item.signature_lines
    if item.text:
        shapes = (Shape(line=28, left=12, before=52), Shape(line=28, left=12, before=8))
        signed = [paragraph(line, font, shape) for line, shape in zip(lines, shapes, strict=True)]
        statement = paragraph(item.text, font, Shape(line=24, first=24, before=18))
        answer = LOOSE.text([statement, *signed, paragraph(date, font, _LAST)])
        return Row(300, [LOOSE.label(item.label.replace("声明", "\n声明")), answer])
    blank = paragraph("", font, Shape(line=20, first=24, before=12))
    signed = [paragraph(line, font, Shape(line=28, left=148)) for line in lines]
    answer = Cell([blank, *signed, paragraph(date, font, _LAST)], valign="bottom")
    return Row(300, [LOOSE.label(item.label), answer])
