"""`carry`: another edition is begun from a draft on the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_another_edition_is_begun_and_what_is_left_is_told(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "去年.jqsb", tmp_path / "今年.jqsb"
    run("new", "hebei-2024", "--out", old)
    run("set", old, "area_km2=86.50", "total_output/2021=1", "total_output/2023=3")
    begun = run("carry", old, "national-2025", "--out", new, "--author", "李某", "--json")
    assert begun.code == 0
    assert (begun.json["carried"], begun.json["dropped"]) == (2, ["total_output/2021"])
    assert {"path": "total_output/2024", "why": "新表要填 2024 年的数。"} in begun.json["ask"]
    assert run("show", new, "--json").json["answers"] == {"area_km2": "86.50", "total_output/2023": "3"}
    told = run("carry", old, "national-2025", "--out", new, "--force").out
    assert "带来 2 处内容" in told
    assert "（2021年）  total_output/2021" in told


def test_a_draft_is_not_written_over_nor_a_form_invented(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "去年.jqsb"
    run("new", "hebei-2024", "--out", old)
    assert run("carry", old, "national-2025", "--out", old).is_refused_in_one_line()
    assert run("carry", old, "national-1999", "--out", tmp_path / "新.jqsb").is_refused_in_one_line()
    assert not (tmp_path / "新.jqsb").exists()
