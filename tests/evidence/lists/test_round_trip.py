from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment, Font

from cluster_desktop.documents.excel_file import Look, write_row
from cluster_desktop.evidence.lists.checking import row_faults
from cluster_desktop.evidence.lists.cleaning import clean_cell
from tests.evidence.lists.sheets import as_excel_writes, code, taken, the_list, workbook

FIRMS = the_list("firms")
PLAIN = Look(Font(), Alignment())
CHARACTERS = st.characters(blacklist_categories=["Cs", "Cc", "Cn"])
TEXTS = st.text(CHARACTERS, max_size=16)
SIGNS = st.sampled_from(
    [
        "=1+1",
        "+A1",
        "-2",
        "@厂",
        "'",
        "_x000D_",
        "_x005F_",
        "ax005F_b",
        "＝SUM(A1)",
        "  两端 ",
        "〇㐂𠮷",
        "1E5",
        "001",
    ]
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(TEXTS | SIGNS, TEXTS | SIGNS, st.sampled_from(["", "大型", "微型"])), min_size=1, max_size=6
    ),
    st.booleans(),
)
def test_rows_written_to_excel_come_back_as_they_were_but_for_the_cleaning(rows, shared):
    keys = ("firm", "credit_code", "size", "town", "product")
    written = [
        dict(zip(keys, (f"第{number}厂", code(number), size, town, product), strict=True))
        for number, (town, product, size) in enumerate(rows, 2)
    ]

    def fill(sheet):
        for number, row in enumerate(written, 2):
            write_row(sheet, number, list(row.values()), PLAIN)

    data = workbook([FIRMS.column(key).title for key in keys], change=fill)
    found = taken(as_excel_writes(data) if shared else data)
    assert found.rejected == ()
    for row, wanted in zip(found.rows, written, strict=True):
        cleaned = {key: clean_cell(FIRMS.column(key), text) for key, text in wanted.items()}
        assert dict(row.cells) == {key: text for key, text in cleaned.items() if text}
        assert row_faults(FIRMS, row.cells) == {}


@given(st.text(max_size=40))
def test_cleaning_a_text_takes_away_only_what_nobody_sees(text):
    kept = clean_cell(FIRMS.column("product"), text)
    assert clean_cell(FIRMS.column("product"), kept) == kept

    def seen(value: str) -> str:
        return "".join(
            char
            for char in value
            if not char.isspace()
            and unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
            and not (0xFDD0 <= ord(char) <= 0xFDEF or ord(char) & 0xFFFE == 0xFFFE)
        )

    assert seen(kept) == seen(text)


@given(st.sampled_from(FIRMS.columns), st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once(column, text):
    kept = clean_cell(column, text)
    assert clean_cell(column, kept) == kept
