"""The 认定标准 against the form: a verdict for each of its indicators, with the reading that was used."""

import pytest

from cluster_desktop.forms.checker import Checker
from cluster_desktop.forms.definitions import DefinitionError
from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice, load_standard, read_standard
from cluster_desktop.forms.thresholds import WESTERN, Verdict, verdicts
from cluster_desktop.forms.values import Value
from tests.forms.complete import sound_answers

STANDARD = load_standard("national-2022")
NATIONAL = [name for name in edition_ids() if name != "hebei-2024"]
OWN = """
id = "own"
title = "某省认定标准"

[[indicators]]
id = "output"
no = "第三条"
text = "近三年产值均在30亿元以上"
measures = [{ kind = "each_year", items = ["total_output"], at_least = 30 }]
"""


def verdict(name: str, indicator: str, **changes: Value) -> Verdict:
    edition = load_edition(name)
    answers = {**sound_answers(edition), **changes}
    (found,) = [one for one in verdicts(edition, STANDARD, answers) if one.indicator == indicator]
    return found


@pytest.mark.parametrize("name", NATIONAL)
def test_the_made_up_county_meets_all_that_the_form_tells(name):
    states = {
        one.indicator: one.state
        for one in verdicts(load_edition(name), STANDARD, sound_answers(load_edition(name)))
    }
    assert "not_met" not in states.values()
    judged = {"area", "output", "sme_share", "leading_share", "output_growth", "quality_firms", "rd_growth"}
    judged |= {"patent_growth", "patents_per_10k", "internet_platforms", "co2", "accidents", "illegal_acts"}
    assert {name for name, state in states.items() if state == "met"} >= judged
    for persons in ("policy", "chain", "innovation", "digital", "green", "opening", "governance"):
        assert states[persons] == "unknown"


@pytest.mark.parametrize("name", NATIONAL)
def test_nothing_is_told_of_an_empty_form(name):
    assert {one.state for one in verdicts(load_edition(name), STANDARD, {})} == {"unknown"}


@pytest.mark.parametrize(
    ("indicator", "right", "wrong"),
    [
        ("area", {"area_km2": "100"}, {"area_km2": "100.01"}),
        ("output", {"total_output/2022": "40"}, {"total_output/2022": "39.99"}),
        ("sme_share", {"sme_output_share/2024": "70.00"}, {"sme_output_share/2024": "69.99"}),
        ("leading_share", {"leading_output_share/2023": "70.01"}, {"leading_output_share/2023": "70.00"}),
        ("output_growth", {"leading_output_cagr": "10.01"}, {"leading_output_cagr": "10.00"}),
        ("patent_growth", {"patent_cagr": "15"}, {"patent_cagr": "14.99"}),
        ("patents_per_10k", {"patents_per_10k": "15"}, {"patents_per_10k": "14.99"}),
        ("internet_platforms", {"iip_rate/2024": "15"}, {"iip_rate/2024": "14.99"}),
        ("co2", {"co2_intensity/2024": "0.29"}, {"co2_intensity/2024": "0.31"}),
        ("accidents", {"accidents_3y": "2"}, {"accidents_3y": "1"}),
        ("energy_benchmark", {"energy_benchmark": "1"}, {"energy_benchmark": "2"}),
    ],
)
def test_each_bound_is_where_the_standard_draws_it(indicator, right, wrong):
    assert verdict("national-2025", indicator, **right).state == "met"
    assert verdict("national-2025", indicator, **wrong).state == "not_met"


def test_one_champion_or_ten_others_are_enough():
    none = {"champions/2024": "0", "little_giants/2024": "无"}
    few = {"zjtx_smes/2024": "3", "innovative_smes/2024": "3", "hitech/2024": "3"}
    assert verdict("national-2025", "quality_firms", **none).state == "met"
    assert verdict("national-2025", "quality_firms", **few).state == "met"
    assert verdict("national-2025", "quality_firms", **none, **few).state == "not_met"
    assert verdict("national-2025", "quality_firms", **{**none, **few, "hitech/2024": "4"}).state == "met"
    assert verdict("national-2025", "quality_firms", **{**none, **few, "hitech/2024": ""}).state == "unknown"


def test_two_equal_figures_do_not_tell_whether_they_fell():
    assert verdict("national-2025", "co2", **{"co2_intensity/2024": "0.30"}).state == "unknown"


def test_one_year_below_is_enough_even_where_another_is_open():
    answers = {"total_output/2022": "12", "total_output/2023": ""}
    assert verdict("national-2025", "output", **answers).state == "not_met"
    assert verdict("national-2025", "output", **{"total_output/2023": ""}).state == "unknown"


def test_the_verdict_names_figures_and_reading():
    found = verdict("national-2025", "leading_share")
    assert "89.60" in found.figures
    assert "标准没有写明年份" in found.reading
    assert found.clause == "认定标准 一"
    assert found.paths == tuple(f"leading_output_share/{year}" for year in (2022, 2023, 2024))


def test_research_is_read_by_what_the_form_asks():
    assert "几何平均" in verdict("national-2022", "rd_growth").figures
    assert verdict("national-2022", "rd_growth").paths == tuple(
        f"rd_growth/{year}" for year in (2019, 2020, 2021)
    )
    assert verdict("national-2024", "rd_growth").paths == ("rd_spend/2023", "rd_spend/2021")


def test_every_indicator_quotes_its_clause():
    lead = {"引言": STANDARD.lead}
    texts = {clause.no: clause.text for clause in STANDARD.clauses} | lead
    for one in STANDARD.indicators:
        assert all(part in texts[one.no] for part in one.text.split("，") if part), one.id
    assert {one.no for one in STANDARD.indicators} == set(texts)


def test_in_western_areas_what_is_not_met_is_only_a_hint():
    edition, notice = load_edition("national-2025"), load_notice("miit-2025")
    answers = {**sound_answers(edition), "total_output/2022": "39.00"}
    checker = Checker(edition, notice)
    levels = {}
    for western in (False, True):
        found = [one for one in checker.check({**answers, WESTERN: western}, ()) if one.rule == "threshold"]
        levels[western] = {one.level for one in found}
    assert levels == {False: {"warning"}, True: {"hint"}}


def test_hebei_has_no_thresholds_but_those_that_are_loaded(tmp_path):
    edition, notice = load_edition("hebei-2024"), load_notice("hebei-2024")
    answers = {**sound_answers(edition), "total_output/2021": "12"}
    assert not [one for one in Checker(edition, notice).check(answers, ()) if one.rule == "threshold"]
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    own = read_standard(path)
    (found,) = [one for one in Checker(edition, notice, own).check(answers, ()) if one.rule == "threshold"]
    assert found.clause == "认定标准 第三条"
    assert "12" in found.message


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"total_output"', '"total_outputs"', "total_outputs"),
        (", at_least = 30", "", "output"),
        ('["total_output"]', "[]", "output"),
        ('"each_year"', '"every_year"', "output"),
        ('"each_year"', '"falling"', "output"),
        ('no = "第三条"', 'no = "第三条"\ncolour = "red"', "colour"),
        ("[[indicators]]", "[[indicator]]", "indicator"),
    ],
)
def test_an_unsound_file_is_refused_with_what_is_wrong(tmp_path, old, new, key):
    assert old in OWN
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as refused:
        read_standard(path)
    assert refused.value.where == "own.toml"
    assert key in refused.value.message
