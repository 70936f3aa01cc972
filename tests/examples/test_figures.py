"""The figures of the examples agree with one another: worked out anew, not with the program's own rules."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

import pytest

from cluster_desktop.examples import story
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition
from tests.examples.conftest import EDITIONS


@dataclass(frozen=True)
class Figures:
    """What the county tells in the years of an edition, read as numbers."""

    edition: str
    years: tuple[int, ...]
    told: dict[str, str | bool]

    def __call__(self, path: str) -> float:
        """The figure of a path, without its unit; of a key that of the last year."""
        match = re.match(r"-?[0-9.]+", str(self.told[path]))
        assert match, (path, self.told[path])
        return float(match[0])

    def over(self, key: str) -> list[float]:
        return [self(f"{key}/{year}") for year in self.years]

    def asks(self, key: str) -> bool:
        return any(path.split("/")[0] == key for path in story.county(self.edition).answers)


def figures_of(edition: str) -> Figures:
    return Figures(edition, load_edition(edition).years, story.county(edition).told)


@pytest.fixture(params=EDITIONS)
def figure(request: pytest.FixtureRequest) -> Figures:
    return figures_of(request.param)


def asking(*keys: str) -> pytest.MarkDecorator:
    """For the editions that ask all of these."""
    asked = [one for one in map(figures_of, EDITIONS) if all(one.asks(key) for key in keys)]
    return pytest.mark.parametrize("figure", asked, ids=[one.edition for one in asked])


def near(value: float) -> object:
    """Equal to two decimals, as 填报说明 2 asks."""
    return pytest.approx(value, abs=0.005000001)


def cagr(values: list[float]) -> float:
    return ((values[-1] / values[0]) ** (1 / (len(values) - 1)) - 1) * 100


def growth(values: list[float]) -> list[float]:
    return [(after / before - 1) * 100 for before, after in pairwise(values)]


def leading(figure: Figures) -> list[float]:
    shares = zip(figure.over("total_output"), figure.over("leading_output_share"), strict=True)
    return [output * share / 100 for output, share in shares]


# 二


@pytest.mark.parametrize("key", ["fdi", "export"])
def test_growth_rates_follow_from_the_amounts(figure: Figures, key: str) -> None:
    _, *later = figure.over(f"{key}_growth")
    assert later == [near(rate) for rate in growth(figure.over(key))]


def test_growth_of_the_leading_industry_follows_from_output_and_share(figure: Figures) -> None:
    _, *later = figure.over("leading_output_growth")
    assert later == [near(rate) for rate in growth(leading(figure))]
    assert figure("leading_output_cagr") == near(cagr(leading(figure)))


def test_a_year_is_told_alike_in_all_editions() -> None:
    seen: dict[str, set[str | bool]] = {}
    for edition in EDITIONS:
        for path, value in story.county(edition).answers.items():
            if re.search(r"/20[0-9]{2}\b", path):
                seen.setdefault(path, set()).add(value)
    differing = {path.split("/")[0] for path, values in seen.items() if len(values) > 1}
    assert differing == {"output_share_of_county"}  # 2025 asks for the share of the industrial output


def test_growth_of_the_first_year_follows_from_the_edition_before() -> None:
    earlier, later = figures_of("national-2024"), figures_of("national-2025")
    for key in ("rd_spend", "fdi", "export"):
        rates = growth([earlier(f"{key}/2021"), earlier(f"{key}/2022")])
        assert [later(f"{key.removesuffix('_spend')}_growth/2022")] == [near(rate) for rate in rates]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("smes", "firms"),
        ("rd_staff", "employees"),
        ("little_giants", "zjtx_smes"),
        ("zjtx_smes", "innovative_smes"),
        ("innovative_smes", "smes"),
        ("champions", "firms"),
        ("hitech", "firms"),
        ("iip_smes", "cloud_smes"),
        ("cloud_smes", "smes"),
    ],
)
def test_parts_are_no_more_than_the_whole(figure: Figures, part: str, whole: str) -> None:
    years = [year for year in figure.years if f"{part}/{year}" in figure.told]
    assert years
    assert all(figure(f"{part}/{year}") <= figure(f"{whole}/{year}") for year in years)


@asking("listed_smes")
def test_listed_and_tutored_firms_are_among_the_others(figure: Figures) -> None:
    for listed, tutored, firms in zip(
        figure.over("listed_smes"), figure.over("listing_tutored_smes"), figure.over("smes"), strict=True
    ):
        assert listed + tutored <= firms


@asking("hitech_and_innovative")
def test_firms_of_two_kinds_are_counted_once(figure: Figures) -> None:
    kinds = zip(figure.over("hitech"), figure.over("innovative_smes"), strict=True)
    for both, (one, other) in zip(figure.over("hitech_and_innovative"), kinds, strict=True):
        assert max(one, other) <= both <= one + other


@asking("output_share_of_county")
def test_the_county_produces_more_than_the_cluster_and_grows(figure: Figures) -> None:
    answers = story.county(figure.edition).answers
    county = [
        output / float(str(answers[f"output_share_of_county/{year}"])) * 100
        for year, output in zip(figure.years, figure.over("total_output"), strict=True)
    ]
    assert county == sorted(county)


# 三


def test_research_intensity_fits_a_turnover_somewhat_below_the_output(figure: Figures) -> None:
    outputs = zip(figure.over("total_output"), figure.over("sme_output_share"), strict=True)
    spending = zip(figure.over("rd_spend"), figure.over("rd_intensity"), strict=True)
    for (output, share), (spend, intensity) in zip(outputs, spending, strict=True):
        turnover = spend / intensity * 100
        assert 0.9 < turnover / (output * share / 100) < 1


def test_growth_of_research_spending_follows_from_the_amounts(figure: Figures) -> None:
    _, *later = figure.over("rd_growth")
    assert later == [near(rate) for rate in growth(figure.over("rd_spend"))]


def test_patents_grow_as_the_form_says_and_are_shared_among_the_staff(figure: Figures) -> None:
    assert figure("patents") == figure("patents")
    assert figure("patent_cagr") == near(cagr(figure.over("patents")))
    assert figure("patents_per_10k") == near(figure("patents") / figure("employees") * 10_000)


@asking("rd_staff_ratio")
def test_the_share_of_research_staff_follows_from_the_staff(figure: Figures) -> None:
    assert figure("rd_staff_ratio") == near(figure("rd_staff") / figure("employees") * 100)


# 四, 五


@pytest.mark.parametrize(
    ("ratio", "part"),
    [("cloud_ratio", "cloud_smes"), ("iip_rate", "iip_smes"), ("rdtool_rate", "rdtool_smes")],
)
def test_ratios_follow_from_the_counts(figure: Figures, ratio: str, part: str) -> None:
    for year in figure.years:
        if f"{part}/{year}" in figure.told:
            share = figure(f"{part}/{year}") / figure(f"smes/{year}") * 100
            assert figure(f"{ratio}/{year}") == near(share)


@pytest.mark.parametrize(("drop", "of"), [("energy_drop", "energy_intensity"), ("co2_drop", "co2_intensity")])
def test_drops_follow_from_the_intensities(figure: Figures, drop: str, of: str) -> None:
    first, *_, last = figure.over(of)
    assert figure(drop) == near((1 - last / first) * 100)


@pytest.mark.parametrize(
    ("intensity", "amount"), [("energy_intensity", "energy_tonnes"), ("co2_intensity", "co2_tonnes")]
)
def test_intensities_follow_from_the_amounts_in_their_formula(
    figure: Figures, intensity: str, amount: str
) -> None:
    for tonnes, wan, output, result in zip(
        figure.over(amount),
        figure.over("output_in_wan"),
        figure.over("total_output"),
        figure.over(intensity),
        strict=True,
    ):
        assert wan == pytest.approx(output * 10_000)
        assert result == near(tonnes / wan)


def test_no_share_is_above_a_hundred(figure: Figures) -> None:
    fields = FieldIndex(load_edition(figure.edition))
    answers = story.county(figure.edition).answers
    shares = [path for path in answers if fields[path].unit == "%" and answers[path] != "无"]
    assert len(shares) > 12
    assert all(0 <= figure(path) <= 100 for path in shares)


# Lists


def test_every_list_of_names_is_as_long_as_its_count(figure: Figures) -> None:
    keys = [path.removesuffix("/count") for path in figure.told if path.endswith("/count")]
    assert len(keys) == 13
    for key in keys:
        names = [name for name in str(figure.told[f"{key}/names"]).splitlines() if name != "无"]
        assert len(names) == len(set(names)) == figure(f"{key}/count"), key


# 八


def test_the_targets_start_from_the_figures_of_the_form(figure: Figures) -> None:
    assert figure("targets/output_growth/base") == near(cagr(figure.over("total_output")))
    assert figure("targets/leading_1/base") == figure("total_output")
    assert figure("targets/rd_spend/base") == figure("rd_spend")
    assert figure("targets/patents/base") == figure("patents")
    assert figure("targets/iip_rate/base") == figure("iip_rate")
    assert figure("targets/energy/base") == figure("energy_intensity")
    assert figure("targets/innovation_1/base") == figure("platform_nat/count") + figure("platform_prov/count")
    assert figure("targets/green_1/base") == figure("green_mfg_nat/count") + figure("green_mfg_prov/count")
    assert figure("targets/other/base") == near(figure("export") / 10_000)
    quality = sum(figure(key) for key in ("innovative_smes", "zjtx_smes", "little_giants"))
    assert figure("targets/quality_smes/base") == quality
    cloud = "cloud_ratio" if figure.edition == "national-2022" else "cloud_smes"
    assert figure("targets/digital_1/base") == figure(cloud)


def test_carbon_starts_from_the_amount_or_from_the_intensity(figure: Figures) -> None:
    base, intensity = figure("targets/co2/base"), figure("co2_intensity")
    if "/万元" in str(figure.told["targets/co2/base"]):
        assert base == intensity
    else:
        assert base == near(intensity * figure("total_output"))


@pytest.mark.parametrize(
    ("row", "least"),
    [("leading_1", 10), ("rd_spend", 10), ("patents", 15)],
    ids=["remark a", "remark c", "remark d"],
)
def test_the_targets_grow_as_the_remarks_ask(figure: Figures, row: str, least: float) -> None:
    base, target = figure(f"targets/{row}/base"), figure(f"targets/{row}/target")
    assert ((target / base) ** (1 / 3) - 1) * 100 >= least


def test_the_targets_fall_and_rise_as_the_remarks_ask(figure: Figures) -> None:
    assert 1 - figure("targets/co2/target") / figure("targets/co2/base") >= 0.18
    assert 1 - figure("targets/energy/target") / figure("targets/energy/base") >= 0.135
    assert figure("targets/iip_rate/target") >= 45
    assert figure("targets/quality_smes/target") > figure("targets/quality_smes/base")
    assert figure("targets/output_growth/target") >= 10


def test_the_target_for_output_is_the_target_for_growth(figure: Figures) -> None:
    base, target = figure("targets/leading_1/base"), figure("targets/leading_1/target")
    rate = ((target / base) ** (1 / 3) - 1) * 100
    assert math.isclose(rate, figure("targets/output_growth/target"), abs_tol=0.01)


@pytest.mark.parametrize(
    ("row", "before", "after"),
    [
        ("leading_1", "集群总产值达到", "亿元"),
        ("quality_smes", "优质中小企业达到", "家"),
        ("rd_spend", "研发经费达到", "亿元"),
        ("patents", "有效发明专利达到", "件"),
        ("iip_rate", "工业互联网平台普及率达到", "%"),
    ],
)
def test_the_stages_lead_from_the_base_to_the_target(
    figure: Figures, row: str, before: str, after: str
) -> None:
    texts = [str(figure.told[f"plan_stage_{number}"]) for number in (1, 2, 3)]
    first, second, third = (float(re.findall(f"{before}([0-9.]+){after}", text)[0]) for text in texts)
    assert figure(f"targets/{row}/base") < first < second < third == figure(f"targets/{row}/target")


@asking("targets_done")
def test_the_review_starts_from_2022_and_has_done_what_it_aimed_at(figure: Figures) -> None:
    for row, of in [
        ("leading_1", "total_output"),
        ("quality_smes", "quality_smes"),
        ("rd_spend", "rd_spend"),
        ("patents", "patents"),
        ("iip_rate", "iip_rate"),
        ("digital_1", "cloud_smes"),
        ("co2", "co2_intensity"),
        ("energy", "energy_intensity"),
    ]:
        base, target, done = (figure(f"targets_done/{row}/{column}") for column in ("base", "target", "done"))
        then, _, now = figure.over(of)
        assert base == then
        if row in {"co2", "energy"}:
            assert done <= target < base
            assert done <= now
        else:
            assert base < target <= done
            assert now < done


# The standard of recognition


def test_the_cluster_meets_the_standard(figure: Figures) -> None:
    assert figure("area_km2") <= 100
    assert min(figure.over("total_output")) >= 40
    assert min(figure.over("sme_output_share")) >= 70
    assert min(figure.over("leading_output_share")) > 70
    assert cagr(figure.over("total_output")) > 10
    assert figure("leading_output_cagr") > 10
    assert figure("champions") + figure("little_giants") >= 1
    assert cagr(figure.over("rd_spend")) > 10
    assert figure("patent_cagr") >= 15
    assert figure("patents_per_10k") >= 15
    assert figure("iip_rate") >= 15
    carbon = figure.over("co2_intensity")
    assert carbon == sorted(carbon, reverse=True)
