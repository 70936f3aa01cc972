from itertools import combinations

import pytest

COLUMNS = ("label", "base", "target")


@pytest.mark.parametrize("row", ["other", "other_1", "leading_1", "green_12"])
@pytest.mark.parametrize("filled", [pair for size in (1, 2) for pair in combinations(COLUMNS, size)])
def test_each_empty_cell_of_a_row_begun_is_one_error(findings_after, row, filled):
    cells = {f"targets/{row}/{column}": "填" if column in filled else None for column in COLUMNS}
    found = findings_after(cells)
    assert [(finding.rule, finding.level) for finding in found] == [("target_rows", "error")] * (
        3 - len(filled)
    )
    assert {finding.paths[0] for finding in found} == {path for path, value in cells.items() if value is None}


@pytest.mark.parametrize("value", ["填", None])
def test_an_open_row_filled_whole_or_not_at_all_is_right(findings_after, value):
    assert findings_after({f"targets/other/{column}": value for column in COLUMNS}) == []


@pytest.mark.parametrize("column", ["base", "target"])
def test_an_empty_cell_of_a_printed_row_is_one_error(findings_after, column):
    (found,) = findings_after({f"targets/co2/{column}": None})
    assert found.paths == (f"targets/co2/{column}",)
