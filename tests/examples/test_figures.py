"""The figures of the example agree with one another: worked out anew, not with the program's own rules."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cluster_desktop.drafts.draft import Draft

YEARS = (2021, 2022, 2023)


class Figures:
    """Answers read as numbers."""

    def __init__(self, answers: dict[str, str | bool]) -> None:
        self.answers = answers

    def __call__(self, path: str) -> float:
        return float(str(self.answers[path]).rstrip("%家件万吨标准煤/元"))

    def years(self, key: str) -> list[float]:
        return [self(f"{key}/{year}") for year in YEARS]


@pytest.fixture
def figure(example: Draft) -> Figures:
    return Figures(example.answers())


def near(value: float) -> object:
    """Equal to two decimals, as 填报说明 2 asks."""
    return pytest.approx(value, abs=0.005000001)


def cagr(first: float, last: float, steps: int) -> float:
    return ((last / first) ** (1 / steps) - 1) * 100


@pytest.mark.parametrize("key", ["fdi", "export"])
def test_growth_rates_follow_from_the_amounts(figure: Figures, key: str) -> None:
    amounts = figure.years(key)
    for year, before, after in zip(YEARS[1:], amounts, amounts[1:], strict=False):
        assert figure(f"{key}_growth/{year}") == near((after / before - 1) * 100)


def test_growth_of_the_leading_industry_is_the_geometric_mean(figure: Figures) -> None:
    first, _, last = (
        output * share
        for output, share in zip(
            figure.years("total_output"), figure.years("leading_output_share"), strict=True
        )
    )
    assert figure("leading_output_cagr") == near(cagr(first, last, 2))


def test_growth_of_patents_is_the_geometric_mean_of_the_list(figure: Figures) -> None:
    assert figure("patent_cagr") == near(cagr(918, figure("patents"), 2))


def test_patents_for_ten_thousand_staff_follow_from_both(figure: Figures) -> None:
    assert figure("patents_per_10k") == near(figure("patents") / figure("employees/2023") * 10_000)


@pytest.mark.parametrize(("ratio", "part"), [("cloud_ratio", "cloud_smes"), ("iip_rate", "iip_smes")])
def test_ratios_follow_from_the_counts(figure: Figures, ratio: str, part: str) -> None:
    assert figure(ratio) == near(figure(part) / figure("smes/2023") * 100)


def test_energy_drop_follows_from_the_intensities(figure: Figures) -> None:
    first, _, last = figure.years("energy_intensity")
    assert figure("energy_drop") == near((1 - last / first) * 100)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("smes", "firms"),
        ("rd_staff", "employees"),
        ("little_giants", "zjtx_smes"),
        ("zjtx_smes", "innovative_smes"),
        ("champions", "firms"),
        ("hitech", "firms"),
        ("listed_smes", "smes"),
        ("listing_tutored_smes", "smes"),
    ],
)
def test_parts_are_no_more_than_the_whole(figure: Figures, part: str, whole: str) -> None:
    for some, of_all in zip(figure.years(part), figure.years(whole), strict=True):
        assert some <= of_all


def test_research_intensity_fits_a_turnover_somewhat_below_the_output(figure: Figures) -> None:
    outputs = zip(figure.years("total_output"), figure.years("sme_output_share"), strict=True)
    spending = zip(figure.years("rd_spend"), figure.years("rd_intensity"), strict=True)
    for (output, share), (spend, intensity) in zip(outputs, spending, strict=True):
        turnover = spend / intensity * 100
        assert 0.9 < turnover / (output * share / 100) < 1


def test_the_county_produces_more_than_the_cluster_and_grows(figure: Figures) -> None:
    county = [
        output / share * 100
        for output, share in zip(
            figure.years("total_output"), figure.years("output_share_of_county"), strict=True
        )
    ]
    assert county == sorted(county)


def test_every_list_of_names_is_as_long_as_its_count(example: Draft) -> None:
    answers = example.answers()
    counts = {
        path.removesuffix("/count"): value for path, value in answers.items() if path.endswith("/count")
    }
    assert len(counts) == 13
    for key, count in counts.items():
        names = [name for name in str(answers[f"{key}/names"]).splitlines() if name != "无"]
        assert len(names) == len(set(names)) == int(str(count)), key


def test_the_targets_start_from_the_figures_of_the_form(figure: Figures) -> None:
    first, *_, last = figure.years("total_output")
    assert figure("targets/output_growth/base") == near(cagr(first, last, 2))
    assert figure("targets/leading_1/base") == last
    assert figure("targets/rd_spend/base") == figure("rd_spend/2023")
    assert figure("targets/patents/base") == figure("patents")
    assert figure("targets/iip_rate/base") == figure("iip_rate")
    assert figure("targets/energy/base") == figure("energy_intensity/2023")
    assert figure("targets/co2/base") == near(figure("co2_intensity/2023") * last)
    assert figure("targets/digital_1/base") == figure("cloud_smes")
    assert figure("targets/innovation_1/base") == figure("platform_nat/count") + figure("platform_prov/count")
    assert figure("targets/green_1/base") == figure("green_mfg_nat/count") + figure("green_mfg_prov/count")
    assert figure("targets/other/base") == near(figure("export/2023") / 10_000)
    quality = sum(figure(f"{key}/2023") for key in ("innovative_smes", "zjtx_smes", "little_giants"))
    assert figure("targets/quality_smes/base") == quality


@pytest.mark.parametrize(
    ("row", "least"),
    [("leading_1", 10), ("rd_spend", 10), ("patents", 15)],
    ids=["remark a", "remark c", "remark d"],
)
def test_the_targets_grow_as_the_remarks_ask(figure: Figures, row: str, least: float) -> None:
    assert cagr(figure(f"targets/{row}/base"), figure(f"targets/{row}/target"), 3) >= least


def test_the_targets_fall_as_the_remarks_ask(figure: Figures) -> None:
    assert 1 - figure("targets/co2/target") / figure("targets/co2/base") == pytest.approx(0.18, abs=0.001)
    assert 1 - figure("targets/energy/target") / figure("targets/energy/base") >= 0.135
    assert figure("targets/iip_rate/target") == 45
    assert figure("targets/quality_smes/target") > figure("targets/quality_smes/base")
    assert figure("targets/output_growth/target") >= 10


def test_the_target_for_output_is_the_target_for_growth(figure: Figures) -> None:
    growth = cagr(figure("targets/leading_1/base"), figure("targets/leading_1/target"), 3)
    assert math.isclose(growth, figure("targets/output_growth/target"), abs_tol=0.01)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plan_intro", "总产值{total_output/2023}亿元，占全县的{output_share_of_county/2023}%"),
        ("plan_intro", "企业{firms/2023}家，其中中小企业{smes/2023}家，中小企业从业人员{employees/2023}人"),
        ("plan_intro", "由{zjtx_smes/2021}家增加到{zjtx_smes/2023}家"),
        ("plan_results", "主导产业产值年均增长{leading_output_cagr}%，占比达到{leading_output_share/2023}%"),
        ("plan_results", "由{rd_spend/2021}亿元增加到{rd_spend/2023}亿元"),
        ("plan_results", "有效发明专利达到{patents}件，年均增长{patent_cagr}%"),
        ("plan_results", "接入中小企业{iip_smes}家，应用普及率达到{iip_rate}%"),
        ("plan_results", "上云中小企业{cloud_smes}家，占{cloud_ratio}%"),
        ("plan_results", "降低{energy_drop}%"),
        ("plan_results", "设立境外分支机构{overseas_branches}个"),
        ("plan_stage_3", "有效发明专利达到{targets/patents/target}"),
        ("green_text", "工业用水重复利用率达到{water_reuse_rate}%"),
        ("digi_text", "接入企业{iip_smes}家"),
    ],
)
def test_the_prose_repeats_the_figures_of_the_tables(example: Draft, text: str, words: str) -> None:
    answers = example.answers()
    for path, value in answers.items():
        words = words.replace(f"{{{path}}}", str(value))
    assert words in str(answers[text])
