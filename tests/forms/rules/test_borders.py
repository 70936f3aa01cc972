"""Each rule of each form at its border: what is just right is no finding, what is just wrong is one."""

import re
from functools import cache

import pytest

from cluster_desktop.forms.checker import Checker, Finding
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice
from cluster_desktop.forms.requirements import Proof
from tests.forms.complete import complete_proofs, sound_answers
from tests.forms.rules.borders import BORDERS, Border, Changes

SENTENCES = [f"{border.rule}: {border.sentence} ({border.edition})" for border in BORDERS]


@cache
def judged_by(edition_id: str) -> tuple[Checker, list[Proof]]:
    edition = load_edition(edition_id)
    notice = load_notice(edition.notices[0])
    return Checker(edition, notice), complete_proofs(edition, notice)


def found(border: Border, changes: Changes) -> list[Finding]:
    checker, proofs = judged_by(border.edition)
    answers = {**sound_answers(load_edition(border.edition)), **changes}
    given = {path: value for path, value in answers.items() if value is not None}
    return [finding for finding in checker.check(given, proofs) if finding.rule == border.rule]


@pytest.mark.parametrize("border", BORDERS, ids=SENTENCES)
def test_what_is_just_right_is_no_finding(border):
    assert found(border, border.right) == []


@pytest.mark.parametrize("border", BORDERS, ids=SENTENCES)
def test_what_is_just_wrong_is_found_where_it_stands(border):
    findings = found(border, border.wrong)
    assert findings
    changed = {path.removeprefix("listed/").split("/")[0] for path in border.wrong}
    assert any(changed & {path.split("/")[0] for path in finding.paths} for finding in findings)


def test_every_rule_of_every_form_has_its_border():
    used = {use.id for name in edition_ids() for use in load_edition(name).rules}
    assert used - {border.rule for border in BORDERS} == {"evidence"}


@pytest.mark.parametrize("border", BORDERS, ids=SENTENCES)
def test_a_finding_speaks_plainly(border):
    index = FieldIndex(load_edition(border.edition))
    for finding in found(border, border.wrong):
        message = finding.message
        assert message.endswith("。")
        assert not {"{", "}", "None", "_"} & set(message)
        assert not any(field.path in message for field in index.fields if "_" in field.path)
        assert finding.clause


@pytest.mark.parametrize("border", BORDERS, ids=SENTENCES)
def test_a_finding_is_short_beside_the_names_that_the_form_gives(border):
    for finding in found(border, border.wrong):
        assert len(re.sub("“[^”]*”", "", finding.message)) <= 80, finding.message
