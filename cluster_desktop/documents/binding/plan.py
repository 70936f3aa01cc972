"""Binding section 八: the text below each heading of the outline, and the target table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.items import missing
from cluster_desktop.documents.binding.places import After, Blank, Lines, OpenRow, Place
from cluster_desktop.documents.binding.reading import BindError, Cell, Reader, paragraph_text, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import PlanOutline, TargetRow, TargetTable

_VALUES = ("base", "target")


def bind_outline(reader: Reader, item: PlanOutline) -> Iterator[tuple[str, Place]]:
    """The space below a heading, behind its printed guidance.

    Raises:
        BindError: the heading or its guidance is not on the form.
    """
    heading = reader.paragraph(item.label)
    if heading is None:
        raise missing(item.label)
    last = heading
    if item.guidance:
        last = reader.following(item.guidance)
        if last is None:
            raise missing(item.label, "没有说明文字：")
    if last.cell is None:
        raise missing(item.label, "没有留出填写处：")
    yield item.key, After(last.paragraph, _running_text(last.cell), last.cell)


def bind_targets(reader: Reader, item: TargetTable) -> tuple[dict[str, Place], dict[str, OpenRow]]:
    """The places of the fixed rows by path, and the open rows by theirs.

    Raises:
        BindError: the heading, the head of the table, a direction or an indicator is not on the form.
    """
    if reader.paragraph(item.label) is None:
        raise missing(item.label)
    head = reader.label(item.columns[0])
    if head is None:
        raise missing(item.columns[0])
    rows = _rows(reader, head[0])
    columns = _columns(rows[0], item)
    places: dict[str, Place] = {}
    open_rows: dict[str, OpenRow] = {}
    remaining = rows[1:]
    for row in item.rows:
        cells = next((cells for cells in remaining if _is(cells, row, columns)), None)
        if cells is None:
            raise missing(f"{row.direction} {row.indicator}", "的目标表没有")
        remaining = remaining[remaining.index(cells) + 1 :]
        values: dict[str, Place] = {name: _value(cells, columns[name], row) for name in _VALUES}
        if row.open:
            label = _at(cells, columns["label"])
            values["label"] = _dots(label)
            open_rows[f"{item.key}/{row.key}"] = OpenRow(_row_element(label), cells[0], values)
        else:
            places.update({f"{item.key}/{row.key}/{name}": place for name, place in values.items()})
        reader.skip(cells[-1])
    return places, open_rows


def _running_text(cell: Cell) -> Element:
    """The paragraph of the cell that shows how running text is set: the longest of the printed guidance."""
    return max(cell.paragraphs, key=lambda paragraph: len(paragraph_text(paragraph)))


def _rows(reader: Reader, head: Cell) -> list[list[Cell]]:
    """The head row and those below it, each with the merged cells that reach into it."""
    cells = reader.tables[head.table]
    last = max(cell.row + cell.rows for cell in cells)
    return [
        sorted((cell for cell in cells if cell.covers(row)), key=lambda cell: cell.column)
        for row in range(head.row, last)
    ]


def _columns(head: list[Cell], item: TargetTable) -> dict[str, int]:
    starts = {cell.key: cell.column for cell in head}
    wanted = dict(zip(("direction", "label", *_VALUES), item.columns, strict=True))
    for printed in wanted.values():
        if squeeze(printed) not in starts:
            raise missing(printed, "的目标表没有")
    return {name: starts[squeeze(printed)] for name, printed in wanted.items()}


def _is(cells: list[Cell], row: TargetRow, columns: dict[str, int]) -> bool:
    starts = {cell.column: cell.key for cell in cells}
    indicator = starts.get(columns["label"])
    same = indicator == squeeze(row.indicator) or (
        row.open and indicator is not None and set(indicator) <= {"."}
    )
    return starts.get(columns["direction"]) == squeeze(row.direction) and same


def _at(cells: list[Cell], column: int) -> Cell:
    return next(cell for cell in cells if cell.column == column)


def _value(cells: list[Cell], column: int, row: TargetRow) -> Lines:
    cell = next((cell for cell in cells if cell.column == column), None)
    if cell is None:
        raise BindError(f"目标表“{row.direction} {row.indicator}”一行缺少填写处", where=row.indicator)
    return Lines(cell.paragraphs[0], cell)


def _dots(cell: Cell) -> Place:
    paragraph = cell.paragraphs[0]
    return Blank(paragraph, 0, len(paragraph_text(paragraph)), cell)


def _row_element(cell: Cell) -> Element:
    row = cell.element.getparent()
    if row is None:
        raise BindError("目标表不完整", where=cell.text)
    return row
