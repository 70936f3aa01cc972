import time

from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_desktop.forms.checker import Checker, LiveCheck
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.requirements import Proof
from tests.forms.complete import complete_answers, complete_proofs

EDITION = load_edition("hebei-2024")
NOTICE = load_notice("hebei-2024")
CHECKER = Checker(EDITION, NOTICE)
PROOFS = complete_proofs(EDITION, NOTICE)
PATHS = [field.path for field in FieldIndex(EDITION).fields]
PATHS += [f"targets/leading_1/{column}" for column in ("label", "base", "target")]

edits = st.lists(
    st.tuples(
        st.sampled_from(PATHS), st.sampled_from([None, True, False, "", "无", "0", "1", "-3.555", "字" * 201])
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(edits, max_size=6), st.integers(0, len(PROOFS)))
def test_updates_find_what_a_whole_check_finds(rounds, kept):
    answers = complete_answers(EDITION)
    proofs = PROOFS
    live = LiveCheck(CHECKER)
    live.update(answers, proofs, ())
    for number, changes in enumerate(rounds):
        for path, value in changes:
            answers.pop(path, None)
            if value is not None:
                answers[path] = value
        if number == 1:
            proofs = PROOFS[:kept]
        found = live.update(answers, proofs, [path for path, _ in changes])
        assert found == CHECKER.check(answers, proofs)


def test_a_change_runs_only_the_checks_that_read_it():
    answers = complete_answers(EDITION)
    live = LiveCheck(CHECKER)
    live.update(answers, PROOFS, ())
    answers["area_km2"] = "大约十"
    answers["total_output/2023"] = "大约十"
    (found,) = live.update(answers, PROOFS, ["area_km2"])
    assert found.paths == ("area_km2",)


def test_thousands_of_list_rows_and_proofs_do_not_slow_a_keystroke():
    answers = complete_answers(EDITION)
    many = PROOFS + [Proof(f"x{number}", (f"firms/{number}",), readable=True) for number in range(13_000)]
    live = LiveCheck(CHECKER)
    live.update(answers, many, ())
    rows = [f"list/firms/{number}" for number in range(13_000)]
    live.update(answers, many, rows)
    times = []
    for turn in range(50):
        answers["chain_text"] = f"第{turn}稿" * 20
        start = time.perf_counter()
        live.update(answers, many, ["chain_text"])
        times.append(time.perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.016
