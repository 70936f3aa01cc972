"""The copy of the draft that goes along: made piece by piece, and told in plain words where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_desktop.delivery.draft_copy import copy_draft
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError


def test_the_copy_can_be_stopped_between_two_files(small: Draft, tmp_path: Path) -> None:
    asked: list[int] = []

    def stop() -> None:
        asked.append(1)
        if len(asked) == 20:
            raise ClusterError("停")

    with pytest.raises(ClusterError, match=r"^停$"):
        copy_draft(small.path, tmp_path / "copy.jqsb", stop)
    assert len(asked) == 20
    assert small.answers()


def test_a_copy_that_finds_no_place_says_so(small: Draft, tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="请检查磁盘空间后重试"):
        copy_draft(small.path, tmp_path / "gone" / "copy.jqsb")
