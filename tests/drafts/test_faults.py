"""A disk that fills up, a folder not to be written, a stick pulled out, a clock set back, two at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from cluster_desktop.drafts.backups import Backups
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFailed, DiskFull, DraftDenied, DraftError, DraftMissing
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.joining import join_files
from cluster_desktop.drafts.receiving import receive
from cluster_desktop.drafts.sending import Selection, send
from tests.drafts.conftest import Clock
from tests.drafts.harm import Sample, evidence
from tests.drafts.test_opening import as_nobody

EDITOR = """
import sys
from pathlib import Path
from cluster_desktop.drafts.draft import Draft
with Draft.open(Path(sys.argv[1])) as draft:
    for number in range(40):
        draft.set(f"note/{number}", sys.argv[2], sys.argv[2])
        draft.set("area_km2", f"{sys.argv[2]}{number}", sys.argv[2])
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 KB."""
    (folder := tmp_path / "盘").mkdir()
    mount = shutil.which("mount")
    if mount is None or os.name == "nt":
        pytest.skip("no small disk to be had")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=600k", "tmpfs", folder], check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def write_until_refused(draft: Draft, saved: list[str]) -> None:
    for number in range(1000):
        draft.set(f"note/{number}", "字" * 1000, "工信局")
        saved.append(f"note/{number}")


def test_a_full_disk_keeps_what_was_saved_and_says_so(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "草稿.jqsb"
    saved: list[str] = []
    with Draft.create(path, edition="hebei-2024", notice="hebei-2024", author="工信局") as draft:
        with pytest.raises(DiskFull, match="已保存的内容都在"):
            write_until_refused(draft, saved)
        assert list(draft.values("note/")) == sorted(saved)
        for write in (
            lambda: send(draft, small_disk / "发送.jqsb", Selection()),
            lambda: Backups(small_disk / "备份").make(draft),
            lambda: join_files([path], small_disk / "合并.jqsb"),
        ):
            with pytest.raises((DiskFull, DiskFailed)):
                write()
    assert [one.name for one in small_disk.iterdir() if one.is_file()] == ["草稿.jqsb"]
    with Draft.open(Path(shutil.copy(path, tmp_path))) as again:
        assert list(again.values("note/")) == sorted(saved)


def test_a_receipt_that_fills_the_disk_is_not_begun(small_disk: Path, tmp_path: Path) -> None:
    big = os.urandom(600_000)
    with Draft.create(tmp_path / "b.jqsb", edition="hebei-2024", notice="hebei-2024", author="乙") as other:
        other.put_blob(big)
        other.set("evidence/e1", evidence(big, "规划图"), "乙")
    with (
        Draft.create(small_disk / "a.jqsb", edition="hebei-2024", notice="hebei-2024", author="甲") as draft,
        ForeignDraft.open(tmp_path / "b.jqsb") as foreign,
    ):
        with pytest.raises(DiskFull):
            receive(draft, foreign, "甲")
        assert draft.all_changes() == []
        assert draft.set("area_km2", "86.50", "甲")


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_a_folder_that_may_not_be_written_is_said_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("只读")
    for parent in folder.parents:
        if parent.stat().st_mode & 0o055 != 0o055:
            parent.chmod(0o755)
    sample = Sample(folder)
    folder.chmod(0o555)
    with as_nobody(), Draft.open(sample.path, read_only=True) as draft:
        with pytest.raises(DraftDenied):
            send(draft, folder / "发送.jqsb", Selection())
        with pytest.raises(DraftDenied):
            Draft.open(sample.path)
    folder.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
def test_a_stick_pulled_out_while_editing_is_said_so(draft: Draft) -> None:
    draft.set("area_km2", "86.50", "工信局")
    draft.path.unlink()
    draft.path.parent.rename(draft.path.parent.with_name("拔出"))
    with pytest.raises(DraftError):
        draft.set("area_km2", "86.52", "工信局")
    with pytest.raises(DraftMissing):
        Draft.open(draft.path)


def test_a_clock_set_back_disturbs_nothing(draft: Draft, tmp_path: Path, clock: Clock) -> None:
    for number in range(5):
        draft.set("area_km2", str(number), "工信局")
        clock.moment -= timedelta(days=365)
    with Draft.create(tmp_path / "b.jqsb", edition="hebei-2024", notice="hebei-2024", author="乙") as other:
        with ForeignDraft.open(draft.path) as foreign:
            receive(other, foreign, "乙")
        assert other.value("area_km2") == "4"
        assert [change.value for change in other.history("area_km2")] == ["4", "3", "2", "1", "0"]


def test_two_programs_that_edit_at_once_lose_nothing(draft: Draft) -> None:
    editors = [subprocess.Popen([sys.executable, "-c", EDITOR, draft.path, name]) for name in ("甲", "乙")]
    assert [editor.wait() for editor in editors] == [0, 0]
    authors = [change.author for change in draft.all_changes() if change.path == "area_km2"]
    assert sorted(authors) == ["乙"] * 40 + ["甲"] * 40
    assert draft.conflicts() == {}
