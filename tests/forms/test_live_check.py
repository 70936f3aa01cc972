import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_desktop.forms.checker import Checker, LiveCheck
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.requirements import Proof
from tests.forms.complete import complete_proofs, sound_answers

EDITION = load_edition("hebei-2024")
NOTICE = load_notice("hebei-2024")
CHECKER = Checker(EDITION, NOTICE)
PROOFS = complete_proofs(EDITION, NOTICE)
VALUES = [None, True, False, "", "无", "0", "1", "-3.555", "字" * 201]


def edits(index: FieldIndex) -> st.SearchStrategy[list[tuple[str, object]]]:
    """Changes to a draft of an edition, those to added rows of its target tables among them."""
    paths = [field.path for field in index.fields]
    added = [
        field.path.replace("/other/", "/leading_1/") for field in index.fields if "/other/" in field.path
    ]
    return st.lists(st.tuples(st.sampled_from(paths + added), st.sampled_from(VALUES)), max_size=8)


@cache
def judged_by(edition_id: str) -> tuple[Checker, list[Proof]]:
    edition = load_edition(edition_id)
    notice = load_notice(edition.notices[0])
    return Checker(edition, notice), complete_proofs(edition, notice)


@pytest.mark.parametrize("edition_id", ["hebei-2024", "national-2025-review"])
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_updates_find_what_a_whole_check_finds(edition_id, data):
    edition = load_edition(edition_id)
    checker, proofs = judged_by(edition_id)
    answers = sound_answers(edition)
    kept = data.draw(st.integers(0, len(proofs)))
    rounds = data.draw(st.lists(edits(FieldIndex(edition)), max_size=6))
    live = LiveCheck(checker)
    live.update(answers, proofs, ())
    for number, changes in enumerate(rounds):
        for path, value in changes:
            answers.pop(path, None)
            if value is not None:
                answers[path] = value
        if number == 1:
            proofs = proofs[:kept]
        found = live.update(answers, proofs, [path for path, _ in changes])
        assert found == checker.check(answers, proofs)


def test_a_change_runs_only_the_checks_that_read_it():
    answers = sound_answers(EDITION)
    live = LiveCheck(CHECKER)
    live.update(answers, PROOFS, ())
    answers["area_km2"] = "大约十"
    answers["total_output/2023"] = "大约十"
    (found,) = live.update(answers, PROOFS, ["area_km2"])
    assert found.paths == ("area_km2",)


def test_thousands_of_list_rows_and_proofs_do_not_slow_a_keystroke():
    answers = sound_answers(EDITION)
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
