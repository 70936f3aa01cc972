from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from cluster_desktop.drafts.change import JsonValue, same
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import ValueUnfit
from tests.drafts.test_change import JSON

if TYPE_CHECKING:
    from pathlib import Path

    from tests.drafts.conftest import Clock


def test_a_new_draft_is_empty_and_knows_its_form(draft: Draft, draft_path: Path) -> None:
    assert (draft.edition, draft.notice, draft.path) == ("hebei-2024", "hebei-2024", draft_path)
    assert draft.answers() == {}
    assert draft.last_change() is None
    assert draft.count_changes() == 0


def test_what_was_set_is_there_when_the_draft_is_opened_again(draft: Draft, draft_path: Path) -> None:
    draft.set("area_km2", "86.50", "工信局")
    draft.set("chain_work/1", value := True, "工信局")
    draft.close()
    with Draft.open(draft_path) as again:
        assert again.answers() == {"area_km2": "86.50", "chain_work/1": value}
        assert again.draft_id == draft.draft_id


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(value=JSON)
def test_any_json_value_comes_back_as_it_was_set(draft: Draft, value: JsonValue) -> None:
    draft.set("note/1", value, "工信局")
    assert same(draft.value("note/1"), value)


def test_a_change_says_who_when_and_what_it_replaces(draft: Draft) -> None:
    first = draft.set("area_km2", "86.50", "工信局")
    second = draft.set("area_km2", "86.52", "统计局")
    assert first is not None
    assert second is not None
    assert (second.author, second.at, second.parents) == ("统计局", "2024-04-15T02:22:10.123Z", (first.id,))


def test_setting_the_same_value_again_writes_nothing(draft: Draft) -> None:
    first = draft.set("area_km2", "86.50", "工信局")
    assert draft.set("area_km2", "86.50", "统计局") == first
    assert draft.count_changes() == 1


def test_everyone_who_made_a_change_is_named_once(draft: Draft) -> None:
    assert draft.authors() == []
    draft.set_many({"area_km2": "86.50", "cluster_name": "丝网"}, "工信局")
    draft.set("area_km2", "86.52", "统计局")
    assert sorted(draft.authors()) == ["工信局", "统计局"]


def test_none_clears_a_path_and_its_history_stays(draft: Draft) -> None:
    draft.set("area_km2", "86.50", "工信局")
    draft.set("area_km2", None, "工信局")
    assert draft.value("area_km2") is None
    assert draft.answers() == {}
    assert [change.value for change in draft.history("area_km2")] == [None, "86.50"]


def test_clearing_an_empty_path_writes_nothing(draft: Draft) -> None:
    assert draft.set("area_km2", None, "工信局") is None
    assert draft.count_changes() == 0


def test_many_values_are_one_moment_and_unchanged_ones_are_left_out(draft: Draft) -> None:
    draft.set("firms/2021", "12480", "统计局")
    written = draft.set_many({"firms/2021": "12480", "firms/2022": "12866", "firms/2023": "13104"}, "统计局")
    assert [change.path for change in written] == ["firms/2022", "firms/2023"]
    assert len({change.at for change in written}) == 1


def test_many_values_are_set_all_or_not_at_all(draft: Draft) -> None:
    with pytest.raises(ValueUnfit):
        draft.set_many({"firms/2021": "12480", "firms/2022": 12866.0}, "统计局")  # pyright: ignore[reportArgumentType]
    assert draft.answers() == {}


def test_answers_leave_out_evidence_lists_and_notes(draft: Draft) -> None:
    for path in ("evidence/e1", "list/firms/1", "note/area_km2", "area_km2", "evidence_like"):
        draft.set(path, "有", "工信局")
    assert draft.answers() == {"area_km2": "有", "evidence_like": "有"}


def test_values_below_a_prefix_leave_out_the_cleared_and_the_others(draft: Draft) -> None:
    draft.set_many(
        {"evidence/a": {"title": "甲"}, "evidence/b": {"title": "乙"}, "evidenceless": "丙"}, "工信局"
    )
    draft.set("evidence/b", None, "工信局")
    assert draft.values("evidence/") == {"evidence/a": {"title": "甲"}}


def test_history_is_newest_first_even_when_the_clock_was_set_back(draft: Draft, clock: Clock) -> None:
    for value in ("一", "二", "三", "四"):
        draft.set("cluster_name", value, "工信局")
        clock.moment -= timedelta(days=1)
    assert [change.value for change in draft.history("cluster_name")] == ["四", "三", "二", "一"]
    assert draft.value("cluster_name") == "四"


def test_the_last_change_is_the_one_stored_last(draft: Draft, clock: Clock) -> None:
    draft.set("firms/2021", "12480", "统计局")
    clock.moment -= timedelta(days=1)
    last = draft.set("area_km2", "86.50", "工信局")
    assert draft.last_change() == last
