import pytest

from cluster_desktop.forms.checker import Checker
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice
from cluster_desktop.forms.model import SingleChoice, YearNumbers
from tests.forms.complete import complete_proofs, sound_answers

FIELDS = FieldIndex(load_edition("hebei-2024")).fields
TICKS = [field.path for field in FIELDS if field.is_tick]


class Draft:
    """A complete draft of one edition and one of its notices."""

    def __init__(self, edition_id: str, notice_id: str) -> None:
        self.edition = load_edition(edition_id)
        self.notice = load_notice(notice_id)
        self.index = FieldIndex(self.edition)
        self.checker = Checker(self.edition, self.notice)
        self.answers = sound_answers(self.edition)
        self.proofs = complete_proofs(self.edition, self.notice)

    def findings_after(self, **changes: str) -> list[tuple[str, tuple[str, ...]]]:
        answers = {**self.answers, **changes}
        return [(found.rule, found.paths) for found in self.checker.check(answers, self.proofs)]


@pytest.fixture(
    scope="module",
    params=[(name, notice) for name in edition_ids() for notice in load_edition(name).notices],
    ids="-".join,
)
def draft(request) -> Draft:
    return Draft(*request.param)


def test_a_complete_draft_has_no_finding(draft):
    assert draft.findings_after() == []


def test_an_empty_draft_has_one_error_for_each_required_answer(draft):
    found = [finding.paths[0] for finding in draft.checker.check({}, ()) if finding.rule == "required"]
    assert found == [field.path for field in draft.index.fields if field.required]


def test_a_required_answer_taken_away_is_one_error_that_names_it(draft):
    for field in draft.index.fields:
        if field.required:
            answers = {path: value for path, value in draft.answers.items() if path != field.path}
            (found,) = draft.checker.check(answers, draft.proofs)
            assert (found.level, found.paths) == ("error", (field.path,))
            assert field.name in found.message


def test_evidence_taken_away_is_missed(draft):
    for proof in draft.proofs:
        others = [other for other in draft.proofs if other is not proof]
        found = draft.checker.check(draft.answers, others)
        assert {finding.rule for finding in found} <= {"evidence"}
        assert len(found) <= 1


def test_findings_stand_in_document_order(draft):
    order = {field.path: place for place, field in enumerate(draft.index.fields)}
    places = [order[found.paths[0]] for found in draft.checker.check({}, ()) if found.paths[0] in order]
    assert places == sorted(places)


def test_every_finding_cites_a_clause(draft):
    assert all(found.clause for found in draft.checker.check({}, ()))


def test_none_is_an_answer_to_every_text_and_figure(draft):
    says_none = {
        field.path: "无"
        for field in draft.index.fields
        if not field.is_tick and field.kind not in {"single_choice", "date"}
    }
    found = draft.checker.check({**draft.answers, **says_none}, draft.proofs)
    assert [finding for finding in found if finding.level == "error"] == []


def test_a_barring_answer_is_found_whichever_way_the_form_asks(draft):
    for item in draft.edition.items():
        if isinstance(item, SingleChoice) and item.pass_answers:
            for number, option in enumerate(item.options, start=1):
                found = [rule for rule, _ in draft.findings_after(**{item.key: str(number)})]
                assert ("pass_answer" in found) == (option not in item.pass_answers)


def test_figures_are_judged_on_every_form(draft):
    for item in draft.edition.items():
        if isinstance(item, YearNumbers):
            path = f"{item.key}/{draft.edition.years[-1]}"
            assert ("number", (path,)) in draft.findings_after(**{path: "约三成"})
            if not item.integer:
                assert ("decimals", (path,)) in draft.findings_after(**{path: "1.234"})
    assert ("share", (first := f"sme_output_share/{draft.edition.years[0]}",)) in draft.findings_after(
        **{first: "100.01"}
    )
    assert ("amount", ("area_km2",)) in draft.findings_after(area_km2="-1")


def test_a_situation_that_a_yes_admits_is_to_be_described(draft):
    """是（需附情况说明）: 2025 and its review."""
    for key in ("accidents_3y", "illegal_acts", "operator_changed"):
        item = draft.index.item(key)
        if isinstance(item, SingleChoice) and item.demand:
            assert ("evidence", (key,)) in [
                (found.rule, found.paths) for found in draft.checker.check({**draft.answers, key: "1"}, ())
            ]
            assert ("evidence", (key,)) not in draft.findings_after(**{key: "2"})


@pytest.mark.parametrize("path", TICKS)
def test_an_option_that_is_not_ticked_is_no_finding(findings_after, path):
    assert findings_after({path: None}) == []
    assert findings_after({path: False}) == []


@pytest.mark.parametrize("path", TICKS)
def test_a_ticked_option_without_evidence_is_one_error(checker, answers, proofs, path):
    others = [proof for proof in proofs if proof.proves != (path,)]
    (found,) = checker.check(answers, others)
    assert (found.level, found.paths, found.rule) == ("error", (path,), "evidence")


def test_without_a_notice_its_own_evidence_list_is_not_asked_for(edition):
    found = Checker(edition, None).check(sound_answers(edition), complete_proofs(edition, None))
    assert found == []
