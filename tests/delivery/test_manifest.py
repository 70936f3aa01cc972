"""The manifest names every file and seals itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from cluster_desktop.delivery.manifest import (
    FORMAT,
    Manifest,
    PackageFile,
    describe,
    find_manifest,
    read_manifest,
    write_manifest,
)
from cluster_desktop.errors import ClusterError

SHEET = PackageFile(role="mail", path="06 报送说明.txt", pages=None, sha256="0" * 64)
MANIFEST = Manifest(
    format=FORMAT,
    program="0.1.0",
    edition="hebei-2024",
    notice="hebei-2024",
    draft_id="d",
    made_from="2024-05-06T00:00:00.000Z",
    as_draft=False,
    check_code="03AA-F612-7692",
    binding={"recto": True, "gutter": 0, "most_sheets": None},
    files=(SHEET,),
).sealed()


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_manifest(MANIFEST, tmp_path / "文件清单.json")
    assert read_manifest(tmp_path / "文件清单.json") == MANIFEST
    assert "报送说明" in (tmp_path / "文件清单.json").read_text("utf-8")


def test_the_seal_depends_on_everything_else() -> None:
    assert MANIFEST.computed_seal() == MANIFEST.seal
    for change in (
        {"edition": "x"},
        {"as_draft": True},
        {"check_code": "x"},
        {"files": (replace(SHEET, pages=1),)},
    ):
        assert replace(MANIFEST, **change).computed_seal() != MANIFEST.seal


def test_a_file_is_described_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x" * 3_000_000)
    described = describe("form-pdf", path, 2)
    assert described == PackageFile(
        role="form-pdf", path="a.pdf", pages=2, sha256=hashlib.sha256(b"x" * 3_000_000).hexdigest()
    )


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "1"}', "\x00"])
def test_what_is_no_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "文件清单.json").write_text(text)
    with pytest.raises(ClusterError, match="不是有效的文件清单"):
        read_manifest(tmp_path / "文件清单.json")


def test_a_manifest_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    write_manifest(replace(MANIFEST, format=FORMAT + 1), tmp_path / "文件清单.json")
    with pytest.raises(ClusterError, match="更新版本"):
        read_manifest(tmp_path / "文件清单.json")


def test_a_manifest_of_an_older_program_is_to_be_made_again(tmp_path: Path) -> None:
    (tmp_path / "文件清单.json").write_text('{"format": 1, "program": "0.1.0"}')
    with pytest.raises(ClusterError, match=r"较早版本.*重新导出"):
        read_manifest(tmp_path / "文件清单.json")


def test_two_manifests_are_as_good_as_none(tmp_path: Path) -> None:
    assert find_manifest(tmp_path) is None
    (tmp_path / "文件清单.json").touch()
    assert find_manifest(tmp_path) == tmp_path / "文件清单.json"
    (tmp_path / "草稿 文件清单.json").touch()
    assert find_manifest(tmp_path) is None
