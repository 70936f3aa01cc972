from __future__ import annotations

import pytest

from cluster_desktop.examples import story
from cluster_desktop.examples.made_up import World, with_check
from cluster_desktop.examples.papers.parts import Certificates, Roll
from tests.examples.conftest import EDITION, EDITIONS


def told(edition: str) -> dict[str, str | bool]:
    return story.county(edition).told


def world_of(edition: str) -> World:
    return World(story.papers(edition).words, told(edition))


def rolls(edition: str, source: str) -> list[Roll]:
    parts = [part for paper in story.papers(edition).evidence for part in paper.parts]
    return [part for part in parts if isinstance(part, Roll) and part.source == source]


@pytest.fixture
def world() -> World:
    return world_of(EDITION)


def firms(count: int, skip: int = 0) -> Roll:
    return Roll(heading="", columns=(), widths=(), source="firms", count=count, skip=skip)


@pytest.mark.parametrize("code", ["91110000802100433B", "91440300708461136T"])
def test_a_code_ends_in_its_check_character(code: str) -> None:
    assert with_check(code[:-1]) == code


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_two_firms_share_a_name_or_a_code(edition: str) -> None:
    most = max(roll.skip + roll.count for roll in rolls(edition, "firms"))
    rows = world_of(edition).rows(firms(most))
    assert len({name for _, name, *_ in rows}) == most
    assert len({code for _, _, code, *_ in rows}) == most
    assert all(len(code) == 18 for _, _, code, *_ in rows)


def test_a_firm_is_the_same_in_every_list(world: World) -> None:
    assert world.rows(firms(100))[70][1:] == world.rows(firms(1, skip=70))[0][1:]
    assert world.rows(firms(1, skip=70))[0][1] == world.firm(70)


@pytest.mark.parametrize("edition", EDITIONS)
def test_branches_abroad_are_as_many_as_the_form_says(edition: str) -> None:
    (paper,) = (one for one in story.papers(edition).evidence if "overseas_branches" in one.proves)
    roll, _ = paper.parts
    assert isinstance(roll, Roll)
    assert len(roll.rows) == int(str(story.county(edition).answers["overseas_branches"]))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_certificate_is_for_a_name_or_a_patent(edition: str) -> None:
    parts = [part for paper in story.papers(edition).evidence for part in paper.parts]
    certificates = [part for part in parts if isinstance(part, Certificates)]
    assert len(certificates) > 3
    assert all(part.patents or world_of(edition).names(part.names_of) for part in certificates)


def test_rows_are_numbered_and_facts_fill_the_last_column_in_turn(world: World) -> None:
    roll = Roll(heading="", columns=(), widths=(), rows=(("甲",), ("乙",), ("丙",)), facts=("一", "二"))
    assert world.rows(roll) == [("1", "甲", "一"), ("2", "乙", "二"), ("3", "丙", "一")]
