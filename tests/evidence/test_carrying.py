"""Another edition begun from a draft: what means the same goes over, the rest is named or asked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftExists
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.receiving import receive
from cluster_desktop.evidence.carrying import Carried, carry
from cluster_desktop.evidence.items import read_evidence
from cluster_desktop.forms import model
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_edition

HEBEI, NATIONAL = "hebei-2024", "national-2025"


@pytest.fixture
def source(tmp_path: Path, built: Callable[[str], Path]) -> Iterator[Draft]:
    with Draft.open(Path(shutil.copy(built(HEBEI), tmp_path / "去年.jqsb"))) as draft:
        yield draft


def begun(source: Draft, edition: str) -> tuple[dict[str, str | bool], Carried]:
    target = source.path.with_name("今年.jqsb")
    done = carry(source, edition, target, "李某", force=True)
    with Draft.open(target, read_only=True) as draft:
        return draft.answers(), done


@pytest.mark.parametrize(("old", "new"), list(permutations(edition_ids(), 2)))
def test_every_answer_goes_over_or_is_named(
    old: str, new: str, built: Callable[[str], Path], tmp_path: Path
) -> None:
    target = tmp_path / "新.jqsb"
    with Draft.open(built(old), read_only=True) as before:
        done = carry(before, new, target, "李某")
        answers, items = before.answers(), read_evidence(before)
    here, there = FieldIndex(load_edition(old)), FieldIndex(load_edition(new))
    asked = {one.path for one in done.ask}
    with Draft.open(target, read_only=True) as after:
        carried = after.answers()
        assert (after.edition, after.notice) == (new, load_edition(new).notices[0])
        assert len(carried) == done.answers
        for item in read_evidence(after):
            assert after.blob(item.sha256)
        assert len(items) == done.evidence + sum(path.startswith("evidence/") for path in done.dropped)
    named = {*carried, *done.dropped, *asked}
    for path, value in answers.items():
        option = here[path].option
        same = (one.path for one in there.of(here[path].key) if one.option == option)
        found = {path, *(same if option else ())} & named
        assert found or value is False or any(option and option in one.why for one in done.ask)
    assert all(there.find(path) is not None for path in (*carried, *asked))
    with ForeignDraft.open(target) as sound:
        assert {change.author for change in sound.changes} == {"李某"}
        assert all(not change.parents for change in sound.changes)


def test_it_is_a_draft_of_its_own(source: Draft) -> None:
    carry(source, NATIONAL, target := source.path.with_name("今年.jqsb"), "李某")
    with Draft.open(target) as draft:
        assert draft.draft_id != source.draft_id
        assert draft.facts["created_by"] == "李某"
        assert len(draft.history("cluster_name")) == 1
    with pytest.raises(DraftExists):
        carry(source, NATIONAL, target, "李某")


def test_the_years_that_both_forms_have_go_over_and_the_latest_is_asked(source: Draft) -> None:
    source.set_many({f"total_output/{year}": f"{year}.5" for year in (2021, 2022, 2023)}, "甲")
    answers, done = begun(source, NATIONAL)
    assert answers["total_output/2022"] == "2022.5"
    assert answers["total_output/2023"] == "2023.5"
    assert "total_output/2021" in done.dropped
    assert {one.path: one.why for one in done.ask}["total_output/2024"] == "新表要填 2024 年的数。"


def test_ticks_follow_their_words(source: Draft) -> None:
    there = FieldIndex(load_edition("national-2022"))
    here = FieldIndex(load_edition(HEBEI))
    moved = [
        (one, other)
        for one in here.fields
        for other in there.of(one.key)
        if one.option and one.option == other.option and one.path != other.path
    ]
    assert moved
    source.set_many({one.path: True for one in here.fields if one.is_tick}, "甲")
    answers, done = begun(source, "national-2022")
    assert all(answers[other.path] is True for _, other in moved)
    lost = next(one for one in here.fields if one.path == "share_work/3")
    assert any(f"原来勾选了“{lost.option}”" in one.why for one in done.ask)


def test_an_option_is_found_by_its_words_and_asked_where_there_is_none(source: Draft) -> None:
    source.set("energy_benchmark", "1", "甲")
    assert begun(source, "national-2022")[0]["energy_benchmark"] == "1"
    item = FieldIndex(load_edition(HEBEI)).item("energy_benchmark")
    assert isinstance(item, model.SingleChoice)
    last = len(item.options)
    source.set("energy_benchmark", str(last), "甲")
    answers, done = begun(source, "national-2022")
    assert "energy_benchmark" not in answers
    assert {one.path: one.why for one in done.ask}["energy_benchmark"].startswith(
        f"原来选“{item.options[last - 1]}”"
    )


def test_a_question_put_the_other_way_round_is_asked_again(source: Draft) -> None:
    source.set("prohibited_industry", "2", "甲")
    answers, done = begun(source, "national-2022")
    assert "prohibited_industry" not in answers
    assert "问法相反" in {one.path: one.why for one in done.ask}["prohibited_industry"]


def test_a_target_of_another_year_is_asked_with_the_old_figure(source: Draft) -> None:
    source.set("targets/patents/target", "120", "甲")
    answers, done = begun(source, NATIONAL)
    assert "targets/patents/target" not in answers
    why = {one.path: one.why for one in done.ask}["targets/patents/target"]
    assert "2026" in why
    assert "2027" in why
    assert "120" in why


def test_lists_go_where_the_form_carries_them(source: Draft) -> None:
    source.set_many(
        {f"list/firms/{row}": {"no": row, "name": f"丝网厂{row}"} for row in range(3)}
        | {"list/gone/1": {"no": 1, "name": "无"}},
        "甲",
    )
    _, done = begun(source, NATIONAL)
    assert "list/gone" in done.dropped
    with Draft.open(source.path.with_name("今年.jqsb"), read_only=True) as draft:
        assert draft.values("list/firms/") == source.values("list/firms/")
        assert draft.values("list/gone/") == {}


def test_evidence_follows_what_it_proves(source: Draft) -> None:
    path = next(iter(source.values("evidence/")))
    value = source.value(path)
    assert isinstance(value, dict)
    for proves, expected in (
        (["area_km2", "total_output/2021"], ["area_km2"]),
        (["total_output/2021"], None),
        ([], []),
    ):
        source.set(path, {**value, "proves": proves}, "甲")
        _, done = begun(source, NATIONAL)
        with Draft.open(source.path.with_name("今年.jqsb"), read_only=True) as draft:
            carried = draft.value(path)
        assert (carried["proves"] if isinstance(carried, dict) else None) == expected
        assert (path in done.dropped) == (expected is None)


def test_where_colleagues_disagree_one_value_goes_and_is_asked_about(source: Draft, tmp_path: Path) -> None:
    with Draft.open(Path(shutil.copy(source.path, tmp_path / "同事.jqsb"))) as other:
        other.set("area_km2", "99.99", "乙")
    source.set("area_km2", "88.88", "甲")
    with ForeignDraft.open(tmp_path / "同事.jqsb") as foreign:
        receive(source, foreign, "甲")
    answers, done = begun(source, NATIONAL)
    assert answers["area_km2"] in {"99.99", "88.88"}
    assert "同事填法不同" in {one.path: one.why for one in done.ask}["area_km2"]
