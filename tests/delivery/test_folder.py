"""A folder is written whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cluster_desktop.delivery.folder import FolderError, whole_folder


def fill(target: Path, *, force: bool = False, outdated: tuple[str, ...] = (), **files: str) -> None:
    with whole_folder(target, force=force, outdated=outdated) as folder:
        for name, text in files.items():
            (folder / name).write_text(text)


def fill_and_stumble(target: Path) -> None:
    with whole_folder(target, force=True, outdated=["a"]) as folder:
        (folder / "a").write_text("2")
        raise ZeroDivisionError


def content(target: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in target.iterdir()}


def test_a_new_folder_appears_with_all_its_files(tmp_path: Path) -> None:
    fill(tmp_path / "out", a="1", b="2")
    assert content(tmp_path / "out") == {"a": "1", "b": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    fill(tmp_path / "out", a="1")
    assert content(tmp_path / "out") == {"a": "1"}


def test_a_folder_with_files_is_left_alone_without_force(tmp_path: Path) -> None:
    fill(tmp_path / "out", a="1")
    with pytest.raises(FolderError, match="已有文件"):
        fill(tmp_path / "out", b="2")
    assert content(tmp_path / "out") == {"a": "1"}


def test_force_replaces_the_same_names_removes_the_outdated_and_keeps_the_rest(tmp_path: Path) -> None:
    fill(tmp_path / "out", a="1", old="2", own="3")
    fill(tmp_path / "out", force=True, outdated=("old", "never"), a="new", b="4")
    assert content(tmp_path / "out") == {"a": "new", "b": "4", "own": "3"}


@pytest.mark.parametrize("there", [True, False])
def test_a_failure_while_filling_changes_nothing(tmp_path: Path, there: bool) -> None:
    if there:
        fill(tmp_path / "out", a="1")
    with pytest.raises(ZeroDivisionError):
        fill_and_stumble(tmp_path / "out")
    assert (content(tmp_path / "out") == {"a": "1"}) if there else not (tmp_path / "out").exists()
    assert len(list(tmp_path.iterdir())) == int(there)


def test_a_failure_while_moving_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "out", a="1", b="2")
    move = Path.replace

    def stumble(self: Path, target: Path) -> Path:
        if self.parent.name == "new" and self.name == "b":
            raise OSError(errno.EIO, "Input/output error")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", stumble)
    with pytest.raises(FolderError, match="写不进去"):
        fill(tmp_path / "out", force=True, a="x", b="y", c="z")
    assert content(tmp_path / "out") == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("code", "told"),
    [(errno.ENOSPC, "磁盘空间不足"), (errno.EACCES, "没有权限"), (errno.EROFS, "只读")],
)
def test_what_the_disk_says_is_told_plainly(tmp_path: Path, code: int, told: str) -> None:
    with pytest.raises(FolderError, match=told) as refused, whole_folder(tmp_path / "out", force=False):
        raise OSError(code, "x")
    assert refused.value.where == str(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_parent_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="上一级文件夹不存在"):
        fill(tmp_path / "no" / "out", a="1")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(FolderError, match="这是文件"):
        fill(tmp_path / "out", force=True, a="1")


KILLED = """
import os, signal, sys
from pathlib import Path
from cluster_desktop.delivery.folder import whole_folder
left = int(sys.argv[2])
move = Path.replace
def stumble(self, target):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return move(self, target)
Path.replace = stumble
with whole_folder(Path(sys.argv[1]), force=True, outdated=["old"]) as folder:
    for name in "abc":
        (folder / name).write_text("2")
"""


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("moves", range(6))
def test_what_a_killed_export_left_half_moved_is_put_back_by_the_next(tmp_path: Path, moves: int) -> None:
    fill(out := tmp_path / "out", a="1", b="1", old="1")
    subprocess.run([sys.executable, "-c", KILLED, out, str(moves)], check=False)
    with pytest.raises(FolderError, match="已有文件"):
        fill(out)
    assert content(out) == {"a": "1", "b": "1", "old": "1"}


def test_what_another_program_is_filling_is_left_to_it(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "one", force=False) as folder:
        fill(tmp_path / "two", a="1")
        (folder / "b").write_text("2")
    assert (content(tmp_path / "one"), content(tmp_path / "two")) == ({"b": "2"}, {"a": "1"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
