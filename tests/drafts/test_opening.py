from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import (
    DraftBusy,
    DraftDamaged,
    DraftDenied,
    DraftError,
    DraftExists,
    DraftMissing,
    DraftTooNew,
    NotADraft,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534


@pytest.fixture
def closed(draft: Draft, draft_path: Path) -> Path:
    draft.set_many(
        {f"list/firms/{number}": {"name": f"平川县第{number}丝网厂"} for number in range(400)}, "统计局"
    )
    draft.close()
    return draft_path


def refused(path: Path, kind: type[DraftError]) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind) as caught:
        Draft.open(path)
    assert caught.value.where == str(path)
    assert "\n" not in caught.value.message
    assert before is None or path.read_bytes() == before
    return caught.value.message


def alter(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_new_draft_never_replaces_a_file(tmp_path: Path, make_draft: Callable[[Path], Draft]) -> None:
    path = tmp_path / "工作总结.docx"
    path.write_bytes(b"PK")
    with pytest.raises(DraftExists, match="没有覆盖"):
        make_draft(path)
    assert path.read_bytes() == b"PK"


def test_a_new_draft_needs_its_folder(tmp_path: Path, make_draft: Callable[[Path], Draft]) -> None:
    with pytest.raises(DraftMissing, match="文件夹"):
        make_draft(tmp_path / "没有" / "草稿.jqsb")


def test_a_draft_that_could_not_be_made_leaves_no_file(
    tmp_path: Path, make_draft: Callable[[Path], Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cluster_desktop.drafts.connection.STATEMENTS", {"change": "CREATE TABLE"})
    with pytest.raises(sqlite3.OperationalError):
        make_draft(tmp_path / "草稿.jqsb")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "找不到" in refused(tmp_path / "草稿.jqsb", DraftMissing)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "文件夹" in refused(tmp_path, NotADraft)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (path := tmp_path / "草稿.jqsb").touch()
    assert "0 字节" in refused(path, NotADraft)


@pytest.mark.parametrize("data", [b"S", b"PK\x03\x04" + bytes(2000), b"SQLite format 4\x00" + bytes(2000)])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, data: bytes) -> None:
    (path := tmp_path / "草稿.jqsb").write_bytes(data)
    assert "不是草稿文件" in refused(path, NotADraft)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    alter(path := tmp_path / "草稿.jqsb", "CREATE TABLE contacts (name)")
    assert "其他程序" in refused(path, NotADraft)


def test_a_newer_format_is_refused_and_named(closed: Path) -> None:
    alter(closed, "PRAGMA user_version = 7")
    assert "格式 7" in refused(closed, DraftTooNew)


def test_a_format_that_never_was_is_refused(closed: Path) -> None:
    alter(closed, "PRAGMA user_version = 0")
    refused(closed, DraftDamaged)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE blob",
        "CREATE TRIGGER quiet AFTER INSERT ON change BEGIN DELETE FROM change; END",
        "CREATE VIEW extra AS SELECT 1",
        "ALTER TABLE meta ADD COLUMN more TEXT",
        "DELETE FROM meta WHERE key = 'edition'",
    ],
)
def test_tables_that_are_not_ours_are_refused(closed: Path, statement: str) -> None:
    alter(closed, statement)
    assert "已损坏" in refused(closed, DraftDamaged)


def test_a_cut_off_file_is_refused(closed: Path) -> None:
    closed.write_bytes(closed.read_bytes()[:-5000])
    assert "已损坏" in refused(closed, DraftDamaged)


def test_a_draft_with_spoilt_pages_is_refused(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'change'").fetchone()
    data = bytearray(closed.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\x17" * 4096
    closed.write_bytes(data)
    assert "已损坏" in refused(closed, DraftDamaged)


def test_a_draft_that_another_program_is_writing_is_refused(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cluster_desktop.drafts.connection._BUSY_SECONDS", 0.0)
    with closing(sqlite3.connect(closed, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "另一个程序" in refused(closed, DraftBusy)
    Draft.open(closed).close()


def test_a_draft_opened_for_reading_cannot_be_changed(closed: Path) -> None:
    with Draft.open(closed, read_only=True) as draft:
        with pytest.raises(DraftDenied, match="只能读"):
            draft.set("area_km2", "86.50", "工信局")
        assert draft.answers() == {}


@contextmanager
def as_nobody() -> Iterator[None]:
    """Rights do not bind root, so a test that runs as root steps down."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_draft_without_the_right_to_it_is_refused(closed: Path, mode: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(closed, folder))
        Path(folder).chmod(0o755)
        path.chmod(mode)
        with as_nobody():
            with pytest.raises(DraftDenied):
                Draft.open(path)
            if mode == 0o444:
                Draft.open(path, read_only=True).close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET value = '\"改过\"' WHERE path = 'list/firms/7'",
        "UPDATE change SET author = '别人' WHERE path = 'list/firms/7'",
        "UPDATE change SET path = 'list/firms/7000' WHERE path = 'list/firms/7'",
    ],
)
def test_a_change_that_was_altered_is_never_handed_out(closed: Path, statement: str) -> None:
    alter(closed, statement)
    with pytest.raises(DraftDamaged), Draft.open(closed) as draft:
        draft.values("list/")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM head WHERE path = 'list/firms/7'",
        "INSERT INTO head VALUES ('area_km2', 'a')",
        "UPDATE head SET path = 'list/firms/8' WHERE path = 'list/firms/7'",
        "DELETE FROM change WHERE path = 'list/firms/7'",
        "UPDATE meta SET value = '0' WHERE key = 'changes'",
        "UPDATE meta SET value = 'national-2025' WHERE key = 'edition'",
    ],
)
def test_heads_and_facts_that_were_altered_are_refused(closed: Path, statement: str) -> None:
    alter(closed, statement)
    assert "已损坏" in refused(closed, DraftDamaged)


def test_a_path_that_is_lost_with_all_its_history_is_noticed(closed: Path) -> None:
    alter(
        closed,
        "DELETE FROM change WHERE path = 'list/firms/7'",
        "DELETE FROM head WHERE path = 'list/firms/7'",
    )
    assert "已损坏" in refused(closed, DraftDamaged)


def test_a_draft_that_vanishes_between_two_looks_is_said_to_be_missing(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seen_and_gone(path: Path) -> bool:
        path.unlink()
        return False

    monkeypatch.setattr(Path, "is_dir", seen_and_gone)
    with pytest.raises(DraftMissing, match="移走"):
        Draft.open(closed)
