"""Every format that was ever released is read for ever."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from cluster_desktop.drafts import checking, connection, migrations
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftDamaged, DraftExists, DraftTooOld
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.receiving import receipts
from cluster_desktop.drafts.schema import FORMAT
from cluster_desktop.drafts.versions import versions
from tests.drafts.damage import tamper

FORMATS = Path(__file__).parent / "formats"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return Path(shutil.copy(FORMATS / "v1.jqsb", tmp_path / "旧稿.jqsb"))


def test_there_is_a_file_of_every_format() -> None:
    assert sorted(path.name for path in FORMATS.glob("*.jqsb")) == [
        f"v{number}.jqsb" for number in range(1, FORMAT + 1)
    ]


@pytest.mark.parametrize("file", sorted(FORMATS.glob("*.jqsb")), ids=lambda file: file.stem)
def test_a_draft_of_any_format_reads_as_it_was_written(file: Path, tmp_path: Path) -> None:
    with Draft.open(Path(shutil.copy(file, tmp_path))) as draft:
        assert draft.answers() == {"area_km2": "86.52", "chain_work/1": True, "firms/2023": "13104"}
        assert [change.value for change in draft.history("area_km2")] == ["86.52", "86.50"]
        assert [head.author for head in draft.conflicts()["firms/2023"]] == ["统计局", "工信局"]
        assert draft.values("list/") == {"list/firms/1": {"name": "平川县第一丝网厂"}}
        assert [draft.blob(sha256) for sha256 in draft.blob_sizes()] == [b"%PDF-1.7 plan"]
        assert [version.name for version in versions(draft)] == ["送审稿"]
        assert [receipt.people for receipt in receipts(draft)] == [{"统计局": 1}]


def add_a_note(db: sqlite3.Connection) -> None:
    db.execute("INSERT INTO meta VALUES ('migrated', 'yes')")
    db.execute("DELETE FROM meta WHERE key = 'migrated'")


@pytest.fixture
def second_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose format is 2."""
    monkeypatch.setattr(migrations, "MIGRATIONS", table := {1: add_a_note})
    for module in (connection, checking):
        monkeypatch.setattr(module, "MIGRATIONS", table)
        monkeypatch.setattr(module, "FORMAT", 2)


@pytest.mark.usefixtures("second_format")
def test_an_earlier_draft_is_brought_up_after_a_copy(first: Path) -> None:
    before = first.read_bytes()
    with Draft.open(first) as draft:
        assert draft.value("area_km2") == "86.52"
        assert draft._connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert first.with_name("旧稿.jqsb.format1").read_bytes() == before
    Draft.open(first).close()


@pytest.mark.usefixtures("second_format")
def test_a_migration_that_fails_leaves_the_draft_as_it_was(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(db: sqlite3.Connection) -> None:
        add_a_note(db)
        db.execute("SELECT * FROM nowhere")

    monkeypatch.setattr(migrations, "MIGRATIONS", {1: fail})
    before = first.read_bytes()
    with pytest.raises(sqlite3.OperationalError):
        Draft.open(first)
    assert first.read_bytes() == before


@pytest.mark.usefixtures("second_format")
def test_an_earlier_draft_is_not_changed_by_reading_it(first: Path) -> None:
    before = first.read_bytes()
    with pytest.raises(DraftTooOld, match="打开一次"):
        Draft.open(first, read_only=True)
    with pytest.raises(DraftTooOld):
        ForeignDraft.open(first)
    assert first.read_bytes() == before


@pytest.mark.usefixtures("second_format")
def test_a_copy_made_before_is_never_replaced_by_another(first: Path) -> None:
    first.with_name("旧稿.jqsb.format1").write_bytes(b"something else")
    with pytest.raises(DraftExists, match="移走"):
        Draft.open(first)
    assert first.with_name("旧稿.jqsb.format1").read_bytes() == b"something else"


def test_a_format_before_the_first_is_no_draft(first: Path) -> None:
    tamper(first, "PRAGMA user_version = 0")
    with pytest.raises(DraftDamaged):
        Draft.open(first)
