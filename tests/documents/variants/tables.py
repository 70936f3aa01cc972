"""Variants that differ in their tables: widths, cells, heights, tables in cells."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.grid import grid_cells
from cluster_desktop.documents.word import w
from tests.documents.variants.surgery import (
    cell_in,
    make,
    parent_of,
    retype,
    row_with,
    set_width,
    text_of,
    width_of,
)

if TYPE_CHECKING:
    from cluster_desktop.documents.word import Element, WordFile

_NARROWER = 0.97


def narrower_tables(document: WordFile) -> None:
    """Wider margins and narrower columns."""
    for name in ("tblW", "gridCol", "tcW"):
        for element in document.body.iter(w(name)):
            element.set(w("w"), str(round(int(element.get(w("w"))) * _NARROWER)))
    margins = document.body.find(f"{w('sectPr')}/{w('pgMar')}")
    for side in ("left", "right"):
        margins.set(w(side), str(int(margins.get(w(side))) + 60))


def rows_of_more_cells(document: WordFile) -> None:
    """A label that goes on in a second cell, and a blank of two cells."""
    row = row_with(document, "集群占地面积（平方公里）")
    label, blank = row.findall(w("tc"))
    _split(label, "集群占地面积", "（平方公里）")
    _split(blank, "", "")
    row = row_with(document, "集群上云中小企业数量")
    blank = cell_in(row, 1)
    _split(blank, "", "")


def _split(cell: Element, first: str, second: str) -> None:
    """Makes two cells of one that spans several columns."""
    other = deepcopy(cell)
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    columns = int(span.get(w("val")))
    grid = [int(column.get(w("w"))) for column in next(cell.iterancestors(w("tbl"))).iter(w("gridCol"))]
    begin = next(column for tc, column, _ in grid_cells(parent_of(cell)) if tc is cell)
    for part, count, start in ((cell, 1, begin), (other, columns - 1, begin + 1)):
        part.find(f"{w('tcPr')}/{w('gridSpan')}").set(w("val"), str(count))
        set_width(part, sum(grid[start : start + count]))
    cell.addnext(other)
    for part, words in ((cell, first), (other, second)):
        if words:
            retype(part.find(w("p")), words)


def nested_table(document: WordFile) -> None:
    """The three rows of demonstration projects as a table inside the cell of the options above them."""
    rows = [row_with(document, f"{level}试点示范项目名称及数量") for level in ("国家级", "省级", "其他")]
    holder = cell_in(row_with(document, "集群已开展的数字化新模式新业态推广工作"), 1)
    table = parent_of(rows[0])
    columns = [make("gridCol", w=str(width_of(cell) - 90)) for cell in rows[0].findall(w("tc"))[1:]]
    properties = deepcopy(table.find(w("tblPr")))
    properties.find(w("tblW")).set(w("w"), str(sum(int(column.get(w("w"))) for column in columns)))
    inner = make("tbl", properties, make("tblGrid", *columns))
    height = 0
    for row in rows:
        height += int(row.find(f"{w('trPr')}/{w('trHeight')}").get(w("val")))
        row.remove(cell_in(row, 0))
        for cell in row.findall(w("tc")):
            set_width(cell, width_of(cell) - 90)
        inner.append(row)
    last = deepcopy(holder.findall(w("p"))[-1])
    for run in last.findall(w("r")):
        last.remove(run)
    holder.extend([inner, last])
    outer = next(holder.iterancestors(w("tr"))).find(f"{w('trPr')}/{w('trHeight')}")
    outer.set(w("val"), str(int(outer.get(w("val"))) + height + 400))


def growing_rows_on_a_line_grid(document: WordFile) -> None:
    """No exact heights anywhere, and the line grid of an ordinary Chinese document."""
    for height in document.body.iter(w("trHeight")):
        height.attrib.pop(w("hRule"), None)
    section = document.body.find(w("sectPr"))
    for grid in section.findall(w("docGrid")):
        section.remove(grid)
    section.append(make("docGrid", type="lines", linePitch="312"))


def headings_inside_the_tables(document: WordFile) -> None:
    """The heading of each section as the first row of its table."""
    for heading in list(document.body.iterchildren(w("p"))):
        table = heading.getnext()
        if table is not None and table.tag == w("tbl") and text_of(heading)[1:2] == "、":
            _move_into(heading, table)


def _move_into(heading: Element, table: Element) -> None:
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    width = sum(int(column.get(w("w"))) for column in columns)
    cell = make(
        "tc",
        make("tcPr", make("tcW", w=str(width), type="dxa"), make("gridSpan", val=str(len(columns)))),
    )
    page_break = heading.find(f"{w('pPr')}/{w('pageBreakBefore')}")
    top = make("p", deepcopy(heading.find(w("pPr"))))
    top.find(f"{w('pPr')}/{w('spacing')}").set(w("line"), "20")
    top.find(f"{w('pPr')}/{w('spacing')}").set(w("after"), "0")
    parent_of(heading).replace(heading, top)
    if page_break is not None:
        parent_of(heading.find(f"{w('pPr')}/{w('pageBreakBefore')}")).remove(page_break)
    cell.append(heading)
    properties = make("trPr", make("cantSplit"), make("trHeight", val="700", hRule="exact"))
    table.find(w("tr")).addprevious(make("tr", properties, cell))


def one_outer_table(document: WordFile) -> None:
    """The whole form in the one cell of a table around it."""
    blocks = [block for block in document.body if block.tag != w("sectPr")]
    width = "9300"
    cell = make("tc", make("tcPr", make("tcW", w=width, type="dxa")))
    grid = make("tblGrid", make("gridCol", w=width))
    outer = make("tbl", make("tblPr", make("tblW", w=width, type="dxa")), grid, make("tr", cell))
    blocks[0].addprevious(outer)
    cell.extend([*blocks, make("p")])
