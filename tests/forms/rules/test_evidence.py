from cluster_desktop.forms.requirements import Proof, requirements


def test_a_demand_without_its_evidence_is_an_error_that_says_what_is_missing(
    checker, edition, notice, answers, proofs
):
    for wanted in requirements(edition, notice, answers, proofs):
        rest = [proof for proof in proofs if proof.id not in wanted.evidence]
        found = checker.check(answers, rest)
        assert {(finding.rule, finding.level, finding.paths) for finding in found} == {
            ("evidence", "error", (wanted.path,))
        }
        assert any(wanted.title.partition("（")[0] in finding.message for finding in found)


def test_a_piece_that_cannot_be_opened_is_one_error(checker, answers, proofs):
    broken = [Proof(proof.id, proof.proves, readable=proof.proves != ("patents",)) for proof in proofs]
    (found,) = checker.check(answers, broken)
    assert found.paths == ("patents",)
    assert "打不开" in found.message


def test_what_the_notice_asks_for_cites_its_list(checker, answers, proofs):
    rest = [proof for proof in proofs if proof.proves != ("notice/3",)]
    (found,) = checker.check(answers, rest)
    assert (found.clause, found.paths) == ("佐证材料清单 3", ("firms",))
