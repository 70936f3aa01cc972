"""A file from outside is read as data, whoever made it; what this program would not write is refused."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cluster_desktop.drafts import foreign as foreign_module
from cluster_desktop.drafts import limits, meta
from cluster_desktop.drafts.change import canonical, content_id
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import (
    AnotherEdition,
    DraftBusy,
    DraftDamaged,
    DraftDenied,
    DraftError,
    DraftMissing,
    DraftSuspect,
    DraftTooLarge,
    DraftTooNew,
    NotADraft,
)
from cluster_desktop.drafts.foreign import ForeignDraft
from tests.drafts.damage import STATEMENTS, spoil, tamper
from tests.drafts.harm import Sample

AT = "2024-04-15T02:22:07.123Z"
SPOILT = 300


@pytest.fixture
def file(draft: Draft) -> Path:
    """A file as a colleague sends it."""
    draft.set_many({"area_km2": "86.50", "cluster_name": "平川县丝网产业"}, "工信局")
    draft.set("area_km2", "86.52", "工信局")
    draft.close()
    return draft.path


def refused(file: Path, kind: type[DraftError]) -> str:
    """The reason why a file is refused; the file, and its folder, stay as they were."""
    before = (file.read_bytes(), sorted(file.parent.iterdir()))
    with pytest.raises(kind) as caught:
        ForeignDraft.open(file)
    assert caught.value.where == str(file)
    assert "\n" not in caught.value.message
    assert before == (file.read_bytes(), sorted(file.parent.iterdir()))
    return caught.value.message


def forge(
    file: Path,
    *,
    path: str = "area_km2",
    value: str = '"1"',
    parents: str = "[]",
    author: str = "乙",
    at: str = AT,
) -> None:
    """Put a change into the file whose id is right, whatever it says."""
    row = (content_id(path, value, parents, author, at), path, value, parents, author, at)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)", row)
        meta.count_in(connection, [row[0]])


def test_a_sound_file_is_read_and_stays_as_it_is(file: Path) -> None:
    before = file.read_bytes()
    file.chmod(0o444)
    with ForeignDraft.open(file) as foreign:
        assert [change.value for change in foreign.changes] == ["86.50", "平川县丝网产业", "86.52"]
        assert foreign.edition == "hebei-2024"
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_a_file_with_marks_in_its_name_is_read(file: Path) -> None:
    odd = file.rename(file.with_name("100%?a=1#甲 乙.jqsb"))
    ForeignDraft.open(odd).close()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "0 字节"),
        (b"PK\x03\x04" + bytes(5000), "不是草稿"),
        (b"SQLite format 3\x00" + bytes(5000), "损坏|不是"),
    ],
)
def test_what_is_no_draft_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    (path := tmp_path / "草稿.jqsb").write_bytes(content)
    with pytest.raises((NotADraft, DraftDamaged), match=told):
        ForeignDraft.open(path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "别的.jqsb")) as connection:
        connection.execute("CREATE TABLE change (id)")
    assert "其他程序" in refused(tmp_path / "别的.jqsb", NotADraft)


def test_a_file_of_a_later_version_is_refused_politely(file: Path) -> None:
    tamper(file, "PRAGMA user_version = 2")
    assert "升级本程序" in refused(file, DraftTooNew)


def test_a_file_cut_short_is_refused(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3000])
    assert "重新发送" in refused(file, DraftDamaged)


@pytest.mark.parametrize(
    "statement", [one for one in STATEMENTS if one.startswith(("CREATE", "ALTER", "DROP"))]
)
def test_tables_that_are_not_ours_to_the_letter_are_refused(file: Path, statement: str) -> None:
    tamper(file, statement)
    assert "来源" in refused(file, DraftSuspect)


@pytest.mark.parametrize(
    "statement", [one for one in STATEMENTS if one.startswith(("UPDATE c", "DELETE FROM c"))]
)
def test_changes_that_are_not_what_their_ids_say_are_refused(file: Path, statement: str) -> None:
    tamper(file, statement)
    assert "损坏" in refused(file, DraftDamaged)


def test_altered_facts_are_refused(file: Path) -> None:
    tamper(file, "UPDATE meta SET value = 'national-2025' WHERE key = 'edition'")
    refused(file, DraftDamaged)


@pytest.mark.parametrize(
    "forged",
    [
        {"path": "area_km2\x07"},
        {"path": "no_such_item"},
        {"path": ""},
        {"path": "note/" + "长" * 300},
        {"author": "乙\n甲"},
        {"author": "乙\u202e"},
        {"author": "乙" * 101},
        {"at": "昨天"},
        {"at": "2024-04-15"},
        {"value": '"1" '},
        {"value": '"\\u4e00"'},
        {"value": "1.5"},
        {"value": '"\\u0007"'},
        {"value": '"\\ud800"'},
        {"value": "12"},
        {"value": '["1"]'},
        {"value": "{"},
        {"value": ""},
        {"value": "[" * 5000 + "]" * 5000, "path": "list/firms/1"},
        {"value": '{"a":' * 300 + "1" + "}" * 300, "path": "list/firms/1"},
        {"value": "9" * 5000, "path": "list/firms/1"},
        {"value": '{"b":1,"a":2}', "path": "list/firms/1"},
        {"value": '"有"', "path": "evidence/e1"},
        {"value": '{"sha256":"a","title":"图"}', "path": "evidence/e1"},
        {"value": '{"sha256":"../../etc","file_name":"a"}', "path": "official_blank"},
        {"value": '{"name":"送审稿"}', "path": "versions/a"},
        {"value": '"1"', "path": "evidence"},
        {"parents": '{"a":1}'},
        {"parents": "[1]"},
    ],
)
def test_a_forged_change_with_a_right_id_is_refused(file: Path, forged: dict[str, str]) -> None:
    forge(file, **forged)
    with pytest.raises((DraftSuspect, DraftDamaged)):
        ForeignDraft.open(file)


def test_a_change_whose_parent_is_missing_or_elsewhere_is_refused(file: Path) -> None:
    elsewhere = Draft.open(file, read_only=True).heads("cluster_name")[0].id
    whole = file.read_bytes()
    for parent in ("0" * 64, elsewhere):
        file.write_bytes(whole)
        forge(file, parents=canonical([parent]))
        assert "损坏" in refused(file, DraftDamaged)


def test_notes_about_receipts_are_left_behind(file: Path) -> None:
    forge(file, path="received/x", value='{"anything":1}')
    with ForeignDraft.open(file) as foreign:
        assert {change.path for change in foreign.changes} == {"area_km2", "cluster_name"}


def test_an_absurd_date_is_read(file: Path) -> None:
    forge(file, path="firms/2023", at="9999-12-31T23:59:59.999Z")
    ForeignDraft.open(file).close()


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("LARGEST_FILE", 1000),
        ("MOST_CHANGES", 2),
        ("LARGEST_TEXT", 10),
        ("LARGEST_BLOB", 3),
        ("MOST_BLOBS", 0),
    ],
)
def test_more_than_a_draft_ever_holds_is_refused(
    draft: Draft, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    draft.set_many({"area_km2": "86.50", "cluster_name": "平川县丝网产业", "firms/2023": "1"}, "工信局")
    draft.put_blob(b"%PDF")
    draft.close()
    monkeypatch.setattr(limits, limit, value)
    assert "来源" in refused(draft.path, DraftTooLarge)


def test_a_text_of_a_gigabyte_is_not_even_read(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "UPDATE change SET value = '\"' || printf('%.*c', 30000000, 'x') || '\"' WHERE rowid = 1"
        )
    assert "过大" in refused(file, DraftTooLarge)


def test_a_form_that_this_machine_does_not_know_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "新表.jqsb"
    Draft.create(path, edition="national-2031", notice="miit-2031", author="工信局").close()
    assert "national-2031" in refused(path, AnotherEdition)


def test_a_copy_made_while_somebody_was_writing_is_refused(file: Path) -> None:
    file.with_name(file.name + "-journal").write_bytes(b"half")
    assert "原来的电脑" in refused(file, DraftBusy)


def test_a_stick_pulled_out_is_said_so(file: Path) -> None:
    with ForeignDraft.open(file) as foreign:
        file.unlink()
        with pytest.raises(DraftError):
            foreign.blob("0" * 64)
    with pytest.raises(DraftMissing, match="找不到"):
        ForeignDraft.open(file)


def test_a_file_that_vanishes_between_two_looks_is_said_so(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign_module, "refuse_other_files", lambda path: path.unlink())
    with pytest.raises(DraftMissing, match="拔出"):
        ForeignDraft.open(file)


def test_a_file_without_the_right_to_it_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(path: Path) -> None:
        raise PermissionError(13, "denied", str(path))

    monkeypatch.setattr(foreign_module, "refuse_other_files", deny)
    assert "没有权限" in refused(file, DraftDenied)


def test_all_that_a_draft_holds_comes_through(tmp_path: Path) -> None:
    sample = Sample(tmp_path)
    target = tmp_path / "目标.jqsb"
    Draft.create(target, edition="hebei-2024", notice="hebei-2024", author="工信局").close()
    assert sample.fate(sample.path, target) == "unharmed"
    assert sample.opened(sample.path) == "unharmed"


def test_a_spoilt_file_is_refused_or_comes_through_unharmed(tmp_path: Path) -> None:
    sample = Sample(tmp_path)
    data = sample.path.read_bytes()
    empty = tmp_path / "空.jqsb"
    Draft.create(empty, edition="hebei-2024", notice="hebei-2024", author="工信局").close()
    chance = random.Random(20240426)  # noqa: S311
    fates: list[str] = []
    for number in range(SPOILT):
        (harmed := tmp_path / f"{number}.jqsb").write_bytes(spoil(data, chance))
        if number % 5 == 0:
            harmed.write_bytes(data)
            tamper(harmed, chance.choice(STATEMENTS))
        target = Path(shutil.copy(empty, tmp_path / "目标.jqsb"))
        fates.append(sample.fate(harmed, target))
    assert set(fates) == {"refused", "unharmed"}
    assert fates.count("refused") > SPOILT / 2
