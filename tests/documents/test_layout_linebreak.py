"""Where lines break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.documents.layout.linebreak import (
    RULES,
    BreakRules,
    break_lines,
    fit_lines,
)

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

TEXTS = st.text(alphabet="集群产业，。、（）《》“”…—%‰℃ABab12.-/ \n", max_size=60)


def lines(text: str, width: int, *, first: int | None = None) -> list[str]:
    """The lines of `text` where every character is as wide as in 仿宋, half an em being 1."""
    advances = [1 if char < "\u2000" else 2 for char in text]
    return [text[start:end] for start, end in break_lines(text, advances, width, first_width=first)]


def test_hanzi_break_anywhere() -> None:
    assert lines("一二三四五", 6) == ["一二三", "四五"]


@pytest.mark.parametrize("mark", "，。；：？！、）》」』】〉”’…—·‰℃％")
def test_no_line_begins_with_a_closing_mark(mark: str) -> None:
    assert lines(f"一二三四{mark}五", 8) == ["一二三", f"四{mark}五"]


@pytest.mark.parametrize("mark", "（《“‘「『【〈")
def test_no_line_ends_with_an_opening_mark(mark: str) -> None:
    assert lines(f"一二三{mark}四", 8) == ["一二三", f"{mark}四"]


def test_a_dash_of_two_stays_together() -> None:
    assert lines("一二三——四", 8) == ["一二", "三——四"]


def test_words_and_figures_with_their_sign_stay_whole() -> None:
    assert lines("增长率12.5%以上", 8) == ["增长率", "12.5%以", "上"]
    assert lines("一二三GB/T", 8) == ["一二三", "GB/T"]


def test_a_line_may_break_between_a_figure_and_a_hanzi() -> None:
    assert lines("增长100亿元", 7) == ["增长100", "亿元"]


def test_a_line_may_break_after_a_hyphen() -> None:
    assert lines("一二well-known", 10) == ["一二well-", "known"]


def test_a_word_longer_than_the_line_breaks_where_the_line_is_full() -> None:
    assert lines("一abcdefghij", 6) == ["一", "abcdef", "ghij"]


def test_spaces_at_the_end_of_a_line_take_no_width() -> None:
    assert lines("abc def   ghi", 7) == ["abc def   ", "ghi"]


def test_a_line_break_ends_the_line_and_belongs_to_none() -> None:
    assert lines("一\n二\n", 6) == ["一", "二", ""]


def test_an_empty_text_is_one_empty_line() -> None:
    assert lines("", 6) == [""]


def test_the_first_line_may_be_shorter() -> None:
    assert lines("一二三四五", 6, first=2) == ["一", "二三四", "五"]


def test_a_document_may_state_lists_of_its_own() -> None:
    rules = BreakRules(frozenset(), frozenset())
    assert break_lines("一二，", [2, 2, 2], 4, rules=rules) == [(0, 2), (2, 3)]


def test_the_lines_of_a_text_in_a_face(fonts: FontBook) -> None:
    assert fit_lines("集群A1产业\u200b！", "fangsong", 12, 36, fonts) == ["集群A1", "产业！"]


@given(TEXTS, st.integers(1, 20))
def test_lines_put_together_are_the_text_again(text: str, width: int) -> None:
    assert "".join(lines(text, width)) == text.replace("\n", "")


@given(TEXTS, st.integers(2, 20))
def test_no_line_is_wider_than_its_column(text: str, width: int) -> None:
    for line in lines(text, width):
        assert sum(1 if char < "\u2000" else 2 for char in line.rstrip(" ")) <= width


@given(TEXTS, st.integers(2, 20))
def test_a_line_breaks_wrongly_only_where_it_holds_no_right_place(text: str, width: int) -> None:
    advances = [1 if char < "\u2000" else 2 for char in text]
    for start, end in break_lines(text, advances, width):
        if end == len(text) or text[end] == "\n":
            continue
        right = [
            place for place in range(start + 1, end + 1) if RULES.may_break(text[place - 1], text[place])
        ]
        assert not right or end in right
