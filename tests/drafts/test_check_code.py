"""What says the same has the same check code, however it came about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cluster_desktop.drafts.check_code import check_code
from cluster_desktop.drafts.draft import Draft


@pytest.fixture
def drafts(tmp_path: Path):
    """Two empty drafts of one edition."""
    with (
        Draft.create(tmp_path / "甲.jqsb", edition="hebei-2024", notice="hebei-2024", author="甲") as one,
        Draft.create(tmp_path / "乙.jqsb", edition="hebei-2024", notice="hebei-2024", author="乙") as other,
    ):
        yield one, other


def test_it_can_be_read_out_over_the_telephone(drafts) -> None:
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", check_code(drafts[0]))


def test_another_way_to_the_same_content_gives_the_same_code(drafts) -> None:
    one, other = drafts
    one.set_many({"area_km2": "86.50", "chain_work/1": True}, "甲")
    other.set("chain_work/1", value=True, author="乙")
    other.set("area_km2", "1", "乙")
    other.set("chain_work/2", value=True, author="乙")
    assert check_code(one) != check_code(other)
    other.set("area_km2", "86.50", "丙")
    other.set("chain_work/2", value=False, author="丙")
    assert check_code(one) == check_code(other)


@pytest.mark.parametrize("path", ["setting/volume", "note/area_km2", "kept/x", "versions/1", "received/1"])
def test_what_is_no_part_of_the_application_does_not_count(drafts, path: str) -> None:
    before = check_code(drafts[0])
    drafts[0].set(path, {"recto": False}, "甲")
    assert check_code(drafts[0]) == before


@pytest.mark.parametrize("path", ["area_km2", "list/firms/1", "evidence/1", "official_blank"])
def test_answers_lists_evidence_and_the_blank_count(drafts, path: str) -> None:
    before = check_code(drafts[0])
    drafts[0].set(path, "x", "甲")
    changed = check_code(drafts[0])
    assert changed != before
    drafts[0].set(path, None, "甲")
    assert check_code(drafts[0]) == before


def test_another_edition_gives_another_code(drafts, tmp_path: Path) -> None:
    with Draft.create(
        tmp_path / "丙.jqsb", edition="national-2024", notice="hubei-2024", author="甲"
    ) as third:
        assert check_code(third) != check_code(drafts[0])
