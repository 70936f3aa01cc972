"""The two drawings: the plan of the cluster's land, and the chart of its industrial chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.examples.papers.sheet import A3_LANDSCAPE, A4

if TYPE_CHECKING:
    from cluster_desktop.examples.papers.parts import ChainChart, SitePlan
    from cluster_desktop.examples.papers.sheet import Sheet

_INK = "#33414f"
_ROAD = "#b9a27a"
_WATER = "#9cc4dd"

# Name, colour, corners: quarters of the plan, in points on an A4 page laid on its side.
_QUARTERS: tuple[tuple[str, str, tuple[tuple[float, float], ...]], ...] = (
    ("精密筛网产业园", "#f6d9c4", ((90, 150), (300, 130), (310, 270), (96, 280))),
    ("过滤器材片区", "#d8e8c8", ((318, 129), (500, 118), (508, 262), (328, 269))),
    ("护栏围网片区", "#cfe0f0", ((96, 298), (310, 288), (318, 440), (104, 452))),
    ("共享工厂及物流园", "#ecd6ea", ((328, 287), (508, 280), (514, 424), (336, 438))),
    ("研发检测中心", "#fbeeb4", ((526, 116), (650, 108), (656, 250), (532, 260))),
    ("配套生活区", "#e6e6e6", ((532, 278), (658, 268), (662, 400), (538, 420))),
)


def draw_site_plan(sheet: Sheet, plan: SitePlan) -> None:
    """A landscape page with roads, a river, coloured quarters, a legend, a scale and the north."""
    sheet.page((A4[1], A4[0]))
    sheet.text(sheet.width / 2, 60, plan.heading, "hei-bold", 20, align="centre")
    sheet.text(sheet.width / 2, 82, f"规划范围 {plan.area} 平方公里", "fangsong", 12, align="centre")
    sheet.box((60, 96), (sheet.width - 120, sheet.height - 150), line=1.2, colour=_INK)
    for offset in range(0, 12, 4):
        sheet.rule((62, 478 + offset), (780, 446 + offset), width=3, colour=_WATER)
    sheet.rule((62, 290), (664, 264), width=14, colour=_ROAD)
    sheet.rule((318, 98), (330, 470), width=8, colour=_ROAD)
    sheet.rule((518, 98), (530, 455), width=8, colour=_ROAD)
    for name, fill, corners in _QUARTERS:
        sheet.polygon(list(corners), colour=_INK, fill=fill)
        x = sum(x for x, _ in corners) / len(corners)
        y = sum(y for _, y in corners) / len(corners)
        sheet.text(x, y, name, "hei", 11, align="centre", colour=_INK)
    sheet.text(190, 506, "平　河", "fangsong", 11, colour=_INK)
    sheet.text(100, 292, "丝网大道", "hei", 9, colour=_INK)
    _legend(sheet)


def _legend(sheet: Sheet) -> None:
    sheet.text(684, 130, "图例", "hei", 12, colour=_INK)
    for row, (name, fill, _) in enumerate(_QUARTERS):
        sheet.box((684, 142 + row * 22), (16, 12), colour=_INK, fill=fill)
        sheet.text(704, 152 + row * 22, name, "song", 8, colour=_INK)
    sheet.polygon([(730, 320), (722, 352), (730, 344), (738, 352)], colour=_INK, fill=_INK)
    sheet.text(730, 314, "北", "hei", 12, align="centre", colour=_INK)
    sheet.rule((686, 400), (766, 400), width=2, colour=_INK)
    sheet.text(726, 414, "0        1        2 公里", "song", 8, align="centre", colour=_INK)


def draw_chain_chart(sheet: Sheet, chart: ChainChart) -> None:
    """An A3 page: the stages of the chain from left to right, with arrows between."""
    sheet.page(A3_LANDSCAPE)
    sheet.text(sheet.width / 2, 90, chart.heading, "hei-bold", 28, align="centre")
    step = (sheet.width - 140) / len(chart.stages)
    for column, (stage, products) in enumerate(chart.stages.items()):
        x = 70 + column * step
        middle = x + (step - 40) / 2
        sheet.box((x, 150), (step - 40, 46), line=1.4, colour=_INK, fill="#cfe0f0")
        sheet.text(middle, 180, stage, "hei", 18, align="centre", colour=_INK)
        if column:
            sheet.polygon([(x - 32, 165), (x - 10, 173), (x - 32, 181)], colour=_INK, fill=_INK)
        for row, product in enumerate(products):
            top = 230 + row * 62
            sheet.rule((middle, top - 28), (middle, top), width=0.8, colour=_INK)
            sheet.box((x, top), (step - 40, 34), colour=_INK, fill="#ffffff")
            sheet.text(middle, top + 22, product, "song", 13, align="centre", colour=_INK)
