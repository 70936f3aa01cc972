"""How wide the columns of a table are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.layout.table_columns import Span, settle_columns
from tests.documents.handmade import cell, document, row, table

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

WIDTHS = st.floats(10, 200)


def test_the_grid_stands_where_the_cells_agree_with_it() -> None:
    rows = [[Span(0, 1, 101.5), Span(1, 3, 199)], [Span(0, 3, None)]]
    assert settle_columns([100, 120, 80], rows, 415) == (100, 120, 80)


def test_cells_that_contradict_the_grid_decide() -> None:
    rows = [[Span(0, 1, 50), Span(1, 2, 250)], [Span(0, 1, 60), Span(1, 2, 200)]]
    assert settle_columns([150, 150], rows, 415) == (60, 250)


def test_without_a_grid_the_cells_make_one() -> None:
    rows = [[Span(0, 2, 300)], [Span(0, 1, 100), Span(1, 2, 200)]]
    assert settle_columns([], rows, 415) == (100, 200)


def test_a_table_that_says_nothing_is_shared_out_evenly() -> None:
    assert settle_columns([], [[Span(0, 1, None), Span(1, 2, None)]], 400) == (200, 200)


@given(st.lists(WIDTHS, min_size=1, max_size=6), st.lists(WIDTHS, min_size=1, max_size=6))
def test_no_cell_is_narrower_than_it_wants_and_no_column_is_negative(
    grid: list[float], wanted: list[float]
) -> None:
    rows = [[Span(number, number + 1, width) for number, width in enumerate(wanted)]]
    columns = settle_columns(grid, rows, 400)
    assert len(columns) == max(len(grid), len(wanted))
    assert all(column >= width - 2 for column, width in zip(columns, wanted, strict=False))


@pytest.mark.parametrize(("kind", "value"), [("pct", "2500"), ("pct", "50%"), ("dxa", "4513")])
def test_a_width_may_be_a_share_of_the_table(kind: str, value: str, fonts: FontBook) -> None:
    stated = f'<w:tcW w:w="{value}" w:type="{kind}"/>'
    cells = [cell("字").replace('<w:tcW w:w="0" w:type="auto"/>', stated) for _ in range(2)]
    docx = document(table(row(*cells), columns=(1000, 8026)))
    assert [cell.width for cell in lay_out(docx, fonts).pages[0].cells] == pytest.approx([225.65] * 2)


def test_cells_begin_behind_the_columns_left_out(fonts: FontBook) -> None:
    rows = (row(cell("一"), cell("二")), row(cell("三"), properties='<w:gridBefore w:val="1"/>'))
    cells = lay_out(document(table(*rows)), fonts).pages[0].cells
    assert [(cell.row, cell.column, cell.text) for cell in cells] == [
        (0, 0, "一"),
        (0, 1, "二"),
        (1, 1, "三"),
    ]
