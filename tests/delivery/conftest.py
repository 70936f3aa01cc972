"""A small application and its package, made once for a run; tests that change files take a copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_desktop.delivery.package import export_package
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.items import attach, provable
from cluster_desktop.forms.loader import load_edition, load_notice
from tests.evidence.papers import changed, encoded, pdf, picture

ANSWERS = {
    "cluster_name": "平川县丝网产业集群",
    "county_dept": "平川县工业和信息化局",
    "region/city": "衡北",
    "region/county": "平川县",
    "applied_on": "2024-05-06",
    "chain_work/1": True,
    "chain_work/3": True,
    "area_km2": "86.50",
}


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook()


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft with some answers and three documents; much is still missing."""
    path = tmp_path_factory.mktemp("small") / "小.jqsb"
    known = provable(load_edition("hebei-2024"), load_notice("hebei-2024"))
    with Draft.create(path, edition="hebei-2024", notice="hebei-2024", author="甲") as draft:
        draft.set_many(ANSWERS, "甲")
        for title, data, proves in (
            ("=产业链图谱", pdf("MAP", 2), "chain_work/1"),
            ("联合体协议", changed(pdf("PACT", 3), Rotate=90), "chain_work/3"),
            ("空间规划图", encoded(picture(), "JPEG"), "notice/1"),
        ):
            attach(draft, data, f"{title}.pdf", title, [proves], "甲", known=known)
    return path


@pytest.fixture
def small(small_file: Path, tmp_path: Path) -> Iterator[Draft]:
    """The small draft, to be written into."""
    with Draft.open(Path(shutil.copy(small_file, tmp_path / "小.jqsb"))) as draft:
        yield draft


@pytest.fixture(scope="session")
def package_made(small_file: Path, fonts: FontBook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("package") / "申报材料"
    with Draft.open(small_file, read_only=True) as draft:
        export_package(draft, out, as_draft=True, fonts=fonts)
    return out


@pytest.fixture
def package(package_made: Path, tmp_path: Path) -> Path:
    """The package of the small draft, to be tampered with."""
    return Path(shutil.copytree(package_made, tmp_path / "申报材料"))
