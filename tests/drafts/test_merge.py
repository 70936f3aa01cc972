"""Merging is the union of changes: in whatever order, however often, by whatever way round."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_desktop.drafts.change import Change, JsonValue, canonical
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import SpoiltContent
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.merge import news, travels
from cluster_desktop.drafts.receiving import receive
from tests.drafts.harm import evidence

PATHS = ("area_km2", "chain_work/1", "list/firms/3", "evidence/e1", "note/area_km2", "versions/v")
VALUES: dict[str, tuple[JsonValue, ...]] = {
    "area_km2": ("86.50", "86.52", None),
    "chain_work/1": (True, False, None),
    "list/firms/3": ({"name": "甲厂"}, {"name": "乙厂"}, None),
    "evidence/e1": (evidence(b"map", "规划图"), {**evidence(b"map", "总体规划图"), "picks": [[2, 90]]}, None),
    "note/area_km2": ("待核", "已核", None),
    "versions/v": ({"name": "送审稿", "heads": ""}, None),
}
Edit = tuple[int, str, int]
Exchange = tuple[int, int]


def change(path: str, value: JsonValue, *parents: Change, author: str = "工信局") -> Change:
    ids = tuple(parent.id for parent in parents)
    return Change.make(path=path, value=value, parents=ids, author=author, at="2024-04-15T02:22:07.123Z")


def test_changes_come_after_those_that_they_replace_whatever_their_order() -> None:
    line = [first := change("area_km2", "1")]
    for value in ("2", "3", "4"):
        line.append(change("area_km2", value, line[-1]))
    shuffled = [line[2], line[0], line[3], line[1]]
    assert news(shuffled, {}) == line
    assert news(shuffled, {first.id: "area_km2"}) == line[1:]


def test_a_change_without_what_it_replaces_is_refused() -> None:
    first = change("area_km2", "1")
    with pytest.raises(SpoiltContent):
        news([change("area_km2", "2", first)], {})


def test_a_change_that_replaces_one_of_another_path_is_refused() -> None:
    first = change("area_km2", "1")
    second = change("firms/2023", "2", first)
    with pytest.raises(SpoiltContent):
        news([first, second], {})
    with pytest.raises(SpoiltContent):
        news([second], {first.id: "area_km2"})


def test_changes_that_replace_each_other_in_a_circle_are_refused() -> None:
    one = Change("1", "area_km2", "1", ("2",), "工信局", "t", '"1"')
    two = Change("2", "area_km2", "2", ("1",), "工信局", "t", '"2"')
    with pytest.raises(SpoiltContent):
        news([one, two], {})


def take(draft: Draft, other: Path) -> None:
    with ForeignDraft.open(other) as foreign:
        receive(draft, foreign, "收件人")


def shared(draft: Draft) -> set[str]:
    return {change.id for change in draft.all_changes() if travels(change)}


class Replicas:
    """Several people's drafts, and beside them a model: who knew which edits of a path when editing it."""

    def __init__(self, folder: Path, people: int) -> None:
        self.drafts = [Draft.create(folder / "0.jqsb", edition="hebei-2024", notice="hebei-2024", author="0")]
        for person in range(1, people):
            path = folder / f"{person}.jqsb"
            path.write_bytes(self.drafts[0].path.read_bytes())
            self.drafts.append(Draft.open(path))
        self.known: list[dict[str, Change]] = [{} for _ in self.drafts]
        self.replaces: defaultdict[str, set[str]] = defaultdict(set)

    def edit(self, person: int, path: str, which: int) -> None:
        value = VALUES[path][which % len(VALUES[path])]
        for made in self.drafts[person].set_many({path: value}, f"{person}"):
            self.replaces[made.id] = {id_ for id_, known in self.known[person].items() if known.path == path}
            self.known[person][made.id] = made

    def exchange(self, giver: int, taker: int) -> None:
        take(self.drafts[taker], self.drafts[giver].path)
        self.known[taker] |= self.known[giver]

    def conflicts(self) -> dict[str, set[str]]:
        """What the model says: different values, none of whose authors knew the other."""
        edits = {id_: made for known in self.known for id_, made in known.items()}
        replaced = {id_ for made in edits for id_ in self.replaces[made]}
        standing: defaultdict[str, set[str]] = defaultdict(set)
        for id_ in edits.keys() - replaced:
            standing[edits[id_].path].add(canonical(edits[id_].value))
        return {path: values for path, values in standing.items() if len(values) > 1}

    def close(self) -> None:
        for draft in self.drafts:
            draft.close()


@settings(max_examples=25, deadline=None)
@given(
    people=st.integers(2, 4),
    acts=st.lists(
        st.one_of(
            st.tuples(st.integers(0, 3), st.sampled_from(PATHS), st.integers(0, 2)),
            st.tuples(st.integers(0, 3), st.integers(0, 3)),
        ),
        max_size=24,
    ),
    order=st.randoms(use_true_random=False),
)
def test_everyone_ends_with_the_same_draft(
    people: int, acts: list[Edit | Exchange], order: random.Random
) -> None:
    with TemporaryDirectory() as folder:
        replicas = Replicas(Path(folder), people)
        for act in acts:
            if len(act) == 3:
                replicas.edit(act[0] % people, act[1], act[2])
            else:
                replicas.exchange(act[0] % people, act[1] % people)
        made = {id_ for known in replicas.known for id_ in known}
        pairs = [(giver, taker) for giver in range(people) for taker in range(people)]
        for _ in range(2):  # everything reaches everyone in two rounds, and again
            for giver, taker in order.sample(pairs, len(pairs)) + pairs:
                replicas.exchange(giver, taker)
        for draft in replicas.drafts:
            assert shared(draft) == made
            found = {
                path: {canonical(head.value) for head in heads} for path, heads in draft.conflicts().items()
            }
            assert found == replicas.conflicts()
            assert draft.answers() == replicas.drafts[0].answers()
            for root in ("list/", "evidence/"):
                assert draft.values(root) == replicas.drafts[0].values(root)
        replicas.close()


@pytest.mark.parametrize("path", ["list/firms/3", "evidence/e1"])
def test_a_deletion_against_an_edit_is_a_conflict_and_no_loss(tmp_path: Path, path: str) -> None:
    ours = Draft.create(tmp_path / "甲.jqsb", edition="hebei-2024", notice="hebei-2024", author="甲")
    first, second, _ = VALUES[path]
    ours.set(path, first, "甲")
    (tmp_path / "乙.jqsb").write_bytes(ours.path.read_bytes())
    with ours, Draft.open(tmp_path / "乙.jqsb") as theirs:
        ours.set(path, None, "甲")
        theirs.set(path, second, "乙")
        for taker, giver in ((ours, theirs), (theirs, ours)):
            take(taker, giver.path)
            assert {canonical(head.value) for head in taker.conflicts()[path]} == {"null", canonical(second)}
            assert taker.value(path) == second
        ours.decide(path, None, "甲")
        take(theirs, ours.path)
        assert (theirs.conflicts(), theirs.value(path)) == ({}, None)
