"""Sections 一–七 of Hebei's form of 2024, row by row as the official text shows it.

The heights leave room for what the form asks: 200 字 in a text box at the label's size, several names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cells import LOOSE, PLAIN, SMALL, columns, heading, limit_below, next_page
from parts import Row, table
from words import Words

from cluster_desktop.forms.model import (
    CountItem,
    CountNames,
    LongText,
    MultiChoice,
    SingleChoice,
    StandardsMatrix,
    TextItem,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.word import Element

FORM = Words("hebei-2024")
YEARS = FORM.years


def basics() -> Iterator[Element]:
    """一: the label takes the left half; contacts share a row."""

    def named(key: str, height: float) -> Row:
        return Row(height, [PLAIN.label(FORM.label(key), 2), PLAIN.blank(2)])

    def contact(person: str, phone: str) -> Row:
        cells = [
            PLAIN.label(FORM.label(person)),
            PLAIN.blank(),
            PLAIN.label(FORM.label(phone)),
            PLAIN.blank(),
        ]
        return Row(36, cells)

    def choice(key: str, height: float) -> Row:
        return Row(height, [PLAIN.label(FORM.label(key), 2), PLAIN.options(FORM.item(key, SingleChoice), 2)])

    name = FORM.item("cluster_name", TextItem)
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
    yield heading(FORM.heading("一"))
    yield table(columns(68, 134, 68), rows)


def leading_industry() -> Iterator[Element]:
    """二: the figures on one page, texts and ticks on the next."""

    def figures(key: str) -> Row:
        if FORM.edition.item(key).kind == "number":
            return Row(30.5, [SMALL.label(FORM.label(key)), SMALL.blank(3)])
        return Row(30.5, [SMALL.label(FORM.label(key)), *(SMALL.blank() for _ in YEARS)])

    def text(key: str) -> Row:
        return Row(114, [SMALL.label(limit_below(FORM.label(key))), SMALL.box()])

    def ticks(key: str, height: float) -> Row:
        return Row(height, [SMALL.label(FORM.label(key)), SMALL.options(FORM.item(key, MultiChoice))])

    keys = [entry.key for entry in FORM.edition.sections[1].items if entry.kind in {"year_numbers", "number"}]
    head = Row(30.5, [SMALL.head("年度"), *(SMALL.head(year) for year in YEARS)])
    yield heading(FORM.heading("二"))
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


def counted(height: float, *keys: str) -> Iterator[Row]:
    """Rows of counts and names, under the heading of their group that spans them on the left."""
    for key in keys:
        entry = FORM.item(key, CountNames)
        heading_of_group = PLAIN.label((entry.group or "").replace("（", "\n（"), merge="restart")
        left = heading_of_group if key == keys[0] else PLAIN.below()
        yield Row(height, [left, PLAIN.label(entry.label), PLAIN.names(entry)])


def innovation() -> Iterator[Element]:
    """三: year figures and the matrix of standards; platforms and patents on the next page."""
    matrix = FORM.item("standards", StandardsMatrix)
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
        return Row(56, [PLAIN.label(FORM.label(key)), *(PLAIN.blank(3) for _ in YEARS)])

    def figure(key: str) -> Row:
        return Row(42, [PLAIN.label(FORM.label(key), 2), PLAIN.blank()])

    patents = FORM.item("patents", CountItem)
    keys = [entry.key for entry in FORM.edition.sections[2].items if entry.kind == "year_numbers"]
    yield heading(FORM.heading("三"))
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
        columns(62, 117),
        [
            *counted(146, "platform_nat", "platform_prov", "platform_other"),
            *map(figure, ("pct", "patent_cagr", "patents_per_10k")),
            Row(112, [PLAIN.label(patents.label, 2), PLAIN.number(patents)]),
        ],
    )


def digital() -> Iterator[Element]:
    """四: figures and services; the group of new modes on the next page."""
    spend = FORM.label("software_spend").replace("（", "\n（")
    services = FORM.item("digi_work", MultiChoice)
    text, work = FORM.item("newmode_text", LongText), FORM.item("newmode_work", MultiChoice)

    def figure(key: str) -> Row:
        return Row(44, [PLAIN.label(FORM.label(key)), PLAIN.blank(3)])

    def project(key: str) -> Row:
        return Row(
            112, [PLAIN.below(), PLAIN.label(FORM.label(key)), PLAIN.names(FORM.item(key, CountNames))]
        )

    yield heading(FORM.heading("四"))
    yield table(
        columns(142, 91, 91),
        [
            *map(figure, ("cloud_smes", "cloud_ratio", "iip_smes", "iip_rate", "rdtool_rate")),
            Row(
                36,
                [
                    PLAIN.label(FORM.label("software_rate_up")),
                    PLAIN.choice(FORM.item("software_rate_up", SingleChoice), 3),
                ],
            ),
            Row(32, [PLAIN.label(spend, merge="restart"), *(PLAIN.label(year) for year in YEARS)]),
            Row(36, [PLAIN.below(), *(PLAIN.blank() for _ in YEARS)]),
            Row(176, [PLAIN.label(limit_below(FORM.label("digi_text"))), PLAIN.box(3)]),
            Row(128, [PLAIN.label(services.label), PLAIN.options(services, 3)]),
        ],
    )
    yield next_page()
    yield table(
        columns(70, 100),
        [
            Row(214, [PLAIN.label(text.group or "", merge="restart"), PLAIN.box(2, lead=text.label)]),
            Row(130, [PLAIN.below(), PLAIN.options(work, 2, lead=work.label)]),
            *map(project, ("demo_nat", "demo_prov", "demo_other")),
        ],
    )


def green() -> Iterator[Element]:
    """五: yearly intensities with their note, rates, the text; ticks and green plants on the next page."""
    monitor = FORM.item("carbon_monitor", SingleChoice)
    work = FORM.item("green_work", MultiChoice)

    def intensity(key: str) -> Iterator[Row]:
        entry = FORM.edition.item(key)
        first = PLAIN.label(entry.label, merge="restart")
        for number, year in enumerate(YEARS):
            yield Row(29, [PLAIN.below() if number else first, PLAIN.label(year), PLAIN.blank()])
        yield Row(29, [PLAIN.below(), PLAIN.label(entry.demand.printed if entry.demand else "", 2)])

    def figure(key: str) -> Row:
        return Row(38, [PLAIN.label(FORM.label(key)), PLAIN.blank(2)])

    def choice(key: str) -> Row:
        return Row(32, [PLAIN.label(FORM.label(key)), PLAIN.choice(FORM.item(key, SingleChoice), 2)])

    yield heading(FORM.heading("五"))
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
            Row(194, [PLAIN.label(limit_below(FORM.label("green_text"))), PLAIN.box(2)]),
        ],
    )
    yield next_page()
    yield table(
        columns(104, 94),
        [
            Row(168, [LOOSE.label(work.label), LOOSE.options(work, 2)]),
            *counted(170, "green_mfg_nat", "green_mfg_prov", "green_mfg_other"),
        ],
    )


def opening() -> Iterator[Element]:
    """六, on one page."""
    work = FORM.item("intl_work", MultiChoice)
    branches = FORM.item("overseas_branches", CountItem)
    yield heading(FORM.heading("六"))
    yield table(
        columns(100),
        [
            Row(230, [LOOSE.label(limit_below(FORM.label("intl_text"))), LOOSE.box()]),
            Row(170, [LOOSE.label(work.label), LOOSE.options(work)]),
            Row(90, [LOOSE.label(branches.label), LOOSE.number(branches)]),
        ],
    )


def governance() -> Iterator[Element]:
    """七: alliances and environment; service platforms and services on the next page."""
    alliances = FORM.item("alliances", CountNames)
    work, services = FORM.item("env_work", MultiChoice), FORM.item("svc_provided", MultiChoice)

    yield heading(FORM.heading("七"))
    yield table(
        columns(112),
        [
            Row(210, [LOOSE.label(alliances.label.replace("（", "\n（")), LOOSE.names(alliances)]),
            Row(230, [LOOSE.label(limit_below(FORM.label("env_text"))), LOOSE.box()]),
            Row(180, [LOOSE.label(work.label), LOOSE.options(work)]),
        ],
    )
    yield next_page()
    yield table(
        columns(84, 118),
        [
            *counted(148, "svc_platform_nat", "svc_platform_prov", "svc_platform_other"),
            Row(196, [LOOSE.label(services.group or ""), LOOSE.options(services, 2, lead=services.label)]),
        ],
    )
