"""Ctrl+Z and Ctrl+Y over the whole draft, and first within the text in hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFull
from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.parts.strip import Strip
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, entry_in_hand, in_hand, press, settle, type_text
from tests.ui.test_typing import saved

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def fill(view: DraftView, path: str, words: str) -> None:
    """Write an answer and leave the field."""
    entry(view, path)
    type_text(words)
    press(Qt.Key.Key_Tab)
    settle(view)


def shown() -> str:
    line = in_hand()
    assert isinstance(line, QLineEdit)
    return line.text()


def path_in_hand() -> str:
    found = entry_in_hand()
    return found.path if found is not None else ""


def test_an_answer_is_undone_and_done_again_from_another_section(view: DraftView, draft_file: Path) -> None:
    fill(view, "area_km2", "86.50")
    fill(view, "area_km2", "88.00")
    view.show_page("二")
    press(Qt.Key.Key_Z, CTRL)
    assert view.current == "一"
    assert path_in_hand() == "area_km2"
    assert shown() == "86.50"
    assert saved(draft_file)["area_km2"] == "86.50"
    view.show_page("二")
    press(Qt.Key.Key_Y, CTRL)
    assert path_in_hand() == "area_km2"
    assert saved(draft_file)["area_km2"] == "88.00"


def test_typing_is_undone_within_its_field_before_the_draft_is(view: DraftView, draft_file: Path) -> None:
    fill(view, "cluster_name", "SW")
    entry(view, "area_km2")
    type_text("86")
    press(Qt.Key.Key_Z, CTRL)
    assert (path_in_hand(), shown()) == ("area_km2", "")
    settle(view)
    press(Qt.Key.Key_Z, CTRL)
    assert (path_in_hand(), shown()) == ("cluster_name", "")
    assert saved(draft_file) == {}


def test_what_was_saved_in_pauses_of_one_visit_is_one_act(view: DraftView, draft_file: Path) -> None:
    entry(view, "area_km2")
    for digit in "865":
        type_text(digit)
        settle(view)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Z, CTRL)
    assert saved(draft_file) == {}
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert saved(draft_file) == {"area_km2": "865"}


def test_a_field_that_was_left_is_undone_in_the_draft_and_not_letter_by_letter(
    view: DraftView, draft_file: Path
) -> None:
    fill(view, "area_km2", "86")
    fill(view, "area_km2", "88")
    entry(view, "area_km2")
    press(Qt.Key.Key_Z, CTRL)
    assert shown() == "86"
    press(Qt.Key.Key_Z, CTRL)
    assert shown() == ""


def test_each_tick_is_an_act_of_its_own(view: DraftView, draft_file: Path) -> None:
    for path in ("chain_work/1", "chain_work/2"):
        entry(view, path)
        press(Qt.Key.Key_Space)
    settle(view)
    press(Qt.Key.Key_Z, CTRL)
    assert saved(draft_file) == {"chain_work/1": True}
    assert path_in_hand() == "chain_work/2"


def test_a_pasted_block_is_one_act(view: DraftView, draft_file: Path) -> None:
    entry(view, "total_output/2021")
    QApplication.clipboard().setText("1\t2\t3")
    press(Qt.Key.Key_V, CTRL)
    assert len(saved(draft_file)) == 3
    press(Qt.Key.Key_Z, CTRL)
    assert saved(draft_file) == {}


def test_the_bar_says_what_would_be_undone(view: DraftView) -> None:
    undo, redo = view.top.acts.undo, view.top.acts.redo
    assert not undo.isEnabled()
    fill(view, "area_km2", "86.50")
    fill(view, "area_km2", "88.00")
    assert undo.toolTip() == "撤销：集群占地面积（平方公里） 86.50 → 88.00（Ctrl+Z）"
    undo.click()
    assert redo.toolTip() == "重做：集群占地面积（平方公里） 86.50 → 88.00（Ctrl+Y）"


def test_an_act_in_the_background_is_one_step_also_where_it_fails_half_way(
    view: DraftView, draft_file: Path, qtbot: QtBot
) -> None:
    def task(_: object) -> None:
        with Draft.open(draft_file) as draft:
            draft.set("area_km2", "1", "工信局")
            draft.set("firms/2023", "2", "工信局")
        raise ClusterError("第三件没有做成。")

    job = view.session.write_behind("", "导入", task)
    with qtbot.waitSignal(job.failed):
        pass
    assert view.session.answers == {"area_km2": "1", "firms/2023": "2"}
    view.session.undo()
    assert saved(draft_file) == {}
    assert view.session.answers == {}


def test_a_long_act_is_undone_in_the_background(view: DraftView, draft_file: Path, qtbot: QtBot) -> None:
    rows = {f"list/firms/{number}": {"no": number, "name": f"企业{number}"} for number in range(400)}
    view.session.act("导入清单", lambda: view.session.draft.set_many(rows, "工信局"))
    with qtbot.waitSignal(view.session.turned):
        view.session.undo()
    assert view.session.draft.values("list/") == {}


def test_a_disk_that_refuses_leaves_the_act_to_be_undone_later(
    view: DraftView, draft_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("磁盘空间不足。")

    fill(view, "area_km2", "86.50")
    with monkeypatch.context() as broken:
        broken.setattr(Draft, "writing", full)
        view.session.undo()
        assert "磁盘空间不足" in view.findChild(Strip).findChildren(object)[1].property("text")
    view.session.undo()
    assert saved(draft_file) == {}
