from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.items import EvidenceItem, read_evidence
from cluster_desktop.examples import story

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITION = "hebei-2024"
EDITIONS = story.example_ids()


@pytest.fixture
def example(example_file: Path) -> Iterator[Draft]:
    with Draft.open(example_file, read_only=True) as draft:
        yield draft


@pytest.fixture
def evidence(example: Draft) -> dict[str, EvidenceItem]:
    return {item.file_name: item for item in read_evidence(example)}


@pytest.fixture(params=EDITIONS)
def each(request: pytest.FixtureRequest, built: Callable[[str], Path]) -> Iterator[Draft]:
    """The example of one edition after the other."""
    with Draft.open(built(request.param), read_only=True) as draft:
        yield draft
