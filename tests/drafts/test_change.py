from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.drafts.change import Change, canonical, same
from cluster_desktop.drafts.errors import ValueUnfit

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def change(**parts: object) -> Change:
    content = {"path": "area_km2", "value": "86.50", "parents": (), "author": "工信局", "at": "t"} | parts
    return Change.make(**content)  # pyright: ignore[reportArgumentType]


def test_equal_content_has_an_equal_id_wherever_it_is_written() -> None:
    assert change().id == change().id
    assert change().id == "3bdbc956064b813c033bd88ee66139fd76cc99b72f53f08c4b9f6e8cccb450fc"


@pytest.mark.parametrize(
    "parts",
    [{"path": "firms/2023"}, {"value": "86.5"}, {"parents": ("p",)}, {"author": "统计局"}, {"at": "u"}],
)
def test_every_part_of_a_change_counts_in_its_id(parts: dict[str, object]) -> None:
    assert change(**parts).id != change().id


def test_the_order_of_parents_does_not_count() -> None:
    assert change(parents=("b", "a")) == change(parents=("a", "b"))


@given(JSON)
def test_the_canonical_spelling_reads_back_as_the_same_value(value: object) -> None:
    assert json.loads(canonical(value)) == value  # pyright: ignore[reportArgumentType]


@given(st.dictionaries(TEXT, st.integers(), max_size=6))
def test_the_order_of_keys_does_not_count(value: dict[str, int]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(dict(value))


def test_true_is_not_one() -> None:
    assert same(value := True, value)
    assert not same([True], [1])


@pytest.mark.parametrize(
    "value", [1.5, float("nan"), {1: "一"}, {"一": [b"x"]}, "\ud800", {"\udfff": 1}, object()]
)
def test_what_would_not_come_back_the_same_is_refused(value: object) -> None:
    with pytest.raises(ValueUnfit):
        canonical(value)  # pyright: ignore[reportArgumentType]
