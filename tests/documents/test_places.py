"""Where answers stand on the pages: what is read there on the painted page is the answer."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.binding.text import letters
from cluster_desktop.documents.filling.entries import paper_lines
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.form import FormPages, form_pages, official_blank
from cluster_desktop.documents.paint import paint
from cluster_desktop.evidence.rendering import Rendering, open_rendering
from cluster_desktop.forms.fields import Field, FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_edition
from cluster_desktop.forms.model import PlanOutline
from tests.documents.official import BLANK, changed
from tests.documents.variants import VARIANTS
from tests.documents.variants.clerk import clerk_blank
from tests.forms.complete import complete_answers

if TYPE_CHECKING:
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Value

FONTS = FontBook()
OURS = "ours"
TYPED = "typed by a clerk"
OFTEN_USED = ["content controls around every blank", "a nested table in 四", "options side by side"]
MADE = [
    *((name, OURS) for name in edition_ids()),
    ("national-2022", TYPED),
    ("national-2025", TYPED),
    *(("hebei-2024", name) for name in OFTEN_USED),
]


def unlike_answers(edition: Edition) -> dict[str, Value]:
    """A full form in which no two texts are alike, with a row added to the target table."""
    found = complete_answers(edition)
    for number, field in enumerate(FieldIndex(edition).fields):
        if field.figure == "integer":
            found[field.path] = str(1000 + number)
        elif field.figure == "number":
            found[field.path] = f"{1000 + number}.25"
        elif not field.is_tick and isinstance(field.item, PlanOutline):
            found[field.path] = "\n".join(f"第{number}部分第{line}段，逐项落实。" for line in range(30))
        elif not field.is_tick and field.kind in {"text", "count_names", "long_text"}:
            found[field.path] = f"甲{number}乙"
    added = [path for path in found if "/leading/" in path]
    return found | {
        path.replace("/leading/", "/leading_2/"): f"{number}9" for number, path in enumerate(added)
    }


@lru_cache(maxsize=4)
def made(edition_id: str, kind: str) -> tuple[dict[str, Value], FormPages, bytes]:
    """The answers, the pages with the places, and the PDF."""
    edition = load_edition(edition_id)
    answers = unlike_answers(edition)
    blank = official_blank(edition)
    if kind == TYPED:
        blank = clerk_blank(edition)
    elif kind != OURS:
        blank = changed(BLANK, VARIANTS[kind])
    pages = form_pages(edition, answers, FONTS, template=blank)
    return answers, pages, paint(pages.layout, FONTS, title=edition.title)


def words_at(document: Rendering, pages: FormPages, path: str) -> str:
    """What a reader of the PDF finds in the rectangles of a path."""
    found: list[str] = []
    for spot in pages.spots.get(path, ()):
        top = pages.layout.pages[spot.page].height - spot.y
        area = (spot.x - 1, top - spot.height - 1, spot.x + spot.width + 1, top + 1)
        found.append(document.text(spot.page + 1, area))
    return letters("".join(found))


def expected(field: Field, value: Value) -> str:
    """The words that are to be found at the place of an answer."""
    if field.option:
        return letters(field.option)[:6]
    if isinstance(value, str) and (lines := paper_lines(field, value)) and field.kind != "single_choice":
        return letters("".join(lines))
    return ""


@pytest.mark.parametrize(("edition_id", "kind"), MADE)
def test_every_answer_is_read_at_its_place_on_the_painted_page(edition_id: str, kind: str):
    answers, pages, pdf = made(edition_id, kind)
    index = FieldIndex(load_edition(edition_id))
    wrong: list[str] = []
    with open_rendering(pdf) as document:
        for path, value in answers.items():
            wanted = expected(index[path], value)
            found = words_at(document, pages, path)
            if path not in pages.spots or wanted not in found:
                wrong.append(f"{path}: {wanted[:20]} not in {found[:60]}")
    assert not wrong


@pytest.mark.parametrize("edition_id", edition_ids())
def test_an_empty_form_has_a_place_for_every_field(edition_id: str):
    edition = load_edition(edition_id)
    pages = form_pages(edition, {}, FONTS)
    for field in FieldIndex(edition).fields:
        spots = pages.spots[field.path]
        assert spots, field.path
        for spot in spots:
            box = pages.layout.pages[spot.page]
            assert 0 <= spot.x <= spot.x + spot.width <= box.width
            assert 0 <= spot.y <= spot.y + spot.height <= box.height


def test_options_of_one_cell_have_places_of_their_own():
    _, pages, _ = made("hebei-2024", OURS)
    options = [pages.spots[f"chain_work/{number}"] for number in range(1, 5)]
    assert len({spots[0].y for spots in options}) == 4


def test_a_text_that_runs_over_several_pages_has_a_place_on_each():
    answers, pages, _ = made("hebei-2024", OURS)
    index = FieldIndex(load_edition("hebei-2024"))
    plans = [path for path in answers if isinstance(index[path].item, PlanOutline)]
    assert any(len({spot.page for spot in pages.spots[path]}) > 1 for path in plans)


def test_what_the_cover_repeats_has_a_place_there_too():
    _, pages, _ = made("hebei-2024", OURS)
    assert pages.spots["cluster_name"][-1].page == 0
    assert pages.spots["cluster_name"][0].page > 0
