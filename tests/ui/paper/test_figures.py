"""Figures as hands type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.forms.values import parse_number
from cluster_desktop.ui.paper.tables.figures import typed_figure


@pytest.mark.parametrize(
    ("typed", "unit", "clean"),
    [
        ("１２，３４５．６０", "亿元", "12345.60"),
        ("12 480", None, "12480"),
        ("1,234,567.89", "亿元", "1234567.89"),
        (" 618.40 亿元 ", "亿元", "618.40"),
        ("618.40亿", "亿元", "618.40"),
        ("13104家", None, "13104"),
        ("61.2％", "%", "61.2"),
        ("12。5", "%", "12.5"),
        ("12.", None, "12"),
        (".5", "%", "0.5"),
        ("−3.2", "%", "-3.2"),
        ("无", "%", "无"),
        ("", "%", ""),
    ],
)
def test_a_figure_is_left_bare(typed: str, unit: str | None, clean: str) -> None:
    assert typed_figure(typed, unit).text == clean
    assert typed_figure(typed, unit).fault == ""


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("12.3.4", "两个小数点"),
        ("12a", "字母"),
        ("O12", "字母"),
        ("十二", "阿拉伯数字"),
        ("12,34", "逗号"),
        ("12 5", "空格"),
        ("约12", "不是数字"),
        ("12%", "不是百分比"),
        ("-5", "负数"),
        ("1" * 40, "太长"),
        ("集群" * 1500, "不是数字"),
    ],
)
def test_what_is_no_figure_stays_as_it_was_typed_with_a_plain_reason(typed: str, reason: str) -> None:
    found = typed_figure(typed, "亿元", negative=False)
    assert found.text == typed
    assert reason in found.fault
    assert len(found.fault) < 60


@pytest.mark.parametrize(
    ("typed", "unit", "offer"),
    [
        ("6184000万元", "亿元", "618.40"),
        ("1.5亿元", "万元", "15000.00"),
        ("500公顷", "平方公里", "5.00"),
    ],
)
def test_another_unit_is_offered_and_never_turned_silently(typed: str, unit: str, offer: str) -> None:
    found = typed_figure(typed, unit)
    assert (found.text, found.offer) == (typed, offer)
    assert unit in found.fault


@pytest.mark.parametrize("typed", ["12.", "12,", "12,4", "12 4", "618.40亿", "618.40 ", "+", "618.40万"])
def test_what_can_still_become_a_figure_is_not_blamed_while_it_is_typed(typed: str) -> None:
    assert typed_figure(typed, "亿元", negative=False, going_on=True).fault == ""


@pytest.mark.parametrize("typed", ["12.3.4", "12a", "-", "-3"])
def test_a_wrong_key_is_blamed_at_once(typed: str) -> None:
    assert typed_figure(typed, "亿元", negative=False, going_on=True).fault != ""


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_figure_with_separators_keeps_its_value(figure: Decimal) -> None:
    clean = typed_figure(f"{figure:,}", "亿元").text
    assert parse_number(clean) == figure
    assert typed_figure(clean, "亿元").text == clean


@given(st.text(max_size=30))
def test_whatever_is_typed_is_either_a_figure_or_kept_with_a_reason(typed: str) -> None:
    found = typed_figure(typed, "亿元")
    figure = found.text in {"", "无"} or parse_number(found.text) is not None
    assert figure or (found.text == typed and found.fault)
