"""The name of a file often says what it proves; where it does not, nothing is suggested."""

from __future__ import annotations

from collections import Counter

import pytest

from cluster_desktop.evidence.intake.suggesting import suggest
from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.forms.requirements import requirements
from tests.evidence.intake.file_names import NAMES, NAMES_KEPT_APART

HEBEI = requirements(load_edition("hebei-2024"), load_notice("hebei-2024"), {}, [])


def outcome(name: str, expected: tuple[str, ...] | None) -> str:
    found = suggest(name, HEBEI)
    if not found:
        return "silent" if expected else "rightly silent"
    return "hit" if expected and found[0][0] in expected else "wrong"


def test_names_as_counties_send_them_are_understood() -> None:
    counted = Counter(outcome(name, expected) for name, expected in NAMES)
    assert counted["wrong"] == 0
    assert counted["hit"] >= 72
    assert counted["rightly silent"] == 16


def test_names_kept_apart_are_rarely_misunderstood() -> None:
    counted = Counter(outcome(name, expected) for name, expected in NAMES_KEPT_APART)
    assert counted["wrong"] <= 1
    assert counted["hit"] >= 19


@pytest.mark.parametrize("name", ["", ".pdf", "a" * 300 + ".pdf", "😀.pdf", "集群" * 100 + ".pdf"])
def test_odd_names_suggest_nothing(name: str) -> None:
    assert suggest(name, HEBEI) == []


def test_without_requirements_there_is_nothing_to_suggest() -> None:
    assert suggest("空间规划图.pdf", []) == []


@pytest.mark.parametrize(
    ("edition", "notice"), [("national-2022", "hebi-2022"), ("national-2025-review", "miit-2025")]
)
def test_other_editions_are_served_too(edition: str, notice: str) -> None:
    known = requirements(load_edition(edition), load_notice(notice), {}, [])
    found = suggest("有效发明专利清单.xlsx", known)
    assert found
    assert found[0][0] in {"patents:list", "notice/8"}
