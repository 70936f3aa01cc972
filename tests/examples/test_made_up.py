from __future__ import annotations

from collections import Counter

import pytest

from cluster_desktop.examples import story
from cluster_desktop.examples.made_up import World
from cluster_desktop.examples.story import Roll
from tests.examples.conftest import EDITION


@pytest.fixture
def answers() -> dict[str, str | bool]:
    return story.county(EDITION).answers


@pytest.fixture
def world(answers: dict[str, str | bool]) -> World:
    return World(story.papers(EDITION).words, answers)


def rolls(source: str) -> list[Roll]:
    parts = [part for paper in story.papers(EDITION).evidence for part in paper.parts]
    return [part for part in parts if isinstance(part, Roll) and part.source == source]


def test_no_two_firms_share_a_name_or_a_code(world: World) -> None:
    most = max(roll.skip + roll.count for roll in rolls("firms"))
    everyone = Roll(heading="", columns=(), widths=(), source="firms", count=most)
    rows = world.rows(everyone)
    assert len({name for _, name, *_ in rows}) == most
    assert len({code for _, _, code, *_ in rows}) == most
    assert all(len(code) == 18 for _, _, code, *_ in rows)


def test_a_firm_is_the_same_in_every_list(world: World) -> None:
    long = Roll(heading="", columns=(), widths=(), source="firms", count=100)
    short = Roll(heading="", columns=(), widths=(), source="firms", count=1, skip=70)
    assert world.rows(long)[70][1:] == world.rows(short)[0][1:]
    assert world.rows(short)[0][1] == world.firm(70)


def test_the_list_of_standards_adds_up_to_the_matrix(world: World, answers: dict[str, str | bool]) -> None:
    (roll,) = rolls("standards")
    rows = world.rows(roll)
    words = {
        "international": "国际",
        "national": "国家",
        "industry": "行业",
        "group": "团体",
        "led": "主持",
        "joined": "参与",
    }
    expected = {
        (words[level], year, words[role]): int(str(value))
        for path, value in answers.items()
        if path.startswith("standards/")
        for _, year, level, role in [path.split("/")]
    }
    assert len(expected) == 24
    assert Counter((level, year, role) for _, _, level, year, role, _ in rows) == Counter(expected)
    assert len({title for _, title, *_ in rows}) == len(rows)


def test_the_list_of_patents_holds_them_all_by_year(world: World, answers: dict[str, str | bool]) -> None:
    (roll,) = rolls("patents")
    rows = world.rows(roll)
    years = Counter(granted[:4] for *_, granted in rows)
    assert len(rows) == int(str(answers["patents"]))
    assert sum(some for year, some in years.items() if year <= "2021") == 918
    assert max(years) == "2023"
    assert len({title for _, title, *_ in rows}) == len({number for _, _, number, *_ in rows}) == len(rows)


@pytest.mark.parametrize(
    ("file", "counts"),
    [
        ("清单：专精特新中小企业.pdf", [("zjtx_smes",)]),
        (
            "清单：优质企业.pdf",
            [("little_giants",), ("champions", "champions_prov"), ("listed_smes",), ("leader_firms",)],
        ),
        ("清单：高新技术和创新型企业.pdf", [("hitech",), ("innovative_smes",)]),
    ],
)
def test_lists_of_firms_are_as_long_as_the_form_says(
    world: World, answers: dict[str, str | bool], file: str, counts: list[tuple[str, ...]]
) -> None:
    (paper,) = (paper for paper in story.papers(EDITION).evidence if paper.file == file)
    lengths = [len(world.rows(part)) for part in paper.parts if isinstance(part, Roll)]
    assert lengths == [sum(int(str(answers[f"{key}/2023"])) for key in keys) for keys in counts]


def test_rows_are_numbered_and_facts_fill_the_last_column_in_turn(world: World) -> None:
    roll = Roll(heading="", columns=(), widths=(), rows=(("甲",), ("乙",), ("丙",)), facts=("一", "二"))
    assert world.rows(roll) == [("1", "甲", "一"), ("2", "乙", "二"), ("3", "丙", "一")]
