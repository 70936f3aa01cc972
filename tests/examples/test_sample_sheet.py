"""The small Excel file that the guide lets one import."""

from __future__ import annotations

import pytest

from cluster_desktop.evidence.lists.importing import import_list
from cluster_desktop.examples.sample_sheet import sample_sheet
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.forms.loader import edition_ids, load_edition

LISTS = [
    pytest.param(definition, id=f"{edition} {definition.key}")
    for edition in edition_ids()
    for definition in lists_of(load_edition(edition))
]


@pytest.mark.parametrize("definition", LISTS)
def test_every_column_is_recognised_and_one_row_is_refused_with_its_reason(definition):
    imported = import_list(sample_sheet(definition, ()), "示例表格.xlsx", definition)
    assert len(imported.columns) == len(definition.columns)
    assert (imported.missing, imported.doubts, imported.unused) == ((), (), ())
    assert len(imported.rows) == len(imported.rejected) == 1


@pytest.mark.parametrize("definition", LISTS)
def test_as_many_rows_are_made_up_as_are_asked_for(definition):
    imported = import_list(sample_sheet(definition, (), count=3), "示例表格.xlsx", definition)
    assert len({row.id for row in imported.rows}) == 3


def test_the_rows_are_those_of_the_list_with_what_was_empty_filled_in():
    definition = next(each for each in lists_of(load_edition("hebei-2024")) if each.key == "zjtx_smes")
    rows = [
        {"firm": f"平川第{number}丝网厂", "credit_code": code, "product": "滤网"}
        for number, code in enumerate(("91139925MA0000000Y", "91139925MA0007919H", "91139925MA00158384"), 1)
    ]
    imported = import_list(sample_sheet(definition, rows), "示例表格.xlsx", definition)
    assert [row.id for row in imported.rows] == ["91139925MA0000000Y", "91139925MA0007919H"]
    assert {row.cells["product"] for row in imported.rows} == {"滤网"}
    assert {row.cells["since"] for row in imported.rows} == {"2023-05"}
    assert [refused.cells["firm"] for refused in imported.refused] == ["平川第3丝网厂"]
