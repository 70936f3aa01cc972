from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.fonts import MissingGlyph
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftExists
from cluster_desktop.evidence.items import proofs, read_evidence
from cluster_desktop.examples.build import build_example
from cluster_desktop.examples.story import NoExample
from cluster_desktop.forms.checker import Checker
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.requirements import requirements
from cluster_desktop.forms.values import clean_value, word_count
from tests.examples.conftest import EDITION

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.evidence.items import EvidenceItem


def test_the_checker_finds_nothing_to_say(example: Draft) -> None:
    checker = Checker(load_edition(EDITION), load_notice(EDITION))
    assert checker.check(example.answers(), proofs(read_evidence(example))) == []


def test_every_box_of_the_form_is_answered(example: Draft) -> None:
    answers = example.answers()
    fields = FieldIndex(load_edition(EDITION)).fields
    assert [
        field.path for field in fields if field.required and not field.is_tick and field.path not in answers
    ] == []


def test_every_answer_is_one_that_a_hand_could_have_typed(example: Draft) -> None:
    fields = FieldIndex(load_edition(EDITION))
    for path, value in example.answers().items():
        assert clean_value(fields[path], value) == value


def test_all_evidence_that_is_demanded_is_attached_and_some_is_not_demanded(example: Draft) -> None:
    items = read_evidence(example)
    found = requirements(load_edition(EDITION), load_notice(EDITION), example.answers(), proofs(items))
    states = Counter(requirement.state for requirement in found)
    assert set(states) == {"attached", "unneeded"}
    assert [one.id for one in found if one.state == "unneeded" and one.evidence] == []
    assert any(len(one.evidence) > 1 for one in found)
    assert any(len(item.proves) > 1 for item in items)


def test_most_groups_of_ticks_have_ticked_and_unticked_options(example: Draft) -> None:
    fields = FieldIndex(load_edition(EDITION))
    ticked = {path for path, value in example.answers().items() if value is True}
    options = [field for field in fields.fields if field.is_tick]
    groups = {field.key: {one.path for one in options if one.key == field.key} for field in options}
    assert all(group & ticked for group in groups.values())
    assert sum(1 for group in groups.values() if group - ticked) > len(groups) / 2


def test_texts_use_their_room_without_overrunning_it(example: Draft) -> None:
    fields = FieldIndex(load_edition(EDITION))
    answers = example.answers()
    texts = {path: str(value) for path, value in answers.items() if fields[path].kind == "long_text"}
    lengths = {path: word_count(text) for path, text in texts.items()}
    assert len(lengths) == 8
    assert all(150 <= length <= 195 for length in lengths.values()), lengths
    plan = sum(word_count(str(value)) for path, value in answers.items() if path.startswith("plan_"))
    assert 2200 <= plan <= 2900


def test_two_examples_hold_the_same_answers_and_the_same_files(example: Draft, tmp_path: Path) -> None:
    with build_example(EDITION, tmp_path / "又一份.jqsb", author="另一人") as other:
        assert other.answers() == example.answers()
        assert read_evidence(other) == read_evidence(example)
        assert other.draft_id != example.draft_id


def test_all_changes_are_by_the_author(tmp_path: Path) -> None:
    with build_example(EDITION, tmp_path / "示例.jqsb", author="陈立新") as draft:
        last = draft.last_change()
    assert last is not None
    assert last.author == "陈立新"


def test_an_edition_without_an_example_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoExample, match="national-2099"):
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


def test_evidence_has_titles_and_file_names_of_its_own(evidence: dict[str, EvidenceItem]) -> None:
    items = list(evidence.values())
    assert len({item.title for item in items}) == len(items) == len({item.sha256 for item in items})
