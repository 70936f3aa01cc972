"""Looking for a draft among many by a few words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.library import Library
from cluster_desktop.forms.loader import edition_ids, load_edition
from cluster_desktop.ui.start.drafts_table import DraftsTable
from cluster_desktop.ui.start.page import StartPage
from cluster_desktop.ui.window import Window
from cluster_desktop.ui.work import Job
from tests.ui.access import at_rest, cut, outside, small, weakly_named
from tests.ui.hands import press
from tests.ui.tabbing import tab_round

COUNTIES = ("临川县羊绒", "东山县轴承", "宁安市马铃薯", "西河县陶瓷", "北岭县板材")


@pytest.fixture
def begun(library: Library) -> Callable[[int], None]:
    """Makes so many drafts, each of a county, a form and an author of its own."""

    def make(count: int) -> None:
        for number, (name, edition) in enumerate(zip(COUNTIES[:count], edition_ids(), strict=False)):
            notice, path = load_edition(edition).notices[0], library.new_path(f"草稿{number + 1}")
            with Draft.create(path, edition=edition, notice=notice, author="") as draft:
                told = {"cluster_name": name, "region/county": name[:3], "county_dept": f"{name[:3]}工信局"}
                draft.set_many(told, f"填写人{'甲乙丙丁戊'[number]}")

    return make


@pytest.fixture
def page(window: Window, begun: Callable[[int], None], qtbot: QtBot) -> StartPage:
    """The list of five drafts, looked through."""
    begun(5)
    window.start_page.renew()
    qtbot.waitUntil(lambda: set(listed(window.start_page)) == set(COUNTIES), timeout=10_000)
    return window.start_page


def listed(page: StartPage) -> list[str]:
    """The names of the drafts that are shown."""
    names = page.findChildren(QPushButton)
    return [each.text() for each in names if each.property("kind") == "document" and each.isVisible()]


def told(page: StartPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def look_for(page: StartPage, typed: str, qtbot: QtBot) -> list[str]:
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.box.hasFocus()
    page.box.insert(typed)
    qtbot.waitUntil(lambda: not page.findChildren(Job), timeout=10_000)
    return listed(page)


def test_a_draft_is_found_by_its_name_form_unit_region_and_author(page: StartPage, qtbot: QtBot) -> None:
    for typed, found in {
        "轴承": ["东山县轴承"],
        "复核": ["北岭县板材"],
        "河北省": ["临川县羊绒"],
        "西河县工信局": ["西河县陶瓷"],
        "填写人丙": ["宁安市马铃薯"],
        "草稿４": ["西河县陶瓷"],
        "西河 陶": ["西河县陶瓷"],
        "西河 轴承": [],
    }.items():
        assert look_for(page, typed, qtbot) == found


def test_what_was_found_is_counted_and_esc_shows_all_again(page: StartPage, qtbot: QtBot) -> None:
    look_for(page, "工信局", qtbot)
    assert "找到 5 份，共 5 份" in told(page)
    look_for(page, "没有这个县", qtbot)
    assert listed(page) == []
    assert "含“没有这个县”的草稿" in told(page)
    press(Qt.Key.Key_Escape)
    assert len(listed(page)) == 5
    assert "找到" not in told(page)


def test_enter_opens_the_first_that_is_found(page: StartPage, window: Window, qtbot: QtBot) -> None:
    look_for(page, "马铃薯", qtbot)
    press(Qt.Key.Key_Return)
    assert window.view is not None
    assert window.view.session.answers["cluster_name"] == "宁安市马铃薯"


def test_enter_with_nothing_typed_opens_nothing(page: StartPage, window: Window) -> None:
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return)
    assert window.view is None


def test_the_arrow_goes_to_what_was_found(page: StartPage, window: Window, qtbot: QtBot) -> None:
    look_for(page, "轴承", qtbot)
    press(Qt.Key.Key_Down)
    in_hand = window.focusWidget()
    assert isinstance(in_hand, QPushButton)
    assert in_hand.text() == "东山县轴承"


def test_rows_that_are_left_out_take_no_room(page: StartPage, qtbot: QtBot) -> None:
    sheet = page.findChildren(DraftsTable)[0]
    before = sheet.height()
    look_for(page, "轴承", qtbot)
    qtbot.waitUntil(lambda: sheet.height() < before / 2)


def test_the_box_is_not_there_for_a_few_drafts(
    window: Window, begun: Callable[[int], None], library: Library
) -> None:
    begun(4)
    page = window.start_page
    page.renew()
    assert not page.box.isVisible()
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not page.box.hasFocus()
    library.duplicate(next(iter(library.drafts())).path, "第五份")
    page.renew()
    assert page.box.isVisible()


def test_what_was_typed_still_holds_when_a_draft_is_put_away(
    page: StartPage, library: Library, qtbot: QtBot
) -> None:
    library.duplicate(library.folder / "草稿1.jqsb", "又一份")
    look_for(page, "轴承", qtbot)
    library.put_away(library.folder / "草稿1.jqsb", library.archive)
    page.renew()
    qtbot.waitUntil(lambda: listed(page) == ["东山县轴承"], timeout=10_000)


def archived(page: StartPage) -> list[QPushButton]:
    """The buttons of the archived drafts that were found."""
    buttons = page.findChildren(QPushButton)
    return [each for each in buttons if each.isVisible() and each.text() == "放回清单并打开"]


def test_an_archived_draft_is_found_brought_back_and_opened(
    page: StartPage, window: Window, library: Library, qtbot: QtBot
) -> None:
    library.put_away(library.folder / "草稿4.jqsb", library.archive)
    page.renew()
    assert look_for(page, "西河县工信局", qtbot) == []
    (back,) = archived(page)
    assert "西河县陶瓷" in back.accessibleName()
    assert "在已归档中找到 1 份" in told(page)
    press(Qt.Key.Key_Return)
    assert window.view is None
    assert back.hasFocus()
    press(Qt.Key.Key_Return)
    assert window.view is not None
    assert window.view.session.answers["cluster_name"] == "西河县陶瓷"
    assert library.archive.drafts() == []


def test_archived_drafts_are_shown_only_while_something_is_looked_for(
    page: StartPage, library: Library, qtbot: QtBot
) -> None:
    library.put_away(library.folder / "草稿4.jqsb", library.archive)
    page.renew()
    assert archived(page) == []
    assert "西河县陶瓷" not in look_for(page, "县", qtbot)
    assert len(archived(page)) == 1
    press(Qt.Key.Key_Escape)
    assert archived(page) == []


def test_an_archived_draft_is_not_found_by_the_moment_in_its_file_name(
    page: StartPage, library: Library, qtbot: QtBot
) -> None:
    away = library.put_away(library.folder / "草稿4.jqsb", library.archive)
    page.renew()
    look_for(page, away.stem[:15], qtbot)
    assert archived(page) == []


def test_the_page_is_fit_for_everybody_at_its_least_width(
    page: StartPage, window: Window, qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    look_for(page, "工信局", qtbot)
    assert at_rest(lambda: weakly_named(page) + small(page) + cut(page) + outside(page)) == []
    visited = [
        each.accessibleName() or getattr(each, "text", str)() for each in tab_round(window, Qt.Key.Key_Tab)
    ]
    wanted = ["查找草稿", "设置", "新建申报：选择通知和申报表，从空表开始", "显示全部", COUNTIES[0]]
    assert sorted(wanted, key=visited.index) == wanted
