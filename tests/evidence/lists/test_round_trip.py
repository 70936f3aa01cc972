from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from cluster_desktop.evidence.lists.checking import row_faults
from cluster_desktop.evidence.lists.cleaning import clean_cell
from tests.evidence.lists.sheets import code, taken, the_list, workbook

FIRMS = the_list("firms")
CHARACTERS = st.characters(blacklist_categories=["Cs", "Cc", "Cn"])
TEXTS = st.text(CHARACTERS, max_size=30)
SIGNS = st.sampled_from(
    ["=1+1", "+A1", "-2", "@厂", "'", "_x000D_", "＝SUM(A1)", "  两端 ", "〇㐂𠮷", "1E5", "001"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(TEXTS | SIGNS, TEXTS | SIGNS, st.sampled_from(["", "大型", "微型"])), max_size=12))
def test_rows_written_to_excel_come_back_as_they_were_but_for_the_cleaning(rows):
    def as_text(sheet):
        for number, (town, product, size) in enumerate(rows, 2):
            for place, text in enumerate((f"第{number}厂", code(number), size, town, product), 1):
                cell = sheet.cell(number, place)
                try:
                    cell.value = text.replace("_x", "_x005F_x") or None
                except IllegalCharacterError:
                    cell.value = None
                if cell.value is not None:
                    cell.data_type = "s"

    head = [FIRMS.column(key).title for key in ("firm", "credit_code", "size", "town", "product")]
    data = (
        workbook([*head], ["头厂", code(0)], change=lambda _: None)
        if not rows
        else workbook(head, change=as_text)
    )
    found = taken(data)
    assert found.rejected == ()
    for number, (row, (town, product, size)) in enumerate(zip(found.rows, rows, strict=False), 2):
        wanted = {
            "firm": f"第{number}厂",
            "credit_code": code(number),
            "size": size,
            "town": town,
            "product": product,
        }
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
