"""The pages of the blanks: they end where those of the official forms end."""

from __future__ import annotations

import tomllib
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition
from tests.documents.blanks import EDITIONS, binding, laid_out

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.documents.layout import Layout

PAGE_ENDS = Path(__file__).with_name("page_ends")
PAGES = {
    "hebei-2024": 18,
    "national-2022": 15,
    "national-2024": 18,
    "national-2025": 19,
    "national-2025-review": 18,
}
FOOT = 780

pytestmark = pytest.mark.parametrize("edition_id", EDITIONS)


def page_words(layout: Layout, number: int) -> str:
    return "".join(piece.text for piece in layout.pages[number - 1].texts if piece.baseline < FOOT)


def first_line(layout: Layout, number: int) -> str:
    return "".join(piece.text for piece in layout.pages[number - 1].texts if piece.baseline < 100)


def item_pages(edition_id: str, layout: Layout) -> list[tuple[str, int]]:
    """The items of 一–七 in their order, each with the page on which it is answered."""
    edition = load_edition(edition_id)
    rows = {
        (cell.table, cell.row): number
        for number, page in enumerate(layout.pages, start=1)
        for cell in page.cells
    }
    found: dict[str, int] = {}
    for path, place in binding(edition_id).places.items():
        key = path.replace("#", "/").split("/")[0]
        if place.cell is not None:
            found.setdefault(key, rows[place.cell.table, place.cell.row])
    return [(item.key, found[item.key]) for section in edition.sections[:7] for item in section.items]


def test_each_page_of_the_tables_begins_with_the_row_of_the_official_form(edition_id: str, fonts: FontBook):
    expected = tomllib.loads((PAGE_ENDS / f"{edition_id}.toml").read_text(encoding="utf-8"))

    pages = groupby(item_pages(edition_id, laid_out(edition_id, fonts)), key=lambda pair: pair[1])
    firsts = [(number, next(iter(items))[0]) for number, items in pages]

    start = firsts[0][0]
    wanted = [key for keys in expected.values() for key in keys]
    assert firsts == list(enumerate(wanted, start=start))


def test_every_answer_of_the_edition_has_its_place(edition_id: str):
    fields = FieldIndex(load_edition(edition_id)).fields

    assert [field.path for field in fields if not binding(edition_id).binds(field.path)] == []


def test_each_section_begins_a_page_of_its_own(edition_id: str, fonts: FontBook):
    layout = laid_out(edition_id, fonts)
    first_lines = [first_line(layout, number) for number in range(1, len(layout.pages) + 1)]

    for section in load_edition(edition_id).sections:
        assert sum(line.startswith(section.heading) for line in first_lines) == 1


def test_nothing_overflows_its_cell(edition_id: str, fonts: FontBook):
    assert laid_out(edition_id, fonts).overflows == ()


def test_it_has_as_many_pages_as_it_had(edition_id: str, fonts: FontBook):
    assert len(laid_out(edition_id, fonts).pages) == PAGES[edition_id]


def test_every_page_but_the_cover_has_its_number_at_the_foot(edition_id: str, fonts: FontBook):
    pages = laid_out(edition_id, fonts).pages
    feet = ["".join(piece.text for piece in page.texts if piece.baseline > FOOT) for page in pages]

    assert feet == ["", *(f"— {number} —" for number in range(2, len(feet) + 1))]


def test_the_instructions_stand_where_the_form_has_them(edition_id: str, fonts: FontBook):
    layout = laid_out(edition_id, fonts)
    notes = load_edition(edition_id).instructions
    title = 2 if notes.before_form else len(layout.pages) - 1
    last = 2 if notes.before_form else len(layout.pages)

    assert notes.title[0] in page_words(layout, title)
    assert notes.clauses[0][:20] in page_words(layout, title)
    assert notes.clauses[-1] in page_words(layout, last)
