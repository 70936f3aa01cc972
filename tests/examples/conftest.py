from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.items import EvidenceItem, read_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EDITION = "hebei-2024"


@pytest.fixture
def example(example_file: Path) -> Iterator[Draft]:
    with Draft.open(example_file, read_only=True) as draft:
        yield draft


@pytest.fixture
def evidence(example: Draft) -> dict[str, EvidenceItem]:
    return {item.file_name: item for item in read_evidence(example)}
