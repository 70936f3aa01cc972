"""The Excel file of a list that is handed out to be filled in, and the one of rows to be mended."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation

from cluster_desktop.documents.excel_file import LEFT, MIDDLE, Look, lay_across, ruled, saved, write_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from cluster_desktop.evidence.lists.importing import Imported
    from cluster_desktop.forms.model import ListColumn, ListDefinition

HELP_SHEET = "填写说明"
_NUMBERING = "序号"
_ROWS = 20_000
"""Rows that the drop-downs and checks reach."""
_HEAD_ROW = 3
_BOX = ruled("808080")
_HEAD_FILL = PatternFill("solid", fgColor="ECEFF3")
_REQUIRED_FONT = Font(name="黑体", size=11, color="C00000")
_TITLE = Look(Font(name="黑体", size=16), MIDDLE)
_NOTE = Look(Font(name="宋体", size=10), LEFT)
_HEAD = Look(Font(name="黑体", size=11), MIDDLE, _BOX, _HEAD_FILL)
_TEXT = Look(Font(name="宋体", size=11), LEFT, _BOX)
_LINE_HEIGHT = 16
"""Of a line of a cell, in points."""
_HELP_WIDTHS = {"A": 26, "B": 10, "C": 16, "D": 70, "E": 32}
_REASON_WIDTH = 50
"""Widths of columns in digits, two of which are as wide as a hanzi."""
_NAME_SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\'", ""))
_LONGEST_NAME = 31
_KINDS = {
    "text": "文字",
    "credit_code": "18 位代码",
    "number": "数字",
    "integer": "整数",
    "percent": "百分比数字",
    "date": "日期",
    "year": "年度",
    "choice": "从下拉框中选择",
}


def list_template(definition: ListDefinition) -> bytes:
    """The workbook of a list: title, how to fill it in, the headings, and a sheet that explains each column.

    The same definition gives the same bytes.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = sheet_name(definition.title)
    _head(sheet, definition, definition.columns)
    _explain(book.create_sheet(HELP_SHEET), definition)
    return saved(book)


def rejected_sheet(definition: ListDefinition, imported: Imported) -> bytes:
    """The rows that an import refused, as they stood, with the reasons: to be mended and imported again."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = sheet_name(definition.title)
    _head(sheet, definition, definition.columns, more=("原表行号", "退回原因"))
    reasons: dict[int, list[str]] = {}
    for one in imported.rejected:
        reasons.setdefault(one.row, []).append(f"{one.column}：{one.why}")
    for number, refused in enumerate(imported.refused, 1):
        texts = [refused.cells.get(column.key, "") for column in definition.columns]
        row = [str(number), *texts, str(refused.row), "\n".join(reasons.get(refused.row, ()))]
        write_row(sheet, _HEAD_ROW + number, row, _TEXT)
        sheet.row_dimensions[_HEAD_ROW + number].height = _LINE_HEIGHT * _lines(row[-1], _REASON_WIDTH)
    sheet.column_dimensions[get_column_letter(len(definition.columns) + 3)].width = _REASON_WIDTH
    _explain(book.create_sheet(HELP_SHEET), definition)
    return saved(book)


def sheet_name(title: str) -> str:
    """A title as the name of a sheet may be."""
    return title.translate(_NAME_SIGNS)[:_LONGEST_NAME]


def _head(
    sheet: Worksheet, definition: ListDefinition, columns: Sequence[ListColumn], more: Sequence[str] = ()
) -> None:
    titles = [_NUMBERING, *(column.title.replace("（", "\n（") for column in columns), *more]
    write_row(sheet, 1, [definition.title], _TITLE)
    told = f"{definition.note}红色的列必须填写；各列写法见“{HELP_SHEET}”。"
    write_row(sheet, 2, [told], _NOTE)
    write_row(sheet, _HEAD_ROW, titles, _HEAD)
    last = get_column_letter(len(titles))
    for row, height in ((1, 30), (2, 32), (_HEAD_ROW, 32)):
        sheet.row_dimensions[row].height = height
        if row != _HEAD_ROW:
            sheet.merge_cells(f"A{row}:{last}{row}")
    sheet.column_dimensions["A"].width = 6
    for number, column in enumerate(columns, 2):
        letter = get_column_letter(number)
        dimension = sheet.column_dimensions[letter]
        longest = max(map(len, column.title.split("（")))
        dimension.width = max(2.2 * longest + 2, min(46.0, column.width * 2.2))
        dimension.number_format = "0.00" if column.kind == "number" else "General"
        if column.kind not in {"number", "integer", "percent"}:
            dimension.number_format = "@"
        if column.required:
            sheet.cell(_HEAD_ROW, number).font = _REQUIRED_FONT
        if check := _check(column):
            check.sqref = MultiCellRange(f"{letter}{_HEAD_ROW + 1}:{letter}{_HEAD_ROW + _ROWS}")
            sheet.add_data_validation(check)
    sheet.freeze_panes = f"C{_HEAD_ROW + 1}"
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    lay_across(sheet)


def _check(column: ListColumn) -> DataValidation | None:
    """What Excel checks while the column is filled in; pasted texts are checked by the import alone."""
    match column.kind:
        case "choice":
            words = ",".join(column.choices)
            check = DataValidation(type="list", formula1=f'"{words}"')
            told = f"从下拉框中选择：{'、'.join(column.choices)}"
        case "credit_code":
            check = DataValidation(type="textLength", operator="equal", formula1="18")
            told = "统一社会信用代码为 18 位"
        case "year":
            check = DataValidation(type="textLength", operator="equal", formula1="4")
            told = "写四位年度，如 2023"
        case "integer":
            check = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
            told = "填写整数"
        case "number":
            check = DataValidation(type="decimal", operator="between", formula1="-1E+15", formula2="1E+15")
            told = "填写数字，不带单位"
        case "percent":
            check = DataValidation(type="decimal", operator="between", formula1="0", formula2="100")
            told = "填写 0 至 100 的数字，不带百分号"
        case _:
            return None
    check.allow_blank = True
    check.showErrorMessage = True
    check.errorTitle, check.error = column.title[:32], told[:255]
    return check


def _explain(sheet: Worksheet, definition: ListDefinition) -> None:
    titles = ["列名", "是否必填", "填写内容", "说明", "示例"]
    write_row(sheet, 1, titles, _HEAD)
    for number, column in enumerate(definition.columns, 2):
        told = column.note
        if column.choices:
            told = "；".join(part for part in (column.note, f"可选：{'、'.join(column.choices)}") if part)
        required = "必填" if column.required else ""
        texts = [column.title, required, _KINDS[column.kind], told, column.example]
        write_row(sheet, number, texts, _TEXT)
        sheet.row_dimensions[number].height = _LINE_HEIGHT * _lines(told, _HELP_WIDTHS["D"])
    last = len(definition.columns) + 3
    write_row(sheet, last, [definition.note], _NOTE)
    sheet.merge_cells(f"A{last}:E{last}")
    sheet.row_dimensions[last].height = 32
    for letter, width in _HELP_WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    lay_across(sheet)


def _lines(text: str, width: int) -> int:
    """The lines that a text takes in a column: no program finds them out of a file from outside."""
    return sum(max(1, ceil(2 * len(line) / width)) for line in text.split("\n"))
