"""Pages are understood as officials write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.evidence.intake.page_ranges import PageRangeError, pages_in_words, parse_pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1-3、5，8-", (1, 2, 3, 5, 8, 9, 10)),
        ("１－３；５", (1, 2, 3, 5)),
        ("第2页,第4-5页", (2, 4, 5)),
        ("-3", (1, 2, 3)),
        ("7-5 1", (7, 6, 5, 1)),
        ("2至4，9~10", (2, 3, 4, 9, 10)),
        ("1 - 3, 5", (1, 2, 3, 5)),
        ("", tuple(range(1, 11))),
        ("  ", tuple(range(1, 11))),
        ("10", (10,)),
    ],
)
def test_ranges_are_read_in_their_order(text: str, pages: tuple[int, ...]) -> None:
    assert parse_pages(text, 10) == pages


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3-12", "没有第 12 页，这份材料共 10 页"),
        ("0", "没有第 0 页"),
        ("前三页", "“前三页”看不出是哪几页"),
        ("-", "“-”看不出是哪几页"),
        ("1-3、2", "第 2 页写了两次"),
        ("1-2-3", "看不出"),
        ("9999999999", "看不出"),
    ],
)
def test_what_names_no_page_is_told(text: str, told: str) -> None:
    with pytest.raises(PageRangeError, match=told):
        parse_pages(text, 10)


@pytest.mark.parametrize(
    ("pages", "words"),
    [((1, 2, 3, 5, 8, 9), "1–3、5、8、9"), ((9, 8, 7), "9–7"), ((4,), "4"), ((), ""), ((2, 1, 2), "2、1、2")],
)
def test_pages_are_said_in_few_words(pages: tuple[int, ...], words: str) -> None:
    assert pages_in_words(pages) == words


@given(st.lists(st.integers(1, 60), unique=True, min_size=1))
def test_any_choice_of_pages_comes_back_from_its_words(pages: list[int]) -> None:
    assert list(parse_pages(pages_in_words(pages), 60)) == pages
