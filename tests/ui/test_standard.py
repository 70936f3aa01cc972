"""The 认定标准 beside what the form says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cluster_desktop.evidence.assessment import assess
from cluster_desktop.ui.parts.basics import Pill
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.standard.page import StandardPage
from cluster_desktop.ui.standard.verdict_row import VerdictRow
from cluster_desktop.ui.window import Window
from tests.ui.hands import entry_in_hand, press, settle

OWN = """
id = "hebei"
title = "河北省中小企业特色产业集群认定标准"

[[indicators]]
id = "area"
no = "一"
text = "占地面积不超过80平方公里"
measures = [{ kind = "figure", items = ["area_km2"], at_most = 80 }]
"""


@pytest.fixture
def national(open_view: Callable[[Path], DraftView], draft_of: Callable[[str], Path]) -> DraftView:
    """A draft that answers a notice with a standard, with one figure within it and one beyond."""
    view = open_view(draft_of("national-2024"))
    view.session.type("area_km2", "120.00")
    view.session.type("patent_cagr", "20.19")
    settle(view)
    return view


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    path = tmp_path / "河北标准.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def page_of(view: DraftView) -> StandardPage:
    view.show_page("standard")
    page = view.pages["standard"]
    assert isinstance(page, StandardPage)
    return page


def rows(page: StandardPage) -> list[VerdictRow]:
    QApplication.processEvents()
    return [row for row in page.findChildren(VerdictRow) if row.isVisible()]


def row_with(page: StandardPage, words: str) -> VerdictRow:
    return next(row for row in rows(page) if words in row.accessibleName())


def states(page: StandardPage) -> list[str]:
    return [row.accessibleName().split("，", maxsplit=1)[0] for row in rows(page)]


def words_in(area: QWidget) -> str:
    return " ".join(label.text() for label in area.findChildren(QLabel) if label.isVisible())


def threshold_levels(view: DraftView) -> list[str]:
    return [each.level for each in view.session.findings_on("area_km2") if "认定标准" in each.message]


def test_every_indicator_has_its_verdict_and_how_it_was_read(national: DraftView) -> None:
    page = page_of(national)
    standard = national.session.benchmark.standard
    assert standard is not None
    assert len(states(page)) == len(standard.indicators)
    assert row_with(page, "占地面积").accessibleName().startswith("未达到")
    assert row_with(page, "有效发明专利年均增长率").accessibleName().startswith("达到")
    assert row_with(page, "工业互联网平台").accessibleName().startswith("表中看不出")
    assert "120.00" in words_in(row_with(page, "占地面积"))
    assert "口径：标准写“一般”，超过的由审核人判断。" in words_in(row_with(page, "占地面积"))


def test_the_title_counts_the_verdicts(national: DraftView) -> None:
    page = page_of(national)
    found = states(page)
    shown = [pill.text() for pill in page.pills if pill.isVisible()]
    assert shown == [f"{words} {found.count(words)}" for words in ("达到", "未达到", "表中看不出")]


def test_a_click_on_a_row_leads_to_its_field(national: DraftView) -> None:
    QTest.mouseClick(row_with(page_of(national), "占地面积"), Qt.MouseButton.LeftButton)
    here = entry_in_hand()
    assert here is not None
    assert here.path == "area_km2"


def test_a_row_with_something_missing_leads_to_what_is_missing(national: DraftView) -> None:
    national.session.type("total_output/2021", "618.40")
    settle(national)
    QTest.mouseClick(row_with(page_of(national), "近三年产值均在"), Qt.MouseButton.LeftButton)
    here = entry_in_hand()
    assert here is not None
    assert here.path == "total_output/2022"


def test_where_a_person_must_judge_there_is_nothing_to_press(national: DraftView) -> None:
    page = page_of(national)
    row = row_with(page, "产业链布局合理")
    assert row.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert row.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_in_the_west_what_is_not_met_is_only_a_hint(national: DraftView) -> None:
    assert threshold_levels(national) == ["warning"]
    page = page_of(national)
    page.source.western.setFocus()
    press(Qt.Key.Key_Space)
    assert threshold_levels(national) == ["hint"]
    assert row_with(page, "占地面积").accessibleName().startswith("未达到")
    assert national.rail.name_of("standard") == "认定标准 1 个问题"
    press(Qt.Key.Key_Space)
    assert threshold_levels(national) == ["warning"]


def test_the_western_switch_belongs_to_the_draft(
    national: DraftView, window: Window, open_view: Callable[[Path], DraftView]
) -> None:
    page_of(national).source.western.click()
    path = national.session.draft.path
    window.go_home()
    again = open_view(path)
    assert page_of(again).source.western.isChecked()
    assert threshold_levels(again) == ["hint"]


def test_without_a_standard_the_page_says_what_to_do(view: DraftView) -> None:
    page = page_of(view)
    words = words_in(page)
    assert "还没有可对照的认定标准" in words
    assert "系统不代拟指标" in words
    assert states(page) == []
    assert not page.source.western.isVisible()


def test_a_file_of_ones_own_is_held_against_the_answers(view: DraftView, own_file: Path) -> None:
    view.session.type("area_km2", "86.50")
    page = page_of(view)
    page.source.load(own_file)
    assert states(page) == ["未达到"]
    assert "取自 河北标准.toml" in words_in(page)
    assert threshold_levels(view) == ["warning"]


def test_the_check_of_the_command_line_knows_the_file_of_ones_own(view: DraftView, own_file: Path) -> None:
    view.session.type("area_km2", "86.50")
    page_of(view).source.load(own_file)
    settle(view)
    assessment = assess(view.session.draft)
    assert [verdict.state for verdict in assessment.verdicts] == ["not_met"]
    assert list(assessment.findings) == view.session.findings


def test_a_file_of_ones_own_is_there_when_the_draft_is_opened_again(
    view: DraftView, own_file: Path, window: Window, open_view: Callable[[Path], DraftView]
) -> None:
    page_of(view).source.load(own_file)
    path = view.session.draft.path
    window.go_home()
    own_file.unlink()
    again = open_view(path)
    assert states(page_of(again)) == ["表中看不出"]


def test_a_file_that_is_not_sound_is_refused_with_what_is_wrong(view: DraftView, tmp_path: Path) -> None:
    file = tmp_path / "标准.toml"
    file.write_text(OWN.replace("area_km2", "areas"), encoding="utf-8")
    page = page_of(view)
    page.source.load(file)
    assert "标准.toml：indicators“area”的 measures的“areas”不存在。" in words_in(page)
    assert view.session.benchmark.standard is None


def test_a_file_that_is_no_toml_is_refused_and_the_one_before_stays(
    view: DraftView, own_file: Path, tmp_path: Path
) -> None:
    page = page_of(view)
    page.source.load(own_file)
    file = tmp_path / "标准.toml"
    file.write_text("占地面积不超过80平方公里", encoding="utf-8")
    page.source.load(file)
    assert "TOML 写法有误" in words_in(page)
    assert states(page) == ["表中看不出"]


def test_the_file_of_ones_own_can_be_given_up(view: DraftView, own_file: Path) -> None:
    page = page_of(view)
    page.source.load(own_file)
    view.session.deeds.use_standard(None)
    page.renew()
    assert "还没有可对照的认定标准" in words_in(page)


def test_the_sample_is_a_file_that_can_be_loaded(view: DraftView, tmp_path: Path) -> None:
    page = page_of(view)
    sample = tmp_path / "样本.toml"
    page.source.save_sample(sample)
    page.source.load(sample)
    assert len(states(page)) > 1


def test_a_sample_that_cannot_be_written_is_told(view: DraftView, tmp_path: Path) -> None:
    page = page_of(view)
    page.source.save_sample(tmp_path / "missing" / "样本.toml")
    assert "样本.toml 没有写成：找不到。" in words_in(page)


def test_every_row_is_shown_in_full(national: DraftView, qtbot: QtBot) -> None:
    page = page_of(national)
    qtbot.wait(50)
    for row in page.findChildren(VerdictRow):
        for label in row.findChildren(QLabel):
            if not isinstance(label, Pill):
                assert label.height() >= label.heightForWidth(label.width()), label.text()
