"""The list of drafts, and the ways to begin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.library import Library
from cluster_desktop.ui.guide.bar import GuideBar
from cluster_desktop.ui.help.window import HelpWindow
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.setup.dialog import SettingsDialog
from cluster_desktop.ui.start.card import Card
from cluster_desktop.ui.start.example_dialog import ExampleDialog
from cluster_desktop.ui.start.introduction import Introduction
from cluster_desktop.ui.start.new_dialog import NewDialog
from cluster_desktop.ui.start.page import StartPage
from cluster_desktop.ui.window import Window
from tests.ui.hands import press


def words(page: StartPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def card(window: Window, title: str) -> Card:
    return next(
        each for each in window.start_page.findChildren(Card) if each.accessibleName().startswith(title)
    )


def choosing(*words: str) -> Callable[[QDialog], QDialog.DialogCode]:
    """Instead of showing the dialog, choose the form with these words and accept."""

    def accept(dialog: QDialog) -> QDialog.DialogCode:
        radios = dialog.findChildren(QRadioButton)
        next(each for each in radios if all(word in each.accessibleName() for word in words)).click()
        return QDialog.DialogCode.Accepted

    return accept


def test_without_drafts_the_page_says_what_to_do(window: Window) -> None:
    assert "还没有草稿。选一种办法开始" in words(window.start_page)


def test_there_is_a_card_for_each_way_that_exists_and_for_no_other(window: Window) -> None:
    names = [each.accessibleName().split("：")[0] for each in window.start_page.findChildren(Card)]
    assert names == ["新建申报", "由往年草稿新建…", "接收草稿…", "看一个完整示例"]


def test_a_draft_stands_in_the_list_with_what_is_open(
    window: Window, library: Library, example_copy: Path, qtbot: QtBot
) -> None:
    library.touch(example_copy)
    window.start_page.renew()
    qtbot.waitUntil(lambda: "100%" in words(window.start_page), timeout=10_000)
    listed = words(window.start_page)
    assert "平川县工业和信息化局" in listed
    assert "可以导出" in listed
    assert any(each.text() == "平川县丝网产业" for each in window.start_page.findChildren(QPushButton))


def test_a_press_on_a_draft_opens_it(window: Window, draft_file: Path, qtbot: QtBot) -> None:
    window.start_page.renew()
    name = next(
        each for each in window.start_page.findChildren(QPushButton) if each.text() == draft_file.stem
    )
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert window.view is not None
    assert window.view.session.draft.path == draft_file


def test_a_file_that_is_no_draft_is_told_on_the_page(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    spoilt = tmp_path / "坏.jqsb"
    spoilt.write_bytes(b"nothing of the kind")
    window.open_draft(spoilt)
    qtbot.waitUntil(window.start_page.strip.isVisible)
    assert window.view is None
    assert "坏.jqsb" in words(window.start_page)


def test_a_damaged_draft_in_the_library_does_not_hide_the_others(
    window: Window, draft_file: Path, qtbot: QtBot
) -> None:
    draft_file.with_name("坏.jqsb").write_bytes(b"nothing of the kind")
    window.start_page.renew()
    qtbot.waitUntil(lambda: "打不开" in words(window.start_page))
    assert any(each.text() == draft_file.stem for each in window.start_page.findChildren(QPushButton))


def test_a_new_draft_is_made_in_the_library_and_opened(
    window: Window, library: Library, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def accept(dialog: NewDialog) -> QDialog.DialogCode:
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText("平川县轴承产业")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(NewDialog, "exec", accept)
    qtbot.mouseClick(card(window, "新建申报"), Qt.MouseButton.LeftButton)
    assert window.view is not None
    assert window.view.session.draft.path == library.folder / "平川县轴承产业.jqsb"
    assert window.view.session.answers == {"cluster_name": "平川县轴承产业"}


def test_a_draft_opens_with_the_cursor_in_its_first_field(window: Window, draft_file: Path) -> None:
    card(window, "新建申报").setFocus()
    window.open_draft(draft_file)
    in_hand = window.focusWidget()
    assert isinstance(in_hand, QLineEdit)
    assert in_hand.accessibleName().startswith("集群名称")


def test_a_draft_can_be_looked_for(window: Window, example_copy: Path, monkeypatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(example_copy), ""))
    qtbot.mouseClick(card(window, "接收草稿"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.view is not None, timeout=20_000)


def test_the_example_is_made_in_the_background_and_opened(
    window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(ExampleDialog, "exec", choosing("2024 年度", "河北省"))
    qtbot.mouseClick(card(window, "看一个完整示例"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.view is not None, timeout=30_000)
    assert window.view is not None
    assert window.view.session.edition.id == "hebei-2024"
    assert window.view.session.findings == []
    bar = window.view.findChild(GuideBar)
    assert bar is not None
    assert bar.isVisible()


def test_an_example_that_is_not_wanted_is_not_made(window: Window, library, monkeypatch, qtbot) -> None:
    monkeypatch.setattr(ExampleDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    qtbot.mouseClick(card(window, "看一个完整示例"), Qt.MouseButton.LeftButton)
    assert window.start_page.isEnabled()
    assert library.drafts() == []


def test_going_home_shows_the_draft_in_the_list(window: Window, view, qtbot: QtBot) -> None:
    window.go_home()
    assert window.view is None
    assert any(each.text() == "平川县丝网产业" for each in window.start_page.findChildren(QPushButton))


def test_who_writes_is_changed_in_the_settings_and_named_in_the_next_draft(
    window: Window, draft_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: SettingsDialog) -> QDialog.DialogCode:
        dialog.unit.setText("平川县统计局")
        dialog.author.setText("李四")
        dialog.accept()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SettingsDialog, "exec", fill_in)
    press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert any(each.text() == "平川县统计局 李四" for each in window.start_page.findChildren(QPushButton))
    window.open_draft(draft_file)
    assert window.view is not None
    assert window.view.session.author == "平川县统计局 李四"


@pytest.fixture
def first(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[Window]:
    """The window on a machine where nobody has used the program yet."""
    made = Window(library, Settings(tmp_path / "window.ini"))
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def test_the_first_start_asks_for_unit_and_name_once(first: Window, library: Library, tmp_path: Path) -> None:
    asking = first.start_page.findChild(Introduction)
    assert asking is not None
    assert asking.unit.hasFocus()
    asking.unit.setText("平川县工业和信息化局")
    press(Qt.Key.Key_Return)
    assert asking.author.hasFocus()
    asking.author.setText("张三")
    press(Qt.Key.Key_Return)
    assert not asking.isVisible()
    settings = Settings(tmp_path / "window.ini")
    assert settings.signature == "平川县工业和信息化局 张三"
    assert StartPage(library, settings).findChild(Introduction) is None


def test_the_question_can_be_put_off_and_does_not_come_back(
    first: Window, library: Library, tmp_path: Path
) -> None:
    later = next(each for each in first.start_page.findChildren(QPushButton) if each.text() == "以后再说")
    later.click()
    assert "先写下单位和姓名" not in words(first.start_page)
    assert StartPage(library, Settings(tmp_path / "window.ini")).findChild(Introduction) is None


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_f1_opens_the_manual_and_its_links_say_that_a_draft_is_needed(window: Window, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F1)
    manual = window.start_page.findChild(HelpWindow)
    assert manual is not None
    assert manual.isVisible()
    assert "从这里开始" in manual.page.toPlainText()
    manual.typed.setText("不超过100平方公里")
    assert "认定标准" in manual.contents.item(0).text()
    manual.page.anchorClicked.emit(QUrl("page:evidence"))
    assert any("先打开一份草稿" in label.text() for label in manual.strip.findChildren(QLabel))
