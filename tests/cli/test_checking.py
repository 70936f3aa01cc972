"""`check` and `requirements`, on the example county."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Run


def requirement(run: Run, draft: Path, path: str) -> Any:
    found = run("requirements", draft, "--json").json
    return next(one for one in found if one["id"] == path)


def errors(run: Run, draft: Path) -> list[Any]:
    return [one for one in run("check", draft, "--json").json["findings"] if one["level"] == "error"]


def test_the_example_has_no_error_and_no_missing_evidence(run: Run, example_file: Path) -> None:
    outcome = run("check", example_file, "--json")
    assert outcome.code == 0
    assert outcome.json["counts"]["error"] == 0
    states = {one["state"] for one in run("requirements", example_file, "--json").json}
    assert states == {"attached", "unneeded"}


def test_emptying_an_answer_is_one_error_that_names_it_with_clause_and_message(
    run: Run, example_copy: Path
) -> None:
    run("set", example_copy, "area_km2=")
    outcome = run("check", example_copy, "--json")
    assert outcome.code == 1
    (finding,) = errors(run, example_copy)
    assert finding["paths"] == ["area_km2"]
    assert finding["clause"] == "填报说明 2"
    assert "集群占地面积" in finding["message"]


def test_unticking_makes_evidence_unneeded_and_ticking_makes_it_missing(run: Run, example_copy: Path) -> None:
    answers = run("show", example_copy, "--json").json["answers"]
    ticked = next(path for path, value in answers.items() if path.startswith("chain_work/") and value is True)
    unticked = next(f"chain_work/{n}" for n in range(1, 9) if answers.get(f"chain_work/{n}") is not True)
    assert requirement(run, example_copy, ticked)["state"] == "attached"
    assert requirement(run, example_copy, unticked)["state"] == "unneeded"
    run("set", example_copy, f"{ticked}=false", f"{unticked}=true")
    assert requirement(run, example_copy, ticked)["state"] == "unneeded"
    assert requirement(run, example_copy, unticked)["state"] == "missing"
    (finding,) = errors(run, example_copy)
    assert finding["paths"] == [unticked]


def test_a_notice_that_does_not_exist_is_refused(run: Run, example_file: Path) -> None:
    assert run("check", example_file, "--notice", "hebei-1999").is_refused_in_one_line()
