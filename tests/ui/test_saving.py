"""What the window says about saving is true."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFull, DraftBusy, DraftDenied, DraftError, ValueUnfit
from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.session.autosave import Autosave, SaveState
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.window import Window
from tests.ui.hands import entry, press, type_text
from tests.ui.test_typing import saved, top_words


class Disk:
    """A place to store answers that can be full."""

    def __init__(self) -> None:
        self.full = False
        self.held: dict[str, object] = {}

    def store(self, values) -> None:
        if self.full:
            raise DiskFull("磁盘空间不足，这次修改没有保存。")
        self.held |= values


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def autosave(disk: Disk, qapp) -> Autosave:
    return Autosave(disk.store)


def test_a_failed_save_keeps_what_was_typed_and_tries_again(autosave: Autosave, disk: Disk) -> None:
    disk.full = True
    autosave.put("area_km2", "1")
    assert not autosave.flush()
    assert (autosave.state, autosave.problem) == (SaveState.FAILED, "磁盘空间不足，这次修改没有保存。")
    autosave.put("firms/2021", "2")
    assert autosave.state is SaveState.FAILED
    disk.full = False
    assert autosave.flush()
    assert disk.held == {"area_km2": "1", "firms/2021": "2"}
    assert (autosave.state, autosave.problem) == (SaveState.SAVED, "")


def test_a_failed_save_is_tried_again_by_itself(autosave: Autosave, disk: Disk, qtbot, monkeypatch) -> None:
    monkeypatch.setattr("cluster_desktop.ui.session.autosave.RETRY_MS", 20)
    disk.full = True
    autosave.put("area_km2", "1")
    autosave.flush()
    disk.full = False
    qtbot.waitUntil(lambda: autosave.state is SaveState.SAVED)


def test_a_draft_that_is_busy_for_a_moment_is_saved_a_moment_later_and_nobody_waits(
    view: DraftView, draft_file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("cluster_desktop.ui.session.autosave.BUSY_MS", 20)
    other = sqlite3.connect(draft_file, isolation_level=None)
    entry(view, "area_km2")
    type_text("86.50")
    other.execute("BEGIN EXCLUSIVE")
    begun = monotonic()
    press(Qt.Key.Key_Tab)
    assert monotonic() - begun < 1.0
    assert "待保存" in top_words(view)
    assert view.strip.isHidden()
    other.execute("COMMIT")
    other.close()
    qtbot.waitUntil(lambda: "已保存" in top_words(view))
    assert saved(draft_file) == {"area_km2": "86.50"}


def test_a_stick_that_is_pulled_and_put_back_costs_nothing(
    view: DraftView, draft_file: Path, tmp_path: Path
) -> None:
    entry(view, "area_km2")
    type_text("86.50")
    away = draft_file.parent.rename(tmp_path / "away")
    press(Qt.Key.Key_Tab)
    assert "未能保存" in top_words(view)
    assert view.strip.isVisible()
    assert view.session.answers == {"area_km2": "86.50"}
    away.rename(draft_file.parent)
    assert view.session.autosave.flush()
    assert view.strip.isHidden()
    assert saved(draft_file) == {"area_km2": "86.50"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit on the size of files")
def test_a_disk_that_is_really_full_is_told_and_the_answer_is_saved_when_there_is_room(
    view: DraftView, draft_file: Path
) -> None:
    import resource

    entry(view, "area_km2")
    type_text("86.50")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, usual[1]))
    try:
        press(Qt.Key.Key_Tab)
        told = top_words(view)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert "未能保存" in told
    assert view.session.answers == {"area_km2": "86.50"}
    assert view.session.autosave.flush()
    assert saved(draft_file) == {"area_km2": "86.50"}


def test_only_the_last_of_several_edits_of_a_field_is_stored(autosave: Autosave, disk: Disk) -> None:
    for value in ("8", "86", None):
        autosave.put("area_km2", value)
    autosave.flush()
    assert disk.held == {"area_km2": None}


def test_a_full_disk_is_shown_in_the_window_until_it_is_over(
    view: DraftView, draft_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("磁盘空间不足，这次修改没有保存。")

    with monkeypatch.context() as broken:
        broken.setattr(Draft, "set_many", full)
        entry(view, "area_km2")
        type_text("86.50")
        press(Qt.Key.Key_Tab)
        assert "未能保存：磁盘空间不足" in top_words(view)
        assert saved(draft_file) == {}
    view.session.autosave.flush()
    assert "已保存" in top_words(view)
    assert saved(draft_file) == {"area_km2": "86.50"}


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (DraftBusy("草稿正被另一个程序使用，请关闭后再试。"), "草稿正被另一个程序使用"),
        (DraftDenied("草稿只能读、不能写。"), "草稿只能读、不能写"),
        (ValueUnfit("有一项内容不能保存。"), "有一项内容不能保存"),
    ],
)
def test_a_disk_that_refuses_is_told_and_the_answer_is_kept_for_later(
    view: DraftView,
    draft_file: Path,
    fault: DraftError,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise fault

    monkeypatch.setattr("cluster_desktop.ui.session.autosave.BUSY_MS", 1)

    with monkeypatch.context() as broken:
        broken.setattr(Draft, "set_many", refuse)
        entry(view, "area_km2")
        type_text("86.50")
        press(Qt.Key.Key_Tab)
        QTest.qWait(400)
        assert f"未能保存：{told}" in top_words(view)
        assert view.strip.isVisible()
        assert view.session.answers == {"area_km2": "86.50"}
        with pytest.raises(ClusterError, match=told):
            view.session.act("改名", lambda: None)
    view.session.autosave.flush()
    assert "已保存" in top_words(view)
    assert view.strip.isHidden()
    assert saved(draft_file) == {"area_km2": "86.50"}


def test_closing_with_something_unsaved_asks_first(
    window: Window, view: DraftView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("磁盘空间不足，这次修改没有保存。")

    asked: list[str] = []

    def stay(question: QMessageBox) -> int:
        asked.append(question.text())
        return 0

    with monkeypatch.context() as broken:
        broken.setattr(Draft, "set_many", full)
        broken.setattr(QMessageBox, "exec", stay)
        entry(view, "area_km2")
        type_text("86.50")
        window.close()
    assert asked == ["有内容没有存入草稿，关闭后会丢失。"]
    assert window.view is view
    assert window.isVisible()
