"""What the tests of this package share."""

from __future__ import annotations

import pytest

from cluster_desktop.documents.fonts import FontBook


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    """The bundled faces."""
    return FontBook()
