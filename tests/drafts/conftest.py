from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.drafts.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Clock:
    """A clock that moves by a second with every look, and can be set."""

    def __init__(self) -> None:
        self.moment = datetime(2024, 4, 15, 2, 22, 7, 123456, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def draft_path(tmp_path: Path) -> Path:
    return tmp_path / "平川县丝网产业.jqsb"


@pytest.fixture
def make_draft(clock: Clock) -> Iterator[Callable[[Path], Draft]]:
    made: list[Draft] = []

    def make(path: Path) -> Draft:
        draft = Draft.create(path, edition="hebei-2024", notice="hebei-2024", author="工信局", now=clock)
        made.append(draft)
        return draft

    yield make
    for draft in made:
        draft.close()


@pytest.fixture
def draft(make_draft: Callable[[Path], Draft], draft_path: Path) -> Draft:
    return make_draft(draft_path)


@pytest.fixture
def theirs(draft: Draft, tmp_path: Path, clock: Clock) -> Iterator[Draft]:
    """A copy of the draft that went to a colleague."""
    draft.set_many({"area_km2": "86.50", "firms/2023": "13104", "cluster_name": "平川县丝网产业"}, "工信局")
    with Draft.open(Path(shutil.copy(draft.path, tmp_path / "统计局.jqsb")), now=clock) as copy:
        yield copy
