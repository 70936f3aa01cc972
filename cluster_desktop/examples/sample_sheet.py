"""A small Excel file of a list as an office keeps it, to try an import with: made anew each time."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from cluster_desktop.documents.excel_file import LEFT, MIDDLE, Look, lay_across, ruled, saved, write_row
from cluster_desktop.evidence.lists.credit_code import check_character
from cluster_desktop.evidence.lists.template import sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cluster_desktop.forms.model import ListColumn, ListDefinition

Cells = dict[str, str]

_MOST = 5
"""Rows that are right: they are all seen at once."""
_TITLE = Look(Font(name="黑体", size=16), MIDDLE)
_HEAD = Look(Font(name="黑体", size=11), MIDDLE, ruled())
_TEXT = Look(Font(name="宋体", size=11), LEFT, ruled())
_HEAD_ROW = 2
_WRONG = "待补"
_TYPED_KINDS = {"date", "year", "number", "integer", "percent", "choice"}
"""What can be written wrong there."""


def sample_sheet(definition: ListDefinition, rows: Iterable[Mapping[str, str]], *, count: int = 1) -> bytes:
    """The first of the `rows`, what is empty there filled in, under other headings than the template has.

    Where there are fewer than `count`, the others are made up.  Behind them stands one that is wrong in one
    cell, for the import to refuse.
    """
    told = [_filled(definition, cells) for cells in islice(rows, _MOST + 1)]
    while len(told) < count + 1:
        told.append(_filled(definition, _made_up(definition, len(told) + 1)))
    told[-1] = _spoilt(definition, told[-1])
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = sheet_name(definition.title)
    last = get_column_letter(len(definition.columns) + 1)
    write_row(sheet, 1, [definition.title], _TITLE)
    sheet.merge_cells(f"A1:{last}1")
    write_row(sheet, _HEAD_ROW, ["序号", *map(_heading, definition.columns)], _HEAD)
    for number, cells in enumerate(told, 1):
        texts = [cells.get(column.key, "") for column in definition.columns]
        write_row(sheet, _HEAD_ROW + number, [str(number), *texts], _TEXT)
    for number, column in enumerate(definition.columns, 2):
        sheet.column_dimensions[get_column_letter(number)].width = max(12.0, column.width * 2.2)
    lay_across(sheet)
    return saved(book)


def _heading(column: ListColumn) -> str:
    return column.aliases[0] if column.aliases else column.title


def _filled(definition: ListDefinition, cells: Mapping[str, str]) -> Cells:
    return {column.key: cells.get(column.key) or column.example for column in definition.columns}


def _made_up(definition: ListDefinition, number: int) -> Cells:
    """What names a row that does not exist, each number another one."""
    named = [definition.column(key) for way in definition.identity for key in way]
    return {column.key: _name(column, number) for column in named if column.kind in {"text", "credit_code"}}


def _name(column: ListColumn, number: int) -> str:
    if column.kind == "text":
        return f"{column.example}（{number}）" if number > 1 else column.example
    code = f"91130000MA{number:07d}"
    return code + check_character(code)


def _spoilt(definition: ListDefinition, cells: Cells) -> Cells:
    """A slip in the first column that can hold one: a code with a digit too few, a word for a figure."""
    for column in definition.columns:
        if column.kind == "credit_code":
            return {**cells, column.key: cells[column.key][:-1]}
        if column.kind in _TYPED_KINDS:
            return {**cells, column.key: _WRONG}
    return {**cells, next(column.key for column in definition.columns if column.required): ""}
