"""Whatever stands in the fields, the check, the offers and the verdicts come to an end."""

from functools import cache

import pytest

from cluster_desktop.forms.checker import Checker
from cluster_desktop.forms.derived import derive
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice, load_standard
from cluster_desktop.forms.thresholds import verdicts
from tests.forms.complete import sound_answers

TYPED = [
    "",
    "无",
    "0",
    "0.00",
    "-3.555",
    "9" * 60,
    "1" * 5000,
    f"0.{'1' * 5000}",
    "１２",
    "(",
    "{}",
    "0000-00-00",
    True,
]
STANDARD = load_standard("national-2022")


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: str(typed)[:20])
@pytest.mark.parametrize("edition_id", edition_ids())
def test_the_same_in_every_field(edition_id, typed):
    edition = load_edition(edition_id)
    everywhere = {field.path: typed for field in FieldIndex(edition).fields}
    check(edition_id, {**everywhere, "listed/firms/2023": typed, "setting/western": typed})


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: str(typed)[:20])
@pytest.mark.parametrize("edition_id", edition_ids())
def test_the_same_in_every_third_field_of_a_complete_form(edition_id, typed):
    edition = load_edition(edition_id)
    for start in range(3):
        some = {field.path: typed for field in FieldIndex(edition).fields[start::3]}
        check(edition_id, {**sound_answers(edition), **some})


@cache
def checker_of(edition_id):
    edition = load_edition(edition_id)
    return Checker(edition, load_notice(edition.notices[0]), STANDARD)


def check(edition_id, answers):
    edition = load_edition(edition_id)
    found = checker_of(edition_id).check(answers, ())
    assert all(finding.message for finding in found)
    derive(edition, answers)
    assert len(verdicts(edition, STANDARD, answers)) == len(STANDARD.indicators)
