"""Writing a statement for a requirement, and changing it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.statements.statement import BLANK, read_statement
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.statements.editor import StatementDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

_FORMULA = "energy_intensity:formula"


@pytest.fixture
def asked(open_view: Callable[[Path], DraftView], draft_file: Path) -> DraftView:
    """A draft whose answers call for a formula and for proof of a tick."""
    with Draft.open(draft_file) as draft:
        draft.set_many({"energy_intensity/2023": "0.3", "chain_work/1": True, "county": "平川县"}, "工信局")
    return open_view(draft_file)


def editor(view: DraftView) -> StatementDialog:
    dialog = view.findChild(StatementDialog)
    assert dialog is not None
    return dialog


def told(dialog: StatementDialog) -> str:
    QApplication.processEvents()
    return " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def begins(dialog: StatementDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().startswith(words))


def state(view: DraftView, requirement_id: str) -> str:
    return next(each.state for each in view.session.requirements if each.id == requirement_id)


def fill_in(dialog: StatementDialog) -> None:
    """Type over every blank, going from one to the next by key."""
    for _ in range(dialog.statement.blanks + 1):
        if BLANK in dialog.words.textCursor().selectedText():
            QTest.keyClicks(dialog.words, "12")
        dialog.next_blank()
    dialog.signer.setText("平川县工业和信息化局")


def test_a_formula_is_proposed_filled_in_and_kept_as_a_document(asked: DraftView, qtbot: QtBot) -> None:
    asked.write_statement(_FORMULA)
    dialog = editor(asked)
    assert "计算公式" in dialog.statement.title
    assert "0.3" in "".join(dialog.statement.paragraphs), "the figure of the form stands in it"
    assert dialog.words.textCursor().selectedText() == BLANK, "the cursor is on the first blank"
    fill_in(dialog)
    assert "处空白" not in told(dialog)
    begins(dialog, "保存为佐证材料").click()
    qtbot.waitUntil(lambda: asked.findChild(StatementDialog) is None)
    assert state(asked, _FORMULA) == "attached"
    asked.session.undo()
    assert state(asked, _FORMULA) == "missing"


def test_with_blanks_left_it_is_kept_but_proves_nothing(asked: DraftView, qtbot: QtBot) -> None:
    asked.write_statement(_FORMULA)
    dialog = editor(asked)
    assert "不算已备" in told(dialog)
    dialog.save()
    qtbot.waitUntil(lambda: asked.findChild(StatementDialog) is None)
    assert state(asked, _FORMULA) == "unreadable"


def test_it_is_changed_later_and_stays_the_same_document(asked: DraftView, qtbot: QtBot) -> None:
    asked.write_statement("chain_work/1")
    dialog = editor(asked)
    fill_in(dialog)
    dialog.save()
    qtbot.waitUntil(lambda: asked.findChild(StatementDialog) is None)
    (item,) = asked.session.evidence
    asked.open_statement(item.id)
    dialog = editor(asked)
    assert "绘制产业链图谱" in told(dialog)
    dialog.title.setText("产业链图谱情况的声明")
    dialog.save()
    qtbot.waitUntil(lambda: asked.findChild(StatementDialog) is None)
    (again,) = asked.session.evidence
    assert (again.id, again.title) == (item.id, "产业链图谱情况的声明")
    assert read_statement(asked.session.draft.blob(again.sha256)).title == "产业链图谱情况的声明"


def test_the_page_is_shown_as_it_will_be_printed(asked: DraftView, qtbot: QtBot) -> None:
    asked.write_statement("chain_work/1")
    dialog = editor(asked)
    qtbot.waitUntil(lambda: "第 1 页，共 1 页" in told(dialog), timeout=20_000)
    dialog.words.setPlainText("\n".join(f"第{number}段的内容" for number in range(90)))
    qtbot.waitUntil(lambda: "共 1 页" not in told(dialog), timeout=20_000)
    assert "第 1 页" in told(dialog)
    begins(dialog, "下一页").click()
    qtbot.waitUntil(lambda: "第 2 页" in told(dialog), timeout=20_000)


def test_nothing_is_saved_without_words(asked: DraftView) -> None:
    asked.write_statement("chain_work/1")
    dialog = editor(asked)
    dialog.words.clear()
    assert "正文是空的" in told(dialog)
    assert not begins(dialog, "保存为佐证材料").isEnabled()


def test_what_was_written_is_not_lost_by_esc(asked: DraftView, monkeypatch: pytest.MonkeyPatch) -> None:
    asked.write_statement("chain_work/1")
    dialog = editor(asked)
    dialog.words.setFocus()
    QTest.keyClicks(dialog.words, "ABC")
    asked_first: list[str] = []

    def stay(question: QMessageBox) -> int:
        asked_first.append(question.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", stay)
    QTest.keyClick(dialog.words, Qt.Key.Key_Escape)
    assert asked_first == ["修改的内容还没有保存。"]
    assert dialog.isVisible()
    assert "ABC" in dialog.words.toPlainText()


def test_a_character_that_cannot_be_printed_is_named(asked: DraftView, qtbot: QtBot) -> None:
    asked.write_statement("chain_work/1")
    dialog = editor(asked)
    dialog.words.setPlainText("产业链图谱\U000f0000")
    dialog.save()
    qtbot.waitUntil(lambda: "正文第 1 段" in told(dialog))
    assert asked.session.evidence == []
