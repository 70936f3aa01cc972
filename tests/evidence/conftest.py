"""What the tests of evidence share."""

from __future__ import annotations

import pytest

from cluster_desktop.documents.fonts import FontBook
from tests.evidence.papers import Store


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook()


@pytest.fixture
def store() -> Store:
    return Store()
