"""Complete and consistent counties of different shapes are never told that something is an error."""

import pytest

from cluster_desktop.forms.checker import Checker
from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice
from tests.forms import counties
from tests.forms.complete import complete_proofs

SHAPES = {
    "the made-up county": counties.example,
    "a large county": counties.large,
    "a small county": counties.small,
    "a county in decline": counties.declining,
}
DRAFTS = [(name, notice) for name in edition_ids() for notice in load_edition(name).notices]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("edition_id", "notice_id"), DRAFTS)
def test_no_error_where_nothing_is_wrong(edition_id, notice_id, shape):
    edition, notice = load_edition(edition_id), load_notice(notice_id)
    found = Checker(edition, notice).check(SHAPES[shape](edition), complete_proofs(edition, notice))
    assert [(finding.rule, finding.message) for finding in found if finding.level == "error"] == []


@pytest.mark.parametrize("shape", ["the made-up county", "a large county"])
@pytest.mark.parametrize(("edition_id", "notice_id"), DRAFTS)
def test_no_warning_either_where_the_standard_is_met(edition_id, notice_id, shape):
    edition, notice = load_edition(edition_id), load_notice(notice_id)
    found = Checker(edition, notice).check(SHAPES[shape](edition), complete_proofs(edition, notice))
    assert [(finding.rule, finding.message) for finding in found if finding.level == "warning"] == []


@pytest.mark.parametrize("edition_id", edition_ids())
def test_a_small_county_and_one_in_decline_are_told_where_they_miss_the_standard(edition_id):
    edition = load_edition(edition_id)
    checker = Checker(edition, load_notice(edition.notices[0]))
    found = checker.check(counties.declining(edition), complete_proofs(edition, None))
    assert any(finding.rule == "threshold" for finding in found) == (edition_id != "hebei-2024")
