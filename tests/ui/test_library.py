"""What the menu of a draft does: copy, rename, put away, bring back, restore from a backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.library import Library
from cluster_desktop.drafts.lock import DraftLock
from cluster_desktop.ui.start.backups_dialog import BackupsDialog
from cluster_desktop.ui.start.page import StartPage
from cluster_desktop.ui.start.shelf_dialog import ShelfDialog
from cluster_desktop.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NAME = "平川县丝网产业"


@pytest.fixture
def page(window: Window, draft_file: Path) -> StartPage:
    """The list with one draft in it."""
    with Draft.open(draft_file) as draft:
        draft.set("area_km2", "86.50", "工信局")
    window.start_page.renew()
    return window.start_page


def called(page: StartPage, name: str) -> QPushButton:
    """The button with this name, once the list is laid out."""
    QApplication.processEvents()
    return next(
        each
        for each in page.window().findChildren(QPushButton)
        if each.isVisible() and (each.accessibleName() or each.text()).startswith(name)
    )


def choose(page: StartPage, key: str) -> None:
    """Open the menu of the draft and press the key of an entry."""
    more = called(page, f"{NAME}：")
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Return)
    menu = more.findChild(QMenu)
    assert menu is not None
    QTest.keyClicks(menu, key)


def told(page: StartPage) -> str:
    return " ".join(label.text() for label in page.strip.findChildren(QLabel) if label.isVisible())


def names(library: Library) -> set[str]:
    return {entry.name for entry in library.drafts()}


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Answers the question for a name."""

    def answer(name: str) -> None:
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (name, bool(name)))

    return answer


def test_a_draft_is_copied_as_another_draft(page, library, draft_file, answering, qtbot: QtBot) -> None:
    answering("送审稿")
    choose(page, "c")
    qtbot.waitUntil(lambda: "已复制为“送审稿”" in told(page))
    with Draft.open(library.folder / "送审稿.jqsb") as copy, Draft.open(draft_file) as draft:
        assert copy.answers() == draft.answers()
        assert copy.draft_id != draft.draft_id


def test_a_draft_is_renamed(page, library, answering) -> None:
    answering("平川县丝网 2024")
    choose(page, "r")
    assert names(library) == {"平川县丝网 2024"}
    assert "已改名为“平川县丝网 2024”" in told(page)


def test_without_a_name_nothing_is_done(page, library, answering) -> None:
    answering("")
    choose(page, "r")
    choose(page, "c")
    assert names(library) == {NAME}


@pytest.mark.parametrize(("key", "shelf"), [("a", "已归档"), ("d", "回收站")])
def test_a_draft_is_put_away_and_brought_back(page, window, library, key: str, shelf: str) -> None:
    choose(page, key)
    assert names(library) == set()
    called(page, f"{shelf}（1 份）").click()
    dialog = window.findChild(ShelfDialog)
    called(page, f"{NAME}：放回清单").click()
    assert not dialog.isVisible()
    assert names(library) == {NAME}


def test_throwing_away_can_be_taken_back_at_once(page, library) -> None:
    choose(page, "d")
    assert "已移到回收站" in told(page)
    called(page, "撤销").click()
    assert names(library) == {NAME}
    assert library.bin.drafts() == []


def test_a_draft_open_elsewhere_stays_where_it_is(page, library, draft_file) -> None:
    with DraftLock.take(draft_file):
        choose(page, "d")
    assert "草稿已在另一个窗口中打开" in told(page)
    assert names(library) == {NAME}


def test_a_draft_is_restored_from_a_backup_beside_the_one_that_is_there(
    page, window: Window, library, draft_file, qtbot: QtBot
) -> None:
    with Draft.open(draft_file) as draft:
        library.backups.make(draft)
        draft.set("area_km2", None, "工信局")
    choose(page, "b")
    qtbot.waitUntil(lambda: bool(restores(window)))
    restores(window)[1].click()
    qtbot.waitUntil(lambda: "已从备份恢复“" in told(page))
    (restored,) = names(library) - {NAME}
    with Draft.open(library.folder / f"{restored}.jqsb") as draft:
        assert draft.answers() == {"area_km2": "86.50"}
    with Draft.open(draft_file) as draft:
        assert draft.answers() == {}


def test_a_spoilt_draft_is_restored_from_the_backups_that_belong_to_none(
    page, window: Window, library, draft_file, qtbot: QtBot
) -> None:
    with Draft.open(draft_file) as draft:
        draft.set("cluster_name", "平川县轴承产业", "工信局")
        library.backups.make(draft)
    draft_file.write_bytes(b"nothing of the kind")
    page.renew()
    choose(page, "b")
    qtbot.waitUntil(lambda: bool(restores(window)))
    assert "平川县轴承产业" in restores(window)[0].accessibleName()
    restores(window)[0].click()
    qtbot.waitUntil(lambda: "已从备份恢复“" in told(page))
    with Draft.open(draft_file) as draft:
        assert draft.value("cluster_name") == "平川县轴承产业"
    assert [library.bin.name_of(path) for path in library.bin.drafts()] == [NAME]


def test_a_draft_of_the_bin_is_deleted_for_good_only_at_the_second_press(
    page, window: Window, library
) -> None:
    choose(page, "d")
    called(page, "回收站（1 份）").click()
    dialog = window.findChild(ShelfDialog)
    assert dialog is not None
    away = called(page, f"{NAME}：彻底删除")
    away.click()
    assert away.text() == "确认彻底删除"
    assert len(library.bin.drafts()) == 1
    away.click()
    assert library.bin.drafts() == []
    assert "已彻底删除" in " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_the_bin_is_emptied_only_at_the_second_press(page, library, window: Window) -> None:
    choose(page, "d")
    called(page, "回收站（1 份）").click()
    wipe = called(page, "清空回收站")
    wipe.click()
    assert len(library.bin.drafts()) == 1
    wipe.click()
    assert library.bin.drafts() == []


def test_without_backups_the_dialog_says_so(page, window: Window, qtbot: QtBot) -> None:
    choose(page, "b")
    dialog = window.findChild(BackupsDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "还没有备份。" in [each.text() for each in dialog.findChildren(QLabel)])


def test_a_draft_outside_the_library_has_no_menu(page, library, example_copy, window: Window) -> None:
    library.touch(example_copy)
    page.renew()
    QApplication.processEvents()
    more = [each for each in page.findChildren(QPushButton) if each.text() == "⋯" and each.isVisible()]
    assert [each.accessibleName().split("：")[0] for each in more] == [NAME]


def restores(window: Window) -> list[QPushButton]:
    return [each for each in window.findChildren(QPushButton, "restore") if each.isVisible()]
