"""The Hebei blank: every word of the official text, and a table that no program can shift."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.layout import Layout, lay_out
from cluster_desktop.documents.word import Element, open_word, w
from cluster_desktop.resources import resource
from tests.documents.official import BLANK, EDITION

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

TEXT = Path(__file__).parents[1] / "forms" / "texts" / "hebei-2024.txt"
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
FOOT = 780
DOCUMENT = open_word(BLANK)
TABLES = list(DOCUMENT.body.iter(w("tbl")))


@pytest.fixture(scope="module")
def layout(fonts: FontBook) -> Layout:
    return lay_out(BLANK, fonts)


def value(element: Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(w(name))


def page_words(layout: Layout, number: int) -> str:
    return "".join(piece.text for piece in layout.pages[number - 1].texts if piece.baseline < FOOT)


def test_it_has_every_word_of_the_official_text_in_order_and_no_other():
    words = "".join(piece.text or "" for piece in DOCUMENT.body.iter(w("t")))

    assert re.sub(r"\s", "", words) == re.sub(r"\s", "", TEXT.read_text(encoding="utf-8"))


def test_its_script_builds_the_same_bytes(tmp_path: Path):
    script = resource("templates", "build_hebei_2024.py")
    target = tmp_path / "blank.docx"

    subprocess.run([sys.executable, str(script), str(target)], check=True, timeout=60)

    assert target.read_bytes() == BLANK


def test_every_line_has_an_exact_height():
    rules = {
        value(spacing, "lineRule") for spacing in DOCUMENT.body.iter(w("spacing")) if value(spacing, "line")
    }

    assert rules == {"exact"}
    assert all(
        paragraph.find(f"{w('pPr')}/{w('spacing')}") is not None for paragraph in DOCUMENT.body.iter(w("p"))
    )


def test_every_row_before_the_plan_has_an_exact_height():
    plan = next(
        number for number, table in enumerate(TABLES) if "（3000字以内）" in "".join(table.itertext())
    )
    heights = [
        row.find(f"{w('trPr')}/{w('trHeight')}") for table in TABLES[:plan] for row in table.iter(w("tr"))
    ]

    assert {value(height, "hRule") for height in heights} == {"exact"}


@pytest.mark.parametrize("switch", SWITCHED_OFF)
def test_what_programs_do_each_in_their_own_way_is_switched_off_in_every_paragraph(switch: str):
    found = [value(paragraph.find(f"{w('pPr')}/{w(switch)}")) for paragraph in DOCUMENT.body.iter(w("p"))]

    assert set(found) == {"0"}


def test_every_run_names_its_chinese_font():
    fonts = [run.find(f"{w('rPr')}/{w('rFonts')}") for run in DOCUMENT.body.iter(w("r"))]

    assert {value(font, "hint") for font in fonts} == {"eastAsia"}
    assert {value(font, "eastAsia") for font in fonts} == {"仿宋", "黑体", "宋体"}


def test_each_table_is_as_wide_as_its_columns_and_the_text():
    for table in TABLES:
        columns = [int(value(column, "w") or 0) for column in table.iter(w("gridCol"))]
        assert sum(columns) == int(value(table.find(f"{w('tblPr')}/{w('tblW')}"), "w") or 0)
        assert abs(sum(columns) - TEXT_WIDTH) <= len(columns)


def test_the_cells_of_each_row_are_as_wide_as_the_columns_they_span():
    for table in TABLES:
        columns = [int(value(column, "w") or 0) for column in table.iter(w("gridCol"))]
        for row in table.iter(w("tr")):
            start = 0
            for cell in row.iter(w("tc")):
                span = int(value(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or 1)
                width = int(value(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w") or 0)
                assert abs(width - sum(columns[start : start + span])) <= span
                start += span
            assert start == len(columns)


def test_nothing_overflows_its_cell(layout: Layout):
    assert layout.overflows == ()


def test_each_section_begins_a_page_of_its_own(layout: Layout):
    first_lines = [
        "".join(piece.text for piece in page.texts if piece.baseline < 100) for page in layout.pages
    ]

    for section in EDITION.sections:
        assert sum(line.startswith(section.heading) for line in first_lines) == 1


def test_the_figures_of_section_two_fill_one_page_and_its_texts_the_next(layout: Layout):
    assert page_words(layout, 3).startswith("二、主导产业情况")
    assert "集群主导产品出口贸易额增长率（%）" in page_words(layout, 3)
    assert "集群产业链强链补链情况" not in page_words(layout, 3)
    assert page_words(layout, 4).startswith("集群产业链强")
    assert page_words(layout, 5).startswith("三、创新能力情况")


def test_every_page_but_the_cover_has_its_number_at_the_foot(layout: Layout):
    feet = ["".join(piece.text for piece in page.texts if piece.baseline > FOOT) for page in layout.pages]

    assert feet == ["", *(f"— {number} —" for number in range(2, len(feet) + 1))]


def test_the_instructions_stand_behind_the_form(layout: Layout):
    assert len(layout.pages) == 18
    assert page_words(layout, 17).startswith("附件2")
    assert "23.为确保文件信息的正确采集" in page_words(layout, 18)
