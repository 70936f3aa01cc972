"""Undo and redo go over all paths and write changes of their own."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.undo import Recording, UndoStack, step_of
from tests.drafts.test_receiving import take

PATHS = ("area_km2", "firms/2023", "cluster_name")


@pytest.fixture
def stack(draft: Draft) -> UndoStack:
    return UndoStack(draft, "工信局")


def act(draft: Draft, stack: UndoStack, **values: str | None) -> None:
    written = draft.set_many({path.replace("__", "/"): value for path, value in values.items()}, "工信局")
    stack.done(step_of(draft, written))


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
    assert stack.next_undo is None
    assert stack.undo() == []


def test_what_was_undone_is_done_again_until_something_new_is_done(draft: Draft, stack: UndoStack) -> None:
    act(draft, stack, area_km2="1")
    act(draft, stack, area_km2="2")
    stack.undo()
    stack.undo()
    stack.redo()
    stack.redo()
    assert draft.answers() == {"area_km2": "2"}
    assert stack.next_redo is None
    stack.undo()
    act(draft, stack, cluster_name="丝网")
    assert stack.next_redo is None
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
    stack.done(step_of(draft, draft.set_many({"area_km2": None}, "工信局")))
    assert stack.next_undo is None


def test_a_decision_is_undone_into_the_conflict(draft: Draft, stack: UndoStack, theirs: Draft) -> None:
    draft.set("area_km2", "86.52", "工信局")
    theirs.set("area_km2", "86.60", "自然资源局")
    take(draft, theirs)
    decided = draft.decide("area_km2", draft.conflicts()["area_km2"][0].id, "工信局")
    assert decided is not None
    stack.done(step_of(draft, [decided]))
    stack.undo()
    assert {head.value for head in draft.conflicts()["area_km2"]} == {"86.52", "86.60"}
    stack.redo()
    assert draft.value("area_km2") == decided.value
    assert draft.conflicts() == {}


def test_typing_on_and_back_again_within_one_act_leaves_nothing_to_undo(
    draft: Draft, stack: UndoStack
) -> None:
    act(draft, stack, cluster_name="丝网")
    for number, text in enumerate(("1", "12", None)):
        written = draft.set_many({"area_km2": text}, "工信局")
        stack.done(step_of(draft, written), joining=number > 0)
    assert stack.next_undo is not None
    assert list(stack.next_undo.after) == ["cluster_name"]


def test_an_act_that_went_on_is_undone_to_where_it_began(draft: Draft, stack: UndoStack) -> None:
    act(draft, stack, area_km2="1")
    for number, text in enumerate(("12", "123")):
        written = draft.set_many({"area_km2": text}, "工信局")
        stack.done(step_of(draft, written), joining=number > 0)
    stack.undo()
    assert draft.answers() == {"area_km2": "1"}


def test_a_recording_holds_all_that_was_written_by_whatever_way(draft: Draft, stack: UndoStack) -> None:
    draft.set("area_km2", "1", "工信局")
    recording = Recording(draft)
    assert not recording.step()
    draft.set("area_km2", "2", "工信局")
    with Draft.open(draft.path) as again:
        again.set("area_km2", "3", "统计局")
        again.set("cluster_name", "丝网", "统计局")
    stack.done(recording.step())
    stack.undo()
    assert draft.answers() == {"area_km2": "1"}
    stack.redo()
    assert draft.answers() == {"area_km2": "3", "cluster_name": "丝网"}


def test_a_receipt_as_an_act_is_undone_into_what_stood_here(
    draft: Draft, stack: UndoStack, theirs: Draft
) -> None:
    draft.set("area_km2", "86.52", "工信局")
    for text in ("86.58", "86.60"):
        theirs.set("area_km2", text, "自然资源局")
    recording = Recording(draft)
    take(draft, theirs)
    stack.done(recording.step())
    assert len(draft.conflicts()["area_km2"]) == 2
    stack.undo()
    assert [head.value for head in draft.heads("area_km2")] == ["86.52"]
    stack.redo()
    assert {head.value for head in draft.conflicts()["area_km2"]} == {"86.52", "86.60"}


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
            stack.done(step_of(draft, written))
            states.append(draft.answers())
    for state in reversed(states[:-1]):
        stack.undo()
        assert draft.answers() == state
    for state in states[1:]:
        stack.redo()
        assert draft.answers() == state
