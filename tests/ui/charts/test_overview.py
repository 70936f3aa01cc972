"""概览: the figures against their bounds, the counts, and the way from each to its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cluster_desktop.ui.charts.cards import GaugeRow, SectionRow
from cluster_desktop.ui.charts.counts import counts_of
from cluster_desktop.ui.charts.page import OverviewPage
from cluster_desktop.ui.charts.tiles import CountTile
from cluster_desktop.ui.charts.year_bars import YearBars
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import settle


@pytest.fixture
def national(open_view: Callable[[Path], DraftView], draft_of: Callable[[str], Path]) -> DraftView:
    """An empty draft of a form whose notice carries the standard."""
    return open_view(draft_of("national-2024"))


def overview(view: DraftView) -> OverviewPage:
    view.show_page("overview")
    page = view.pages["overview"]
    assert isinstance(page, OverviewPage)
    return page


def output(view: DraftView) -> YearBars:
    return next(
        each for each in overview(view).findChildren(YearBars) if each.accessibleName() == "集群总产值"
    )


def tile(view: DraftView, title: str) -> CountTile:
    tiles = [each for each in overview(view).findChildren(CountTile) if not each.isHidden()]
    return next(each for each in tiles if each.accessibleName().startswith(title))


def words(page: OverviewPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def fill(view: DraftView, **figures: str) -> None:
    for year, figure in figures.items():
        view.session.type(f"total_output/{year.removeprefix('y')}", figure)
    settle(view)


def test_an_empty_draft_says_where_to_begin_and_what_the_bound_is(national: DraftView) -> None:
    shown = words(overview(national))
    assert "还没有填写。从第一部分开始" in shown
    assert "每年都应达到认定标准 一（≥ 40 亿元）" in shown
    assert "没有问题" not in shown


def test_a_year_below_the_bound_is_named(national: DraftView) -> None:
    years = national.session.edition.years
    fill(national, **{f"y{year}": figure for year, figure in zip(years, ("38", "46", "55"), strict=True)})
    said = output(national).accessibleDescription()
    assert f"{years[0]} 年未达到认定标准 一（≥ 40 亿元）" in said
    assert "年均增长 20.31%" in said


def test_a_press_on_a_bar_goes_to_its_year(national: DraftView) -> None:
    bars = output(national)
    last = national.session.edition.years[-1]
    QTest.mouseClick(
        bars,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(bars.width() - 20, bars.height() // 2),
    )
    assert national.field_in_hand == f"total_output/{last}"


def test_enter_on_a_chart_goes_to_the_first_year_that_is_missing(national: DraftView) -> None:
    first, second, _ = national.session.edition.years
    fill(national, **{f"y{first}": "60"})
    QTest.keyClick(output(national), Qt.Key.Key_Return)
    assert national.field_in_hand == f"total_output/{second}"


def test_a_figure_beside_the_standard_says_whether_it_is_met_and_leads_there(national: DraftView) -> None:
    national.session.type("area_km2", "120")
    settle(national)
    area = next(
        each
        for each in overview(national).findChildren(GaugeRow)
        if each.accessibleName().startswith("集群占地面积") and not each.isHidden()
    )
    assert "≤ 100" in area.accessibleName()
    assert area.accessibleName().endswith("未达到")
    area.click()
    assert national.field_in_hand == "area_km2"


def test_the_counts_follow_the_answers_and_lead_to_their_pages(view: DraftView) -> None:
    before = counts_of(view.session)[2]
    view.session.type("chain_work/1", True)
    settle(view)
    after = counts_of(view.session)[2]
    assert after.shares[1].count == before.shares[1].count + 1
    tile(view, "佐证材料").click()
    assert view.current == "evidence"
    tile(view, "问题").click()
    assert view.current == "check"


def test_a_press_on_a_section_goes_there(view: DraftView) -> None:
    rows = [each for each in overview(view).findChildren(SectionRow) if not each.isHidden()]
    next(each for each in rows if each.accessibleName().startswith("三、")).click()
    assert view.current == "三"


def test_a_notice_without_a_standard_says_why_there_are_no_lines(view: DraftView) -> None:
    page = overview(view)
    assert "通知没有附认定标准，图上没有指标线" in words(page)
    assert [each for each in page.findChildren(GaugeRow) if not each.isHidden()] == []
