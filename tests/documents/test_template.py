"""The blanks: every word of the official text, and tables that no program can shift."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.word import w
from cluster_desktop.resources import resource
from tests.documents.blanks import EDITIONS, blank, document

if TYPE_CHECKING:
    from cluster_desktop.documents.word import Element

TEXTS = Path(__file__).parents[1] / "forms" / "texts"
SWITCHED_OFF = (
    "widowControl",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "adjustRightInd",
    "snapToGrid",
)
TEXT_WIDTH = 8312
SET_LOWER = {
    "national-2025": (
        "智能制造、工业互联网以及其它新模式新业态试点示范建设或应用情况(200字以内)",
        "数字化新模式新业态推广情况",
    )
}
"""A heading beside merged rows that the conversion gives in their second row: the words before it, and it."""

pytestmark = pytest.mark.parametrize("edition_id", EDITIONS)


def tables(edition_id: str) -> list[Element]:
    return list(document(edition_id).body.iter(w("tbl")))


def value(element: Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(w(name))


def words(text: str) -> str:
    """`text` without what differs from one conversion to the next: space, blanks to fill, widths of marks."""
    return re.sub(r"[\s_]", "", unicodedata.normalize("NFKC", text))


def test_it_has_every_word_of_the_official_text_in_order_and_no_other(edition_id: str):
    official = words((TEXTS / f"{edition_id}.txt").read_text(encoding="utf-8"))
    row, heading = SET_LOWER.get(edition_id, ("", ""))

    printed = "".join(piece.text or "" for piece in document(edition_id).body.iter(w("t")))

    assert words(printed) == official.replace(row + heading, heading + row)


def test_its_script_builds_the_same_bytes(edition_id: str, tmp_path: Path):
    script = resource("templates", "build.py")
    target = tmp_path / "blank.docx"

    subprocess.run([sys.executable, str(script), edition_id, str(target)], check=True, timeout=60)

    assert target.read_bytes() == blank(edition_id)


def test_every_line_has_an_exact_height(edition_id: str):
    body = document(edition_id).body
    rules = {value(spacing, "lineRule") for spacing in body.iter(w("spacing")) if value(spacing, "line")}

    assert rules == {"exact"}
    assert all(paragraph.find(f"{w('pPr')}/{w('spacing')}") is not None for paragraph in body.iter(w("p")))


def test_every_row_before_the_plan_has_an_exact_height(edition_id: str):
    *before, _, _ = tables(edition_id)
    heights = [row.find(f"{w('trPr')}/{w('trHeight')}") for table in before for row in table.iter(w("tr"))]

    assert {value(height, "hRule") for height in heights} == {"exact"}


@pytest.mark.parametrize("switch", SWITCHED_OFF)
def test_what_programs_do_each_in_their_own_way_is_off_in_every_paragraph(edition_id: str, switch: str):
    paragraphs = document(edition_id).body.iter(w("p"))

    assert {value(paragraph.find(f"{w('pPr')}/{w(switch)}")) for paragraph in paragraphs} == {"0"}


def test_every_run_names_its_chinese_font(edition_id: str):
    fonts = [run.find(f"{w('rPr')}/{w('rFonts')}") for run in document(edition_id).body.iter(w("r"))]

    assert {value(font, "hint") for font in fonts} == {"eastAsia"}
    assert {value(font, "eastAsia") for font in fonts} == {"仿宋", "黑体", "宋体"}


def test_each_table_is_as_wide_as_its_columns_and_the_text(edition_id: str):
    for table in tables(edition_id):
        columns = [int(value(column, "w") or 0) for column in table.iter(w("gridCol"))]
        assert sum(columns) == int(value(table.find(f"{w('tblPr')}/{w('tblW')}"), "w") or 0)
        assert abs(sum(columns) - TEXT_WIDTH) <= len(columns)


def test_the_cells_of_each_row_are_as_wide_as_the_columns_they_span(edition_id: str):
    for table in tables(edition_id):
        columns = [int(value(column, "w") or 0) for column in table.iter(w("gridCol"))]
        for row in table.iter(w("tr")):
            start = 0
            for cell in row.iter(w("tc")):
                span = int(value(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or 1)
                width = int(value(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w") or 0)
                assert abs(width - sum(columns[start : start + span])) <= span
                start += span
            assert start == len(columns)
