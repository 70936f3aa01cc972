from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from cluster_desktop.evidence.lists.checking import cell_fault
from cluster_desktop.evidence.lists.headings import HeadingReader
from cluster_desktop.evidence.lists.opening import open_sheets
from cluster_desktop.evidence.lists.template import HELP_SHEET, list_template, rejected_sheet
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.loader import edition_ids, load_edition
from tests.evidence.lists.sheets import HEBEI, code, saved, taken, the_list, workbook

EVERY = [(name, one) for name in edition_ids() for one in lists_of(load_edition(name))]
NAMES = [f"{name}-{one.key}" for name, one in EVERY]


@pytest.mark.parametrize(("_edition", "definition"), EVERY, ids=NAMES)
def test_every_template_is_understood_by_the_import_in_full(_edition, definition):
    first, *_ = open_sheets(list_template(definition), "模板.xlsx")
    headings = HeadingReader(definition).find(first.read(None))
    assert headings is not None
    assert [column.key for column in headings.columns] == [column.key for column in definition.columns]
    assert (headings.unused, headings.doubts) == ((), ())


@pytest.mark.parametrize(("_edition", "definition"), EVERY, ids=NAMES)
def test_no_heading_means_two_columns_of_a_list(_edition, definition):
    reader = HeadingReader(definition)
    for column in definition.columns:
        for name in (column.title, *column.aliases):
            level, meant = reader._meant(name)
            assert level > 0
            assert len(meant) == 1, name


def test_the_same_list_gives_the_same_bytes():
    assert list_template(the_list("firms")) == list_template(the_list("firms"))


def test_a_template_has_drop_downs_text_columns_and_a_frozen_head():
    book = load_workbook(io.BytesIO(list_template(the_list("firms"))))
    sheet = book.worksheets[0]
    checks = {str(check.sqref)[0]: check for check in sheet.data_validations.dataValidation}
    assert checks["D"].formula1 == '"大型,中型,小型,微型"'
    assert checks["C"].type == "textLength"
    assert sheet.column_dimensions["C"].number_format == "@"
    assert sheet.freeze_panes == "C4"
    assert HELP_SHEET in book.sheetnames


def test_a_template_that_was_filled_in_is_imported():
    book = load_workbook(io.BytesIO(list_template(the_list("firms"))))
    for place, text in enumerate((1, "甲厂", code(1), "小型", "城关镇", "丝网", 12, 3.5), 1):
        book.worksheets[0].cell(4, place, text)
    (row,) = taken(saved(book)).rows
    assert row.cells["revenue"] == "3.5"


def test_refused_rows_go_back_with_their_reasons_and_come_in_when_mended():
    wrong = ["+甲厂", code(1)[:-1], "小型"]
    found = taken(workbook(["企业名称", "信用代码", "规模"], wrong, ["乙厂", code(2), "小"]))
    data = rejected_sheet(the_list("firms"), found)
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    cell = sheet["B4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("+甲厂", "s", True)
    assert sheet["J4"].value.startswith("统一社会信用代码：应为 18 位")
    sheet["C4"] = code(1)
    (row,) = taken(saved(book)).rows
    assert dict(row.cells) == {"firm": "+甲厂", "credit_code": code(1), "size": "小型"}


def test_every_list_of_the_form_has_an_example_that_is_right():
    for definition in lists_of(HEBEI):
        for column in definition.columns:
            assert not column.example or cell_fault(column, column.example) is None, column
