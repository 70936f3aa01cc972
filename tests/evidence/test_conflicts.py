"""What colleagues filled in differently is an error that names every value and who wrote it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.drafts.change import Change
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.joining import join_files
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.evidence.conflicts import RULE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cluster_desktop.drafts.change import JsonValue


@pytest.fixture
def joined(tmp_path: Path) -> Callable[[dict[str, tuple[JsonValue, JsonValue]]], Draft]:
    """A draft of two colleagues who filled in the same paths, each in a way of his own."""

    def join(ways: dict[str, tuple[JsonValue, JsonValue]]) -> Draft:
        ours, theirs, both = (tmp_path / f"{name}.jqsb" for name in ("甲", "乙", "合并"))
        Draft.create(ours, edition="hebei-2024", notice="hebei-2024", author="甲").close()
        shutil.copy(ours, theirs)
        for path, author, number in ((ours, "甲", 0), (theirs, "乙", 1)):
            with Draft.open(path) as draft:
                draft.set_many({asked: values[number] for asked, values in ways.items()}, author)
        join_files([ours, theirs], both)
        return Draft.open(both)

    return join


def messages(draft: Draft) -> dict[str, str]:
    with draft:
        found = [finding for finding in assess(draft).findings if finding.rule == RULE]
    assert {finding.level for finding in found} <= {"error"}
    return {finding.paths[0]: finding.message for finding in found}


def test_two_figures_are_named_with_their_authors(joined):
    told = messages(joined({"area_km2": ("86.50", "87.00")}))["area_km2"]

    assert told.startswith("“集群占地面积”有 2 种填法：")
    assert "86.50（甲，" in told
    assert "87.00（乙，" in told


def test_a_choice_and_a_tick_are_named_in_the_words_of_the_form(joined):
    told = messages(joined({"industry_type": ("1", "2"), "chain_work/1": (True, False)}))

    assert "第一产业（甲，" in told["industry_type"]
    assert "第二产业（乙，" in told["industry_type"]
    assert "勾选（甲，" in told["chain_work/1"]
    assert "不勾选（乙，" in told["chain_work/1"]


def test_the_same_answer_from_both_is_no_conflict(joined):
    assert messages(joined({"area_km2": ("86.50", "86.50")})) == {}


def test_choosing_one_ends_it(joined):
    draft = joined({"area_km2": ("86.50", "87.00")})
    draft.set("area_km2", "87.00", "甲")

    assert messages(draft) == {}


def test_a_row_of_a_list_is_named_with_both_ways(joined):
    row = {"no": 1, "name": "平川县丝网厂"}
    told = messages(joined({"list/firms/1": (row, {**row, "name": "平川县金网厂"})}))["list/firms/1"]

    assert told.startswith("清单的一行“平川县")
    assert "平川县丝网厂（甲，" in told
    assert "平川县金网厂（乙，" in told


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "2024-19-39T29:69:69.999Z"]
)
def test_a_moment_that_cannot_be_is_no_hindrance(joined, at):
    draft = joined({"area_km2": ("86.50", "87.00")})
    with draft.writing() as writing:
        writing.unite([Change.make(path="area_km2", value="88.00", parents=(), author="丙", at=at)])

    assert "88.00（丙，" in messages(draft)["area_km2"]
