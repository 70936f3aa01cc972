"""本部分已完成: the official's own mark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from cluster_desktop.ui.paper.done_mark import DoneMark
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, form_page, press, settle, type_text

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch):
    """Answers the question about what is left, and tells what it said."""

    def answer(words: str) -> list[str]:
        said: list[str] = []

        def run(box: QMessageBox) -> int:
            said.append(box.text())
            chosen = next(each for each in box.buttons() if each.text() == words)
            monkeypatch.setattr(box, "clickedButton", lambda: chosen, raising=False)
            return 0

        monkeypatch.setattr(QMessageBox, "exec", run)
        return said

    return answer


def pill(view: DraftView, no: str) -> str:
    found = form_page(view, no).findChild(DoneMark)
    assert found is not None
    return found.text()


def test_a_section_with_something_left_is_marked_only_after_a_question(view: DraftView, answering) -> None:
    entry(view, "firms/2023")
    type_text("5.5")
    said = answering("继续填写")
    press(Qt.Key.Key_D, KEYS)
    assert said == ["本部分还有 1 个错误、26 项未填、1 项缺佐证。"]
    assert view.session.finished.state("二") == "open"
    answering("仍然标记")
    press(Qt.Key.Key_D, KEYS)
    assert view.session.finished.state("二") == "done"
    assert pill(view, "二") == "✓ 已完成"
    assert view.rail.name_of("二").endswith(" 1 个问题")


def test_a_change_after_the_mark_is_told_on_page_and_rail(view: DraftView, answering) -> None:
    view.session.finished.mark("九")
    entry(view, "recommendation")
    type_text("Agreed")
    settle(view)
    assert view.session.finished.state("九") == "changed"
    assert pill(view, "九") == "标记完成后有改动"
    assert view.rail.name_of("九").endswith("有改动")
    view.session.undo()
    assert view.session.finished.state("九") == "done"


def test_the_mark_is_in_the_draft_and_can_be_taken_back_and_undone(view: DraftView) -> None:
    form_page(view, "二")
    view.session.finished.mark("二")
    (mark,) = view.session.draft.values("note/done/").values()
    assert mark["title"] == "已完成"
    press(Qt.Key.Key_D, KEYS)
    assert view.session.finished.state("二") == "open"
    view.session.undo()
    assert view.session.finished.state("二") == "done"
    view.session.undo()
    assert pill(view, "二") == ""
