"""The 认定标准 that a draft brings itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.evidence.own_standard import (
    PATH,
    drop_own_standard,
    keep_own_standard,
    own_standard_of,
    standard_for,
)
from cluster_desktop.forms.definitions import DefinitionError
from cluster_desktop.forms.loader import load_notice, load_standard

OWN = """
id = "own"
title = "河北省中小企业特色产业集群认定标准"

[[indicators]]
id = "area"
no = "一"
text = "占地面积不超过80平方公里"
measures = [{ kind = "figure", items = ["area_km2"], at_most = 80 }]
"""


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft.create(tmp_path / "a.jqsb", edition="hebei-2024", notice="hebei-2024", author="甲")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "标准.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_a_draft_keeps_the_standard_without_its_file(draft: Draft, file: Path) -> None:
    keep_own_standard(draft, file, "甲")
    file.unlink()
    own = own_standard_of(draft)
    assert own is not None
    assert (own.standard.title, own.file_name) == ("河北省中小企业特色产业集群认定标准", "标准.toml")


def test_it_is_no_answer(draft: Draft, file: Path) -> None:
    keep_own_standard(draft, file, "甲")
    assert draft.answers() == {}


def test_it_goes_before_that_of_the_notice(draft: Draft, file: Path) -> None:
    hubei = load_notice("hubei-2024")
    assert standard_for(draft, hubei) == load_standard("national-2022")
    assert standard_for(draft, load_notice("hebei-2024")) is None
    keep_own_standard(draft, file, "甲")
    found = standard_for(draft, hubei)
    assert found is not None
    assert found.id == "own"


def test_an_assessment_is_held_against_it(draft: Draft, file: Path) -> None:
    draft.set("area_km2", "86.50", "甲")
    keep_own_standard(draft, file, "甲")
    found = assess(draft)
    assert [verdict.state for verdict in found.verdicts] == ["not_met"]
    assert any("占地面积不超过80平方公里" in finding.message for finding in found.findings)
    drop_own_standard(draft, "甲")
    assert assess(draft).verdicts == ()


def test_a_file_that_is_not_sound_is_refused_and_nothing_is_kept(draft: Draft, file: Path) -> None:
    file.write_text(OWN.replace("at_most = 80", ""), encoding="utf-8")
    with pytest.raises(DefinitionError):
        keep_own_standard(draft, file, "甲")
    assert draft.value(PATH) is None


def test_what_a_foreign_draft_holds_is_judged_again(draft: Draft) -> None:
    draft.set(PATH, {"file_name": "标准.toml", "text": "title = 1"}, "乙")
    with pytest.raises(DefinitionError):
        own_standard_of(draft)
