from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.forms.values import ValueRefused, clean_value, is_none, parse_number, word_count

INDEX = FieldIndex(load_edition("hebei-2024"))
TEXT = INDEX["plan_intro"]
TICK = INDEX["chain_work/1"]
carriable = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]))


@pytest.mark.parametrize("raw", ["", "   ", "\n\t ", "\u3000", "\u200b\ufeff"])
def test_nothing_visible_clears(raw):
    assert clean_value(TEXT, raw) is None
    assert clean_value(TICK, raw) is None


@pytest.mark.parametrize("raw", [None, 5, 1.5, ["a"], {"a": 1}, b"x"])
def test_neither_text_nor_tick_is_refused(raw):
    with pytest.raises(ValueRefused) as refused:
        clean_value(TEXT, raw)
    assert refused.value.where == "plan_intro"


@pytest.mark.parametrize(
    "bad", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ud800", "\ufffe", "\ufdd0", "\U0010ffff"]
)
def test_a_character_that_no_document_can_carry_is_refused_and_named(bad):
    with pytest.raises(ValueRefused, match=f"第 3 个字符 U\\+{ord(bad):04X}"):
        clean_value(TEXT, f"正文{bad}")


@given(st.tuples(carriable, carriable).map("字".join))
def test_any_other_text_is_kept_as_it_was_typed(text):
    assert clean_value(TEXT, text) == text


@given(st.text())
def test_a_cleaned_value_cleans_to_itself(text):
    try:
        once = clean_value(TEXT, text)
    except ValueRefused:
        return
    assert once is None or clean_value(TEXT, once) == once


@pytest.mark.parametrize("break_", ["\r\n", "\r", "\n", "\v", "\u2028", "\u2029", "\x85"])
def test_every_line_break_becomes_one(break_):
    assert clean_value(TEXT, f"一{break_}二") == "一\n二"


def test_a_tab_from_a_pasted_sheet_becomes_a_space():
    assert clean_value(TEXT, "一\t二") == "一 二"


@pytest.mark.parametrize(
    ("raw", "kept"), [(True, True), ("true", True), (" false ", False), ("是", "是"), ("1", "1")]
)
def test_a_tick_takes_true_and_false_and_keeps_other_text_for_the_checker(raw, kept):
    assert clean_value(TICK, raw) is kept or clean_value(TICK, raw) == kept


def test_only_ticks_hold_booleans():
    assert clean_value(TEXT, True) == "true"
    assert clean_value(TEXT, "true") == "true"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("86.50", "86.50"),
        (" 0 ", "0"),
        ("-3.2", "-3.2"),
        ("−3.2", "-3.2"),
        ("+4", "4"),
        ("1,234,567.8", "1234567.8"),
        ("８６．５", "86.5"),
        ("0.1", "0.1"),
    ],
)
def test_a_figure_is_read_exactly(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "约86",
        "75%",
        "1e5",
        "1,23",
        ".5",
        "5.",
        "1.2.3",
        "NaN",
        "Infinity",
        "½",
        "٣",
        "一百",
        "12 3",
    ],
)
def test_what_is_no_figure_is_none(text):
    assert parse_number(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_every_plain_decimal_is_read_back(number):
    assert parse_number(f"{number:f}") == number


def test_none_is_said_with_one_word():
    assert is_none("无")
    assert is_none(" 无\n")
    assert not is_none("无锡")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n\u3000", 0),
        ("集群产值", 4),
        ("集群，产值。", 6),
        ("“领跑者”", 5),
        ("2023年产值512.30亿元", 7),
        ("R&D 投入", 3),
        ("a b c", 3),
        ("PCT专利PCT", 4),
        ("𠮷野", 2),
        ("①②", 2),
        ("……——", 4),
        ("ＡＢ", 2),
    ],
)
def test_words_are_counted_as_word_counts_them(text, count):
    assert word_count(text) == count


@given(st.text(), st.text())
def test_a_text_never_counts_more_than_its_characters_nor_less_than_its_halves(left, right):
    assert word_count(left + right) <= len(left + right)
    assert word_count(left) + word_count(right) - 1 <= word_count(left + right)
    assert word_count(left + right) <= word_count(left) + word_count(right)
