"""`merge`, `send`, `receive`: what several people fill in comes together on the command line."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def pair(run: Run, tmp_path: Path) -> tuple[Path, Path]:
    """A draft, and a colleague's copy of it, each edited further."""
    ours, theirs = tmp_path / "工信局.jqsb", tmp_path / "统计局.jqsb"
    run("new", "hebei-2024", "--out", ours)
    run("set", ours, "cluster_name=平川县丝网产业", "area_km2=86.50", "--author", "甲")
    shutil.copy(ours, theirs)
    run("set", ours, "area_km2=86.52", "total_output/2023=758.00", "--author", "甲")
    run("set", theirs, "area_km2=86.60", "total_output/2022=730.00", "--author", "乙")
    return ours, theirs


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_merging_takes_both_and_names_the_conflict(run: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "合并.jqsb"
    merged = run("merge", *pair, "--out", out, "--json")
    assert merged.code == 1
    assert merged.json["changes"] == 6
    (conflict,) = merged.json["conflicts"]
    assert conflict["path"] == "area_km2"
    assert [(one["value"], one["author"]) for one in conflict["values"]] == [("86.52", "甲"), ("86.60", "乙")]
    assert all(one["at"].endswith("Z") for one in conflict["values"])
    shown = run("show", out, "--json")
    assert shown.code == 1
    assert shown.json["answers"]["total_output/2022"] == "730.00"
    assert shown.json["answers"]["total_output/2023"] == "758.00"
    assert shown.json["conflicts"] == merged.json["conflicts"]


def test_merging_is_the_same_in_any_order_and_again(
    run: Run, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    one, other, again = (tmp_path / f"{name}.jqsb" for name in "123")
    run("merge", *pair, "--out", one)
    run("merge", *reversed(pair), "--out", other)
    run("merge", one, other, pair[0], "--out", again)
    shown = [run("show", path, "--json").json for path in (one, other, again)]
    assert shown[0] == shown[1] == shown[2]


def test_a_merge_without_conflicts_is_done(run: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    run("set", pair[1], "area_km2=86.52", "--author", "乙")
    merged = run("merge", *pair, "--out", tmp_path / "合并.jqsb", "--json")
    assert (merged.code, merged.json["conflicts"]) == (0, [])


def test_sending_tells_what_goes_and_leaves_the_draft_alone(
    run: Run, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    before = fingerprint(pair[0])
    out = tmp_path / "发送.jqsb"
    sent = run("send", pair[0], "--out", out, "--json")
    assert sent.code == 0
    assert sent.json == {"bytes": out.stat().st_size, "changes": 4, "evidence": 0}
    assert run("show", out, "--json").json == run("show", pair[0], "--json").json
    assert fingerprint(pair[0]) == before


@pytest.mark.parametrize("sections", ["二", "二,", "九、二", "九，二"])
def test_only_the_chosen_sections_go(
    run: Run, pair: tuple[Path, Path], tmp_path: Path, sections: str
) -> None:
    out = tmp_path / "发送.jqsb"
    assert run("send", pair[0], "--out", out, "--sections", sections, "--json").json["changes"] == 1
    assert run("show", out, "--json").json["answers"] == {"total_output/2023": "758.00"}


def test_evidence_stays_behind_when_told_to(run: Run, example_file: Path, tmp_path: Path) -> None:
    whole, bare = tmp_path / "全.jqsb", tmp_path / "简.jqsb"
    sent = run("send", example_file, "--out", whole, "--json").json
    less = run("send", example_file, "--out", bare, "--no-evidence", "--json").json
    assert sent["evidence"] > 0
    assert less["evidence"] == 0
    assert less["bytes"] < sent["bytes"] / 5
    assert run("show", bare, "--json").json["answers"] == run("show", whole, "--json").json["answers"]
    assert run("receive", bare, whole, "--json").json["conflicts"] == []
    assert run("show", bare, "--json").json["evidence"] == run("show", whole, "--json").json["evidence"]


def test_a_preview_writes_nothing(run: Run, pair: tuple[Path, Path]) -> None:
    before = fingerprint(pair[0])
    seen = run("receive", *pair, "--preview", "--json")
    assert seen.code == 1
    assert seen.json["new"] == 2
    assert [one["path"] for one in seen.json["conflicts"]] == ["area_km2"]
    assert fingerprint(pair[0]) == before


def test_receiving_takes_in_what_the_preview_told(run: Run, pair: tuple[Path, Path]) -> None:
    previewed = run("receive", *pair, "--preview", "--json").json
    theirs = fingerprint(pair[1])
    received = run("receive", *pair, "--json")
    assert (received.code, received.json) == (1, previewed)
    shown = run("show", pair[0], "--json").json
    assert shown["answers"]["total_output/2022"] == "730.00"
    assert [one["path"] for one in shown["conflicts"]] == ["area_km2"]
    assert fingerprint(pair[1]) == theirs
    again = run("receive", *pair, "--json")
    assert (again.code, again.json["new"]) == (1, 0)


def test_choosing_ends_the_conflict_everywhere(run: Run, pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    run("receive", ours, theirs)
    run("set", ours, "area_km2=86.60", "--author", "甲")
    assert run("receive", theirs, ours, "--json").code == 0
    assert run("show", theirs, "--json").json["conflicts"] == []
    assert run("show", theirs, "--json").json["answers"]["area_km2"] == "86.60"


def test_people_and_both_values_are_told_in_words(run: Run, pair: tuple[Path, Path]) -> None:
    told = run("receive", *pair, "--preview").out
    assert "将并入 2 处修改" in told
    assert "乙：2 处" in told
    assert "86.52（甲" in told
    assert "86.60（乙" in told


@pytest.mark.parametrize(
    "content", [None, b"", b"PK\x03\x04 a zip renamed", b"SQLite format 3\x00" + b"\x00" * 5000]
)
@pytest.mark.parametrize("command", ["receive", "merge"])
def test_what_is_no_draft_is_refused_in_one_line(
    run: Run, pair: tuple[Path, Path], tmp_path: Path, content: bytes | None, command: str
) -> None:
    bad = tmp_path / "坏.jqsb"
    if content is not None:
        bad.write_bytes(content)
    before = fingerprint(pair[0])
    words = ["--out", tmp_path / "合并.jqsb"] if command == "merge" else []
    outcome = run(command, pair[0], bad, *words)
    assert outcome.is_refused_in_one_line()
    assert "坏.jqsb" in outcome.err
    assert fingerprint(pair[0]) == before
    assert not (tmp_path / "合并.jqsb").exists()


def test_what_cannot_be_done_is_refused_in_one_line(
    run: Run, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    other = tmp_path / "国家.jqsb"
    run("new", "national-2025", "--out", other)
    assert run("receive", pair[0], other).is_refused_in_one_line()
    assert run("merge", pair[0], other, "--out", tmp_path / "合并.jqsb").is_refused_in_one_line()
    assert run("send", pair[0], "--out", pair[1]).is_refused_in_one_line()
    assert run("send", pair[0], "--out", tmp_path / "a.jqsb", "--sections", "十").is_refused_in_one_line()
    assert run("merge", *pair, "--out", pair[1]).is_refused_in_one_line()
    assert run("merge", *pair, "--out", pair[1], "--force").code == 1
