"""What the county answers and hands in, edition by edition, without drawing its papers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cluster_desktop.examples import story
from cluster_desktop.examples.papers.parts import Letter, Part
from cluster_desktop.examples.proving import Proving
from cluster_desktop.examples.story import NoExample
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice
from cluster_desktop.forms.model import SingleChoice
from cluster_desktop.forms.values import clean_value, word_count
from tests.examples.conftest import EDITIONS

PRINTED_DATE = re.compile(r"(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")
PHONE = re.compile(r"0[0-9]{3}-[0-9]{7}")
NAME = {
    "hebei-2024": r".+县.+产业",
    "national-2022": r"中小企业特色产业集群（.+县.+产业）",
    "national-2024": r".+省.+县.+产业",
    "national-2025": r".+省.+县.+产业",
    "national-2025-review": r".+省.+县.+产业",
}


def parts_of(edition: str) -> list[Part]:
    return [part for paper in story.papers(edition).evidence for part in paper.parts]


every_edition = pytest.mark.parametrize("edition", EDITIONS)


def test_every_edition_has_an_example_with_a_title_of_its_own() -> None:
    assert story.example_ids() == edition_ids()
    assert len({story.county(edition).title for edition in EDITIONS}) == len(EDITIONS)


def test_an_edition_without_an_example_is_named() -> None:
    with pytest.raises(NoExample, match="national-2099"):
        story.county("national-2099")


@every_edition
def test_every_box_of_the_form_is_answered(edition: str) -> None:
    answers = story.county(edition).answers
    fields = [field for field in FieldIndex(load_edition(edition)).fields if field.required]
    assert [field.path for field in fields if not field.is_tick and field.path not in answers] == []


@every_edition
def test_every_answer_is_one_that_a_hand_could_have_typed(edition: str) -> None:
    fields = FieldIndex(load_edition(edition))
    for path, value in story.county(edition).answers.items():
        assert clean_value(fields[path], value) == value


@every_edition
def test_groups_of_ticks_have_ticked_options_and_most_have_unticked_ones(edition: str) -> None:
    ticked = {path for path, value in story.county(edition).answers.items() if value is True}
    options = [field for field in FieldIndex(load_edition(edition)).fields if field.is_tick]
    groups = {field.key: {one.path for one in options if one.key == field.key} for field in options}
    assert all(group & ticked for group in groups.values())
    assert sum(1 for group in groups.values() if group - ticked) >= len(groups) / 2


@every_edition
def test_texts_use_their_room_without_overrunning_it(edition: str) -> None:
    fields = FieldIndex(load_edition(edition))
    answers = story.county(edition).answers
    texts = [str(value) for path, value in answers.items() if fields[path].kind == "long_text"]
    assert len(texts) >= 8
    assert all(150 <= word_count(text) <= 195 for text in texts)
    plan = sum(word_count(str(value)) for path, value in answers.items() if path.startswith("plan_"))
    assert 2400 <= plan <= 2900


@every_edition
def test_every_name_of_a_figure_is_replaced_by_it(edition: str) -> None:
    texts = [str(value) for value in story.county(edition).told.values()]
    assert not [text for text in texts if "{" in text or "}" in text]


@every_edition
def test_the_application_is_dated_between_the_notice_and_its_deadline(edition: str) -> None:
    applied = str(story.county(edition).answers["applied_on"])
    for notice in map(load_notice, load_edition(edition).notices):
        assert notice.date <= applied < notice.deadline


@every_edition
def test_no_paper_is_dated_after_the_application(edition: str) -> None:
    applied = date.fromisoformat(str(story.county(edition).answers["applied_on"]))
    printed = [getattr(part, "date", "") for part in parts_of(edition)]
    dates = [date(*map(int, match.groups())) for match in map(PRINTED_DATE.fullmatch, printed) if match]
    assert len(dates) > 30
    assert max(dates) < applied


@every_edition
def test_no_text_speaks_of_years_that_the_plan_does_not_reach(edition: str) -> None:
    last = load_edition(edition).years[-1]
    papers = [part.text for part in parts_of(edition) if isinstance(part, Letter)]
    texts = [str(value) for path, value in story.county(edition).answers.items() if path != "applied_on"]
    years = {int(year) for text in texts + papers for year in re.findall(r"(?<![0-9.])(20[0-9]{2})年", text)}
    assert last in years
    assert min(years) >= last - 3
    assert max(years) <= last + 3


@every_edition
def test_the_cover_is_filled_in_as_its_blanks_ask(edition: str) -> None:
    answers = story.county(edition).answers
    assert re.fullmatch(NAME[edition], str(answers["cluster_name"]))
    assert PHONE.fullmatch(str(answers["county_dept_phone"]))
    assert PHONE.fullmatch(str(answers["operator_phone"]))
    assert not re.search("[省市县]", f"{answers.get('region/province', '')}{answers['region/city']}")


@every_edition
def test_the_answers_bar_nothing(edition: str) -> None:
    answers = story.county(edition).answers
    for item in load_edition(edition).items():
        if isinstance(item, SingleChoice) and item.pass_answers:
            assert item.options[int(str(answers[item.key])) - 1] in item.pass_answers


def test_every_word_of_a_paper_means_something_in_some_edition() -> None:
    files = [*story.COUNTY.glob("papers/*.toml"), *story.EDITIONS.glob("papers/*.toml")]
    told = "\n".join(map(Path.read_text, files))
    lists = re.findall(r"^proves = \[(.*?)\]", told, re.MULTILINE | re.DOTALL)
    words = {word for each in lists for word in re.findall('"(.*?)"', each)}
    seen = {edition: story.county(edition) for edition in EDITIONS}
    editions = [
        Proving(load_edition(edition), load_notice(county.notice), county.answers)
        for edition, county in seen.items()
    ]
    assert len(words) > 60
    assert [word for word in words if not any(proving.proven([word]) for proving in editions)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plan_intro", "总产值{total_output}亿元"),
        ("plan_intro", "企业{firms}家，其中中小企业{smes}家，中小企业从业人员{employees}人"),
        ("plan_intro", "省级专精特新中小企业由{zjtx_smes/first}家增加到{zjtx_smes}家"),
        ("plan_results", "主导产业产值年均增长{leading_output_cagr}%，占比达到{leading_output_share}%"),
        ("plan_results", "由{rd_spend/first}亿元增加到{rd_spend}亿元"),
        ("plan_results", "有效发明专利达到{patents}件，年均增长{patent_cagr}%"),
        ("plan_results", "接入中小企业{iip_smes}家，应用普及率达到{iip_rate}%"),
        ("plan_results", "上云中小企业{cloud_smes}家，占{cloud_ratio}%"),
        ("plan_results", "降低{energy_drop}%"),
        ("green_text", "工业用水重复利用率达到{water_reuse_rate}%"),
    ],
)
@every_edition
def test_the_prose_repeats_the_figures_of_the_tables(edition: str, text: str, words: str) -> None:
    told, first = story.county(edition).told, load_edition(edition).years[0]

    def figure(named: re.Match[str]) -> str:
        return str(told[f"{named[1]}/{first}" if named[2] else named[1]])

    assert re.sub(r"\{(\w+)(/first)?\}", figure, words) in str(told[text])
