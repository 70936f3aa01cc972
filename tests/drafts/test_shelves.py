"""Drafts are copied, renamed, put away and taken out again, and never lost on the way."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftBusy, DraftError, DraftMissing
from cluster_desktop.drafts.library import Library
from cluster_desktop.drafts.lock import DraftLock
from cluster_desktop.drafts.shelf import Shelf
from tests.drafts.conftest import Clock
from tests.drafts.harm import Sample


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "集群申报")


@pytest.fixture
def path(library: Library, make_draft: Callable[[Path], Draft]) -> Path:
    with make_draft(library.new_path("平川县丝网产业")) as draft:
        draft.set("area_km2", "86.50", "工信局")
    return draft.path


def test_a_duplicate_has_everything_and_an_id_of_its_own(library: Library, tmp_path: Path) -> None:
    sample = Sample(tmp_path)
    copy = library.duplicate(sample.path, "试填")
    assert copy.name == "试填.jqsb"
    with Draft.open(copy) as draft:
        assert {change.id for change in draft.all_changes()} == sample.changes
        assert set(draft.blob_sizes()) == sample.files
        assert draft.draft_id != sample.facts["draft_id"]


def test_a_draft_is_renamed_and_found_under_its_new_name(library: Library, path: Path) -> None:
    library.touch(path)
    renamed = library.rename(path, "平川县/丝网集群")
    assert [entry.path for entry in library.drafts()] == [renamed]
    assert (renamed.stem, path.exists()) == ("平川县丝网集群", False)


def test_a_draft_that_is_open_is_not_moved(library: Library, path: Path) -> None:
    with DraftLock.take(path):
        for move in (lambda: library.rename(path, "乙"), lambda: library.put_away(path, library.bin)):
            with pytest.raises(DraftBusy):
                move()
    assert path.exists()


@pytest.mark.parametrize("shelf", ["archive", "bin"])
def test_a_draft_put_away_leaves_the_list_and_comes_back(library: Library, path: Path, shelf: str) -> None:
    before = path.read_bytes()
    away = library.put_away(path, getattr(library, shelf))
    assert library.drafts() == []
    assert getattr(library, shelf).drafts() == [away]
    assert library.bring_back(away) == path
    assert path.read_bytes() == before
    assert getattr(library, shelf).drafts() == []


def test_two_drafts_of_one_name_lie_in_the_bin_together(library: Library, path: Path) -> None:
    first = library.put_away(path, library.bin)
    Draft.create(path, edition="hebei-2024", notice="hebei-2024", author="工信局").close()
    second = library.put_away(path, library.bin)
    assert first != second
    assert {Shelf.name_of(one).partition("（")[0] for one in library.bin.drafts()} == {"平川县丝网产业"}


def test_the_bin_is_emptied_of_what_lies_there_long(library: Library, path: Path, clock: Clock) -> None:
    library.bin = Shelf(library.bin.folder, clock)
    library.put_away(path, library.bin)
    (library.bin.folder / "别人放的.jqsb").touch()
    clock.moment += timedelta(days=29)
    library.sweep()
    assert len(library.bin.drafts()) == 2
    clock.moment += timedelta(days=2)
    library.sweep()
    assert [one.name for one in library.bin.drafts()] == ["别人放的.jqsb"]
    assert library.empty_bin() == 1
    assert library.bin.drafts() == []


def backed_up(library: Library, path: Path) -> str:
    with Draft.open(path) as draft:
        assert library.backups.make(draft)
        return draft.draft_id


def test_the_backups_of_a_draft_go_with_it_for_good(library: Library, path: Path) -> None:
    draft_id = backed_up(library, path)
    other = backed_up(library, library.duplicate(path, "另一份"))
    away = library.put_away(path, library.bin)
    assert library.backups.of(draft_id)
    library.discard(away)
    assert (library.bin.drafts(), library.backups.of(draft_id)) == ([], [])
    assert library.backups.of(other)


@pytest.mark.parametrize("left", ["same id", "unreadable"])
def test_backups_that_may_belong_to_a_draft_that_stays_are_kept(
    library: Library, path: Path, left: str
) -> None:
    draft_id = backed_up(library, path)
    library.bring_back(Path(shutil.copy(path, library.bin.place_for(path))))
    if left == "unreadable":
        library.folder.joinpath("平川县丝网产业（2）.jqsb").write_bytes(b"SQLite")
    library.put_away(path, library.bin)
    assert library.empty_bin() == 1
    assert library.backups.of(draft_id)


def test_a_spoilt_draft_is_restored_in_its_place_and_goes_to_the_bin(library: Library, path: Path) -> None:
    draft_id = backed_up(library, path)
    path.write_bytes(spoilt := path.read_bytes()[:5000])
    assert library.restore_over(library.backups.of(draft_id)[0], path) == []
    with Draft.open(path) as draft:
        assert (draft.draft_id, draft.value("area_km2")) == (draft_id, "86.50")
    (thrown,) = library.bin.drafts()
    assert thrown.read_bytes() == spoilt


def test_a_draft_open_in_a_window_is_not_restored_over(library: Library, path: Path) -> None:
    backup = library.backups.of(backed_up(library, path))[0]
    with DraftLock.take(path), pytest.raises(DraftBusy):
        library.restore_over(backup, path)
    assert library.bin.drafts() == []


def test_a_backup_that_cannot_be_read_leaves_the_draft_where_it_is(library: Library, path: Path) -> None:
    backup = library.backups.of(backed_up(library, path))[0]
    backup.path.write_bytes(b"spoilt")
    before = path.read_bytes()
    with pytest.raises(DraftError):
        library.restore_over(backup, path)
    assert (path.read_bytes(), library.bin.drafts()) == (before, [])


def test_a_backup_opened_beside_its_draft_is_a_draft_of_its_own(library: Library, path: Path) -> None:
    draft_id = backed_up(library, path)
    copy, lost = library.restore_beside(library.backups.of(draft_id)[0], "上周的")
    with Draft.open(copy) as draft:
        assert draft.draft_id != draft_id
        assert (draft.value("area_km2"), lost) == ("86.50", [])


def test_a_draft_that_is_gone_is_said_so(library: Library, tmp_path: Path) -> None:
    with pytest.raises(DraftMissing):
        library.rename(tmp_path / "没有.jqsb", "乙")
    assert list(tmp_path.glob("*.jqsb")) == []


def test_what_a_killed_copy_left_is_swept_away_when_nobody_can_be_at_it(library: Library, path: Path) -> None:
    old, new = (library.folder / f".写入-{name}.part" for name in "旧新")
    for part in (old, new):
        part.touch()
    hours_ago = time.time() - 2 * 3600
    os.utime(old, (hours_ago, hours_ago))
    library.sweep()
    assert (old.exists(), new.exists(), path.exists()) == (False, True, True)
