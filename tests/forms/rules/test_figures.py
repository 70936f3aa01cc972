import pytest


def only(findings):
    (found,) = findings
    return found


@pytest.mark.parametrize("text", ["约86", "86亿元", "75%", "1e3", "八十六"])
def test_words_where_a_figure_belongs_are_one_error_that_repeats_them(findings_after, text):
    found = only(findings_after({"area_km2": text}))
    assert (found.rule, found.level, found.paths) == ("number", "error", ("area_km2",))
    assert text in found.message


@pytest.mark.parametrize("text", ["86", "86.5", "86.50", "1,086.50", " 86.50 ", "０.５"])
def test_a_figure_of_up_to_two_decimals_is_right(findings_after, text):
    assert findings_after({"area_km2": text}) == []


def test_a_third_decimal_is_an_error_that_gives_the_rounded_figure(findings_after):
    found = only(findings_after({"area_km2": "86.505"}))
    assert (found.rule, found.clause) == ("decimals", "填报说明 2")
    assert "86.51" in found.message


def test_a_figure_of_any_length_is_judged(findings_after):
    found = only(findings_after({"area_km2": "9" * 60 + ".999"}))
    assert f"1{'0' * 60}.00" in found.message


def test_half_a_firm_is_an_error(findings_after):
    assert only(findings_after({"firms/2022": "12.5"})).rule == "integer"
    assert findings_after({"firms/2022": "12.00"}) == []


@pytest.mark.parametrize(
    "path", ["patents", "platform_nat/count", "standards/2021/international/led", "fdi/2021"]
)
def test_less_than_nothing_is_an_error(findings_after, path):
    found = only(findings_after({path: "-1"}))
    assert (found.rule, found.paths) == ("amount", (path,))


@pytest.mark.parametrize("path", ["iip_rate", "sme_output_share/2023", "water_reuse_rate"])
def test_a_share_lies_between_0_and_100(findings_after, path):
    assert findings_after({path: "0"}) == []
    assert findings_after({path: "100.00"}) == []
    assert only(findings_after({path: "100.01"})).paths == (path,)
    assert only(findings_after({path: "-0.01"})).paths == (path,)


@pytest.mark.parametrize(
    "path", ["fdi_growth/2023", "export_growth/2021", "leading_output_cagr", "patent_cagr"]
)
def test_growth_may_be_negative_or_more_than_double(findings_after, path):
    assert findings_after({path: "-35.20"}) == []
    assert findings_after({path: "250"}) == []


def test_a_drop_may_be_a_rise_but_not_more_than_all(findings_after):
    assert findings_after({"energy_drop": "-2.10"}) == []
    assert only(findings_after({"energy_drop": "100.50"})).rule == "drop"
