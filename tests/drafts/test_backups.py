"""Backups roll, thin out with age, keep each file once, and give everything back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.drafts.backups import Backups, kept
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFailed, DraftDamaged, DraftExists
from tests.drafts.conftest import Clock
from tests.drafts.harm import Sample, evidence

NOW = datetime(2024, 4, 30, 12, 0, tzinfo=UTC)
SCAN = b"%PDF" * 100_000


@pytest.fixture
def backups(tmp_path: Path, clock: Clock) -> Backups:
    return Backups(tmp_path / "备份", clock)


def test_a_backup_gives_everything_back(tmp_path: Path, backups: Backups) -> None:
    sample = Sample(tmp_path)
    with Draft.open(sample.path, read_only=True) as draft:
        backup = backups.make(draft)
    assert backup is not None
    assert backups.restore(backup, restored := tmp_path / "恢复.jqsb") == []
    assert sample.opened(restored) == "unharmed"


def test_files_are_kept_once_for_all_backups(draft: Draft, backups: Backups) -> None:
    draft.put_blob(SCAN)
    draft.set("evidence/e1", evidence(SCAN, "规划图"), "工信局")
    for number in range(5):
        draft.set("area_km2", str(number), "工信局")
        backups.make(draft)
    found = backups.of(draft.draft_id)
    assert len(found) == 5
    assert sum(path.stat().st_size for path in found[0].path.parent.rglob("*")) < 2 * len(SCAN)


def test_nothing_is_written_while_nothing_changes(draft: Draft, backups: Backups) -> None:
    draft.set("area_km2", "86.50", "工信局")
    assert backups.make(draft)
    assert backups.make(draft) is None
    assert len(backups.of(draft.draft_id)) == 1


def test_a_backup_is_due_every_hour_and_when_the_clock_was_ahead(
    draft: Draft, backups: Backups, clock: Clock
) -> None:
    assert backups.is_due(draft)
    backups.make(draft)
    assert not backups.is_due(draft)
    clock.moment += timedelta(hours=1)
    assert backups.is_due(draft)
    clock.moment -= timedelta(days=400)
    assert backups.is_due(draft)


def test_old_backups_go_and_enough_stay(draft: Draft, backups: Backups, clock: Clock) -> None:
    for day in range(70):
        draft.set("area_km2", str(day), "工信局")
        backups.make(draft)
        clock.moment += timedelta(days=1)
    assert 8 <= len(backups.of(draft.draft_id)) <= 16


@given(st.lists(st.integers(0, 24 * 365), unique=True, max_size=120))
def test_thinning_keeps_the_last_day_whole_and_something_of_every_recent_week(ages: list[int]) -> None:
    moments = [NOW - timedelta(hours=age) for age in ages]
    keep = kept(moments, NOW)
    assert keep <= set(moments)
    assert {moment for moment in moments if NOW - moment < timedelta(days=1)} <= keep
    assert not moments or max(moments) in keep
    weeks = sorted({moment.strftime("%G-%V") for moment in moments}, reverse=True)[:8]
    assert set(weeks) <= {moment.strftime("%G-%V") for moment in keep}
    assert len(keep) <= 24 + 7 + 8


def test_thinning_again_takes_nothing_more() -> None:
    moments = [NOW - timedelta(hours=age) for age in range(0, 24 * 90, 5)]
    assert kept(kept(moments, NOW), NOW) == kept(moments, NOW)


def test_a_file_missing_from_the_backups_is_named(draft: Draft, backups: Backups, tmp_path: Path) -> None:
    sha256 = draft.put_blob(SCAN)
    draft.set("evidence/e1", evidence(SCAN, "规划图"), "工信局")
    backup = backups.make(draft)
    assert backup is not None
    (backup.path.parent / "files" / sha256).unlink()
    assert backups.restore(backup, tmp_path / "恢复.jqsb") == [sha256]


def test_a_spoilt_file_of_a_backup_is_never_handed_out(
    draft: Draft, backups: Backups, tmp_path: Path
) -> None:
    sha256 = draft.put_blob(SCAN)
    draft.set("evidence/e1", evidence(SCAN, "规划图"), "工信局")
    backup = backups.make(draft)
    assert backup is not None
    (backup.path.parent / "files" / sha256).write_bytes(b"spoilt")
    with pytest.raises(DraftDamaged, match="更早的备份"):
        backups.restore(backup, tmp_path / "恢复.jqsb")
    assert not (tmp_path / "恢复.jqsb").exists()


def test_restoring_never_replaces_a_draft(draft: Draft, backups: Backups) -> None:
    draft.set("area_km2", "86.50", "工信局")
    backup = backups.make(draft)
    assert backup is not None
    with pytest.raises(DraftExists):
        backups.restore(backup, draft.path)


def test_a_folder_that_cannot_be_made_is_said_so(draft: Draft, tmp_path: Path) -> None:
    (tmp_path / "备份").touch()
    with pytest.raises(DiskFailed):
        Backups(tmp_path / "备份").make(draft)


def test_other_files_in_the_folder_are_no_backups(draft: Draft, backups: Backups) -> None:
    draft.set("area_km2", "86.50", "工信局")
    backup = backups.make(draft)
    assert backup is not None
    backup.path.with_name("我的.jqsb").touch()
    assert backups.of(draft.draft_id) == [backup]
