"""A version is a name for the state of the whole draft, to go back to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftMissing, ValueUnfit, VersionIncomplete
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.receiving import receive
from cluster_desktop.drafts.versions import forget_version, name_version, restore_version, versions


def test_versions_are_listed_with_name_person_and_moment_the_latest_first(draft: Draft) -> None:
    draft.set("area_km2", "86.50", "工信局")
    first = name_version(draft, " 送审稿 ", "工信局")
    second = name_version(draft, "局长改后", "张局长")
    assert versions(draft) == [second, first]
    assert (first.name, first.author, first.at[:10]) == ("送审稿", "工信局", "2024-04-15")


def test_going_back_gives_every_path_what_it_held(draft: Draft) -> None:
    draft.set_many({"area_km2": "86.50", "cluster_name": "丝网", "chain_work/1": True}, "工信局")
    then = draft.answers()
    version = name_version(draft, "送审稿", "工信局")
    draft.set_many({"area_km2": "90", "cluster_name": None, "firms/2023": "13104"}, "统计局")
    written = restore_version(draft, version.id, "工信局")
    assert {change.path for change in written} == {"area_km2", "cluster_name", "firms/2023"}
    assert draft.answers() == then
    assert [change.value for change in draft.history("area_km2")] == ["86.50", "90", "86.50"]


def test_going_back_forth_is_possible_for_versions_stay(draft: Draft) -> None:
    draft.set("area_km2", "1", "工信局")
    first = name_version(draft, "一", "工信局")
    draft.set("area_km2", "2", "工信局")
    second = name_version(draft, "二", "工信局")
    for version, value in ((first, "1"), (second, "2"), (first, "1")):
        restore_version(draft, version.id, "工信局")
        assert draft.value("area_km2") == value
    assert restore_version(draft, first.id, "工信局") == []


def test_a_disagreement_of_that_moment_comes_back(draft: Draft, tmp_path: Path) -> None:
    draft.set("area_km2", "1", "工信局")
    with Draft.open(Path(shutil.copy(draft.path, tmp_path / "b.jqsb"))) as other:
        other.set("area_km2", "2", "乙")
        draft.set("area_km2", "3", "工信局")
        with ForeignDraft.open(other.path) as foreign:
            receive(draft, foreign, "工信局")
    version = name_version(draft, "待议", "工信局")
    draft.decide("area_km2", "3", "工信局")
    restore_version(draft, version.id, "工信局")
    assert {head.value for head in draft.conflicts()["area_km2"]} == {"2", "3"}


def test_a_version_travels_with_the_draft(draft: Draft, tmp_path: Path) -> None:
    draft.set("area_km2", "1", "工信局")
    name_version(draft, "送审稿", "工信局")
    with Draft.create(tmp_path / "b.jqsb", edition="hebei-2024", notice="hebei-2024", author="乙") as other:
        with ForeignDraft.open(draft.path) as foreign:
            receive(other, foreign, "乙")
        assert [version.name for version in versions(other)] == ["送审稿"]


def test_a_version_with_parts_missing_changes_nothing(draft: Draft) -> None:
    draft.set("versions/v", {"name": "旧稿", "heads": "0" * 16 + "1" * 16}, "工信局")
    draft.set("area_km2", "1", "工信局")
    with pytest.raises(VersionIncomplete, match="2 处"):
        restore_version(draft, "v", "工信局")
    assert draft.value("area_km2") == "1"


def test_a_version_without_a_name_is_refused(draft: Draft) -> None:
    with pytest.raises(ValueUnfit):
        name_version(draft, "  ", "工信局")


def test_a_version_is_forgotten_and_the_changes_stay(draft: Draft) -> None:
    draft.set("area_km2", "1", "工信局")
    version = name_version(draft, "送审稿", "工信局")
    forget_version(draft, version.id, "工信局")
    assert versions(draft) == []
    assert draft.value("area_km2") == "1"
    with pytest.raises(DraftMissing):
        restore_version(draft, version.id, "工信局")
