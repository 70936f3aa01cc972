"""What all tests share: the example county, built once for a run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cluster_desktop.examples.build import build_example

EDITION = "hebei-2024"


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example county's draft; not to be written into."""
    path = tmp_path_factory.mktemp("example") / "示例.jqsb"
    build_example(EDITION, path).close()
    return path


@pytest.fixture
def example_copy(example_file: Path, tmp_path: Path) -> Path:
    """The example county's draft, to be written into."""
    return Path(shutil.copy(example_file, tmp_path / "示例.jqsb"))


@pytest.fixture(scope="session")
def built(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The example of an edition, built once; not to be written into."""
    folder = tmp_path_factory.mktemp("examples")
    files = {EDITION: example_file}

    def build(edition: str) -> Path:
        if edition not in files:
            files[edition] = folder / f"{edition}.jqsb"
            build_example(edition, files[edition]).close()
        return files[edition]

    return build
