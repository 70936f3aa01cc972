from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.evidence.lists.sheets import code, sheets, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

HEAD = ["企业名称", "信用代码", "规模"]
ONE = {"firm": "甲厂", "credit_code": code(1), "size": "小型"}
TWO = {"firm": "乙厂", "credit_code": code(2), "size": "大型"}


@pytest.fixture
def folder(tmp_path: Path, run: Run) -> Path:
    (tmp_path / "好.xlsx").write_bytes(workbook(HEAD, ["甲厂", code(1), "小型"], ["乙厂", code(2), "大型"]))
    (tmp_path / "坏.xlsx").write_bytes(workbook(HEAD, ["丙厂", code(3), "小型"], ["丁厂", "123", "小型"]))
    assert run("new", "hebei-2024", "--out", tmp_path / "a.jqsb").code == 0
    return tmp_path


def shown(run: Run, folder: Path) -> list[dict[str, str]]:
    return run("show", folder / "a.jqsb", "--json").json["lists"].get("firms", [])


def test_the_lists_of_a_form_are_told_with_columns_and_feeds(run: Run) -> None:
    lists = {one["list"]: one for one in run("lists", "hebei-2024", "--json").json}
    assert lists["firms"]["feeds"] == ["firms/2023", "smes/2023"]
    assert {"key": "credit_code", "title": "统一社会信用代码", "kind": "credit_code"} in lists["firms"][
        "columns"
    ]
    assert len(lists["standards"]["feeds"]) == 24
    assert "集群全部企业清单" in run("lists", "hebei-2024").out


def test_a_list_is_imported_shown_and_checked(run: Run, folder: Path) -> None:
    done = run("import-list", folder / "a.jqsb", "firms", folder / "好.xlsx", "--json")
    assert (done.code, done.json) == (0, {"rows": 2, "rejected": []})
    assert shown(run, folder) == [ONE, TWO]
    run("set", folder / "a.jqsb", "firms/2023=12", "smes/2023=1")
    findings = [
        one
        for one in run("check", folder / "a.jqsb", "--json").json["findings"]
        if one["rule"] == "count_list"
    ]
    assert [(one["paths"], one["message"]) for one in findings] == [
        (["firms/2023"], "“集群企业数量（2023年）”填 12，清单有 2 家。核对后更正数量或清单。")
    ]


def test_rejected_rows_are_named_and_the_others_come_in(run: Run, folder: Path) -> None:
    done = run(
        "import-list",
        folder / "a.jqsb",
        "firms",
        folder / "坏.xlsx",
        "--json",
        "--rejected",
        folder / "退回.xlsx",
    )
    assert done.code == 1
    assert done.json["rows"] == 1
    (rejected,) = done.json["rejected"]
    assert (rejected["row"], rejected["column"]) == (3, "统一社会信用代码")
    assert "18 位" in rejected["why"]
    assert (folder / "退回.xlsx").is_file()


def test_an_import_replaces_the_list_or_adds_to_it(run: Run, folder: Path) -> None:
    run("import-list", folder / "a.jqsb", "firms", folder / "好.xlsx")
    run("import-list", folder / "a.jqsb", "firms", folder / "坏.xlsx", "--add")
    assert [row["firm"] for row in shown(run, folder)] == ["甲厂", "乙厂", "丙厂"]
    run("import-list", folder / "a.jqsb", "firms", folder / "坏.xlsx")
    assert [row["firm"] for row in shown(run, folder)] == ["丙厂"]


def test_a_file_without_one_fit_row_leaves_the_list_alone(run: Run, folder: Path) -> None:
    run("import-list", folder / "a.jqsb", "firms", folder / "好.xlsx")
    (folder / "空.xlsx").write_bytes(workbook(HEAD, ["丁厂", "123", "小型"]))
    assert run("import-list", folder / "a.jqsb", "firms", folder / "空.xlsx").code == 1
    assert shown(run, folder) == [ONE, TWO]


def test_what_cannot_be_imported_is_refused_in_one_line(run: Run, folder: Path) -> None:
    (folder / "旧.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (folder / "两张.xlsx").write_bytes(sheets(甲=[HEAD, ["甲厂"]], 乙=[HEAD, ["乙厂"]]))
    for key, name in (
        ("firms", "旧.xls"),
        ("firms", "没有.xlsx"),
        ("nothing", "好.xlsx"),
        ("firms", "两张.xlsx"),
    ):
        assert run("import-list", folder / "a.jqsb", key, folder / name).is_refused_in_one_line()
    assert run("import-list", folder / "a.jqsb", "firms", folder / "两张.xlsx", "--sheet", "乙").code == 0
    assert [row["firm"] for row in shown(run, folder)] == ["乙厂"]


def test_a_template_is_written_whole_and_never_over_another_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "模板.xlsx"
    assert run("list-template", "hebei-2024", "patents", "--out", out).code == 0
    assert run("list-template", "hebei-2024", "patents", "--out", out).is_refused_in_one_line()
    assert run(
        "list-template", "national-2022", "leader_firms", "--out", tmp_path / "b.xlsx"
    ).is_refused_in_one_line()


def test_a_new_draft_takes_lists_from_files_beside_their_listing(run: Run, folder: Path) -> None:
    (folder / "L.json").write_text(json.dumps({"firms": "好.xlsx"}), "utf-8")
    done = run("new", "hebei-2024", "--out", folder / "b.jqsb", "--lists", folder / "L.json", "--json")
    assert done.code == 0
    assert set(done.json) == {"draft_id", "changes"}
    assert run("show", folder / "b.jqsb", "--json").json["lists"] == {"firms": [ONE, TWO]}
    (folder / "M.json").write_text('["好.xlsx"]', "utf-8")
    refused = run("new", "hebei-2024", "--out", folder / "c.jqsb", "--lists", folder / "M.json")
    assert refused.is_refused_in_one_line()
    assert not (folder / "c.jqsb").exists()
