from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.evidence.lists.checking import duplicates, row_faults
from cluster_desktop.evidence.lists.counting import listed
from cluster_desktop.evidence.lists.reading import read_all_rows, read_rows
from cluster_desktop.examples import story
from cluster_desktop.forms.lists import find_list
from cluster_desktop.forms.loader import load_edition
from tests.examples.conftest import EDITION

if TYPE_CHECKING:
    from cluster_desktop.drafts.draft import Draft


def test_every_list_counts_what_the_form_says(each: Draft) -> None:
    facts = listed(each, load_edition(each.edition))
    answers = each.answers()
    assert facts
    assert {
        path: count for path, count in facts.items() if answers[path.removeprefix("listed/")] != count
    } == {}


def test_no_row_of_a_list_has_a_fault_or_comes_twice(each: Draft) -> None:
    for key, rows in read_all_rows(each).items():
        definition = find_list(load_edition(each.edition), key)
        assert [row for row in rows if row_faults(definition, row.cells)] == []
        assert duplicates(definition, rows) == {}


def test_all_firms_of_the_cluster_are_listed_by_name_and_code(example: Draft) -> None:
    rows = read_rows(example, "firms")
    assert len(rows) == int(str(example.value("firms/2023"))) > 13_000
    assert (
        len({row.cells["firm"] for row in rows})
        == len({row.cells["credit_code"] for row in rows})
        == len(rows)
    )


@pytest.mark.parametrize("key", ["zjtx_smes", "little_giants", "champions", "hitech_and_innovative"])
def test_firms_of_note_are_among_all_firms(example: Draft, key: str) -> None:
    everyone = {row.cells["credit_code"]: row.cells["firm"] for row in read_rows(example, "firms")}
    for row in read_rows(example, key):
        assert everyone[row.cells["credit_code"]] == row.cells["firm"]


def test_the_list_of_patents_holds_them_all_by_year(each: Draft) -> None:
    rows = read_rows(each, "patents")
    told = story.county(each.edition).told
    granted = [int(row.cells["granted"][:4]) for row in rows]
    for year in load_edition(each.edition).years:
        assert sum(1 for one in granted if one <= year) == int(str(told[f"patents/{year}"]))
    assert len({row.cells["name"] for row in rows}) == len(rows)


def test_the_list_of_standards_names_each_once(example: Draft) -> None:
    rows = read_rows(example, "standards")
    assert max(Counter(row.cells["name"] for row in rows).values()) == 1
    assert example.edition == EDITION
