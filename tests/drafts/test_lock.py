"""A draft is open in one window at a time, whatever became of the last one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftBusy, DraftDenied
from cluster_desktop.drafts.lock import DraftLock

HOLDER = """
import sys
from pathlib import Path
from cluster_desktop.drafts.lock import DraftLock
lock = DraftLock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def holder(draft: Draft):
    """Another program that has the draft open."""
    command = [sys.executable, "-c", HOLDER, str(draft.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_draft_open_in_another_window_is_refused_with_who_has_it(
    draft: Draft, holder: subprocess.Popen[str]
) -> None:
    with pytest.raises(DraftBusy, match=f"进程 {holder.pid}"):
        DraftLock.take(draft.path)


def test_two_windows_of_one_program_count_as_two(draft: Draft) -> None:
    with DraftLock.take(draft.path), pytest.raises(DraftBusy):
        DraftLock.take(draft.path)


def test_a_released_draft_is_free_and_nothing_lies_beside_it(draft: Draft) -> None:
    lock = DraftLock.take(draft.path)
    lock.release()
    lock.release()
    assert list(draft.path.parent.iterdir()) == [draft.path]
    with DraftLock.take(draft.path) as again:
        assert not again.after_crash


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_the_lock_of_a_program_that_was_killed_holds_nobody_up_and_tells_of_the_crash(
    draft: Draft, holder: subprocess.Popen[str]
) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with DraftLock.take(draft.path) as lock:
        assert lock.after_crash
    assert list(draft.path.parent.iterdir()) == [draft.path]


@pytest.mark.parametrize("left", [b"", b"{", b"\xff\xfe", b'{"pid": "x"}', b"[]"])
def test_a_lock_file_with_anything_in_it_holds_nobody_up(draft: Draft, left: bytes) -> None:
    draft.path.with_name(f".{draft.path.name}.lock").write_bytes(left)
    with DraftLock.take(draft.path) as lock:
        assert lock.after_crash == bool(left)


def test_other_commands_may_write_while_a_window_has_the_draft_open(draft: Draft) -> None:
    with DraftLock.take(draft.path), Draft.open(draft.path) as other:
        other.set("area_km2", "86.50", "工信局")
    assert draft.value("area_km2") == "86.50"


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(DraftDenied, match="复制到本机"):
        DraftLock.take(tmp_path / "没有" / "草稿.jqsb")
