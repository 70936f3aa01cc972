"""Cells of words read as quantities: one number, its unit, and what rounds to it."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cluster_desktop.forms.quantities import read_quantity


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("16.15亿元", "16.15", "亿元"),
        ("16.15", "16.15", "亿元"),
        ("１６.１５ 亿元", "16.15", "亿元"),
        ("161,500万元", "161500", "万元"),
        ("不低于10%", "10", "%"),
        ("10％以上", "10", "%"),
        ("达到260家（含）", "260", "家"),
        ("-3.20%", "-3.20", "%"),
        ("0.13吨标准煤/万元", "0.13", "吨标准煤/万元"),
    ],
)
def test_a_number_and_its_unit_are_read(text, number, unit):
    found = read_quantity(text, "亿元")
    assert (found.number, found.unit) == (Decimal(number), unit)


@pytest.mark.parametrize("text", ["", "无", "逐年提升", "2024年10%", "10%至12%"])
def test_what_is_not_one_number_is_none(text):
    assert read_quantity(text, "%") is None


def test_sums_of_money_are_compared_in_one_unit():
    assert read_quantity("1.5亿元").exact == read_quantity("15000万元").exact
    assert read_quantity("1.5亿元").comparable(read_quantity("15000万元"))
    assert not read_quantity("1.5亿元").comparable(read_quantity("15%"))


def test_counts_are_exact_and_amounts_are_rounded():
    assert read_quantity("260家").interval.low == 260
    assert read_quantity("0.13吨标准煤/万元").interval.low == Fraction("0.125")
