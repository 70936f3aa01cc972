"""LibreOffice as the witness of the forms: empty, with the example, and with every box at its limit."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.fill import fill
from cluster_desktop.documents.form import official_blank
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.paint import paint
from cluster_desktop.examples import story
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_edition
from cluster_desktop.forms.values import clean_value
from cluster_desktop.resources import resource
from tests.documents.libreoffice import LibreOffice, alone, differences, last_rows, marks, rules
from tests.documents.limits import filled_to_the_limit

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook

EDITIONS = [id_ for id_ in edition_ids() if resource("templates", load_edition(id_).template).exists()]
STATES = ("empty", "example", "limit")


def with_example(id_: str, fonts: FontBook) -> bytes:
    """The form with the answers of the example county."""
    edition = load_edition(id_)
    index = FieldIndex(edition)
    told = story.county(id_).answers
    answers = {path: clean_value(index[path], value) for path, value in told.items()}
    kept = {path: value for path, value in answers.items() if value is not None}
    return fill(official_blank(edition), edition, kept, fonts)


@pytest.fixture(scope="module")
def forms(fonts: FontBook) -> dict[tuple[str, str], bytes]:
    found: dict[tuple[str, str], bytes] = {}
    for id_ in EDITIONS:
        edition = load_edition(id_)
        blank = official_blank(edition)
        found[id_, "empty"] = blank
        found[id_, "example"] = with_example(id_, fonts)
        found[id_, "limit"] = filled_to_the_limit(blank, edition, fonts)
    return found


@pytest.fixture(scope="module")
def witnessed(
    forms: dict[tuple[str, str], bytes], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], bytes]:
    """What LibreOffice makes of all forms, in one run."""
    names = {"-".join(key): key for key in forms}
    witness = LibreOffice(tmp_path_factory.mktemp("libreoffice"))
    pdfs = witness.convert({name: forms[key] for name, key in names.items()})
    return {key: pdfs[name] for name, key in names.items()}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("id_", EDITIONS)
def test_every_word_stands_on_the_page_and_in_the_place_where_libreoffice_puts_it(
    id_: str,
    state: str,
    forms: dict[tuple[str, str], bytes],
    witnessed: dict[tuple[str, str], bytes],
    fonts: FontBook,
) -> None:
    layout = lay_out(forms[id_, state], fonts)
    ours = paint(layout, fonts, title="")
    our_pages, their_pages = marks(ours), marks(witnessed[id_, state])

    assert layout.overflows == ()
    assert len(our_pages) == len(their_pages)
    found = [
        differences(own, other, loose=loose)
        for own, other, loose in zip(our_pages, their_pages, last_rows(layout), strict=True)
    ]
    assert list(chain.from_iterable(found)) == []
    for our_rules, their_rules in zip(rules(ours), rules(witnessed[id_, state]), strict=True):
        for places, others in zip(our_rules, their_rules, strict=True):
            assert alone(places, others) == []
