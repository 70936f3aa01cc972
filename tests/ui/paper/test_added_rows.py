"""Rows that are added to the targets: moved, removed, brought back; and growth told beside them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, form_page, press, settle, type_text
from tests.ui.paper.test_cells import ALT, here

ROWS = {
    "targets/leading_1/label": "甲",
    "targets/leading_1/base": "1",
    "targets/leading_1/target": "2",
    "targets/leading_2/label": "乙",
    "targets/leading_2/base": "3",
    "targets/leading_2/target": "4",
}


@pytest.fixture
def planned(view: DraftView) -> DraftView:
    for path, value in ROWS.items():
        view.session.type(path, value)
    settle(view)
    return view


def labels(view: DraftView) -> list[object]:
    return [view.session.answers.get(f"targets/leading_{number}/label") for number in (1, 2)]


def test_a_row_moves_with_alt_and_arrow(planned: DraftView) -> None:
    entry(planned, "targets/leading_2/base")
    press(Qt.Key.Key_Up, ALT)
    assert labels(planned) == ["乙", "甲"]
    assert here() == "targets/leading_1/label"
    planned.session.undo()
    assert labels(planned) == ["甲", "乙"]


def test_a_removed_row_comes_back_with_undo(planned: DraftView) -> None:
    entry(planned, "targets/leading_1/target")
    press(Qt.Key.Key_Delete, ALT)
    assert labels(planned) == ["乙", None]
    assert here() == "targets/leading_1/label"
    assert "targets/leading_2/label" not in form_page(planned, "八").parts.entries
    planned.session.undo()
    assert planned.session.answers == ROWS
    assert "targets/leading_2/label" in form_page(planned, "八").parts.entries


def test_the_last_row_is_removed_with_its_button(planned: DraftView) -> None:
    page = form_page(planned, "八")
    for _ in range(2):
        tool = next(
            each for each in page.findChildren(QPushButton) if each.text() == "✕" and each.isVisible()
        )
        QTest.mouseClick(tool, Qt.MouseButton.LeftButton)
    assert planned.session.answers == {}
    assert [path for path in page.parts.entries if "leading_" in path] == []


def test_a_row_is_added_from_the_keyboard_to_the_direction_in_hand(view: DraftView) -> None:
    entry(view, "targets/patents/base")
    press(Qt.Key.Key_Insert, ALT)
    assert here() == "targets/innovation_1/label"
    type_text("PCT")
    press(Qt.Key.Key_Tab)
    assert here() == "targets/innovation_1/base"


def test_the_limit_of_added_rows_is_told(view: DraftView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cluster_desktop.ui.paper.tables.added_rows.MOST_ROWS", 2)
    view.session.type("targets/leading_2/label", "最后")
    page = form_page(view, "八")
    words = [each.text() for each in page.findChildren(QPushButton) if not each.isEnabled()]
    assert "已有 2 行，不能再增加" in words


def test_growth_is_told_below_the_target_while_it_is_typed(view: DraftView) -> None:
    entry(view, "targets/patents/base")
    type_text("1000")
    field = entry(view, "targets/patents/target")
    type_text("1331")
    words = next(each for each in field.findChildren(QLabel) if each.property("kind") == "counter")
    assert (words.text(), words.property("tone")) == ("年均 +10.0%", "quiet")
    for _ in range(4):
        press(Qt.Key.Key_Backspace)
    type_text("900")
    assert (words.text(), words.property("tone")) == ("低于基准值 · 年均 −3.5%", "warning")


class Cut(QObject):
    """Notes the words that a label is painted with where there is no room for them."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self.painted: list[str] = []
        self.cut: list[str] = []
        label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and isinstance(watched, QLabel):
            self.painted.append(watched.text())
            if watched.height() < watched.heightForWidth(watched.width()):
                self.cut.append(watched.text())
        return False


def test_what_a_target_means_is_never_painted_cut(view: DraftView) -> None:
    view.resize(1280, 720)
    entry(view, "targets/patents/base")
    type_text("1000")
    field = entry(view, "targets/patents/target")
    type_text("1331")
    for _ in range(20):
        QApplication.processEvents()
    words = next(each for each in field.findChildren(QLabel) if each.property("kind") == "counter")
    eye = Cut(words)
    for _ in range(3):
        press(Qt.Key.Key_Backspace)
        for _ in range(20):
            QApplication.processEvents()
    assert "低于基准值 · 年均 −49.0%" in eye.painted
    assert words.height() > 1.5 * words.fontMetrics().height()
    assert eye.cut == []
