import pytest

from cluster_desktop.forms.checker import Checker
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition
from tests.forms.complete import complete_answers, complete_proofs

FIELDS = FieldIndex(load_edition("hebei-2024")).fields
REQUIRED = [field.path for field in FIELDS if field.required]
TICKS = [field.path for field in FIELDS if field.is_tick]


def test_a_complete_draft_has_no_finding(findings_after):
    assert findings_after({}) == []


@pytest.mark.parametrize("path", REQUIRED)
def test_an_empty_required_answer_is_one_error_that_names_it(findings_after, path):
    assert [(found.level, found.paths) for found in findings_after({path: None})] == [("error", (path,))]


@pytest.mark.parametrize("path", REQUIRED)
def test_the_error_of_an_empty_answer_says_its_name(findings_after, index, path):
    (found,) = findings_after({path: None})
    assert index[path].name in found.message


@pytest.mark.parametrize("path", TICKS)
def test_an_option_that_is_not_ticked_is_no_finding(findings_after, path):
    assert findings_after({path: None}) == []
    assert findings_after({path: False}) == []


@pytest.mark.parametrize("path", TICKS)
def test_a_ticked_option_without_evidence_is_one_error(checker, answers, proofs, path):
    others = [proof for proof in proofs if proof.proves != (path,)]
    (found,) = checker.check(answers, others)
    assert (found.level, found.paths, found.rule) == ("error", (path,), "evidence")


def test_none_is_an_answer_to_every_text_and_figure(findings_after, index):
    says_none = {
        field.path: "无"
        for field in index.fields
        if not field.is_tick and field.kind not in {"single_choice", "date"}
    }
    assert findings_after(says_none) == []


def test_an_empty_draft_has_one_error_for_each_required_answer(checker):
    found = [finding.paths[0] for finding in checker.check({}, ()) if finding.rule == "required"]
    assert found == list(REQUIRED)


def test_findings_stand_in_document_order(checker, index):
    order = {field.path: place for place, field in enumerate(index.fields)}
    places = [order[found.paths[0]] for found in checker.check({}, ()) if found.paths[0] in order]
    assert places == sorted(places)


def test_every_finding_cites_a_clause(checker):
    assert all(found.clause for found in checker.check({}, ()))


def test_without_a_notice_its_own_evidence_list_is_not_asked_for(edition):
    found = Checker(edition, None).check(complete_answers(edition), complete_proofs(edition, None))
    assert found == []
