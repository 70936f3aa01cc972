"""From the keyboard into the draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QRadioButton
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.ui.session.autosave import PAUSE_MS, SaveState
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.window import Window
from tests.ui.hands import entry, in_hand, press, settle, type_text


def saved(path: Path) -> dict[str, str | bool]:
    with Draft.open(path, read_only=True) as draft:
        return draft.answers()


def test_what_is_typed_is_saved_when_the_typing_pauses(
    view: DraftView, draft_file: Path, qtbot: QtBot
) -> None:
    entry(view, "area_km2")
    type_text("86.50")
    assert view.session.autosave.state is SaveState.WAITING
    assert saved(draft_file) == {}
    qtbot.waitUntil(lambda: view.session.autosave.state is SaveState.SAVED, timeout=PAUSE_MS * 4)
    assert saved(draft_file) == {"area_km2": "86.50"}


def test_leaving_a_field_saves_it_at_once(view: DraftView, draft_file: Path) -> None:
    entry(view, "area_km2")
    type_text("86.50")
    press(Qt.Key.Key_Tab)
    assert saved(draft_file) == {"area_km2": "86.50"}


def test_one_field_is_one_change_with_its_author(view: DraftView) -> None:
    entry(view, "area_km2")
    type_text("86.50")
    press(Qt.Key.Key_Tab)
    (change,) = view.session.history("area_km2")
    assert (change.value, change.author) == ("86.50", "工信局")


def test_an_opened_draft_shows_what_was_saved(
    window: Window, open_view: Callable[[Path], DraftView], draft_file: Path
) -> None:
    first = open_view(draft_file)
    entry(first, "cluster_name")
    type_text("Pingchuan")
    entry(first, "chain_text")
    type_text("two\nlines")
    entry(first, "chain_work/2")
    press(Qt.Key.Key_Space)
    entry(first, "industry_type")
    press(Qt.Key.Key_Space)
    entry(first, "applied_on")
    type_text("2024.4.26")
    window.go_home()
    again = open_view(draft_file)
    entry(again, "cluster_name")
    assert isinstance(name := in_hand(), QLineEdit)
    assert name.text() == "Pingchuan"
    entry(again, "chain_text")
    assert isinstance(prose := in_hand(), QPlainTextEdit)
    assert prose.toPlainText() == "two\nlines"
    assert entry(again, "chain_work/2").inputs()[0].property("checked")
    entry(again, "industry_type")
    assert isinstance(radio := in_hand(), QRadioButton)
    assert radio.text() == "第一产业"
    assert radio.isChecked()
    entry(again, "applied_on")
    assert isinstance(day := in_hand(), QLineEdit)
    assert day.text() == "2024年4月26日"
    assert again.session.answers["applied_on"] == "2024-04-26"


def test_clearing_a_field_clears_the_answer(view: DraftView, draft_file: Path) -> None:
    entry(view, "area_km2")
    type_text("8")
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Tab)
    assert saved(draft_file) == {}


def test_delete_takes_a_choice_back(view: DraftView) -> None:
    entry(view, "industry_type")
    press(Qt.Key.Key_Space)
    assert view.session.answers["industry_type"] == "1"
    press(Qt.Key.Key_Delete)
    assert "industry_type" not in view.session.answers


def test_a_character_that_cannot_be_kept_is_told_beside_the_field(view: DraftView, draft_file: Path) -> None:
    field = entry(view, "cluster_name")
    field.edited.emit("cluster_name", "平川\x07县")
    note = [label for label in field.findChildren(QLabel) if label.property("kind") == "refusal"]
    assert "U+0007" in note[0].text()
    assert note[0].isVisible()
    assert "1 处内容不能保存" in top_words(view)
    field.edited.emit("cluster_name", "平川县")
    assert not note[0].isVisible()
    settle(view)
    assert saved(draft_file) == {"cluster_name": "平川县"}


def test_nothing_is_saved_or_checked_while_a_word_is_being_composed(
    view: DraftView, draft_file: Path, qtbot: QtBot
) -> None:
    entry(view, "cluster_name")
    type_text("A")
    judged: list[bool] = []
    view.session.judged.connect(lambda: judged.append(True))
    QApplication.sendEvent(in_hand(), QInputMethodEvent("ping", []))
    qtbot.wait(PAUSE_MS + 200)
    assert (saved(draft_file), judged) == ({}, [])
    done = QInputMethodEvent("", [])
    done.setCommitString("平")
    QApplication.sendEvent(in_hand(), done)
    qtbot.waitUntil(lambda: bool(judged))
    qtbot.waitUntil(lambda: saved(draft_file) == {"cluster_name": "A平"})


def test_a_long_text_counts_its_words_and_says_how_many_are_too_many(view: DraftView) -> None:
    field = entry(view, "chain_text")
    counter = next(label for label in field.findChildren(QLabel) if label.property("kind") == "counter")
    assert counter.text() == "0 / 200 字"
    box = in_hand()
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText("丝" * 203)
    assert counter.text() == "203 / 200 字 · 超出 3 字"


def test_the_name_of_the_cluster_stands_in_the_top_bar(view: DraftView) -> None:
    entry(view, "cluster_name")
    type_text("Pingchuan")
    assert "Pingchuan" in top_words(view)


def top_words(view: DraftView) -> str:
    return " ".join(label.text() for label in view.top.findChildren(QLabel))


def test_nothing_stays_chosen_in_a_text_that_was_left(view: DraftView) -> None:
    entry(view, "chain_text")
    type_text("words")
    box = in_hand()
    assert isinstance(box, QPlainTextEdit)
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert box.textCursor().hasSelection()
    press(Qt.Key.Key_Tab)
    assert not box.textCursor().hasSelection()
    assert box.toPlainText() == "words"
