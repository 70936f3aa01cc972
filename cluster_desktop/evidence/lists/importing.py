"""Takes a list in from a file as people keep it; writes nothing.

What is passed over: empty rows, totals, remarks below the table, headings printed again, numbering.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.cells import Figure, Trouble
from cluster_desktop.evidence.lists.checking import Seen, cell_fault
from cluster_desktop.evidence.lists.cleaning import clean_cell
from cluster_desktop.evidence.lists.figures import figure_fault, figure_in
from cluster_desktop.evidence.lists.headings import HEADING_ROWS, FoundColumn, HeadingReader, Headings
from cluster_desktop.evidence.lists.limits import SeveralSheets, UnfitList
from cluster_desktop.evidence.lists.opening import open_sheets
from cluster_desktop.evidence.lists.rows import ListRow, new_row_id, row_id
from cluster_desktop.evidence.lists.storing import ListCancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cluster_desktop.evidence.lists.cells import Sheet, SheetRow
    from cluster_desktop.forms.model import ListColumn, ListDefinition

_STEP = 500
_TOTAL = re.compile(r"(?:合\s*计|总\s*计|小\s*计|共\s*计)[数]?[:：]?\s*\d*\s*[家个项户件条]?")
_REMARK = re.compile(
    r"(?:注|备注|说明|填表说明|填报说明|填表人|填报人|制表人?|审核人?|填报单位|填表单位|制表单位|单位负责人|负责人|联系人"
    r"|联系电话|填报日期|填报时间|填表日期|填表时间|日期)\s*\d*\s*[:：].*|注\s*[1-9一二][.、．].*",
    re.DOTALL,
)
_HELP = re.compile("(?:填写|填表|填报|使用)?说明|样表|示例|模板说明|字典|下拉选项")


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
    not found, `doubts` where two could be meant, `unused` the other headings.
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
    chosen = _choose(open_sheets(data, file_name), definition, sheet, file_name)
    rows = chosen.read(None)
    headings = HeadingReader(definition).find(rows)
    if headings is None:
        raise _unfit(definition, chosen.name, (), file_name)
    if headings.lacks(definition):
        raise _unfit(definition, chosen.name, headings.doubts, file_name, headings)
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
        doubts=headings.doubts,
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
        self._seen = Seen(definition)
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
        if not raw or _is_beside_the_list(found, len(raw)):
            return
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


def _is_beside_the_list(cells: Sequence[str], filled: int) -> bool:
    """Whether a row is a total, or a remark that fills one cell."""
    first = next(text for text in cells if text).strip()
    if _TOTAL.fullmatch(first):
        return True
    return filled == 1 and _REMARK.fullmatch(first) is not None


def _choose(sheets: Sequence[Sheet], definition: ListDefinition, wanted: str | None, file_name: str) -> Sheet:
    if wanted is not None:
        for one in sheets:
            if one.name == wanted:
                return one
        named = "、".join(f"“{one.name}”" for one in sheets)
        raise UnfitList(f"没有工作表“{wanted}”。现有：{named}", where=file_name)
    sheets = [one for one in sheets if _HELP.fullmatch(one.name.strip()) is None] or sheets
    if len(sheets) == 1:
        return sheets[0]
    reader = HeadingReader(definition)
    fitting: list[tuple[Sheet, bool]] = []
    for one in sheets:
        first = one.read(HEADING_ROWS + 2)
        headings = reader.find(first)
        if headings is not None and not headings.lacks(definition):
            fitting.append((one, len(first) > headings.last + 1))
    filled = [one for one, holds in fitting if holds] or [one for one, _ in fitting]
    named = [one for one in filled if one.name.strip() == definition.title or definition.title in one.name]
    if len(filled) == 1 or len(named) == 1:
        return named[0] if len(named) == 1 else filled[0]
    if filled:
        raise SeveralSheets(tuple(one.name for one in filled), where=file_name)
    raise _unfit(definition, "、".join(one.name for one in sheets), (), file_name)


def _unfit(
    definition: ListDefinition,
    sheet: str,
    doubts: Sequence[str],
    file_name: str,
    headings: Headings | None = None,
) -> UnfitList:
    if doubts:
        return UnfitList(f"工作表“{sheet}”的{'；'.join(doubts)}", where=file_name)
    lacking = headings.lacks(definition) if headings else [one for one in definition.columns if one.required]
    named = "、".join(f"“{column.title}”" for column in lacking)
    told = f"工作表“{sheet}”中没有找到{named}一列。对照本清单的模板改列名后再导入"
    return UnfitList(told, where=file_name)
