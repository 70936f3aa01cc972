from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.forms.definitions import DefinitionError
from cluster_desktop.forms.derived import Offers
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.lists import UnknownList, find_list, lists_of, read_lists, resolved
from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice
from cluster_desktop.forms.requirements import possible_demands

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """
[columns.firm]
title = "企业名称"
required = true

[lists.firms]
title = "企业清单"
unit = "家"
columns = ["firm", "size"]
identity = [["firm"]]
feeds = [{ item = "firms" }, { item = "smes", where = { size = ["小型"] } }]

[lists.firms.own.size]
title = "规模"
kind = "choice"
choices = ["大型", "小型"]
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "lists.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_list_of_next_year_is_a_few_lines(tmp_path: Path) -> None:
    file = read_lists(written(tmp_path, SOUND))
    (firms,) = resolved(file, load_edition("national-2025"), "lists.toml")
    assert [(feed.path, feed.where) for feed in firms.feeds] == [
        ("firms/2024", {}),
        ("smes/2024", {"size": ("小型",)}),
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('item = "firms"', 'item = "firmz"', "firmz"),
        ('["firm", "size"]', '["firm", "siz"]', "siz"),
        ('[["firm"]]', '[["nobody"]]', "nobody"),
        ('[["firm"]]', "[]", "identity"),
        ('size = ["小型"]', 'size = ["微型"]', "微型"),
        ('kind = "choice"', 'kind = "text"', "choices"),
        ('unit = "家"', 'unitt = "家"', "unitt"),
        ("[lists.firms]", '[lists.firms.editions.hebei-1999]\nunit = "个"\n[lists.firms]', "hebei-1999"),
    ],
)
def test_a_definition_that_leads_nowhere_is_refused(
    tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    path = written(tmp_path, SOUND.replace(right, wrong, 1))
    with pytest.raises(DefinitionError, match=told):
        read_lists(path)


@pytest.mark.parametrize("edition_id", edition_ids())
def test_every_list_that_form_or_notice_ask_for_can_be_made(edition_id: str) -> None:
    edition = load_edition(edition_id)
    fed = {item for one in lists_of(edition) for item in one.items}
    for notice in edition.notices:
        for demand in possible_demands(FieldIndex(edition), load_notice(notice)):
            if demand.kind == "list":
                assert set(demand.paths) <= fed, demand.id


@pytest.mark.parametrize("edition_id", edition_ids())
def test_feeds_lead_to_answers_and_no_answer_is_counted_twice(edition_id: str) -> None:
    edition = load_edition(edition_id)
    index = FieldIndex(edition)
    paths = [feed.path for one in lists_of(edition) for feed in one.feeds]
    assert all(index.find(path) for path in paths)
    assert len(paths) == len(set(paths))


def test_an_unknown_list_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownList, match="firms（集群全部企业清单）"):
        find_list(load_edition("national-2022"), "leader_firms")


def test_the_rows_of_a_list_are_offered_as_its_figure() -> None:
    offers = Offers(load_edition("hebei-2024"))
    facts = {"listed/firms/2023": "13"}
    (offer,) = offers.offer("firms/2023", facts)
    assert (offer.value, offer.formula, offer.from_paths) == ("13", "清单共 13 家", ("listed/firms/2023",))
    assert "listed/firms/2023" in offers.reads("firms/2023")
    assert offer in list(offers.all(facts))
    assert offers.offer("firms/2022", facts) == ()
