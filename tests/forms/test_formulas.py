"""Figures that follow from others: honest rounding is never a contradiction, and what is offered is right."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_desktop.forms import rules
from cluster_desktop.forms.derived import Offers, derive
from cluster_desktop.forms.fields import Field, FieldIndex
from cluster_desktop.forms.formulas import figure_of
from cluster_desktop.forms.intervals import Interval, rounded
from cluster_desktop.forms.loader import edition_ids, load_edition
from cluster_desktop.forms.quantities import read_quantity
from tests.forms.complete import sound_answers

FORMULAS = [
    pytest.param(formula, id=f"{name}: {formula.result.path} from {' '.join(formula.reads)}")
    for name in edition_ids()
    for _, formula in rules.formulas(FieldIndex(load_edition(name)))
]


def printed(value: Fraction, places: int) -> str:
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return str(decimal.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


@pytest.mark.parametrize("formula", FORMULAS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_figures_that_are_honestly_rounded_never_contradict_each_other(formula, data):
    """True values are reckoned with, and all are printed with as many digits as their clerk liked."""
    answers, true = {}, []
    for field in formula.inputs:
        if field.figure == "integer":
            value = Fraction(data.draw(st.integers(1, 99_999)))
            places = 0
        else:
            value = Fraction(data.draw(st.integers(1_000_000, 99_999_999)), 100_000)
            places = data.draw(st.integers(0, 2))
        true.append(Interval.exact(value))
        answers[field.path] = printed(value, places)
    result = formula.work(true).middle
    answers[formula.result.path] = printed(result, data.draw(st.integers(0, 2)))
    stated, reckoned = figure_of(formula.result, answers), formula.value(answers)
    assert stated is not None
    assert reckoned is None or stated.meets(reckoned)


@pytest.mark.parametrize("name", edition_ids())
def test_what_is_offered_agrees_with_the_example_and_is_told_with_its_figures(name):
    answers = sound(name)
    offered = derive(load_edition(name), answers)
    for path in {one.path for one in offered}:
        stated = read_quantity(str(answers[path]))
        values = [read_quantity(one.value) for one in offered if one.path == path]
        assert any(abs(stated.number - value.number) <= Decimal("0.01") for value in values), path
    for one in offered:
        assert all(str(answers[path]) in one.formula for path in one.from_paths)
        assert one.clause


def test_everything_that_the_example_allows_is_offered():
    offered = {
        one.path: one.value for one in reversed(derive(load_edition("hebei-2024"), sound("hebei-2024")))
    }
    assert offered == {
        "leading_output_cagr": "11.57",
        "fdi_growth/2022": "12.50",
        "fdi_growth/2023": "11.11",
        "export_growth/2022": "8.48",
        "export_growth/2023": "9.19",
        "patents_per_10k": "130.95",
        "cloud_ratio": "29.15",
        "iip_rate": "23.60",
        "energy_drop": "13.33",
        "targets/output_growth/base": "10.88%",
        "targets/rd_spend/base": "16.15亿元",
        "targets/patents/base": "1326件",
        "targets/iip_rate/base": "23.60%",
        "targets/co2/base": "228.10万吨",
        "targets/energy/base": "0.13吨标准煤/万元",
    }


def test_a_formula_that_another_form_writes_is_named_as_such():
    clauses = {
        name: Offers(load_edition(name)).offer("patents_per_10k", sound(name))[0].clause
        for name in ("hebei-2024", "national-2024")
    }
    assert clauses == {"hebei-2024": "填报说明 14", "national-2024": "公式取自河北省填报说明 14"}


def test_each_reading_is_offered():
    answers = sound("national-2025")
    values = [
        one.value for one in Offers(load_edition("national-2025")).offer("leading_output_cagr", answers)
    ]
    assert values == ["11.00", "11.45"]


@pytest.mark.parametrize("nothing", ["", "无", "0", "约五"])
def test_nothing_is_offered_where_a_figure_is_missing_or_nothing_can_be_divided_by_it(nothing):
    answers = {**sound("hebei-2024"), "fdi/2022": nothing}
    assert Offers(load_edition("hebei-2024")).offer("fdi_growth/2023", answers) == ()


def test_nothing_is_offered_on_a_text():
    assert Offers(load_edition("hebei-2024")).offer("operator", sound("hebei-2024")) == ()


def sound(name: str) -> dict[str, str | bool]:
    return sound_answers(load_edition(name))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("-0.004", "0.00"),
        ("12.345", "12.35"),
        ("1234567.891", "1234567.89"),
    ],
)
def test_figures_are_rounded_half_up(value, shown):
    assert rounded(Fraction(value)) == shown


def test_a_figure_stands_for_all_that_rounds_to_it():
    assert Interval.printed(Decimal("29.15")) == Interval(Fraction("29.145"), Fraction("29.155"))
    assert Interval.printed(Decimal(29)) == Interval(Fraction("28.5"), Fraction("29.5"))


@pytest.mark.parametrize("divisor", [Interval.exact(0), Interval(Fraction(-1), Fraction(1))])
def test_what_may_be_nothing_divides_nothing(divisor):
    with pytest.raises(ZeroDivisionError):
        Interval.exact(1) / divisor


def test_a_shrinking_below_nothing_has_no_mean():
    with pytest.raises(ZeroDivisionError):
        Interval.exact(-1).root(2)


def test_counts_are_exact_and_none_of_them_is_none():
    firms, share = (field_of(path) for path in ("firms/2023", "rdtool_rate"))
    assert figure_of(firms, {"firms/2023": "无"}) == Interval.exact(0)
    assert figure_of(firms, {"firms/2023": "12"}) == Interval.exact(12)
    assert figure_of(share, {"rdtool_rate": "无"}) is None


def field_of(path: str) -> Field:
    return FieldIndex(load_edition("hebei-2024"))[path]
