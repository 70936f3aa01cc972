"""Every form can be chosen, and filled in where it differs from the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from cluster_desktop.forms.loader import edition_ids, load_edition
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.start.new_dialog import NewDialog
from cluster_desktop.ui.window import Window
from tests.ui.hands import entry, entry_in_hand, form_page, in_hand, press, settle, type_text
from tests.ui.test_start import choosing

# The offscreen platform says so of every dialog with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

OpenView = Callable[[Path], DraftView]
DraftOf = Callable[[str], Path]


@pytest.fixture
def dialog(qtbot: QtBot, window: Window) -> NewDialog:
    made = NewDialog(window)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(page) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_dialog_tells_the_forms_apart_by_year_issuer_and_years(dialog: NewDialog) -> None:
    assert [radio.accessibleName() for radio in dialog.findChildren(QRadioButton)] == [
        "2025 年度 中小企业特色产业集群申报表，工业和信息化部，2022—2024 年数据",
        "2025 年度 中小企业特色产业集群复核申报表，工业和信息化部，2022—2024 年数据",
        "2024 年度 中小企业特色产业集群申报表，河北省工业和信息化厅，2021—2023 年数据",
        "2024 年度 中小企业特色产业集群申报表，工业和信息化部，2021—2023 年数据",
        "2022 年度 中小企业特色产业集群申报表，工业和信息化部，2019—2021 年数据",
    ]


def test_the_arrow_keys_go_through_the_forms_and_the_notices_follow(dialog: NewDialog) -> None:
    dialog.findChildren(QRadioButton)[0].setFocus()
    seen: dict[str, list[str]] = {}
    notices = dialog.findChild(QComboBox)
    assert notices is not None
    for _ in edition_ids():
        edition = dialog.editions.edition()
        seen[edition.id] = [notices.itemText(number) for number in range(notices.count())]
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert set(seen) == set(edition_ids())
    assert seen["national-2022"] == [
        "宁夏回族自治区工业和信息化厅（2022-10-18 截止）",
        "鹤壁市工业和信息化局（2022-10-12 截止）",
    ]
    assert seen["national-2024"] == ["湖北省经济和信息化厅办公室（2024-06-20 截止）"]


def test_the_chosen_form_and_notice_are_those_of_the_draft(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def accept(dialog: NewDialog) -> QDialog.DialogCode:
        notices = dialog.findChild(QComboBox)
        choosing("2022 年度")(dialog)
        assert notices is not None
        notices.setCurrentIndex(1)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(NewDialog, "exec", accept)
    window.new_draft()
    assert window.view is not None
    draft = window.view.session.draft
    assert (draft.edition, draft.notice) == ("national-2022", "hebi-2022")
    assert "2022 年度申报表（工业和信息化部）" in shown(window.view.top)


FILLED = {
    "text": ("operator", "Park office", "Park office"),
    "long_text": ("digi_text", "Cloud", "Cloud"),
    "number": ("area_km2", "86.50", "86.50"),
    "count": ("overseas_branches", "3", "3"),
    "year_numbers": ("total_output/{year}", "512.30", "512.30"),
    "single_choice": ("energy_benchmark", None, "1"),
    "multi_choice": ("digi_work/2", None, True),
    "standards_matrix": ("standards/{year}/national/led", "4", "4"),
    "count_names": ("platform_nat/names", "Centre", "Centre"),
    "plan_outline": ("plan_idea", "Quality", "Quality"),
    "target_table": ("targets/rd_spend/target", "12%", "12%"),
    "declaration": ("recommendation", "Agreed", "Agreed"),
    "date": ("applied_on", "2025.6.3", "2025-06-03"),
}
"""For each kind of field a path, the keys that are typed (Space where there are none), and the answer."""


@pytest.mark.parametrize("edition", edition_ids())
def test_a_field_of_each_kind_is_filled_by_keyboard_and_saved(
    open_view: OpenView, draft_of: DraftOf, edition: str
) -> None:
    view = open_view(draft_of(edition))
    index = view.session.index
    wanted: dict[str, object] = {}
    for kind, (pattern, keys, answer) in FILLED.items():
        path = pattern.format(year=load_edition(edition).years[-1])
        if index.find(path) is None:
            continue
        assert index[path].kind == kind
        entry(view, path)
        if keys is None:
            press(Qt.Key.Key_Space)
        else:
            type_text(keys)
        wanted[path] = answer
    settle(view)
    assert view.session.draft.answers() == wanted
    assert len(wanted) >= len(FILLED) - 2


@pytest.fixture
def review(open_view: OpenView, draft_of: DraftOf) -> DraftView:
    return open_view(draft_of("national-2025-review"))


def test_the_review_asks_for_base_target_and_outcome_side_by_side(review: DraftView) -> None:
    entry(review, "targets_done/patents/base")
    for words in ("1103", "1680", "1842"):
        type_text(words)
        press(Qt.Key.Key_Tab)
    settle(review)
    assert review.session.draft.answers() == {
        "targets_done/patents/base": "1103",
        "targets_done/patents/target": "1680",
        "targets_done/patents/done": "1842",
    }
    heads = shown(form_page(review, "八"))
    assert [head for head in heads if head.endswith("值")] == [
        "2022年基准值",
        "2025年目标值",
        "2025年完成值",
        "2024年基准值",
        "2027年目标值",
    ]


def test_both_tables_of_the_review_can_be_given_more_rows(review: DraftView) -> None:
    page = form_page(review, "八")
    for key, table in (("targets_done", "发展成效"), ("targets", "三年总体目标")):
        add = next(
            each
            for each in page.findChildren(QPushButton)
            if each.accessibleName() == f"{table}：创新：增加指标" and each.isVisible()
        )
        QTest.mouseClick(add, Qt.MouseButton.LeftButton)
        found = entry_in_hand()
        assert found is not None
        assert found.path == f"{key}/innovation_1/label"
    assert "targets_done/innovation_1/done" in page.parts.entries


def test_section_eight_of_the_review_has_its_own_title_on_page_and_rail(review: DraftView) -> None:
    page = form_page(review, "八")
    assert "八、近三年中小企业特色产业集群发展目标完成情况" in shown(page)
    assert "近三年发展目标完成情况" in shown(review.rail)


def test_a_title_that_is_shortened_on_the_rail_is_told_in_full(review: DraftView) -> None:
    for label in review.rail.findChildren(QLabel):
        assert label.width() >= label.minimumSizeHint().width(), label.text()
    assert review.rail.name_of("八") == "八、近三年中小企业特色产业集群发展目标完成情况 0/10 项"


def test_the_questions_of_2022_stand_as_they_were_asked_then(open_view: OpenView, draft_of: DraftOf) -> None:
    view = open_view(draft_of("national-2022"))
    words = shown(form_page(view, "一"))
    assert "集群主导产业不属于国家规定的禁止、限制和淘汰类产业" in words
    entry(view, "prohibited_industry")
    assert isinstance(in_hand(), QRadioButton)
    press(Qt.Key.Key_Space)
    settle(view)
    assert view.session.findings_on("prohibited_industry") == []
    press(Qt.Key.Key_Right)
    settle(view)
    assert view.session.findings_on("prohibited_industry") != []


@pytest.mark.parametrize("edition", ["national-2025", "national-2025-review"])
def test_part_four_of_2025_is_a_table_of_years(open_view: OpenView, draft_of: DraftOf, edition: str) -> None:
    view = open_view(draft_of(edition))
    words = shown(form_page(view, "四"))
    start = words.index("年度")
    assert words[start : start + 4] == ["年度", "2022年", "2023年", "2024年"]
    entry(view, "cloud_smes/2022")
    press(Qt.Key.Key_Return)
    found = entry_in_hand()
    assert found is not None
    assert found.path == "cloud_ratio/2022"


def test_the_national_cover_asks_for_province_city_and_county(open_view: OpenView, draft_of: DraftOf) -> None:
    view = open_view(draft_of("national-2025"))
    entry(view, "region/province")
    for words in ("Hebei", "Hengbei", "Pingchuan"):
        type_text(words)
        press(Qt.Key.Key_Tab)
    settle(view)
    assert view.session.draft.answers() == {
        "region/province": "Hebei",
        "region/city": "Hengbei",
        "region/county": "Pingchuan",
    }


def test_where_no_field_is_in_hand_the_side_panel_tells_of_the_notice(
    open_view: OpenView, draft_of: DraftOf
) -> None:
    view = open_view(draft_of("national-2025"))
    entry(view, "area_km2")
    for page in ("check", "export"):
        view.show_page(page)
        assert not view.panel.isVisible()
        assert "2025-07-15" in shown(view)
    entry(view, "area_km2")
    assert view.panel.isVisible()
