"""Blocks of cells on the clipboard."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.ui.lists.blocks import read_block, write_block

_CELL = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
_WIDE = st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(_CELL, min_size=width, max_size=width)))


@given(_WIDE.filter(lambda rows: rows and any(cell for row in rows for cell in row)))
def test_what_was_copied_is_pasted_as_it_was(rows: list[list[str]]) -> None:
    assert read_block(write_block(rows)) == rows


def test_a_cell_of_several_lines_stays_one_cell() -> None:
    assert read_block('丝网\t"城关镇\n东街"\r\n筛网\t北街\r\n') == [["丝网", "城关镇 东街"], ["筛网", "北街"]]


def test_a_lone_quotation_mark_is_a_sign_like_any_other() -> None:
    assert read_block('"小巨人\t12\n丝网\t3') == [['"小巨人', "12"], ["丝网", "3"]]
