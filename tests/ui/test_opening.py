"""Opening a draft: from outside the library, in one window only, after a crash, and backed up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.backups import Backups
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFull
from cluster_desktop.drafts.library import Library
from cluster_desktop.drafts.lock import DraftLock
from cluster_desktop.ui.backing import Backing
from cluster_desktop.ui.exchange.receive_dialog import ReceiveDialog
from cluster_desktop.ui.window import Window
from tests.ui.hands import entry, settle, type_text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def told(place: QWidget) -> str:
    return " ".join(label.text() for label in place.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A draft on a stick, which the library does not know."""
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "丝网0415.jqsb"
    with Draft.create(path, edition="hebei-2024", notice="hebei-2024", author="统计局") as draft:
        draft.set("area_km2", "86.50", "统计局")
    return path


def test_a_draft_on_a_stick_is_copied_into_the_library_and_said_so(
    open_view, stick: Path, library: Library
) -> None:
    before = stick.read_bytes()
    view = open_view(stick)
    assert view.session.draft.path == library.folder / "丝网0415.jqsb"
    assert "已把 丝网0415.jqsb 复制到本机" in told(view.strip)
    entry(view, "area_km2")
    type_text("1")
    settle(view)
    assert stick.read_bytes() == before


def test_a_draft_from_a_write_protected_disc_is_taken_in(open_view, stick: Path) -> None:
    stick.chmod(0o444)
    stick.parent.chmod(0o555)
    try:
        assert open_view(stick).session.answers == {"area_km2": "86.50"}
    finally:
        stick.parent.chmod(0o755)


def test_of_a_draft_that_is_here_already_ours_is_opened_and_theirs_offered(
    open_view, draft_file: Path, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    copy = Path(shutil.copy(draft_file, tmp_path / "发回.jqsb"))
    with Draft.open(copy) as draft:
        draft.set("area_km2", "86.50", "统计局")
    view = open_view(copy)
    assert view.session.draft.path == draft_file
    offered = window.findChild(ReceiveDialog)
    assert offered is not None
    qtbot.waitUntil(lambda: "新增 1 处修改" in told(offered))
    offered.reject()
    assert view.session.answers == {}


def test_a_draft_open_in_another_program_is_refused_with_who_has_it(window: Window, draft_file: Path) -> None:
    holds = (
        "import sys; from pathlib import Path; from cluster_desktop.drafts.lock import DraftLock;"
        "lock = DraftLock.take(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holds, str(draft_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        window.open_draft(draft_file)
        assert window.view is None
        said = told(window.start_page.strip)
        assert "草稿已在另一个窗口中打开" in said
        assert f"进程 {other.pid}" in said
        other.stdin.close()
    window.open_draft(draft_file)
    assert window.view is not None


def test_going_home_lets_others_open_the_draft(window: Window, view, draft_file: Path) -> None:
    window.go_home()
    DraftLock.take(draft_file).release()


def test_after_a_crash_it_is_said_what_is_safe(open_view, draft_file: Path) -> None:
    with Draft.open(draft_file) as draft:
        draft.set("area_km2", "86.50", "工信局")
    crashes = (
        "import os, sys; from pathlib import Path; from cluster_desktop.drafts.lock import DraftLock;"
        "lock = DraftLock.take(Path(sys.argv[1])); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", crashes, str(draft_file)], check=False, env=os.environ)
    said = told(open_view(draft_file).strip)
    assert "上次程序没有正常关闭。已保存的内容都在，最后一次保存在今天" in said


def test_after_an_orderly_end_nothing_is_said(open_view, draft_file: Path, window: Window) -> None:
    open_view(draft_file)
    window.go_home()
    assert told(open_view(draft_file).strip) == ""


def test_a_draft_is_backed_up_when_it_is_opened(open_view, draft_file: Path, library, qtbot: QtBot) -> None:
    view = open_view(draft_file)
    qtbot.waitUntil(lambda: len(library.backups.of(view.session.draft.draft_id)) == 1)


def test_another_backup_is_made_when_the_last_is_an_hour_old(
    view, tmp_path: Path, draft_file: Path, qtbot: QtBot
) -> None:
    now = [datetime(2024, 4, 15, 9, 0, tzinfo=UTC)]
    backups = Backups(tmp_path / "backups", now=lambda: now[0])
    id_ = view.session.draft.draft_id
    backing = Backing(draft_file, backups, view)
    qtbot.waitUntil(lambda: len(backups.of(id_)) == 1)
    view.session.draft.set("area_km2", "86.50", "工信局")
    now[0] += timedelta(minutes=59)
    backing.look()
    qtbot.wait(200)
    assert len(backups.of(id_)) == 1
    now[0] += timedelta(minutes=1)
    backing.look()
    qtbot.waitUntil(lambda: len(backups.of(id_)) == 2)


def test_a_backup_that_fails_is_told_and_work_goes_on(
    open_view, draft_file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("磁盘空间不足。")

    monkeypatch.setattr(Backups, "make", full)
    view = open_view(draft_file)
    qtbot.waitUntil(lambda: "自动备份没有做成：磁盘空间不足" in told(view.strip))
    assert view.isEnabled()


def test_unfinished_copies_are_swept_away_when_the_window_opens(
    library: Library, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    left = library.new_path("平川县").with_name(".写入-平川县.jqsb.part")
    left.write_bytes(b"half")
    long_ago = datetime.now(UTC).timestamp() - 7200
    os.utime(left, (long_ago, long_ago))
    request.getfixturevalue("window")
    qtbot.waitUntil(lambda: not left.exists())
