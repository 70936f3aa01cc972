"""A disk that fills up, a folder not to be written, a stick pulled out, a clock set back, two at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
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
from cluster_desktop.errors import ClusterError
from tests.drafts.conftest import Clock
from tests.drafts.harm import Sample, evidence
from tests.drafts.kills import Report, assert_sound, run_and_kill
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


if sys.platform != "win32":
    import resource

REFUSED, FAULTY = -2, -3


def edit_on(draft: Draft, _: Sample, report: Report) -> None:
    for number in range(60):
        draft.set(f"note/{number}", "字" * 900, "工信局")
        report(number)


def receive_on(draft: Draft, sample: Sample, _: Report) -> None:
    with ForeignDraft.open(sample.path) as foreign:
        receive(draft, foreign, "工信局")


def send_on(draft: Draft, sample: Sample, _: Report) -> None:
    with Draft.open(sample.path, read_only=True) as full:
        send(full, draft.path.with_name("发送.jqsb"), Selection())


def back_up_on(draft: Draft, sample: Sample, _: Report) -> None:
    with Draft.open(sample.path, read_only=True) as full:
        Backups(draft.path.with_name("备份")).make(full)


def join_on(draft: Draft, sample: Sample, _: Report) -> None:
    join_files([sample.path, draft.path], draft.path.with_name("合并.jqsb"))


@pytest.mark.skipif(os.name == "nt", reason="POSIX limits")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork beside the threads of the test runner
@pytest.mark.parametrize("job", [edit_on, receive_on, send_on, back_up_on, join_on])
@pytest.mark.parametrize("room", [0, 3_000, 9_000, 17_000, 30_000])
def test_a_disk_that_takes_no_more_at_any_point_loses_nothing_and_is_said_so(
    draft: Draft, tmp_path: Path, job: Callable[[Draft, Sample, Report], None], room: int
) -> None:
    (tmp_path / "样").mkdir()
    sample = Sample(tmp_path / "样", rows=20)
    draft.set("area_km2", "86.50", "工信局")
    size = draft.path.stat().st_size
    draft.close()

    def work(report: Report) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, resource.RLIM_INFINITY))
        try:
            with Draft.open(draft.path) as opened:
                job(opened, sample, report)
        except ClusterError:
            report(REFUSED)
        except BaseException:
            report(FAULTY)
            raise

    reported = run_and_kill(work, None)
    assert FAULTY not in reported
    assert REFUSED in reported or room == 30_000
    with Draft.open(draft.path) as again:
        assert again.value("area_km2") == "86.50"
        kept = {int(path.removeprefix("note/")) for path in again.values("note/") if path[-1].isdigit()}
        assert {number for number in reported if number >= 0} <= kept
        arrived = {change.id for change in again.all_changes()} & sample.changes
        assert arrived in (set(), sample.changes)
    assert_sound(draft.path)
    for made in (*tmp_path.glob("*.jqsb"), *tmp_path.glob("备份/*/*.jqsb")):
        assert_sound(made)
        Draft.open(made, read_only=True).close()
    assert not list(tmp_path.rglob(".*"))


def break_disk_under(path: Path) -> None:
    """Every read and write of the open file fails from here on."""
    folder = os.open(path.parent, os.O_RDONLY)
    for file in range(3, 256):
        try:
            if os.path.samestat(os.fstat(file), path.stat()):
                os.dup2(folder, file)
        except OSError:
            continue
    os.close(folder)


@pytest.mark.skipif(os.name == "nt", reason="POSIX files")
def test_a_disk_that_answers_with_errors_is_said_so_and_what_was_saved_is_there(draft: Draft) -> None:
    draft.set("area_km2", "86.50", "工信局")
    break_disk_under(draft.path)
    for act in (lambda: draft.set("area_km2", "86.52", "工信局"), draft.all_changes):
        with pytest.raises(DiskFailed, match="磁盘读写出错"):
            act()
    draft.close()
    with Draft.open(draft.path) as again:
        assert again.value("area_km2") == "86.50"
    assert_sound(draft.path)


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
