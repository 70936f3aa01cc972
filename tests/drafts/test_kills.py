"""The program may be killed at any moment: what was reported as saved is there, and every file is whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.drafts.kills import Killing

KILLS = 8


@pytest.mark.skipif(os.name == "nt", reason="POSIX processes")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork beside the threads of the test runner
@pytest.mark.parametrize("kind", ["edit", "receive", "send", "backup"])
def test_a_kill_at_a_random_moment_loses_nothing(tmp_path: Path, kind: str) -> None:
    killing = Killing(tmp_path, seed=20240426)
    for _ in range(KILLS):
        killing.one(kind)
    assert killing.killed_in_time
