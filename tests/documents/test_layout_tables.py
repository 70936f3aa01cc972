"""Tables: cells, rules, merges, and rows over pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.layout import UnsupportedContent, lay_out
from tests.documents.handmade import MARGIN, cell, document, holding, line, paragraph, row, table

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout import Layout, PlacedCell

FILL = paragraph("上", line(600))
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
NUMBERS = "\n".join(str(number) for number in range(12))


def words(layout: Layout, page: int) -> list[str]:
    """What the cells of a page say, in order."""
    return [cell.text for cell in layout.pages[page].cells]


def only_cell(layout: Layout) -> PlacedCell:
    """The one cell of the first page."""
    (found,) = layout.pages[0].cells
    return found


def test_cells_lie_on_the_grid(fonts: FontBook) -> None:
    docx = document(table(row(cell("甲"), cell("乙"), height=30, rule="exact"), columns=(2000, 4000)))
    first, second = lay_out(docx, fonts).pages[0].cells
    left = MARGIN + 0.25
    assert (first.x, first.y, first.width, first.height) == (left, MARGIN, 100, 30)
    assert (second.x, second.width, second.column) == (left + 100, 200, 1)


@pytest.mark.parametrize(
    ("stated", "lines", "height"),
    [
        ({"height": 40, "rule": "exact"}, 1, 40),
        ({"height": 40, "rule": "exact"}, 9, 40),
        ({"height": 40}, 1, 40),
        ({"height": 40}, 4, 60.5),
        ({}, 2, 30.5),
    ],
)
def test_a_row_is_as_high_as_stated_or_as_its_text_demands(
    stated: dict[str, float], lines: int, height: float, fonts: FontBook
) -> None:
    docx = document(table(row(cell("\n".join("字" * lines)), **stated), columns=(3000,)))
    assert only_cell(lay_out(docx, fonts)).height == height


@pytest.mark.parametrize(("align", "top"), [("top", 0.5), ("center", 0.5 + (99.5 - 15) / 2), ("bottom", 85)])
def test_text_stands_where_the_cell_aligns_it(align: str, top: float, fonts: FontBook) -> None:
    aligned = cell("字", f'<w:vAlign w:val="{align}"/>')
    docx = document(table(row(aligned, height=100, rule="exact"), columns=(3000,)))
    (text,) = (text for text in lay_out(docx, fonts).pages[0].texts if text.text == "字")
    assert text.baseline == pytest.approx(MARGIN + top + 12)


def test_text_that_does_not_fit_is_printed_and_reported(fonts: FontBook) -> None:
    layout = lay_out(
        document(table(row(cell("一\n二\n三"), height=30, rule="exact"), columns=(3000,))), fonts
    )
    (overflow,) = layout.overflows
    assert (overflow.page, overflow.cell.text, overflow.excess) == (0, "一\n二\n三", 15.5)
    assert {"一", "二", "三"} <= {text.text for text in layout.pages[0].texts}


def test_text_that_just_fits_is_not_reported(fonts: FontBook) -> None:
    docx = document(table(row(cell("一\n二"), height=30.5, rule="exact"), columns=(3000,)))
    assert lay_out(docx, fonts).overflows == ()


def test_a_rule_that_two_cells_share_is_drawn_once_in_the_greater_width(fonts: FontBook) -> None:
    thick = cell("甲", '<w:tcBorders><w:bottom w:val="single" w:sz="12"/></w:tcBorders>')
    rows = (row(thick, height=20, rule="exact"), row(cell("乙"), height=20, rule="exact"))
    rules = lay_out(document(table(*rows, columns=(3000,))), fonts).pages[0].rules
    across = [rule for rule in rules if rule.y1 == rule.y2]
    assert [rule.width for rule in across] == [0.5, 1.5, 0.5]
    assert [rule.y1 for rule in across] == [MARGIN + 0.25, MARGIN + 20.75, MARGIN + 40.25]


def test_borders_that_are_nil_are_not_drawn(fonts: FontBook) -> None:
    bare = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
    docx = document(table(row(cell("甲", f"<w:tcBorders>{bare}</w:tcBorders>")), columns=(3000,)))
    assert lay_out(docx, fonts).pages[0].rules == ()


def test_a_cell_may_span_columns_and_be_shaded(fonts: FontBook) -> None:
    shaded = '<w:gridSpan w:val="2"/><w:shd w:val="clear" w:fill="dddddd"/>'
    layout = lay_out(document(table(row(cell("合", shaded)))), fonts)
    assert only_cell(layout).width == 300
    assert [shade.colour for shade in layout.pages[0].shades] == ["DDDDDD"]


def test_a_merged_cell_stretches_the_last_of_its_rows(fonts: FontBook) -> None:
    docx = document(
        table(row(cell("一\n二\n三\n四", RESTART), cell("甲")), row(cell("", CONTINUE), cell("乙")))
    )
    heights = {cell.text: cell.height for cell in lay_out(docx, fonts).pages[0].cells}
    assert heights == {"甲": 15.5, "乙": 45, "一\n二\n三\n四": 60.5}


def test_a_merged_cell_goes_on_over_the_page(fonts: FontBook) -> None:
    rows = [row(cell(NUMBERS, RESTART), cell("行"), height=30)]
    rows += [row(cell("", CONTINUE), cell("行"), height=30) for _ in range(7)]
    first, second = (words(lay_out(document(FILL, table(*rows)), fonts), page) for page in (0, 1))
    assert "0\n1\n2\n3\n4" in first
    assert "5\n6\n7\n8\n9\n10\n11" in second


def test_a_row_splits_between_lines(fonts: FontBook) -> None:
    layout = lay_out(document(FILL, table(row(cell("左"), cell(NUMBERS)))), fonts)
    assert words(layout, 0) == ["左", "0\n1\n2\n3\n4\n5"]
    assert words(layout, 1) == ["", "6\n7\n8\n9\n10\n11"]
    assert {cell.row for page in layout.pages for cell in page.cells} == {0}


@pytest.mark.parametrize(
    "stated", [{"properties": "<w:cantSplit/>"}, {"height": 100, "rule": "exact"}, {"height": 190}]
)
def test_a_row_that_must_stay_whole_goes_to_the_next_page(stated: dict[str, str], fonts: FontBook) -> None:
    layout = lay_out(document(FILL, table(row(cell("左"), cell(NUMBERS), **stated))), fonts)
    assert words(layout, 0) == []
    assert words(layout, 1) == ["左", NUMBERS]


def test_a_row_that_no_page_can_hold_splits_all_the_same(fonts: FontBook) -> None:
    long = "\n".join("字" * 60)
    layout = lay_out(document(table(row(cell(long), properties="<w:cantSplit/>"), columns=(3000,))), fonts)
    assert [page.cells[0].text.count("字") for page in layout.pages] == [46, 14]


def test_a_head_is_repeated_on_every_page(fonts: FontBook) -> None:
    head = row(cell("头"), properties="<w:tblHeader/>")
    rows = [row(cell(str(number)), height=30, rule="exact") for number in range(30)]
    layout = lay_out(document(table(head, *rows, columns=(3000,))), fonts)
    assert [words(layout, page)[:2] for page in (0, 1)] == [["头", "0"], ["头", "22"]]


def test_tables_are_counted(fonts: FontBook) -> None:
    one = table(row(cell("字")), columns=(3000,))
    cells = lay_out(document(one, paragraph(), one), fonts).pages[0].cells
    assert [cell.table for cell in cells] == [0, 1]


def test_tables_in_cells_are_counted_as_they_stand_in_the_file(fonts: FontBook) -> None:
    inner = table(row(cell("内")), columns=(1000,))
    outer = table(row(holding(paragraph("外", line(15)), inner, paragraph("", line(15)))), columns=(3000,))
    cells = (
        lay_out(document(outer, paragraph(), table(row(cell("后")), columns=(3000,))), fonts).pages[0].cells
    )
    assert {cell.text: cell.table for cell in cells} == {"外": 0, "内": 1, "后": 2}


def test_a_row_grows_with_the_table_inside_it(fonts: FontBook) -> None:
    inner = table(*(row(cell("内"), height=30) for _ in range(3)), columns=(1000,))
    outer = table(row(holding(inner, paragraph("", line(15)))), columns=(3000,))
    cells = lay_out(document(outer), fonts).pages[0].cells
    assert next(cell.height for cell in cells if cell.table == 0) == pytest.approx(0.5 + 90 + 0.5)


def test_a_table_inside_a_row_too_low_for_it_is_reported(fonts: FontBook) -> None:
    inner = table(*(row(cell("内"), height=30) for _ in range(3)), columns=(1000,))
    outer = table(row(holding(inner, paragraph("", line(15))), height=50, rule="exact"), columns=(3000,))
    (overflow,) = lay_out(document(outer), fonts).overflows
    assert (overflow.cell.table, overflow.excess) == (0, pytest.approx(41))


def test_tables_deeper_than_four_are_refused(fonts: FontBook) -> None:
    def nested(depth: int) -> str:
        inside = [nested(depth - 1)] if depth > 1 else []
        return table(row(holding(*inside, paragraph("", line(15)))), columns=(3000,))

    assert len(lay_out(document(nested(4)), fonts).pages[0].cells) == 4
    with pytest.raises(UnsupportedContent, match="表中表"):
        lay_out(document(nested(5)), fonts)


def test_the_border_below_a_merged_cell_is_that_of_its_last_row(fonts: FontBook) -> None:
    sides = '<w:bottom w:val="single" w:sz="24"/><w:insideH w:val="single" w:sz="4"/>'
    merged = table(
        row(cell("并", RESTART), cell("甲"), height=20),
        row(cell("", CONTINUE), cell("乙"), height=20),
    )
    start, end = merged.index("<w:tblBorders>"), merged.index("<w:tblLayout")
    docx = document(f"{merged[:start]}<w:tblBorders>{sides}</w:tblBorders>{merged[end:]}")
    across = [rule for rule in lay_out(docx, fonts).pages[0].rules if rule.y1 == rule.y2]
    lowest = max(across, key=lambda rule: rule.y1)
    assert (lowest.width, lowest.x2 - lowest.x1) == (3, 300)


def test_vertical_text_stands_upright_one_below_the_other(fonts: FontBook) -> None:
    upright = '<w:textDirection w:val="tbRl"/><w:vAlign w:val="center"/>'
    centred = line(15) + '<w:jc w:val="center"/>'
    docx = document(
        table(row(cell("竖排", upright, centred), cell("横"), height=60, rule="exact"), columns=(600, 2000))
    )
    page = lay_out(docx, fonts).pages[0]
    first, second = (text for text in page.texts if text.text in "竖排")
    assert (first.x, second.baseline - first.baseline) == (second.x, 12)
    assert first.x + 6 == pytest.approx(MARGIN + 0.25 + 15)
    assert [cell.text for cell in page.cells] == ["竖排", "横"]


def test_too_many_columns_of_vertical_text_are_reported(fonts: FontBook) -> None:
    upright = cell("竖" * 20, '<w:textDirection w:val="tbRl"/>')
    docx = document(table(row(upright, height=60, rule="exact"), columns=(600,)))
    (overflow,) = lay_out(docx, fonts).overflows
    assert overflow.cell.text == "竖" * 20


def test_a_floating_table_with_room_beside_it_is_refused(fonts: FontBook) -> None:
    floating = table(row(cell("浮")), columns=(3000,), properties='<w:tblpPr w:tblpX="1"/>')
    with pytest.raises(UnsupportedContent, match="浮动的表格"):
        lay_out(document(floating), fonts)


def test_hidden_and_deleted_rows_are_left_out(fonts: FontBook) -> None:
    rows = (
        row(cell("一")),
        row(cell("二"), properties="<w:hidden/>"),
        row(cell("三"), properties='<w:del w:id="1" w:author="某"/>'),
    )
    assert words(lay_out(document(table(*rows, columns=(3000,))), fonts), 0) == ["一"]
