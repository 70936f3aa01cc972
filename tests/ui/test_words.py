"""What the window says, and how."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel

from cluster_desktop.forms.loader import load_edition
from cluster_desktop.ui.session.standing import Standing
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.shell.foot import left_words
from cluster_desktop.ui.shell.rail_marks import proof_words, rail_mark
from cluster_desktop.ui.words import clause_words, local_time, said
from tests.ui.hands import entry, press, settle, type_text


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2024, 4, 26, 14, 32, tzinfo=UTC), "今天 14:32"),
        (datetime(2024, 4, 25, 9, 5, tzinfo=UTC), "昨天 09:05"),
        (datetime(2024, 4, 2, 9, 5, tzinfo=UTC), "4月2日"),
        (datetime(2023, 11, 2, 9, 5, tzinfo=UTC), "2023年11月2日"),
    ],
)
def test_a_moment_is_said_as_people_say_it(moment: datetime, words: str) -> None:
    assert said(moment, date(2024, 4, 26)) == words


def test_the_time_of_a_change_is_told_by_the_clock_on_the_wall() -> None:
    told = local_time("2024-04-26T06:32:07.000Z")
    assert told == datetime(2024, 4, 26, 6, 32, 7, tzinfo=UTC)
    assert told.utcoffset() == datetime(2024, 4, 26, 6, 32).astimezone().utcoffset()


def test_a_clause_is_quoted_from_the_instructions() -> None:
    edition = load_edition("hebei-2024")
    assert clause_words(edition, "填报说明 9") == "申报表中所涉及年均增速取几何平均数，非算数平均数。"
    assert clause_words(edition, "填报说明 99") == ""
    assert clause_words(edition, "通知 三、申报条件") == ""


@pytest.mark.parametrize(
    ("standing", "words", "tone"),
    [
        (Standing(items=15, filled=15), "✓ 本部分已填齐，没有问题", "done"),
        (Standing(items=15, filled=13), "本部分还有 2 项未填", "quiet"),
        (Standing(items=15, filled=14, errors=1), "本部分还有 1 个错误、1 项未填", "error"),
        (Standing(items=15, filled=15, warnings=1), "本部分还有 1 个提醒", "warning"),
        (Standing(items=15, filled=15, unproved=3), "本部分还有 3 项缺佐证", "error"),
        (Standing(), "", "quiet"),
    ],
)
def test_the_foot_says_what_is_left(standing: Standing, words: str, tone: str) -> None:
    assert left_words(standing) == (words, tone)


def test_the_rail_marks_what_is_done_what_is_open_and_what_is_wrong(view: DraftView) -> None:
    session = view.session
    assert rail_mark(session, "封面") == ("0/2", "plain")
    assert rail_mark(session, "九") == ("待签章", "plain")
    assert rail_mark(session, "evidence")[1] == "error"
    for path, value in (("region/city", "衡北"), ("region/county", "平川"), ("applied_on", "2024-04-26")):
        session.type(path, value)
    session.type("plan_intro", "丝网产业")
    session.type("area_km2", "很大")
    session.judge()
    assert rail_mark(session, "封面") == ("✓", "done-sign")
    assert rail_mark(session, "八") == ("4 字", "plain")
    assert rail_mark(session, "一") == ("1", "error")


def test_evidence_is_not_called_done_while_none_is_due(
    draft_of: Callable[[str], Path], open_view: Callable[[Path], DraftView]
) -> None:
    session = open_view(draft_of("national-2025")).session
    assert rail_mark(session, "evidence") == ("", "plain")
    session.type("chain_work/1", raw=True)
    session.judge()
    assert rail_mark(session, "evidence") == ("缺 1", "error")


def test_a_tick_that_is_taken_back_at_once_is_told_as_what_it_is(view: DraftView) -> None:
    entry(view, "chain_work/1")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    settle(view)
    told = [label.text() for label in view.panel.findChildren(QLabel)]
    assert "不选" in told
    assert "不选 → 不选" not in told


def test_the_evidence_page_says_how_much_is_there(view: DraftView) -> None:
    entry(view, "chain_work/1")
    press(Qt.Key.Key_Space)
    settle(view)
    due = sum(demand.state != "unneeded" for demand in view.session.requirements)
    assert proof_words(view.session.requirements) == f"{due} 项需要佐证 · 0 项已备"


def test_the_face_of_the_window_has_the_characters_of_the_form(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    edition = load_edition("hebei-2024")
    labels = "".join(item.label for item in edition.items())
    assert [character for character in labels if not metrics.inFontUcs4(ord(character))] == []


def test_qts_own_words_are_chinese_and_the_rest_is_ours(qapp: QApplication) -> None:
    assert QCoreApplication.translate("QFileDialog", "Files of type:") == "文件类型："
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_the_name_of_a_cluster_is_typed_once_and_repeated_on_the_cover(view: DraftView) -> None:
    entry(view, "cluster_name")
    type_text("Pingchuan")
    view.show_page("封面")
    assert "Pingchuan" in [label.text() for label in view.pages["封面"].findChildren(QLabel)]
