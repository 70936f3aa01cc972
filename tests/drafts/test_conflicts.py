from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.drafts import changes
from cluster_desktop.drafts.change import Change
from cluster_desktop.drafts.connection import transaction

if TYPE_CHECKING:
    from cluster_desktop.drafts.draft import Draft

EARLIER = "2024-04-16T08:05:00.000Z"
LATER = "2024-04-17T01:40:00.000Z"


def write_beside(draft: Draft, parent: Change, value: str, author: str, at: str) -> Change:
    """What another person made of the same value on another machine."""
    change = Change.make(path=parent.path, value=value, parents=(parent.id,), author=author, at=at)
    with transaction(draft._connection, draft.path):
        changes.add(draft._connection, change)
    return change


@pytest.fixture
def base(draft: Draft) -> Change:
    base = draft.set("total_output/2023", "750.00", "工信局")
    assert base is not None
    return base


def test_two_changes_of_the_same_parent_are_a_conflict_with_both_values(draft: Draft, base: Change) -> None:
    theirs = write_beside(draft, base, "760.32", "统计局", LATER)
    ours = write_beside(draft, base, "758.00", "工信局", EARLIER)
    assert draft.conflicts() == {"total_output/2023": [ours, theirs]}


def test_until_someone_chooses_the_later_value_counts(draft: Draft, base: Change) -> None:
    write_beside(draft, base, "760.32", "统计局", LATER)
    write_beside(draft, base, "758.00", "工信局", EARLIER)
    assert draft.value("total_output/2023") == "760.32"
    assert draft.answers() == {"total_output/2023": "760.32"}


@pytest.mark.parametrize("chosen", ["760.32", "758.00", "759.00"])
def test_choosing_is_a_change_with_both_as_parents(draft: Draft, base: Change, chosen: str) -> None:
    theirs = write_beside(draft, base, "760.32", "统计局", LATER)
    ours = write_beside(draft, base, "758.00", "工信局", EARLIER)
    choice = draft.set("total_output/2023", chosen, "工信局")
    assert choice is not None
    assert set(choice.parents) == {theirs.id, ours.id}
    assert draft.conflicts() == {}
    assert draft.heads("total_output/2023") == [choice]
    assert draft.history("total_output/2023") == [choice, theirs, ours, base]


def test_the_same_value_given_twice_is_no_conflict(draft: Draft, base: Change) -> None:
    write_beside(draft, base, "760.32", "统计局", LATER)
    write_beside(draft, base, "760.32", "工信局", EARLIER)
    assert draft.conflicts() == {}
    assert len(draft.heads("total_output/2023")) == 2


def test_a_conflict_on_one_path_leaves_the_others_alone(draft: Draft, base: Change) -> None:
    draft.set("area_km2", "86.50", "工信局")
    write_beside(draft, base, "760.32", "统计局", LATER)
    write_beside(draft, base, "758.00", "工信局", EARLIER)
    assert list(draft.conflicts()) == ["total_output/2023"]
    assert draft.value("area_km2") == "86.50"
