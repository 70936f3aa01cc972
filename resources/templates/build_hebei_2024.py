"""Builds `hebei-2024.docx`, the blank of Hebei's form of 2024.

    python resources/templates/build_hebei_2024.py [OUT.docx]

The words come from the edition; the scripts have the tables: columns, merges, row heights, page ends.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cells import LOOSE, PLAIN, Setting, columns, heading
from hebei_2024_sections import (
    FORM,
    basics,
    digital,
    governance,
    green,
    innovation,
    leading_industry,
    opening,
)
from package import blank
from parts import Cell, Font, Row, Shape, paragraph, table

from cluster_desktop.forms.model import AnyItem, Declaration, PlanOutline, TargetTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.word import Element

PROSE = Shape(line=22, first=24)


def cover() -> Iterator[Element]:
    """Title, the blanks underlined to the right edge, the maker at the foot."""
    setting = Setting(Font(size=15), line=22)

    def words(text: str, span: int = 1) -> Cell:
        return Cell([paragraph(text, setting.font, Shape(setting.line))], span, valign="bottom")

    def line(span: int, shape: Shape | None = None) -> Cell:
        return Cell(
            [paragraph("", setting.font, shape or Shape(setting.line, left=6))],
            span,
            None,
            "bottom",
            underline=True,
        )

    name, region, seal, operator, date, contact = FORM.edition.cover.lines
    hint = Cell([paragraph(name.hint or "", Font(size=12), Shape(18, left=6))], 6, valign="top")
    city, county = region.blanks
    middle = Shape(setting.line, "center")
    rows = [
        Row(36, [words(name.label), line(6)]),
        Row(24, [words(""), hint]),
        Row(
            40,
            [
                words(region.label),
                line(2, middle),
                words(city.after),
                line(1, middle),
                words(county.after, 2),
            ],
        ),
        Row(40, [words(seal.label, 6), line(1)]),
        Row(40, [words(operator.label, 2), line(5)]),
        Row(40, [words(date.label), line(6)]),
        Row(40, [words(contact.label, 2), line(5)]),
    ]
    yield paragraph(
        FORM.edition.cover.title,
        Font("宋体", 26, bold=True),
        Shape(line=40, align="center", before=108, after=108),
    )
    yield table([76, 60, 24, 16, 106, 38, 95.6], rows, ruled=False, margin=0)
    yield paragraph(FORM.edition.cover.maker or "", Font(size=16), Shape(line=26, align="center", before=96))


def plan() -> Iterator[Element]:
    """八: one table; the outline splits over pages, the target table stands as rows of the same table."""
    part = FORM.edition.sections[7]
    targets = next(entry for entry in part.items if isinstance(entry, TargetTable))
    at = part.items.index(targets)
    before = [paragraph(part.limit or "", PLAIN.font, Shape(line=22, align="center"))]
    for entry in part.items[:at]:
        before.extend(_outline(entry))
    before.extend(
        [_subheading(targets.label, targets.level), paragraph(targets.guidance or "", PLAIN.font, PROSE)]
    )
    *first, last = targets.remarks
    after = [paragraph(f"（{targets.remark}", PLAIN.font, PROSE)]
    after.extend(paragraph(remark, PLAIN.font, PROSE) for remark in [*first, f"{last}）"])
    for entry in part.items[at + 1 :]:
        after.extend(_outline(entry))
    yield heading(FORM.heading("八"))
    yield table(
        columns(70, 130, 108),
        [
            Row(None, [PLAIN.text(before, 4)]),
            Row(28, [PLAIN.head(column) for column in targets.columns]),
            *_target_rows(targets),
            Row(None, [PLAIN.text(after, 4)]),
        ],
        pad=4,
    )


def _outline(entry: AnyItem) -> Iterator[Element]:
    if isinstance(entry, PlanOutline):
        yield _subheading(entry.label, entry.level)
        if entry.guidance:
            yield paragraph(entry.guidance, PLAIN.font, PROSE)


def _subheading(text: str, level: int) -> Element:
    font = Font("黑体" if level == 1 else "仿宋", 12, bold=level in {2, 3})
    return paragraph(text, font, PROSE)


def _target_rows(targets: TargetTable) -> Iterator[Row]:
    """The rows grow with what is written: 定性描述 asks for words.  Each direction can take in more rows."""
    direction = ""
    for row in targets.rows:
        same = row.direction == direction
        first = PLAIN.below() if same else PLAIN.label(row.direction, merge="restart")
        yield Row(36, [first, PLAIN.label(row.indicator), PLAIN.blank(), PLAIN.blank()], grows=True)
        direction = row.direction


def declarations() -> Iterator[Element]:
    """九: the statement and the recommendation, each above the lines to sign and seal."""
    truth, advice = FORM.item("truth_statement", Declaration), FORM.item("recommendation", Declaration)
    person, seal, date = truth.signature_lines
    adviser, advice_date = advice.signature_lines
    font = LOOSE.font
    last = Shape(line=28, align="right", right=24, before=16, after=20)
    truth_lines = [
        paragraph(truth.text, font, Shape(line=24, first=24, before=18)),
        paragraph(person, font, Shape(line=28, left=12, before=52)),
        paragraph(seal, font, Shape(line=28, left=12, before=8)),
        paragraph(date, font, last),
    ]
    advice_lines = [
        paragraph("", font, Shape(line=20, first=24, before=12)),
        paragraph(adviser, font, Shape(line=28, left=148)),
        paragraph(advice_date, font, last),
    ]
    yield heading(FORM.heading("九"))
    yield table(
        columns(60),
        [
            Row(300, [LOOSE.label("真实性\n声明"), LOOSE.text(truth_lines)]),
            Row(300, [LOOSE.label(advice.label), Cell(advice_lines, valign="bottom")]),
        ],
    )


def instructions() -> Iterator[Element]:
    """附件2: the 填报说明, which in Hebei stand after the form."""
    notes = FORM.edition.instructions
    yield heading("附件2")
    title = Font("宋体", 18, bold=True)
    last = len(notes.title) - 1
    for number, line in enumerate(notes.title):
        space = Shape(line=30, align="center", before=0 if number else 10, after=16 if number == last else 0)
        yield paragraph(line, title, space)
    for number, clause in enumerate(notes.clauses, start=1):
        yield paragraph(f"{number}.{clause}", Font(size=12), Shape(line=21, first=24))


def build() -> bytes:
    """The whole blank."""
    chapters = (
        cover,
        basics,
        leading_industry,
        innovation,
        digital,
        green,
        opening,
        governance,
        plan,
        declarations,
        instructions,
    )
    return blank(FORM.edition.title, [element for chapter in chapters for element in chapter()])


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name(FORM.edition.template)
    target.write_bytes(build())
