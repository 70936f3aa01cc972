from __future__ import annotations

from tests.benchmarks.list_speed import firms_sheet, ratio


def test_a_long_list_is_imported_about_as_fast_as_openpyxl_reads_it():
    assert ratio(firms_sheet(1500), turns=3) < 1.5
