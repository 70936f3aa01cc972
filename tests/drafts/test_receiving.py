"""Receiving another's copy: shown first, taken in as one, noted, undone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cluster_desktop.drafts.change import Change, JsonValue
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import AnotherEdition, DiskFull, DraftDamaged, DraftMissing
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.receiving import (
    Preview,
    choose_by_author,
    preview,
    receipts,
    receive,
    undo_receipt,
)
from tests.drafts.conftest import Clock
from tests.drafts.harm import evidence


@contextmanager
def read(draft: Draft) -> Iterator[ForeignDraft]:
    with ForeignDraft.open(draft.path) as foreign:
        yield foreign


def look(draft: Draft, other: Draft) -> Preview:
    with read(other) as foreign:
        return preview(draft, foreign)


def take(draft: Draft, other: Draft, choices: dict[str, str] | None = None) -> str:
    with read(other) as foreign:
        receipt = receive(draft, foreign, "工信局", choices)
    assert receipt is not None
    return receipt.id


def values(heads: tuple[Change, ...]) -> list[JsonValue]:
    return [head.value for head in heads]


def test_a_preview_tells_what_is_new_and_from_whom_and_writes_nothing(draft: Draft, theirs: Draft) -> None:
    theirs.set("firms/2023", "13110", "统计局")
    theirs.set("area_km2", "86.52", "自然资源局")
    seen = look(draft, theirs)
    assert {change.path: change.value for change in seen.updates} == {
        "firms/2023": "13110",
        "area_km2": "86.52",
    }
    assert seen.people == {"统计局": 1, "自然资源局": 1}
    assert (len(seen.new), seen.conflicts, seen.apart) == (2, (), False)
    assert draft.answers()["firms/2023"] == "13104"


def test_edits_of_different_paths_come_together(draft: Draft, theirs: Draft) -> None:
    draft.set("area_km2", "86.52", "工信局")
    theirs.set("firms/2023", "13110", "统计局")
    take(draft, theirs)
    assert draft.answers() == {"area_km2": "86.52", "firms/2023": "13110", "cluster_name": "平川县丝网产业"}
    assert draft.conflicts() == {}


def test_two_answers_to_one_question_stand_side_by_side(draft: Draft, theirs: Draft) -> None:
    draft.set("area_km2", "86.52", "工信局")
    theirs.set("area_km2", "86.60", "自然资源局")
    (conflict,) = look(draft, theirs).conflicts
    assert (conflict.path, values(conflict.ours), values(conflict.theirs)) == (
        "area_km2",
        ["86.52"],
        ["86.60"],
    )
    assert (conflict.theirs[0].author, conflict.theirs[0].at[:10]) == ("自然资源局", "2024-04-15")
    take(draft, theirs)
    assert {head.value for head in draft.conflicts()["area_km2"]} == {"86.52", "86.60"}


def test_the_same_answer_given_twice_is_no_conflict(draft: Draft, theirs: Draft) -> None:
    draft.set("area_km2", "86.52", "工信局")
    theirs.set("area_km2", "86.52", "自然资源局")
    assert look(draft, theirs).conflicts == ()
    take(draft, theirs)
    assert draft.conflicts() == {}


@pytest.mark.parametrize("who_clears", ["us", "them"])
def test_clearing_against_writing_is_a_conflict_and_what_was_written_stands(
    draft: Draft, theirs: Draft, who_clears: str
) -> None:
    one, other = (draft, theirs) if who_clears == "us" else (theirs, draft)
    other.set("cluster_name", "平川县丝网产业集群", "甲")
    one.set("cluster_name", None, "乙")
    take(draft, theirs)
    assert list(draft.conflicts()) == ["cluster_name"]
    assert draft.value("cluster_name") == "平川县丝网产业集群"


def test_receiving_again_brings_nothing_and_still_names_the_conflict(draft: Draft, theirs: Draft) -> None:
    draft.set("area_km2", "86.52", "工信局")
    theirs.set("area_km2", "86.60", "自然资源局")
    take(draft, theirs)
    before = draft.count_changes()
    with read(theirs) as foreign:
        seen = preview(draft, foreign)
        assert receive(draft, foreign, "工信局") is None
    assert (seen.new, [conflict.path for conflict in seen.conflicts]) == ((), ["area_km2"])
    assert draft.count_changes() == before


def test_a_conflict_is_decided_on_the_way_in(draft: Draft, theirs: Draft) -> None:
    draft.set_many({"area_km2": "86.52", "firms/2023": "13105"}, "工信局")
    theirs.set_many({"area_km2": "86.60", "firms/2023": "13110"}, "统计局")
    conflicts = look(draft, theirs).conflicts
    chosen = {conflicts[0].path: conflicts[0].theirs[0].id}
    take(draft, theirs, chosen)
    assert list(draft.conflicts()) == ["firms/2023"]
    assert draft.value("area_km2") == "86.60"
    (head,) = draft.heads("area_km2")
    assert set(head.parents) == {conflicts[0].ours[0].id, conflicts[0].theirs[0].id}


def test_all_of_a_persons_answers_are_taken_at_once(draft: Draft, theirs: Draft) -> None:
    draft.set_many({"area_km2": "86.52", "firms/2023": "13105"}, "工信局")
    theirs.set("area_km2", "86.60", "自然资源局")
    theirs.set("firms/2023", "13110", "统计局")
    take(draft, theirs, choose_by_author(look(draft, theirs).conflicts, "统计局"))
    assert list(draft.conflicts()) == ["area_km2"]
    assert draft.value("firms/2023") == "13110"


def test_a_choice_that_no_longer_stands_takes_nothing_in(draft: Draft, theirs: Draft) -> None:
    draft.set("area_km2", "86.52", "工信局")
    theirs.set("area_km2", "86.60", "自然资源局")
    (conflict,) = look(draft, theirs).conflicts
    draft.set("area_km2", "86.53", "工信局")
    with read(theirs) as foreign, pytest.raises(DraftMissing, match="重新预览"):
        receive(draft, foreign, "工信局", {"area_km2": conflict.ours[0].id})
    assert draft.conflicts() == {}


def test_evidence_comes_with_its_file(draft: Draft, theirs: Draft) -> None:
    theirs.put_blob(b"%PDF")
    theirs.set("evidence/e1", evidence(b"%PDF", "规划图"), "统计局")
    take(draft, theirs)
    assert draft.blob(hashlib.sha256(b"%PDF").hexdigest()) == b"%PDF"


def test_evidence_whose_file_stayed_behind_is_named(draft: Draft, theirs: Draft) -> None:
    theirs.set("evidence/e1", evidence(b"%PDF", "规划图"), "统计局")
    assert look(draft, theirs).missing == ("规划图",)
    draft.put_blob(b"%PDF")
    assert look(draft, theirs).missing == ()


def test_a_file_that_is_not_what_its_hash_says_stops_the_receipt(draft: Draft, theirs: Draft) -> None:
    theirs.put_blob(b"%PDF")
    theirs.set_many({"evidence/e1": evidence(b"%PDF", "规划图"), "firms/2023": "13110"}, "统计局")
    theirs._connection.execute("UPDATE blob SET data = x'25'")
    before = draft.all_changes()
    with read(theirs) as foreign, pytest.raises(DraftDamaged, match="重新发送"):
        receive(draft, foreign, "工信局")
    assert draft.all_changes() == before


def test_a_full_disk_leaves_the_draft_as_it_was(draft: Draft, theirs: Draft) -> None:
    theirs.set_many({f"list/firms/{row}": {"name": "厂" * 300} for row in range(300)}, "统计局")
    before = draft.all_changes()
    pages = draft._connection.execute("PRAGMA page_count").fetchone()[0]
    draft._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with read(theirs) as foreign, pytest.raises(DiskFull):
        receive(draft, foreign, "工信局")
    assert draft.all_changes() == before


def test_a_draft_of_another_form_is_refused_in_words(draft: Draft, tmp_path: Path) -> None:
    other = Draft.create(tmp_path / "b.jqsb", edition="national-2025", notice="miit-2025", author="乙")
    with other, read(other) as foreign, pytest.raises(AnotherEdition, match="national-2025"):
        preview(draft, foreign)


def test_a_draft_begun_apart_is_taken_in_and_said_to_be_so(
    draft: Draft, make_draft: Callable[[Path], Draft], tmp_path: Path
) -> None:
    draft.set("area_km2", "86.50", "工信局")
    apart = make_draft(tmp_path / "另建.jqsb")
    apart.set_many({"area_km2": "86.60", "firms/2023": "13110"}, "统计局")
    assert look(draft, apart).apart
    take(draft, apart)
    assert draft.value("firms/2023") == "13110"
    assert list(draft.conflicts()) == ["area_km2"]
    assert not look(draft, apart).apart


def test_an_absurd_date_is_kept_named_and_never_wins(draft: Draft, theirs: Draft, clock: Clock) -> None:
    clock.moment = clock.moment.replace(year=9998)
    theirs.set("area_km2", "99", "时钟乱了")
    clock.moment = clock.moment.replace(year=2024)
    draft.set("area_km2", "86.52", "工信局")
    assert look(draft, theirs).doubtful == 1
    take(draft, theirs)
    assert draft.value("area_km2") == "86.52"
    assert {head.at[:4] for head in draft.conflicts()["area_km2"]} == {"9998", "2024"}


def test_what_was_received_is_noted_here_and_not_passed_on(draft: Draft, theirs: Draft) -> None:
    theirs.set("firms/2023", "13110", "统计局")
    take(draft, theirs)
    (receipt,) = receipts(draft)
    assert (receipt.file_name, receipt.people, receipt.changes) == ("统计局.jqsb", {"统计局": 1}, 1)
    assert look(theirs, draft).new == ()
    assert "received" not in "".join(draft.answers())


def test_a_receipt_is_undone_by_giving_each_path_what_it_held(draft: Draft, theirs: Draft) -> None:
    theirs.set_many({"firms/2023": "13110", "firms/2022": "12866", "area_km2": None}, "统计局")
    before = draft.answers()
    id_ = take(draft, theirs)
    assert len(undo_receipt(draft, id_, "工信局")) == 3
    assert draft.answers() == before
    assert receipts(draft)[0].undone
    assert look(draft, theirs).new == ()


def test_undoing_leaves_alone_what_was_edited_since(draft: Draft, theirs: Draft) -> None:
    theirs.set_many({"firms/2023": "13110", "firms/2022": "12866"}, "统计局")
    id_ = take(draft, theirs)
    draft.set("firms/2023", "13111", "工信局")
    undo_receipt(draft, id_, "工信局")
    assert draft.value("firms/2023") == "13111"
    assert draft.value("firms/2022") is None


def test_undoing_takes_back_decisions_and_brings_back_older_conflicts(draft: Draft, theirs: Draft) -> None:
    draft.set_many({"area_km2": "86.52", "firms/2023": "13105"}, "工信局")
    theirs.set("area_km2", "86.60", "自然资源局")
    take(draft, theirs)
    theirs.set_many({"firms/2023": "13110", "area_km2": "86.70"}, "统计局")
    chosen = choose_by_author(look(draft, theirs).conflicts, "统计局")
    id_ = take(draft, theirs, chosen)
    assert draft.conflicts() == {}
    undo_receipt(draft, id_, "工信局")
    assert {head.value for head in draft.conflicts()["area_km2"]} == {"86.52", "86.60"}
    assert draft.value("firms/2023") == "13105"


def test_a_receipt_is_undone_once(draft: Draft, theirs: Draft) -> None:
    theirs.set("firms/2023", "13110", "统计局")
    id_ = take(draft, theirs)
    undo_receipt(draft, id_, "工信局")
    with pytest.raises(DraftMissing, match="已经撤销"):
        undo_receipt(draft, id_, "工信局")
    with pytest.raises(DraftMissing):
        undo_receipt(draft, "没有", "工信局")
