"""The program may be killed at any moment: what was reported as saved is there, and every file is whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.drafts.kills import KINDS, Killing

KILLS = 6
KILLS_OF_EXPORTS = 2  # which take longer


@pytest.mark.skipif(os.name == "nt", reason="POSIX processes")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork beside the threads of the test runner
@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_at_a_random_moment_loses_nothing(tmp_path: Path, kind: str) -> None:
    killing = Killing(tmp_path, seed=20240426)
    exports = kind.startswith("export")
    while killing.killed_in_time < (KILLS_OF_EXPORTS if exports else KILLS):
        killing.one(kind)  # in some runs the work ends before the kill
    if exports:
        killing.swept()
