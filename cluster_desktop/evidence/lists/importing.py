"""Takes a list in from a file as people keep it; writes nothing.

What is passed over: empty rows, totals, remarks below the table, headings printed again, numbering.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.beside import is_beside, numbers_columns
from cluster_desktop.evidence.lists.cells import Figure, Trouble
from cluster_desktop.evidence.lists.checking import Seen, cell_fault
from cluster_desktop.evidence.lists.choosing import chosen_sheet, unfit
from cluster_desktop.evidence.lists.cleaning import clean_cell
from cluster_desktop.evidence.lists.figures import figure_fault, figure_in
from cluster_desktop.evidence.lists.heading_texts import one_line
from cluster_desktop.evidence.lists.headings import FoundColumn, HeadingReader, Headings
from cluster_desktop.evidence.lists.limits import UnfitList
from cluster_desktop.evidence.lists.opening import open_sheets
from cluster_desktop.evidence.lists.rows import ListRow, new_row_id, row_id
from cluster_desktop.evidence.lists.storing import ListCancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cluster_desktop.evidence.lists.cells import SheetRow
    from cluster_desktop.forms.model import ListColumn, ListDefinition

_STEP = 500


@dataclass(frozen=True, slots=True)
class Rejected:
    """Why a row was not taken: its number in the sheet, the title of the column, the reason."""

    row: int
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken, as it stands in the sheet, by column."""

    row: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """A list as it was found in a file.

    `header_row` is the number of the last heading row; `rows` are those without fault and `places` their
    numbers in the sheet; `columns` says which column was found under which heading, `missing` which were
    not found, `doubts` what should be looked at, `unused` the other headings.
    """

    sheet: str
    header_row: int
    rows: tuple[ListRow, ...]
    places: tuple[int, ...]
    rejected: tuple[Rejected, ...]
    refused: tuple[RefusedRow, ...]
    columns: tuple[FoundColumn, ...]
    missing: tuple[str, ...]
    doubts: tuple[str, ...]
    unused: tuple[str, ...]


def import_list(
    data: bytes,
    file_name: str,
    definition: ListDefinition,
    *,
    sheet: str | None = None,
    tell: Callable[[int, int], bool] | None = None,
) -> Imported:
    """The rows of a list in an .xlsx or .csv file.

    Args:
        data: the file.
        file_name: its name, for messages.
        definition: the list that it should hold.
        sheet: the sheet to take, where several could be meant.
        tell: hears how many rows of how many are read, and stops it by answering false.

    Raises:
        SeveralSheets: several sheets fit and none of them was chosen.
        UnfitList: the file cannot be read, or holds no such list; the message says what to do.
        ListCancelled: `tell` answered false.
    """
    chosen = chosen_sheet(open_sheets(data, file_name), definition, sheet, file_name)
    rows = chosen.read(None)
    reader = HeadingReader(definition)
    headings = reader.find(rows) or reader.find_lone(rows)
    if headings is None:
        raise unfit(definition, chosen.name, (), file_name)
    if headings.lacks(definition):
        raise unfit(definition, chosen.name, headings.doubts, file_name, headings)
    taking = _Taking(definition, headings)
    body = rows[headings.last + 1 :]
    printed = [rows[place].cells for place in range(headings.first, headings.last + 1)]
    for done, row in enumerate(body):
        if done % _STEP == 0 and tell is not None and not tell(done, len(body)):
            raise ListCancelled
        if row.cells not in printed:
            taking.take(row)
    if not taking.rows and not taking.refused:
        raise UnfitList(f"工作表“{chosen.name}”的表头下面没有内容。填写后再导入", where=file_name)
    return Imported(
        sheet=chosen.name,
        header_row=rows[headings.last].number,
        rows=tuple(taking.rows),
        places=tuple(taking.places),
        rejected=tuple(taking.rejected),
        refused=tuple(taking.refused),
        columns=headings.columns,
        missing=tuple(column.title for column in headings.missing(definition)),
        doubts=(*headings.doubts, *taking.doubts),
        unused=headings.unused,
    )


def continued(rows: Sequence[ListRow], after: Sequence[ListRow]) -> list[ListRow]:
    """The rows numbered on behind those that are there; a row that is there already keeps its place."""
    known = {row.id: row.no for row in after}
    last = max(known.values(), default=0)
    fresh = {row.id: last + place for place, row in enumerate((r for r in rows if r.id not in known), 1)}
    return [replace(row, no=known.get(row.id) or fresh[row.id]) for row in rows]


class _Taking:
    """The rows below the headings, one after the other."""

    def __init__(self, definition: ListDefinition, headings: Headings) -> None:
        self._definition = definition
        places = {column.key: column.place for column in headings.columns}
        self._columns = [
            (column, places[column.key]) for column in definition.columns if column.key in places
        ]
        self._headers = [(column.place, column.header) for column in headings.columns]
        self._seen = Seen(definition)
        self._hidden = 0
        self.rows: list[ListRow] = []
        self.places: list[int] = []
        self.rejected: list[Rejected] = []
        self.refused: list[RefusedRow] = []

    def take(self, row: SheetRow) -> None:
        """Take a row, refuse it with its reasons, or pass it over."""
        found, width = row.cells, len(row.cells)
        raw = [
            (column, text)
            for column, place in self._columns
            if place < width and (text := found[place]) and not text.isspace()
        ]
        if not raw or is_beside(found, [text for _, text in raw]) or self._is_heading(found):
            return
        self._hidden += row.hidden
        cells: dict[str, str] = {}
        faults: dict[str, str] = {}
        for column, text in raw:
            kept, why = _kept(column, text)
            if kept:
                cells[column.key] = kept
            if why is not None:
                faults[column.key] = why
        for column, _ in self._columns:
            if column.required and column.key not in cells and column.key not in faults:
                faults[column.key] = "没有填写"
        faults = faults or self._seen.again(cells, row.number)
        if faults:
            self._refuse(row, {column.key: text for column, text in raw}, faults)
            return
        id_ = row_id(self._definition, cells) or new_row_id()
        self.rows.append(ListRow(id_, len(self.rows) + 1, cells))
        self.places.append(row.number)

    @property
    def doubts(self) -> Iterator[str]:
        """What should be looked at in the rows as a whole."""
        if self._hidden:
            yield f"有 {self._hidden} 行在表中是隐藏的（筛选或手动隐藏），同样读入。不需要的先在表中删去"

    def _is_heading(self, cells: Sequence[str]) -> bool:
        """Whether the headings are printed again, or, above the first row of the list, columns numbered."""
        if all(one_line(cells[place]) == header for place, header in self._headers if place < len(cells)):
            return True
        return not self.rows and not self.refused and numbers_columns(cells)

    def _refuse(self, row: SheetRow, cells: dict[str, str], faults: dict[str, str]) -> None:
        shown = {key: "" if isinstance(text, Trouble) else text for key, text in cells.items()}
        self.refused.append(RefusedRow(row.number, shown))
        for column in self._definition.columns:
            if why := faults.get(column.key):
                self.rejected.append(Rejected(row.number, column.title, why))


def _kept(column: ListColumn, text: str) -> tuple[str, str | None]:
    """What a cell becomes, and what is wrong with it."""
    if isinstance(text, Trouble):
        return "", str(text)
    if isinstance(text, Figure):
        why = figure_fault(column, text)
        if why is not None:
            return "", why
        text = figure_in(column, text)
    kept = clean_cell(column, text)
    return kept, cell_fault(column, kept) if kept else None
