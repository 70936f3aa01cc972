"""Findings, and the ways to what they are about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from cluster_desktop.ui.charts.counts import counts_of
from cluster_desktop.ui.check.page import FindingRow
from cluster_desktop.ui.parts.basics import Pill
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, entry_in_hand, form_page, in_hand, press, settle, type_text


@pytest.fixture
def wrong(view: DraftView) -> DraftView:
    """A draft with one figure that is none."""
    entry(view, "cloud_smes")
    type_text("many")
    settle(view)
    return view


def test_an_empty_required_field_is_faintly_marked_and_not_called_wrong(view: DraftView) -> None:
    field = form_page(view, "一").parts.entries["area_km2"]
    assert field.property("state") == "empty"
    standing = view.session.standings["一"]
    assert (standing.filled, standing.items, standing.errors) == (0, 15, 0)


def test_a_wrong_figure_is_framed_and_counted(wrong: DraftView) -> None:
    field = form_page(wrong, "四").parts.entries["cloud_smes"]
    assert field.property("state") == "error"
    assert "集群上云中小企业数量" in field.inputs()[0].accessibleDescription()
    assert wrong.session.standings["四"].errors == 1
    assert "1 个错误" in [label.text() for label in wrong.pages["四"].findChildren(QLabel)]


def test_the_rail_shows_where_something_is_wrong(wrong: DraftView) -> None:
    assert wrong.rail.name_of("四") == "四、数字化升级情况 1 个问题"
    assert wrong.rail.name_of("一") == "一、基本情况 0/15 项"


def test_what_is_wrong_empty_and_unproved_is_counted_alike_everywhere(wrong: DraftView) -> None:
    wrong.session.type("chain_work/1", True)
    settle(wrong)
    wrong.show_page("check")
    pills = dict(
        each.text().split() for each in wrong.pages["check"].findChildren(Pill) if " " in each.text()
    )
    wrong.show_page("export")
    told = " ".join(label.text() for label in wrong.pages["export"].findChildren(QLabel))
    assert counts_of(wrong.session)[1].figure == pills["错误"] == "1"
    assert wrong.rail.name_of("check") == "检查 1 个问题"
    assert f"还有 1 个错误、{pills['未填']} 处未填、{pills['缺佐证']} 项缺佐证，" in told


def test_the_folded_rail_shows_where_something_is_wrong(wrong: DraftView) -> None:
    def dots() -> set[str]:
        stops = ("四", "五", "check", "preview")
        parts = {key: wrong.rail.stop(key).findChildren(QFrame) for key in stops}
        return {key for key in stops if any(each.property("dot") and each.isVisible() for each in parts[key])}

    assert dots() == set()
    wrong.rail.fold(folded=True)
    assert dots() == {"四", "check"}
    assert wrong.rail.stop("四").toolTip().endswith("1 个问题")
    form_page(wrong, "四")
    entry(wrong, "cloud_smes")
    wrong.session.type("cloud_smes", "12")
    settle(wrong)
    assert "四" not in dots()


def test_pressing_a_finding_goes_to_its_field(wrong: DraftView, qtbot) -> None:
    wrong.show_page("check")
    row = next(
        row
        for row in wrong.pages["check"].findChildren(FindingRow)
        if "集群上云中小企业数量" in row.accessibleName()
    )
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert wrong.current == "四"
    here = entry_in_hand()
    assert here is not None
    assert here.path == "cloud_smes"


def test_f4_goes_from_finding_to_finding_and_round(view: DraftView) -> None:
    view.show_page("一")
    entry(view, "cluster_name")
    press(Qt.Key.Key_F4)
    assert (here := entry_in_hand()) is not None
    assert here.path == "county_dept"
    order = [field.path for field in view.session.index.fields]
    fields = [view.session.field_at(finding.paths[0]) for finding in view.session.findings]
    concerned = sorted((field.path for field in fields if field), key=order.index)
    view.go_to(concerned[-1])
    press(Qt.Key.Key_F4)
    assert (here := entry_in_hand()) is not None
    assert here.path == concerned[0]


def test_the_foot_leads_through_what_is_left_on_the_page(wrong: DraftView, qtbot) -> None:
    form_page(wrong, "四")
    entry(wrong, "cloud_smes")
    wrong.mend_here()
    assert (here := entry_in_hand()) is not None
    assert here.path == "cloud_ratio"
    assert here.field.section == "四"


def test_a_second_press_on_the_rail_goes_to_the_first_thing_to_mend(wrong: DraftView) -> None:
    wrong.rail.chosen.emit("四")
    wrong.rail.chosen_again.emit("四")
    assert (here := entry_in_hand()) is not None
    assert here.field.section == "四"


def test_the_panel_explains_the_field_in_hand(wrong: DraftView) -> None:
    entry(wrong, "cloud_smes")
    words = " ".join(label.text() for label in wrong.panel.findChildren(QLabel))
    assert "企业上云指" in words
    assert "《相关指标填报说明》第 16 条" in words
    assert "错误" in words
    assert "空 → many" in words


def test_control_and_arrows_go_from_page_to_page(view: DraftView) -> None:
    view.show_page("二")
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert view.current == "三"
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert view.current == "一"


def test_control_and_arrows_also_leave_a_long_text(view: DraftView) -> None:
    entry(view, "chain_text")
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert view.current == "三"


def test_control_e_goes_to_the_export_page(view: DraftView) -> None:
    entry(view, "cluster_name")
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert view.current == "export"
    assert view.pages["export"].isAncestorOf(in_hand())


def test_shift_f1_opens_the_folded_panel(view: DraftView, qtbot) -> None:
    view.window().resize(1100, 720)
    entry(view, "cloud_smes")
    assert not view.panel.isVisible()
    press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert view.panel.isVisible()


def test_every_finding_is_shown_in_full(view: DraftView, qtbot) -> None:
    view.show_page("check")
    page = view.pages["check"]
    area = page.findChild(QScrollArea)
    assert area is not None
    bar = area.verticalScrollBar()
    while len(page.findChildren(FindingRow)) < len(view.session.findings):
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda: bar.value() < bar.maximum())
    for row in page.findChildren(FindingRow):
        for label in row.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_what_is_wrong_is_listed_before_what_is_only_empty(wrong: DraftView) -> None:
    wrong.show_page("check")
    page = wrong.pages["check"]
    first = page.findChildren(FindingRow)[0]
    assert first.accessibleName().startswith("错误，第四部分 · 集群上云中小企业数量")
    shown = [label.text() for label in page.findChildren(Pill) if label.isVisible()]
    assert shown[0] == "错误 1"
    assert shown[-1] == "未填"
