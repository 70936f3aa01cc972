"""Files from outside become one draft, or one of the library."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import AnotherEdition, DraftExists, NotADraft
from cluster_desktop.drafts.joining import join_files, take_in
from cluster_desktop.drafts.library import Library
from tests.drafts.harm import Sample, evidence


@pytest.fixture
def copies(draft: Draft, tmp_path: Path) -> list[Path]:
    """One draft that three people went on with."""
    draft.set("area_km2", "86.50", "工信局")
    draft.close()
    paths = [Path(shutil.copy(draft.path, tmp_path / f"{name}.jqsb")) for name in "甲乙丙"]
    for path in paths:
        with Draft.open(path) as one:
            one.set("area_km2", f"86.5{path.stem}", path.stem)
            one.put_blob(path.stem.encode())
            one.set(f"evidence/{path.stem}", evidence(path.stem.encode(), path.stem), path.stem)
    return paths


def content(path: Path) -> object:
    with Draft.open(path, read_only=True) as draft:
        ids = {change.id for change in draft.all_changes()}
        return draft.facts, ids, draft.answers(), draft.blob_sizes(), list(draft.conflicts())


def test_the_order_of_the_files_does_not_matter(copies: list[Path], tmp_path: Path) -> None:
    results = []
    for number, order in enumerate(itertools.permutations(copies)):
        join_files(order, out := tmp_path / f"合并{number}.jqsb")
        results.append(content(out))
    assert all(result == results[0] for result in results)
    join_files([tmp_path / "合并0.jqsb", *copies, copies[0]], again := tmp_path / "再合并.jqsb")
    assert content(again) == results[0]


def test_all_changes_and_files_are_in_it_and_the_sources_stay(copies: list[Path], tmp_path: Path) -> None:
    before = [path.read_bytes() for path in copies]
    out = tmp_path / "合并.jqsb"
    assert join_files(copies, out) == 7
    with Draft.open(out) as joined:
        assert [head.author for head in joined.conflicts()["area_km2"]] == ["甲", "乙", "丙"]
        assert all(joined.has_blob(sha256) for path in copies for sha256 in Draft.open(path).blob_sizes())
    assert [path.read_bytes() for path in copies] == before


def test_drafts_of_different_forms_are_not_joined(copies: list[Path], tmp_path: Path) -> None:
    other = tmp_path / "国家.jqsb"
    Draft.create(other, edition="national-2025", notice="miit-2025", author="丁").close()
    with pytest.raises(AnotherEdition, match="不能与 hebei-2024 合并"):
        join_files([copies[0], other], tmp_path / "合并.jqsb")
    assert not (tmp_path / "合并.jqsb").exists()


def test_a_file_is_not_replaced_unless_told_to(copies: list[Path]) -> None:
    before = copies[2].read_bytes()
    with pytest.raises(DraftExists):
        join_files(copies[:2], copies[2])
    assert copies[2].read_bytes() == before
    assert join_files(copies, copies[2], force=True) == 7


def test_a_draft_from_a_stick_is_copied_into_the_library(tmp_path: Path) -> None:
    (stick := tmp_path / "U盘").mkdir()
    sample = Sample(stick)
    before = sample.path.read_bytes()
    library = Library(tmp_path / "集群申报")
    path = take_in(sample.path, library)
    assert library.holds(path)
    assert not library.holds(sample.path)
    assert sample.opened(path) == "unharmed"
    assert library.twin_of(sample.facts["draft_id"]) == path
    assert sample.path.read_bytes() == before
    assert list(stick.iterdir()) == [sample.path]


def test_nothing_comes_into_the_library_of_a_file_that_is_refused(tmp_path: Path) -> None:
    (path := tmp_path / "压缩包.jqsb").write_bytes(b"PK\x03\x04")
    library = Library(tmp_path / "集群申报")
    with pytest.raises(NotADraft):
        take_in(path, library)
    assert library.drafts() == []
