"""Undo and redo go over all paths and write changes of their own."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.undo import UndoStack
from tests.drafts.test_receiving import take

PATHS = ("area_km2", "firms/2023", "cluster_name")


@pytest.fixture
def stack(draft: Draft) -> UndoStack:
    return UndoStack(draft, "工信局")


def act(draft: Draft, stack: UndoStack, **values: str | None) -> None:
    stack.done(draft.set_many({path.replace("__", "/"): value for path, value in values.items()}, "工信局"))


def test_acts_are_undone_from_the_last_to_the_first(draft: Draft, stack: UndoStack) -> None:
    act(draft, stack, area_km2="1")
    act(draft, stack, area_km2="2")
    act(draft, stack, cluster_name="丝网", firms__2023="13104")
    assert [change.path for change in stack.undo()] == ["cluster_name", "firms/2023"]
    assert draft.answers() == {"area_km2": "2"}
    stack.undo()
    assert draft.answers() == {"area_km2": "1"}
    stack.undo()
    assert draft.answers() == {}
    assert not stack.can_undo
    assert stack.undo() == []


def test_what_was_undone_is_done_again_until_something_new_is_done(draft: Draft, stack: UndoStack) -> None:
    act(draft, stack, area_km2="1")
    act(draft, stack, area_km2="2")
    stack.undo()
    stack.undo()
    stack.redo()
    stack.redo()
    assert draft.answers() == {"area_km2": "2"}
    assert not stack.can_redo
    stack.undo()
    act(draft, stack, cluster_name="丝网")
    assert not stack.can_redo
    assert stack.redo() == []


def test_history_only_grows(draft: Draft, stack: UndoStack) -> None:
    act(draft, stack, area_km2="1")
    stack.undo()
    stack.redo()
    assert [change.value for change in draft.history("area_km2")] == ["1", None, "1"]


def test_what_somebody_else_wrote_since_is_left_alone(draft: Draft, stack: UndoStack) -> None:
    act(draft, stack, area_km2="1", cluster_name="丝网")
    draft.set("area_km2", "86.50", "统计局")
    assert [change.path for change in stack.undo()] == ["cluster_name"]
    assert draft.answers() == {"area_km2": "86.50"}


def test_an_act_that_changed_nothing_is_none(draft: Draft, stack: UndoStack) -> None:
    stack.done(draft.set_many({"area_km2": None}, "工信局"))
    assert not stack.can_undo


def test_a_decision_is_undone_into_the_conflict(draft: Draft, stack: UndoStack, theirs: Draft) -> None:
    draft.set("area_km2", "86.52", "工信局")
    theirs.set("area_km2", "86.60", "自然资源局")
    take(draft, theirs)
    decided = draft.decide("area_km2", draft.conflicts()["area_km2"][0].id, "工信局")
    assert decided is not None
    stack.done([decided])
    stack.undo()
    assert {head.value for head in draft.conflicts()["area_km2"]} == {"86.52", "86.60"}
    stack.redo()
    assert draft.value("area_km2") == decided.value
    assert draft.conflicts() == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    acts=st.lists(
        st.dictionaries(st.sampled_from(PATHS), st.sampled_from(["1", "2", None]), min_size=1), max_size=8
    )
)
def test_undoing_everything_and_redoing_it_passes_every_state_again(
    draft: Draft, acts: list[dict[str, str | None]]
) -> None:
    stack = UndoStack(draft, "工信局")
    states = [draft.answers()]
    for values in acts:
        if written := draft.set_many(values, "工信局"):
            stack.done(written)
            states.append(draft.answers())
    for state in reversed(states[:-1]):
        stack.undo()
        assert draft.answers() == state
    for state in states[1:]:
        stack.redo()
        assert draft.answers() == state
