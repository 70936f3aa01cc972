"""A package is complete, proved, and made from one draft the same way each time."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from cluster_desktop.delivery import makers
from cluster_desktop.delivery.makers import FormProofError
from cluster_desktop.delivery.manifest import read_manifest
from cluster_desktop.delivery.package import NotReady, export_blank, export_package
from cluster_desktop.delivery.steps import ExportCancelled
from cluster_desktop.delivery.verify import verify_package
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.form import FormFiles
from cluster_desktop.documents.proof import ProofReport
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.forms.loader import load_edition
from tests.evidence.papers import page_texts

ROLES = [
    "form-word",
    "form-pdf",
    "evidence-volume",
    "index-word",
    "index-excel",
    "index-pdf",
    "spine",
    "check-report",
    "check-report",
    "draft",
    "mail",
]


def test_every_file_is_where_and_what_the_result_says(package_made: Path) -> None:
    manifest = read_manifest(package_made / "草稿 文件清单.json")
    assert [file.role for file in manifest.files] == ROLES
    for file in manifest.files:
        path = package_made / file.path
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256
        if path.suffix == ".pdf":
            assert len(pypdfium2.PdfDocument(path)) == file.pages


def test_an_application_with_errors_is_refused_and_nothing_is_written(
    small: Draft, fonts: FontBook, tmp_path: Path
) -> None:
    with pytest.raises(NotReady, match=r"还有 \d+ 条错误") as refused:
        export_package(small, tmp_path / "out", fonts=fonts)
    assert refused.value.errors > 0
    assert not (tmp_path / "out").exists()


def test_a_draft_is_marked_on_every_page_and_in_every_name(package_made: Path) -> None:
    assert all(path.name.startswith("草稿 ") for path in package_made.iterdir())
    for path in package_made.glob("*.pdf"):
        assert all("草稿" in text for text in page_texts(path))


def test_progress_goes_up_to_its_end_and_names_the_documents(
    small: Draft, fonts: FontBook, tmp_path: Path
) -> None:
    told: list[tuple[int, int, str]] = []
    export_package(
        small, tmp_path / "out", as_draft=True, fonts=fonts, progress=lambda *step: told.append(step)
    )
    done = [step[0] for step in told]
    assert done == sorted(done)
    steps = [step for step in told if not step[2].endswith("%）")]
    assert [step[0] for step in steps] == list(range(len(steps)))
    assert {step[1] for step in told} == {done[-1]}
    assert "装订佐证材料（50%）" in {step[2] for step in told}
    assert {"申报表", "联合体协议", "装订佐证材料", "核对佐证材料"} <= {step[2] for step in told}


@pytest.mark.parametrize(
    "during",
    ["申报表", "联合体协议", "佐证材料目录", "装订佐证材料（50%）", "核对佐证材料", "草稿副本", "文件清单"],
)
def test_cancelling_at_any_step_leaves_nothing(
    small: Draft, fonts: FontBook, tmp_path: Path, during: str
) -> None:
    steps: list[str] = []
    with pytest.raises(ExportCancelled):
        export_package(
            small,
            tmp_path / "out",
            as_draft=True,
            fonts=fonts,
            progress=lambda _done, _total, what: steps.append(what),
            cancelled=lambda: during in steps,
        )
    assert steps[-1] == during
    assert [path.name for path in tmp_path.iterdir()] == ["小.jqsb"]


def test_a_ready_application_replaces_an_earlier_draft_and_is_verified_from_its_files(
    package: Path, example_file: Path, fonts: FontBook
) -> None:
    (package / "自己的说明.txt").write_text("留着")
    with Draft.open(example_file, read_only=True) as draft:
        result = export_package(draft, package, fonts=fonts, force=True)
    assert result.proof == {"layout": True, "index": True}
    assert [file.role for file in result.files] == [*ROLES, "manifest"]
    assert len(list(package.iterdir())) == len(result.files) + 1
    assert not list(package.glob("草稿*"))
    assert (package / "自己的说明.txt").read_text() == "留着"
    assert verify_package(package, fonts=fonts) == ["自己的说明.txt：不在文件清单里"]


def test_a_form_that_fails_its_proof_is_not_handed_out(
    small: Draft, fonts: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = FormFiles(b"", b"", 1, ProofReport(ok=False, compared={}, failures=("第 3 页多出一行",)))
    monkeypatch.setattr(makers, "make_form", lambda *_, **__: failed)
    with pytest.raises(FormProofError, match="第 3 页多出一行"):
        export_package(small, tmp_path / "out", as_draft=True, fonts=fonts)
    assert not (tmp_path / "out").exists()


def test_the_draft_that_goes_along_opens_and_says_the_same(package_made: Path, small_file: Path) -> None:
    (copy,) = package_made.glob("*.jqsb")
    with Draft.open(copy, read_only=True) as sent, Draft.open(small_file, read_only=True) as kept:
        assert sent.answers() == kept.answers()
        assert sent.draft_id == kept.draft_id


def test_deleted_pages_of_the_draft_do_not_travel(small: Draft, fonts: FontBook, tmp_path: Path) -> None:
    path = small.path
    small.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE secret(text)")
        connection.execute("INSERT INTO secret VALUES (?)", ("SECRET" * 4000,))
        connection.commit()
        connection.execute("DROP TABLE secret")
        connection.commit()
    with Draft.open(path, read_only=True) as draft:
        export_package(draft, tmp_path / "out", as_draft=True, fonts=fonts)
    (copy,) = (tmp_path / "out").glob("*.jqsb")
    assert b"SECRETSECRET" not in copy.read_bytes()


def test_the_blank_form_is_exported_as_word_and_pdf(fonts: FontBook, tmp_path: Path) -> None:
    files = export_blank(load_edition("hebei-2024"), tmp_path / "空表", fonts=fonts)
    assert [file.role for file in files] == ["form-word", "form-pdf"]
    assert files[0].pages == files[1].pages == len(pypdfium2.PdfDocument(files[1].path))
