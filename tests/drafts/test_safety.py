"""What was committed survives a kill, a full disk and a second program."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFull, DraftBusy, DraftError

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 20
SPOILT = 400
PAGE = 4096
WRITER = """
import sys
from pathlib import Path
from cluster_desktop.drafts.draft import Draft
path, start = Path(sys.argv[1]), int(sys.argv[2])
with Draft.open(path) as draft:
    for number in range(start, start + 100_000):
        draft.set(f"firms/{number % 7}", str(number) * 50, "工信局")
        print(number, flush=True)
"""


def write_until_killed(path: Path, start: int, edits: int) -> list[int]:
    """Let another process edit, kill it some time after `edits` of them, and tell which it reported."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(start)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        reported = [writer.stdout.readline() for _ in range(edits)]
        writer.kill()
        reported += writer.stdout.readlines()
    return [int(line) for line in reported if line.endswith("\n")]


def test_no_reported_edit_is_lost_when_the_program_is_killed(draft: Draft, draft_path: Path) -> None:
    draft.close()
    chance = random.Random(20240426)  # noqa: S311
    start = 0
    for _ in range(KILLS):
        reported = write_until_killed(draft_path, start, chance.randrange(1, 40))
        assert reported == list(range(start, start + len(reported)))
        with Draft.open(draft_path) as again:
            kept = {str(change.value) for number in range(7) for change in again.history(f"firms/{number}")}
            assert all(str(number) * 50 in kept for number in range(start + len(reported)))
            start = again.count_changes()  # one more than reported may have been committed
            assert again.conflicts() == {}
    with closing(sqlite3.connect(draft_path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def spoil(data: bytes, chance: random.Random) -> bytes:
    """`data` cut off, with some bytes changed, or with one page in the place of another."""
    spoilt = bytearray(data)
    match chance.randrange(4):
        case 0:
            return data[: chance.randrange(len(data))]
        case 1:
            here, there = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
            spoilt[here : here + PAGE] = data[there : there + PAGE]
        case 2:
            spoilt[chance.randrange(100)] = chance.randrange(256)
        case _:
            for _ in range(chance.randrange(1, 4)):
                spoilt[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(spoilt)


def everything(path: Path, sha256: str) -> tuple[object, ...]:
    with Draft.open(path) as draft:
        paths = sorted(draft.answers())
        histories = [draft.history(path) for path in paths]
        facts = (draft.draft_id, draft.edition, draft.notice)
        return (
            facts,
            draft.answers(),
            draft.values("list/"),
            histories,
            draft.last_change(),
            draft.blob(sha256),
        )


def test_a_spoilt_draft_is_refused_or_reads_as_it_was_written(draft: Draft, tmp_path: Path) -> None:
    for number in range(20):
        draft.set(f"firms/{number % 7}", str(number) * (1 + 30 * number), "统计局")
    draft.set_many({f"list/firms/{number}": {"name": f"厂{number}"} for number in range(60)}, "工信局")
    sha256 = draft.put_blob(bytes(range(256)) * 40)
    draft.close()
    written, data = everything(draft.path, sha256), draft.path.read_bytes()
    chance = random.Random(20240426)  # noqa: S311
    refused = 0
    for number in range(SPOILT):
        path = tmp_path / f"{number}.jqsb"
        path.write_bytes(spoil(data, chance))
        try:
            assert everything(path, sha256) == written
        except DraftError:
            refused += 1
    assert SPOILT / 2 < refused < SPOILT


def test_a_full_disk_refuses_the_change_and_keeps_the_draft(draft: Draft, draft_path: Path) -> None:
    draft.set("cluster_name", "平川县丝网产业", "工信局")
    pages = draft._connection.execute("PRAGMA page_count").fetchone()[0]
    draft._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull, match="磁盘空间不足"):
        draft.put_blob(bytes(100_000))
    with pytest.raises(DiskFull):
        draft.set_many({f"note/{number}": "字" * 500 for number in range(50)}, "工信局")
    assert draft.answers() == {"cluster_name": "平川县丝网产业"}
    assert draft.count_changes() == 1
    draft.set("area_km2", "86.50", "工信局")
    draft.close()
    with Draft.open(draft_path) as again:
        assert again.answers() == {"cluster_name": "平川县丝网产业", "area_km2": "86.50"}


def test_a_change_that_meets_another_programs_lock_is_refused_and_can_be_made_again(draft: Draft) -> None:
    draft._connection.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(draft.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DraftBusy):
            draft.set("area_km2", "86.50", "工信局")
    assert draft.value("area_km2") is None
    assert draft.set("area_km2", "86.50", "工信局")


def test_two_programs_may_edit_one_draft_in_turn(draft: Draft) -> None:
    with Draft.open(draft.path) as other:
        draft.set("area_km2", "86.50", "工信局")
        other.set("area_km2", "86.52", "统计局")
        assert draft.value("area_km2") == "86.52"
        assert draft.conflicts() == {}


def test_a_draft_is_one_file_whenever_nobody_is_writing(draft: Draft) -> None:
    draft.set("area_km2", "86.50", "工信局")
    assert list(draft.path.parent.iterdir()) == [draft.path]
    assert draft._connection.execute("PRAGMA synchronous").fetchone() == (2,)
