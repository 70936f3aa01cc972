"""`new`, `set`, `show`: writing a draft from data, and reading it back."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from cluster_desktop.drafts.draft import Draft
from tests.cli.conftest import Run


@pytest.fixture
def draft(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "草稿.jqsb"
    assert run("new", "hebei-2024", "--out", path).code == 0
    return path


def pdf(path: Path) -> Path:
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "plan")
    canvas.showPage()
    canvas.save()
    return path


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_new_takes_answers_and_evidence_and_show_gives_them_back(run: Run, tmp_path: Path) -> None:
    pdf(tmp_path / "plan.pdf")
    answers = {"area_km2": "86.50", "chain_work/1": True, "industry_type": "2", "chain_text": "一行\n二行"}
    (tmp_path / "a.json").write_text(json.dumps(answers), "utf-8")
    evidence = [{"title": "空间规划图", "file": "plan.pdf", "proves": ["area_km2", "notice/1"]}]
    (tmp_path / "e.json").write_text(json.dumps(evidence), "utf-8")
    out = tmp_path / "draft.jqsb"
    made = run(
        "new", "hebei-2024", "--out", out, "--json",
        "--answers", tmp_path / "a.json", "--evidence", tmp_path / "e.json",
    )  # fmt: skip
    assert made.code == 0
    assert made.json["changes"] == len(answers) + 1
    shown = run("show", out, "--json").json
    assert shown["edition"] == "hebei-2024"
    assert shown["answers"] == answers
    assert [(one["title"], one["pages"], one["proves"]) for one in shown["evidence"]] == [
        ("空间规划图", 1, ["area_km2", "notice/1"])
    ]
    assert shown["evidence"][0]["sha256"] == fingerprint(tmp_path / "plan.pdf")
    assert shown["conflicts"] == []


def test_the_words_of_the_summary_table_are_set_like_answers(run: Run, draft: Path) -> None:
    words = {"leading_industry": "丝网", "founded": "2016年5月", "intro": "第一行\n第二行"}
    pairs = [f"setting/summary/{name}={text}" for name, text in words.items()]
    assert run("set", draft, *pairs, "setting/summary/founded=2017年", "setting/summary/intro=").code == 0
    with Draft.open(draft, read_only=True) as kept:
        told = kept.values("setting/summary/")
    assert told == {"setting/summary/leading_industry": "丝网", "setting/summary/founded": "2017年"}
    assert run("set", draft, "setting/summary/other=x").is_refused_in_one_line()
    assert run("set", draft, "setting/volume=x").is_refused_in_one_line()


def test_set_prints_each_path_and_an_empty_value_clears(run: Run, draft: Path) -> None:
    assert run("set", draft, "area_km2=86.50", "chain_work/1=true").out.split() == [
        "area_km2",
        "chain_work/1",
    ]
    assert run("show", draft, "--json").json["answers"] == {"area_km2": "86.50", "chain_work/1": True}
    run("set", draft, "area_km2=")
    assert run("show", draft, "--json").json["answers"] == {"chain_work/1": True}


def test_set_with_json_prints_nothing_but_the_document(run: Run, draft: Path) -> None:
    changes = run("set", draft, "area_km2=1", "--json").json["changes"]
    assert [change["path"] for change in changes] == ["area_km2"]


def test_a_text_may_hold_an_equals_sign(run: Run, draft: Path) -> None:
    run("set", draft, "chain_text=a=b")
    assert run("show", draft, "--json").json["answers"] == {"chain_text": "a=b"}


@pytest.mark.parametrize(
    "word",
    [
        "no_such_item=1",
        "area_km2",
        "total_output/1999=1",
        "chain_work/9=true",
        "area_km2=a\x07b",
        "targets/=1",
    ],
)
def test_a_bad_assignment_is_refused_and_leaves_the_draft_as_it_was(run: Run, draft: Path, word: str) -> None:
    before = fingerprint(draft)
    assert run("set", draft, "cluster_name=平川县丝网产业", word).is_refused_in_one_line()
    assert fingerprint(draft) == before


@pytest.mark.parametrize(
    "answers",
    [
        '{"area_km2": 86.5}',
        '{"area_km2": null}',
        '{"area_km2": ["86.50"]}',
        '{"no_such_item": "1"}',
        '{"area_km2": "\\u0000"}',
        '{"area_km2": "\\ud800"}',
        '["area_km2"]',
        "{broken",
        "",
    ],
)
def test_bad_answers_make_no_draft(run: Run, tmp_path: Path, answers: str) -> None:
    (tmp_path / "a.json").write_text(answers, "utf-8")
    out = tmp_path / "draft.jqsb"
    assert run("new", "hebei-2024", "--out", out, "--answers", tmp_path / "a.json").is_refused_in_one_line()
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize(
    ("evidence", "content"),
    [
        ([{"title": "图", "file": "missing.pdf", "proves": ["area_km2"]}], None),
        ([{"title": "图", "file": "plan.pdf", "proves": ["area_km2"]}], b"this is no PDF"),
        ([{"title": "图", "file": "plan.pdf", "proves": ["no_such_item"]}], b""),
        ([{"file": "plan.pdf"}], None),
        ({"title": "图"}, None),
    ],
)
def test_bad_evidence_makes_no_draft(
    run: Run, tmp_path: Path, evidence: object, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "plan.pdf").write_bytes(content)
    (tmp_path / "e.json").write_text(json.dumps(evidence), "utf-8")
    out = tmp_path / "draft.jqsb"
    assert run("new", "hebei-2024", "--out", out, "--evidence", tmp_path / "e.json").is_refused_in_one_line()
    assert not out.exists()


def test_new_does_not_write_over_a_file_unless_forced(run: Run, draft: Path) -> None:
    before = fingerprint(draft)
    assert run("new", "hebei-2024", "--out", draft).is_refused_in_one_line()
    assert fingerprint(draft) == before
    assert run("new", "hebei-2024", "--out", draft, "--force").code == 0
    assert fingerprint(draft) != before


@pytest.mark.parametrize("command", ["show", "check", "requirements"])
@pytest.mark.parametrize(
    "content", [None, b"", b"PK\x03\x04 a zip renamed", b"SQLite format 3\x00" + b"\x00" * 5000]
)
def test_what_is_no_draft_is_refused_in_one_line(
    run: Run, tmp_path: Path, command: str, content: bytes | None
) -> None:
    path = tmp_path / "draft.jqsb"
    if content is not None:
        path.write_bytes(content)
    outcome = run(command, path)
    assert outcome.is_refused_in_one_line()
    assert "draft.jqsb" in outcome.err


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder in which nothing can be written")
@pytest.mark.parametrize("words", [("new", "hebei-2024"), ("send", "{draft}"), ("merge", "{draft}")])
def test_a_folder_that_cannot_be_written_is_told_with_the_name_that_was_given(
    run: Run, draft: Path, words: tuple[str, ...]
) -> None:
    outcome = run(*(word.format(draft=draft) for word in words), "--out", "/proc/新.jqsb")
    assert outcome.is_refused_in_one_line()
    assert outcome.err.startswith("/proc/新.jqsb：文件写不进去")
    assert outcome.err.endswith("请换一个位置。\n")
