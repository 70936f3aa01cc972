"""`blank --template`, `use-blank` and `readback`: Word files that come from outside."""

from __future__ import annotations

from pathlib import Path

import docx
import pypdfium2
import pytest

from cluster_desktop.documents.fill import fill
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.form import official_blank
from cluster_desktop.forms.loader import load_edition
from tests.cli.conftest import Run

EDITION = "national-2025"
ANSWERS: dict[str, str | bool] = {"cluster_name": "平川县丝网产业", "area_km2": "86.50", "chain_work/1": True}


@pytest.fixture
def draft(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "草稿.jqsb"
    run("new", EDITION, "--out", path)
    run("set", path, *(f"{key}={str(value).lower()}" for key, value in ANSWERS.items()), "--author", "统计局")
    return path


def exported(path: Path, answers: dict[str, str | bool]) -> Path:
    """The form with these answers, as Word has it."""
    edition = load_edition(EDITION)
    path.write_bytes(fill(official_blank(edition), edition, answers, FontBook()))
    return path


@pytest.fixture
def official(tmp_path: Path) -> Path:
    """A blank with all labels, other bytes than ours."""
    document = docx.Document(str(exported(tmp_path / "空表.docx", {})))
    document.core_properties.title = "上级下发"
    document.save(str(tmp_path / "上级空白表.docx"))
    return tmp_path / "上级空白表.docx"


@pytest.fixture
def lacking(official: Path, tmp_path: Path) -> Path:
    """A blank without two of the labels."""
    document = docx.Document(str(official))
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.text.startswith(("集群占地面积", "主导产业所属产业类型")):
                    cell.paragraphs[0].runs[0].text = "另一栏目"
    document.save(str(tmp_path / "少两栏.docx"))
    return tmp_path / "少两栏.docx"


def test_blank_takes_an_official_blank(run: Run, official: Path, tmp_path: Path) -> None:
    outcome = run("blank", EDITION, "--out", tmp_path / "out", "--template", official, "--json")
    assert outcome.code == 0
    word, pdf = outcome.json["files"]
    assert Path(word["path"]).read_bytes() == official.read_bytes()
    assert word["pages"] == pdf["pages"] == len(pypdfium2.PdfDocument(pdf["path"]))


def test_a_blank_that_does_not_bind_is_refused_with_all_that_is_missing(
    run: Run, draft: Path, lacking: Path, tmp_path: Path
) -> None:
    for outcome in (
        run("blank", EDITION, "--out", tmp_path / "out", "--template", lacking),
        run("use-blank", draft, lacking),
    ):
        assert outcome.is_refused_in_one_line()
        assert "集群占地面积" in outcome.err
        assert "主导产业所属产业类型" in outcome.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", [None, b"", b"plain text"])
def test_what_is_no_word_file_is_refused(
    run: Run, draft: Path, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "x.docx"
    if content is not None:
        path.write_bytes(content)
    assert run("use-blank", draft, path).is_refused_in_one_line()
    assert run("readback", draft, path).is_refused_in_one_line()
    assert run("blank", EDITION, "--out", tmp_path / "out", "--template", path).is_refused_in_one_line()


def test_a_draft_uses_an_official_blank_until_it_goes_back_to_our_own(
    run: Run, draft: Path, official: Path, tmp_path: Path
) -> None:
    assert run("use-blank", draft, official, "--json").json == {"official_blank": "上级空白表.docx"}
    assert run("show", draft, "--json").json["answers"] == ANSWERS
    made = run("export", draft, "--out", tmp_path / "out", "--draft", "--json")
    word = next(one["path"] for one in made.json["files"] if one["role"] == "form-word")
    assert docx.Document(word).core_properties.title == "上级下发"
    assert run("verify", tmp_path / "out").code == 0
    assert run("use-blank", draft, "--json").json == {"official_blank": None}


def test_readback_lists_what_was_changed_in_word_and_leaves_the_draft_alone(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    edited = {"cluster_name": "平川县丝网产业", "area_km2": "88.00", "chain_work/2": True}
    outcome = run("readback", draft, exported(tmp_path / "改.docx", edited), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    changes = sorted(outcome.json["changes"], key=lambda change: change["path"])
    assert changes[0] == {"path": "area_km2", "old": "86.50", "new": "88.00"}
    assert [(change["path"], bool(change["old"]), bool(change["new"])) for change in changes[1:]] == [
        ("chain_work/1", True, False),
        ("chain_work/2", False, True),
    ]
    assert run("show", draft, "--json").json["answers"] == ANSWERS


def test_readback_applied_writes_the_changes_and_then_finds_none(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    path = exported(tmp_path / "改.docx", {"cluster_name": "平川县丝网产业", "chain_work/1": True})
    applied = run("readback", draft, path, "--apply", "--author", "工信局", "--json")
    assert applied.json == {"changes": [{"path": "area_km2", "old": "86.50", "new": None}]}
    answers = run("show", draft, "--json").json["answers"]
    assert answers == {"cluster_name": "平川县丝网产业", "chain_work/1": True}
    assert run("readback", draft, path, "--json").json == {"changes": []}


def test_an_unedited_export_has_no_changes(run: Run, draft: Path, tmp_path: Path) -> None:
    outcome = run("readback", draft, exported(tmp_path / "原样.docx", ANSWERS))
    assert (outcome.code, outcome.out.strip()) == (0, "没有改动")


def test_what_could_not_be_read_is_told_and_the_exit_code_says_so(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    path = exported(tmp_path / "缺行.docx", ANSWERS)
    document = docx.Document(str(path))
    row = next(
        row for table in document.tables for row in table.rows if row.cells[0].text.startswith("集群占地面积")
    )
    row._tr.getparent().remove(row._tr)
    document.save(str(path))
    outcome = run("readback", draft, path, "--json")
    assert outcome.code == 1
    assert outcome.json == {"changes": []}
    assert "没有读回" in outcome.err
    assert "集群占地面积" in outcome.err


def test_the_form_of_another_edition_is_never_read_back_in_silence(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    other = load_edition("hebei-2024")
    path = tmp_path / "河北.docx"
    path.write_bytes(official_blank(other))
    outcome = run("readback", draft, path)
    assert outcome.code in (1, 2)
    assert "读" in outcome.err
