"""Builds `hebei-2024.docx`, the blank of Hebei's form of 2024, row by row as the official text shows it.

    python resources/templates/build_hebei_2024.py [OUT.docx]

The words come from the edition; here are the tables: columns, merges, row heights, and where a page ends.
The heights leave room for what the form asks: 200 字 in a text box at the label's size, several lines of names.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cells import Setting, heading, limit_below, next_page, spacer
from package import TEXT_WIDTH, blank
from parts import Cell, Font, Row, Shape, paragraph, table

from cluster_desktop.forms.loader import load_edition
from cluster_desktop.forms.model import (
    AnyItem,
    CountItem,
    CountNames,
    Declaration,
    LongText,
    MultiChoice,
    PlanOutline,
    SingleChoice,
    StandardsMatrix,
    TargetTable,
    TextItem,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.word import Element

T = TypeVar("T", bound=AnyItem)

FORM = load_edition("hebei-2024")
YEARS = [f"{year}年" for year in FORM.years]
SMALL = Setting(Font(size=10.5), line=14)
PLAIN = Setting(Font(size=12), line=17)
LOOSE = Setting(Font(size=12), line=20)
PROSE = Shape(line=22, first=24)


def item(key: str, kind: type[T]) -> T:
    """The item `key`, known to be of this kind.

    Raises:
        TypeError: it is of another kind.
    """
    found = FORM.item(key)
    if not isinstance(found, kind):
        raise TypeError(f"{key} is a {found.kind}")
    return found


def label(key: str) -> str:
    """The printed label of an item."""
    return FORM.item(key).label


def section(no: str) -> Element:
    """The heading of section `no`."""
    return heading(next(part.heading for part in FORM.sections if part.no == no))


def columns(*points: float) -> list[float]:
    """Column widths; the last column takes what the others leave of the text width."""
    return [*points, TEXT_WIDTH - sum(points)]


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

    name, region, seal, operator, date, contact = FORM.cover.lines
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
        FORM.cover.title, Font("宋体", 26, bold=True), Shape(line=40, align="center", before=108, after=108)
    )
    yield table([76, 60, 24, 16, 106, 38, 95.6], rows, ruled=False, margin=0)
    yield paragraph(FORM.cover.maker or "", Font(size=16), Shape(line=26, align="center", before=96))


def basics() -> Iterator[Element]:
    """一: the label takes the left half; contacts share a row."""

    def named(key: str, height: float) -> Row:
        return Row(height, [PLAIN.label(label(key), 2), PLAIN.blank(2)])

    def contact(person: str, phone: str) -> Row:
        cells = [PLAIN.label(label(person)), PLAIN.blank(), PLAIN.label(label(phone)), PLAIN.blank()]
        return Row(36, cells)

    def choice(key: str, height: float) -> Row:
        return Row(height, [PLAIN.label(label(key), 2), PLAIN.options(item(key, SingleChoice), 2)])

    name = item("cluster_name", TextItem)
    rows = [
        Row(48, [PLAIN.label(f"{name.label}\n{name.placeholder}", 2), PLAIN.blank(2)]),
        named("county_dept", 46),
        contact("county_dept_contact", "county_dept_phone"),
        named("operator", 46),
        contact("operator_contact", "operator_phone"),
        named("area_km2", 36),
        choice("industry_type", 60),
        choice("prohibited_industry", 43),
        choice("accidents_3y", 76),
        choice("illegal_acts", 43),
        choice("energy_benchmark", 60),
        choice("water_benchmark", 60),
        choice("recognised_lower_level", 43),
    ]
    yield section("一")
    yield table(columns(68, 134, 68), rows)


def leading_industry() -> Iterator[Element]:
    """二: the figures on one page, texts and ticks on the next."""

    def figures(key: str) -> Row:
        if FORM.item(key).kind == "number":
            return Row(30.5, [SMALL.label(label(key)), SMALL.blank(3)])
        return Row(30.5, [SMALL.label(label(key)), *(SMALL.blank() for _ in YEARS)])

    def text(key: str) -> Row:
        return Row(114, [SMALL.label(limit_below(label(key))), SMALL.box()])

    def ticks(key: str, height: float) -> Row:
        return Row(height, [SMALL.label(label(key)), SMALL.options(item(key, MultiChoice))])

    keys = [entry.key for entry in FORM.sections[1].items if entry.kind in {"year_numbers", "number"}]
    head = Row(30.5, [SMALL.head("年度"), *(SMALL.head(year) for year in YEARS)])
    yield section("二")
    yield table(columns(190.6, 75, 75), [head, *map(figures, keys)])
    yield next_page()
    yield table(
        columns(82),
        [
            text("chain_text"),
            ticks("chain_work", 164),
            text("share_text"),
            ticks("share_work", 90),
            text("quality_text"),
            ticks("quality_work", 90),
        ],
    )


def innovation() -> Iterator[Element]:
    """三: year figures and the matrix of standards; platforms and patents on the next page."""
    matrix = item("standards", StandardsMatrix)
    subheads = [SMALL.label(word) for _ in YEARS for word in matrix.columns]
    levels = [
        Row(
            52,
            [
                SMALL.below(),
                *(cell for _ in YEARS for cell in (SMALL.label(level), SMALL.blank(), SMALL.blank())),
            ],
        )
        for level in matrix.rows.values()
    ]

    def years(key: str) -> Row:
        return Row(56, [PLAIN.label(label(key)), *(PLAIN.blank(3) for _ in YEARS)])

    def platform(key: str, *, first: bool = False) -> Row:
        entry = item(key, CountNames)
        group = (
            PLAIN.label((entry.group or "").replace("（", "\n（"), merge="restart")
            if first
            else PLAIN.below()
        )
        return Row(146, [group, PLAIN.label(entry.label), PLAIN.names(entry)])

    def figure(key: str) -> Row:
        return Row(42, [PLAIN.label(label(key), 2), PLAIN.blank()])

    patents = item("patents", CountItem)
    keys = [entry.key for entry in FORM.sections[2].items if entry.kind == "year_numbers"]
    yield section("三")
    yield table(
        [163.6, *[28.0] * 9],
        [
            Row(36, [PLAIN.head("年度"), *(PLAIN.head(year, 3) for year in YEARS)]),
            *map(years, keys),
            Row(50, [PLAIN.label(matrix.label.replace("（需", "\n（需"), merge="restart"), *subheads]),
            *levels,
        ],
        margin=2.5,
    )
    yield next_page()
    yield table(
        columns(62, 106),
        [
            platform("platform_nat", first=True),
            platform("platform_prov"),
            platform("platform_other"),
            *map(figure, ("pct", "patent_cagr", "patents_per_10k")),
            Row(112, [PLAIN.label(patents.label, 2), PLAIN.number(patents)]),
        ],
    )


def digital() -> Iterator[Element]:
    """四: figures and services; the group of new modes on the next page."""
    spend = label("software_spend").replace("（", "\n（")
    services = item("digi_work", MultiChoice)
    text, work = item("newmode_text", LongText), item("newmode_work", MultiChoice)

    def figure(key: str) -> Row:
        return Row(44, [PLAIN.label(label(key)), PLAIN.blank(3)])

    def project(key: str) -> Row:
        return Row(104, [PLAIN.below(), PLAIN.label(label(key)), PLAIN.names(item(key, CountNames))])

    yield section("四")
    yield table(
        columns(142, 91, 91),
        [
            *map(figure, ("cloud_smes", "cloud_ratio", "iip_smes", "iip_rate", "rdtool_rate")),
            Row(
                36,
                [
                    PLAIN.label(label("software_rate_up")),
                    PLAIN.choice(item("software_rate_up", SingleChoice), 3),
                ],
            ),
            Row(32, [PLAIN.label(spend, merge="restart"), *(PLAIN.label(year) for year in YEARS)]),
            Row(36, [PLAIN.below(), *(PLAIN.blank() for _ in YEARS)]),
            Row(176, [PLAIN.label(limit_below(label("digi_text"))), PLAIN.box(3)]),
            Row(128, [PLAIN.label(services.label), PLAIN.options(services, 3)]),
        ],
    )
    yield next_page()
    yield table(
        columns(70, 100),
        [
            Row(216, [PLAIN.label(text.group or "", merge="restart"), PLAIN.box(2, lead=text.label)]),
            Row(144, [PLAIN.below(), PLAIN.options(work, 2, lead=work.label)]),
            *map(project, ("demo_nat", "demo_prov", "demo_other")),
        ],
    )


def green() -> Iterator[Element]:
    """五: yearly intensities with their note, rates, the text; ticks and green plants on the next page."""
    monitor = item("carbon_monitor", SingleChoice)
    work = item("green_work", MultiChoice)

    def intensity(key: str) -> Iterator[Row]:
        entry = FORM.item(key)
        first = PLAIN.label(entry.label, merge="restart")
        for number, year in enumerate(YEARS):
            yield Row(29, [PLAIN.below() if number else first, PLAIN.label(year), PLAIN.blank()])
        yield Row(29, [PLAIN.below(), PLAIN.label(entry.demand.printed if entry.demand else "", 2)])

    def figure(key: str) -> Row:
        return Row(38, [PLAIN.label(label(key)), PLAIN.blank(2)])

    def choice(key: str) -> Row:
        return Row(32, [PLAIN.label(label(key)), PLAIN.choice(item(key, SingleChoice), 2)])

    def plants(key: str, *, first: bool = False) -> Row:
        entry = item(key, CountNames)
        group = (
            PLAIN.label((entry.group or "").replace("（", "\n（"), merge="restart")
            if first
            else PLAIN.below()
        )
        return Row(170, [group, PLAIN.label(entry.label), PLAIN.names(entry)])

    yield section("五")
    yield table(
        columns(140, 70),
        [
            Row(38, [PLAIN.label(monitor.label), PLAIN.choice(monitor, 2)]),
            *intensity("co2_intensity"),
            *intensity("energy_intensity"),
            figure("energy_drop"),
            figure("solid_waste_rate"),
            choice("solid_waste_above_avg"),
            figure("water_reuse_rate"),
            choice("water_reuse_above_avg"),
            Row(194, [PLAIN.label(limit_below(label("green_text"))), PLAIN.box(2)]),
        ],
    )
    yield next_page()
    yield table(
        columns(104, 94),
        [
            Row(168, [LOOSE.label(work.label), LOOSE.options(work, 2)]),
            plants("green_mfg_nat", first=True),
            plants("green_mfg_prov"),
            plants("green_mfg_other"),
        ],
    )


def opening() -> Iterator[Element]:
    """六, on one page."""
    work = item("intl_work", MultiChoice)
    branches = item("overseas_branches", CountItem)
    yield section("六")
    yield table(
        columns(100),
        [
            Row(230, [LOOSE.label(limit_below(label("intl_text"))), LOOSE.box()]),
            Row(170, [LOOSE.label(work.label), LOOSE.options(work)]),
            Row(90, [LOOSE.label(branches.label), LOOSE.number(branches)]),
        ],
    )


def governance() -> Iterator[Element]:
    """七: alliances and environment; service platforms and services on the next page."""
    alliances = item("alliances", CountNames)
    work, services = item("env_work", MultiChoice), item("svc_provided", MultiChoice)

    def platform(key: str, *, first: bool = False) -> Row:
        entry = item(key, CountNames)
        group = (
            PLAIN.label((entry.group or "").replace("（", "\n（"), merge="restart")
            if first
            else PLAIN.below()
        )
        return Row(148, [group, PLAIN.label(entry.label), PLAIN.names(entry)])

    yield section("七")
    yield table(
        columns(112),
        [
            Row(210, [LOOSE.label(alliances.label.replace("（", "\n（")), LOOSE.names(alliances)]),
            Row(230, [LOOSE.label(limit_below(label("env_text"))), LOOSE.box()]),
            Row(180, [LOOSE.label(work.label), LOOSE.options(work)]),
        ],
    )
    yield next_page()
    yield table(
        columns(84, 118),
        [
            platform("svc_platform_nat", first=True),
            platform("svc_platform_prov"),
            platform("svc_platform_other"),
            Row(196, [LOOSE.label(services.group or ""), LOOSE.options(services, 2, lead=services.label)]),
        ],
    )


def plan() -> Iterator[Element]:
    """八: one table; the outline splits over pages, the target table stands as rows of the same table."""
    part = FORM.sections[7]
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
    yield section("八")
    yield table(
        columns(70, 130, 108),
        [
            Row(None, [PLAIN.text([*before, spacer(6)], 4)]),
            Row(28, [PLAIN.head(column) for column in targets.columns]),
            *_target_rows(targets),
            Row(None, [PLAIN.text([*after, spacer(12)], 4)]),
        ],
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
    truth, advice = item("truth_statement", Declaration), item("recommendation", Declaration)
    person, seal, date = truth.signature_lines
    adviser, advice_date = advice.signature_lines
    font = LOOSE.font
    right = Shape(line=28, align="right", right=24)
    truth_lines = [
        paragraph(truth.text, font, Shape(line=24, first=24, before=18)),
        paragraph(person, font, Shape(line=28, left=12, before=52)),
        paragraph(seal, font, Shape(line=28, left=12, before=8)),
        paragraph(date, font, Shape(line=28, align="right", right=24, before=16)),
    ]
    advice_lines = [
        paragraph("", font, Shape(line=20, first=24, before=12)),
        paragraph(adviser, font, Shape(line=28, left=148)),
        paragraph(advice_date, font, right),
    ]
    yield section("九")
    yield table(
        columns(60),
        [
            Row(300, [LOOSE.label("真实性\n声明"), LOOSE.text(truth_lines)]),
            Row(300, [LOOSE.label(advice.label), Cell(advice_lines, valign="bottom")]),
        ],
    )


def instructions() -> Iterator[Element]:
    """附件2: the 填报说明, which in Hebei stand after the form."""
    notes = FORM.instructions
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
    return blank(FORM.title, [element for chapter in chapters for element in chapter()])


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name(FORM.template)
    target.write_bytes(build())
