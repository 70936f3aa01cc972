"""Ctrl+F finds anything in the draft, and the list of commands has every action with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from cluster_desktop.ui.search.finder import Finder
from cluster_desktop.ui.shell.actions import ACTIONS
from tests.ui.hands import entry, entry_in_hand, in_hand, press, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cluster_desktop.ui.shell.draft_view import DraftView

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened() -> Finder:
    finder = in_hand().parentWidget()
    assert isinstance(finder, Finder)
    return finder


def is_open(view: DraftView) -> bool:
    return any(finder.isVisible() for finder in view.findChildren(Finder))


def find(words: str) -> Finder:
    """Ctrl+F and these words; an input method sends hanzi whole."""
    press(Qt.Key.Key_F, CONTROL)
    finder = opened()
    finder.typed.setText(words)
    return finder


def lines(finder: Finder) -> list[str]:
    found = (finder.found.item(number) for number in range(finder.found.count()))
    return [item.data(Qt.ItemDataRole.AccessibleTextRole) for item in found if item.flags()]


def test_an_item_is_found_and_enter_goes_there(view: DraftView) -> None:
    entry(view, "area_km2")
    finder = find("巨人")
    assert any("小巨人" in words.replace("”", "").replace("“", "") for words in lines(finder))
    QTest.keyClick(finder.typed, Qt.Key.Key_Return)
    found = entry_in_hand()
    assert found is not None
    assert found.path.startswith("zjtx_giants") or "giant" in found.path
    assert not is_open(view)


def test_an_option_is_found_by_its_words(view: DraftView) -> None:
    entry(view, "area_km2")
    finder = find("揭榜挂帅")
    QTest.keyClick(finder.typed, Qt.Key.Key_Return)
    found = entry_in_hand()
    assert found is not None
    assert "揭榜挂帅" in (found.field.option or "")


def test_an_indicator_of_the_targets_is_found_printed_or_written(view: DraftView) -> None:
    entry(view, "area_km2")
    view.session.type("targets/other/label", "跨境电商出口额")
    for words, path in (("有效发明专利", "targets/patents/base"), ("跨境电商", "targets/other/label")):
        finder = find(words)
        assert any(line.startswith(words) and "三年总体目标" in line for line in lines(finder))
        QTest.keyClick(finder.typed, Qt.Key.Key_Return)
        found = entry_in_hand()
        assert found is not None
        assert found.path == path


def test_a_finding_is_found_by_its_words(view: DraftView) -> None:
    entry(view, "area_km2")
    view.session.type("firms/2023", "10")
    view.session.type("smes/2023", "20")
    settle(view)
    message = next(
        each.message for each in view.session.findings if "smes/2023" in each.paths and "20" in each.message
    )
    finder = find(message[:12])
    assert any(words.startswith(message) for words in lines(finder))
    finder.leave()


def test_a_document_is_found_by_its_title(open_view: Callable[[Path], DraftView], example_copy: Path) -> None:
    view = open_view(example_copy)
    item = view.session.evidence[0]
    finder = find(item.title)
    assert any(words.startswith(item.title) for words in lines(finder))
    for _ in range(len(lines(finder)) - 1):
        QTest.keyClick(finder.typed, Qt.Key.Key_Down)
    QTest.keyClick(finder.typed, Qt.Key.Key_Return)
    assert view.current == "evidence"


def test_the_box_is_as_high_as_what_it_found(view: DraftView) -> None:
    finder = find("企业")
    settle(view)
    many = finder.height()
    assert finder.found.verticalScrollBar().maximum() > 0
    finder.typed.setText("巨人")
    settle(view)
    assert finder.height() < many
    assert finder.found.verticalScrollBar().maximum() == 0
    assert finder.rect().contains(finder.found.geometry())


def test_what_is_not_there_is_said(view: DraftView) -> None:
    entry(view, "area_km2")
    finder = find("没有的内容")
    assert lines(finder) == []
    assert "没有找到" in finder.nothing.text()
    QTest.keyClick(finder.typed, Qt.Key.Key_Escape)
    assert not is_open(view)


def test_the_commands_name_every_action_with_its_key_and_do_it(view: DraftView) -> None:
    entry(view, "area_km2")
    press(Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    finder = opened()
    shown = lines(finder)
    for each in ACTIONS:
        assert each.name == "commands" or any(each.words in line and each.key in line for line in shown)
    finder.typed.setText("检查")
    QTest.keyClick(finder.typed, Qt.Key.Key_Return)
    assert view.current == "check"


def test_every_action_has_a_key_of_its_own_and_something_that_does_it(view: DraftView) -> None:
    keys = [QKeySequence(key) for each in ACTIONS for key in each.keys]
    assert all(each.keys for each in ACTIONS)
    assert len({key.toString() for key in keys}) == len(keys)
    assert set(view.doings.table()) == {each.name for each in ACTIONS}
    bound = [shortcut.key().toString() for shortcut in view.findChildren(QShortcut)]
    assert {key.toString() for key in keys} <= set(bound)


@pytest.mark.parametrize("name", ["overview", "preview", "evidence", "standard", "check", "export"])
def test_a_page_has_its_key(view: DraftView, name: str) -> None:
    view.doings.table()[name]()
    assert view.current == name
