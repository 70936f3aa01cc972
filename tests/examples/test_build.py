from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.fonts import FontBook, MissingGlyph
from cluster_desktop.documents.form import make_form
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftExists
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.evidence.items import read_evidence
from cluster_desktop.examples import story
from cluster_desktop.examples.build import build_example
from cluster_desktop.examples.story import NoExample
from cluster_desktop.forms.loader import load_edition
from tests.examples.conftest import EDITION

if TYPE_CHECKING:
    from pathlib import Path


def test_the_checker_finds_nothing_to_say_whatever_the_notice(each: Draft) -> None:
    edition = load_edition(each.edition)
    for notice in edition.notices:
        assert assess(each, notice).findings == ()


def test_a_draft_answers_what_the_county_tells(each: Draft) -> None:
    seen = story.county(each.edition)
    assert each.answers() == seen.answers
    assert each.notice == seen.notice


def test_all_evidence_that_is_demanded_is_attached_and_none_beside(each: Draft) -> None:
    assessment = assess(each)
    items, found = assessment.items, assessment.requirements
    states = Counter(requirement.state for requirement in found)
    assert set(states) == {"attached", "unneeded"}
    assert [one.id for one in found if one.state == "unneeded" and one.evidence] == []
    assert {item.id for item in items} == {piece for one in found for piece in one.evidence}


def test_the_answers_fit_the_form_and_leave_it_as_it_was(each: Draft) -> None:
    form = make_form(load_edition(each.edition), each.answers(), FontBook())
    assert form.proof.failures == ()


def test_one_paper_may_prove_much_and_one_answer_need_several(example: Draft) -> None:
    assessment = assess(example)
    items, found = assessment.items, assessment.requirements
    assert any(len(one.evidence) > 1 for one in found)
    assert any(len(item.proves) > 1 for item in items)


def test_evidence_has_titles_and_file_names_of_its_own(each: Draft) -> None:
    items = read_evidence(each)
    assert len(items) > 30
    assert len({item.title for item in items}) == len(items) == len({item.sha256 for item in items})
    assert len({item.file_name for item in items}) == len(items)
    assert all(item.fault is None for item in items)


def test_two_examples_hold_the_same_answers_and_the_same_files(example: Draft, tmp_path: Path) -> None:
    with build_example(EDITION, tmp_path / "又一份.jqsb", author="另一人") as other:
        assert other.answers() == example.answers()
        assert read_evidence(other) == read_evidence(example)
        assert other.draft_id != example.draft_id
        last = other.last_change()
    assert last is not None
    assert last.author == "另一人"


def test_an_edition_without_an_example_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(NoExample):
        build_example("national-2099", tmp_path / "示例.jqsb")
    assert list(tmp_path.iterdir()) == []


def test_an_example_never_replaces_a_file(tmp_path: Path) -> None:
    (path := tmp_path / "示例.jqsb").write_bytes(b"mine")
    with pytest.raises(DraftExists):
        build_example(EDITION, path)
    assert path.read_bytes() == b"mine"


def test_an_example_that_fails_halfway_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise MissingGlyph("𠮷")

    monkeypatch.setattr("cluster_desktop.examples.build.make_paper", fail)
    with pytest.raises(MissingGlyph):
        build_example(EDITION, tmp_path / "示例.jqsb")
    assert list(tmp_path.iterdir()) == []
