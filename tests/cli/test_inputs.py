"""The JSON files that commands are given: every spelling of a right one, every kind of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_desktop.cli.inputs import read_json
from cluster_desktop.errors import ClusterError
from tests.cli.conftest import Run

RIGHT = '{"county_dept": "𬒈县工信局"}'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_windows_editors_save_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(RIGHT.replace("{", "{\r\n").encode(encoding))
    assert read_json(path) == {"county_dept": "𬒈县工信局"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("county".encode("utf-32"), "不是有效"),
        ('{"a": "工信局"}'.encode("gb18030"), "UTF-8"),
        (b'{"a": "1", "a": "2"}', "不止一次"),
        (b'{"a": NaN}', "不能写 NaN"),
        (b'{"a": -Infinity}', "不能写 -Infinity"),
        (b"[" * 100_000, "套得太深"),
        (b'{"a": ' + b"9" * 6000 + b"}", "太长的数"),
        (b'{"a": "1"', "第 1 行第 10 个字符"),
        (b"", "第 1 行第 1 个字符"),
    ],
)
def test_a_file_that_is_no_json_is_refused_with_its_name_and_the_place(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(ClusterError, match=told) as refused:
        read_json(path)
    assert refused.value.where == str(path)


@pytest.mark.parametrize("file", ['"a\\u0000.xlsx"', '"\\ud800.xlsx"', '"."', '"none.xlsx"', "1", "[]"])
def test_lists_whose_files_cannot_be_read_make_no_draft(run: Run, tmp_path: Path, file: str) -> None:
    (tmp_path / "l.json").write_text(f'{{"firms": {file}}}', "utf-8")
    out = tmp_path / "a.jqsb"
    assert run("new", "hebei-2024", "--out", out, "--lists", tmp_path / "l.json").is_refused_in_one_line()
    assert [path.name for path in tmp_path.iterdir()] == ["l.json"]


@pytest.mark.parametrize("sections", ["", " ，", "十", "一,十"])
def test_sending_sections_that_are_none_is_refused(run: Run, tmp_path: Path, sections: str) -> None:
    draft, out = tmp_path / "a.jqsb", tmp_path / "b.jqsb"
    run("new", "hebei-2024", "--out", draft)
    assert run("send", draft, "--out", out, "--sections", sections).is_refused_in_one_line()
    assert not out.exists()
