"""What begins, begins on a right-hand page, and nothing else moves."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.evidence.numbering import IndexRow, number_rows, page_span, right_hand
from cluster_desktop.evidence.plan import Entry
from tests.evidence.papers import Store, pdf

SOME = Store().entry("某材料", pdf("a"))
MISSING = Entry(None, "二、主导产业情况", ("缺的一项",))


def numbered(lengths: list[int], index_pages: int = 1) -> list[IndexRow]:
    """Rows for documents of these lengths, 0 for one that is missing."""
    return number_rows([SOME if length else MISSING for length in lengths], index_pages, lengths)


def test_a_volume_without_documents_has_no_rows() -> None:
    assert numbered([]) == []


def test_the_first_document_follows_an_index_of_one_or_two_pages_on_page_five() -> None:
    assert numbered([1], index_pages=1)[0].from_page == 5
    assert numbered([1], index_pages=2)[0].from_page == 5
    assert numbered([1], index_pages=3)[0].from_page == 7


def test_a_missing_document_has_neither_number_nor_page() -> None:
    first, missing, last = numbered([2, 0, 3])
    assert (missing.number, missing.from_page, missing.to_page, missing.span) == (None, None, None, "缺")
    assert (first.number, last.number) == (1, 2)
    assert (first.span, last.span) == ("5—6", "7—9")


@given(st.lists(st.integers(0, 500), max_size=80), st.integers(1, 9))
def test_documents_never_overlap_and_leave_at_most_one_blank_back(
    lengths: list[int], index_pages: int
) -> None:
    rows = [row for row in numbered(lengths, index_pages) if row.from_page]
    assert all(row.from_page % 2 for row in rows)
    assert [row.to_page - row.from_page + 1 for row in rows] == [length for length in lengths if length]
    for before, after in pairwise(rows):
        assert after.from_page - before.to_page in (1, 2)


def test_spans_are_printed_as_people_read_them() -> None:
    assert [page_span(None, None), page_span(5, 5), page_span(5, 8)] == ["缺", "5", "5—8"]


def test_right_hand_pages_are_odd() -> None:
    assert [right_hand(page) for page in (1, 2, 3, 4)] == [1, 3, 3, 5]
