"""Binding section 八: the text below each heading of the outline, and the target tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.blanks import room_in
from cluster_desktop.documents.binding.places import After, Blank, Lines, OpenRow, Place
from cluster_desktop.documents.binding.text import is_blank, letters, paragraph_text
from cluster_desktop.documents.word import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.documents.binding.grid import Cell
    from cluster_desktop.documents.binding.reading import Reader, Spot
    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import PlanOutline, TargetRow, TargetTable


def bind_outline(reader: Reader, item: PlanOutline) -> Iterator[tuple[str, Place]]:
    """The space below a heading, behind its printed guidance."""
    last = _heading(reader, item)
    if last is None:
        reader.lacks(f"没有“{item.label}”" + ("及其说明文字" if item.guidance else ""))
    else:
        yield item.key, After(last.paragraph, _running_text(reader, last), last.cell)


def bind_targets(reader: Reader, item: TargetTable) -> tuple[dict[str, Place], dict[str, OpenRow]]:
    """The places of the fixed rows by path, and the open rows by theirs."""
    places: dict[str, Place] = {}
    open_rows: dict[str, OpenRow] = {}
    if _heading(reader, item) is None:
        reader.lacks(f"没有“{item.label}”")
        return places, open_rows
    head = reader.label(item.columns[0])
    if head is None:
        reader.lacks(f"“{item.label}”没有目标表")
        return places, open_rows
    rows = _rows(reader, head.first)
    columns = _columns(reader, rows[0], item)
    remaining = rows[1:] if columns is not None else []
    known: list[list[Cell]] = []
    direction = ""
    for row in item.rows:
        cells = next((cells for cells in remaining if _is(cells, row, columns or {}, direction)), None)
        if columns is None or cells is None:
            reader.lacks(f"目标表没有“{row.direction}”的“{row.indicator or '（空行）'}”一行")
            continue
        remaining = remaining[remaining.index(cells) + 1 :]
        direction = row.direction
        reader.skip(cells[-1])
        if not row.open and any(_is(cells, row, columns, direction) for cells in remaining):
            reader.lacks(f"目标表“{row.direction}”的“{row.indicator}”不止一行，分不清填在哪一行")
        found = _places(reader, item, row, cells, columns)
        known.append(cells)
        if row.open:
            open_rows[f"{item.key}/{row.key}"] = OpenRow(_row_element(cells[-1]), cells[0], found)
        else:
            places.update({f"{item.key}/{row.key}/{name}": place for name, place in found.items()})
    _note_surplus(reader, [cells for cells in rows[1:] if cells not in known], columns or {})
    return places, open_rows


def _note_surplus(reader: Reader, rows: Sequence[Sequence[Cell]], columns: Mapping[str, int]) -> None:
    """Rows with a printed indicator and room for figures that are none of the edition's."""
    for cells in rows:
        by_column = {cell.column: cell for cell in cells}
        label, base = (by_column.get(columns.get(name, -1)) for name in ("label", "base"))
        if label is not None and label.key and base is not None and base.is_blank:
            reader.lacks(f"目标表多出“{label.text.strip()[:20]}”一行")


def _heading(reader: Reader, item: PlanOutline | TargetTable) -> Spot | None:
    """The last paragraph of a heading with its guidance, which may stand in one line with it."""
    heading = reader.paragraph(item.label)
    if not item.guidance:
        return heading
    if heading is None:
        return reader.paragraph(item.label + item.guidance)
    return reader.following(item.guidance)


def _running_text(reader: Reader, last: Spot) -> Element:
    """The paragraph that shows how running text is set: the longest of the printed guidance."""
    if last.cell is None:
        around = [spot.paragraph for spot in reader.spots if spot.cell is None]
    else:
        around = last.cell.paragraphs
    return max(around, key=lambda paragraph: len(paragraph_text(paragraph)))


def _rows(reader: Reader, head: Cell) -> list[list[Cell]]:
    """The head row and those below it up to the next head, each with the merged cells that reach into it."""
    cells = reader.tables[head.table]
    last = max(cell.row + cell.rows for cell in cells)
    heads = [cell.row for cell in cells if cell.row > head.row and cell.key == head.key]
    return [
        sorted((cell for cell in cells if cell.covers(row)), key=lambda cell: cell.column)
        for row in range(head.row, min([*heads, last]))
    ]


def _columns(reader: Reader, head: Sequence[Cell], item: TargetTable) -> dict[str, int] | None:
    """Where each column begins, by path word, the 方向 column as `direction`."""
    starts = {cell.key: cell.column for cell in head}
    wanted = {"direction": item.columns[0], **item.heads}
    lacking = [printed for printed in wanted.values() if letters(printed) not in starts]
    for printed in lacking:
        reader.lacks(f"“{item.label}”的目标表没有“{printed}”一列")
    return None if lacking else {name: starts[letters(printed)] for name, printed in wanted.items()}


def _is(cells: Sequence[Cell], row: TargetRow, columns: Mapping[str, int], above: str) -> bool:
    """Whether these cells are the printed `row`; a direction that is not repeated goes on from `above`."""
    keys = {cell.column: cell.key for cell in cells}
    direction = keys.get(columns["direction"]) or letters(above)
    indicator = keys.get(columns["label"])
    return direction == letters(row.direction) and (
        indicator == letters(row.indicator) or (row.open and indicator == "")
    )


def _places(
    reader: Reader, item: TargetTable, row: TargetRow, cells: Sequence[Cell], columns: Mapping[str, int]
) -> dict[str, Place]:
    """The places of a row by path word: its values, and the indicator of an open one."""
    found: dict[str, Place] = {}
    for name, printed in item.heads.items():
        cell = next((cell for cell in cells if cell.column == columns[name]), None)
        if name == "label":
            if row.open and cell is not None:
                found[name] = _label(cell)
        elif cell is None or (room := room_in(cell)) is None:
            reader.lacks(f"目标表“{row.direction}”的“{row.indicator}”没有“{printed}”的填写处")
        else:
            found[name] = room
    return found


def _label(cell: Cell) -> Place:
    """The indicator of an open row: blank, or with printed dots that give way."""
    paragraph = cell.paragraphs[0]
    if is_blank(paragraph_text(paragraph)):
        return Lines(paragraph, cell)
    return Blank(paragraph, 0, len(paragraph_text(paragraph)), cell)


def _row_element(cell: Cell) -> Element:
    return next(cell.element.iterancestors(w("tr")))
