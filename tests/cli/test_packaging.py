"""`blank`, `export` and `verify`, on the example county."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Run


def test_blank_writes_the_form_as_word_and_pdf_with_the_same_pages(run: Run, tmp_path: Path) -> None:
    files = run("blank", "hebei-2024", "--out", tmp_path / "空表", "--json").json["files"]
    assert [one["role"] for one in files] == ["form-word", "form-pdf"]
    assert files[0]["pages"] == files[1]["pages"] == len(pypdfium2.PdfDocument(files[1]["path"]))


def test_export_writes_the_whole_package_and_verify_proves_it_again(
    run: Run, example_file: Path, tmp_path: Path
) -> None:
    outcome = run("export", example_file, "--out", tmp_path / "申报材料", "--json")
    assert outcome.code == 0
    assert outcome.json["proof"] == {"layout": True, "index": True}
    files = outcome.json["files"]
    roles = {one["role"] for one in files}
    assert roles >= {
        "form-word",
        "form-pdf",
        "evidence-volume",
        "index-word",
        "check-report",
        "manifest",
        "draft",
        "mail",
    }
    for one in files:
        assert hashlib.sha256(Path(one["path"]).read_bytes()).hexdigest() == one["sha256"]
    assert [path.name for path in tmp_path.iterdir()] == ["申报材料"]


def test_a_draft_with_errors_is_exported_only_as_a_draft_and_verify_proves_it_again(
    run: Run, tmp_path: Path
) -> None:
    run("new", "hebei-2024", "--out", tmp_path / "空.jqsb")
    assert run("export", tmp_path / "空.jqsb", "--out", tmp_path / "out").code == 2
    assert not (tmp_path / "out").exists()
    outcome = run("export", tmp_path / "空.jqsb", "--out", tmp_path / "out", "--draft", "--json")
    assert outcome.code == 1
    for one in outcome.json["files"]:
        if one["role"] in {"form-pdf", "evidence-volume"}:
            document = pypdfium2.PdfDocument(one["path"])
            texts = [page.get_textpage().get_text_bounded() for page in document]
            assert all("草稿" in text for text in texts)
    verified = run("verify", tmp_path / "out", "--json")
    assert (verified.code, verified.json) == (0, {"ok": True, "failures": []})
    volume = next(Path(one["path"]) for one in outcome.json["files"] if one["role"] == "evidence-volume")
    volume.write_bytes(volume.read_bytes()[:-2000])
    assert run("verify", tmp_path / "out", "--json").code == 1


@pytest.mark.parametrize("made", ["missing", "file"])
def test_verify_refuses_what_is_no_package(run: Run, tmp_path: Path, made: str) -> None:
    folder = tmp_path / "申报材料"
    if made == "file":
        folder.write_text("x")
    assert run("verify", folder).is_refused_in_one_line()
