"""What a target means beside its base, and rows that move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_desktop.forms.loader import edition_ids, load_edition
from cluster_desktop.forms.model import TargetTable
from cluster_desktop.ui.paper.tables.growth import RowKind, even_years, growth_words, reached_words, row_kinds
from cluster_desktop.ui.paper.tables.rows import removal, swap

COLUMNS = ["label", "base", "target"]


@pytest.mark.parametrize(
    ("base", "target", "kind", "said"),
    [
        ("100", "133.1", RowKind("亿元", "up"), ("年均 +10.0%", "quiet")),
        ("10.88%", "12%", RowKind("%", "up"), ("+1.12 百分点", "quiet")),
        ("260家", "250家", RowKind("家", "up"), ("低于基准值 · 年均 −1.3%", "warning")),
        ("100", "80", RowKind("", "down"), ("年均 −7.2%", "quiet")),
        ("0.11", "0.13", RowKind("", "down"), ("高于基准值 · 年均 +5.7%", "warning")),
        ("6184000万元", "700亿元", RowKind("亿元", "up"), ("年均 +4.2%", "quiet")),
        ("12", "12", RowKind("", "up"), ("与基准值相同", "warning")),
        ("12", "", RowKind("", "up"), ("", "quiet")),
        ("设立分支机构3个，", "建成2个海外仓和6个机构", RowKind(), ("", "quiet")),
        ("0", "5", RowKind("家", "up"), ("", "quiet")),
    ],
)
def test_the_growth_is_told_as_officials_reckon_it(
    base: str, target: str, kind: RowKind, said: tuple[str, str]
) -> None:
    assert growth_words(base, target, 3, kind) == said


def test_the_years_between_grow_by_the_same_share_and_rates_by_the_same_points() -> None:
    counted = even_years("1000件", "1331件", (2023, 2026), RowKind("件", "up"))
    assert counted == {2024: "1100件", 2025: "1210件", 2026: "1331件"}
    rate = even_years("10%", "13%", (2023, 2026), RowKind("%", "up"))
    assert rate == {2024: "11.00%", 2025: "12.00%", 2026: "13.00%"}
    assert even_years("16.15", "21.5亿元", (2023, 2026), RowKind("亿元", "up"))[2026] == "21.50亿元"


@pytest.mark.parametrize(("base", "target"), [("0家", "5家"), ("3家", "5%"), ("3家", ""), ("3至5家", "9家")])
def test_no_years_between_are_made_up(base: str, target: str) -> None:
    assert even_years(base, target, (2023, 2026), RowKind("家", "up")) == {}


def test_the_outcome_is_held_against_the_target() -> None:
    assert reached_words("1680", "1842", RowKind("件", "up")) == ("达到目标", "quiet")
    assert reached_words("1680", "1600", RowKind("件", "up")) == ("未达目标", "warning")


@pytest.mark.parametrize("edition", edition_ids())
def test_every_edition_says_of_its_printed_rows_which_way_is_better(edition: str) -> None:
    found = load_edition(edition)
    tables = [item for item in found.items() if isinstance(item, TargetTable)]
    assert tables
    for table in tables:
        kinds = row_kinds(found, table)
        assert {kinds[row].better for row in ("quality_smes", "rd_spend", "patents", "iip_rate")} == {"up"}
        assert {kinds[row].better for row in ("co2", "energy")} == {"down"}


def after(answers: dict[str, str], writes: dict[str, object]) -> dict[str, object]:
    result = {**answers, **writes}
    return {path: value for path, value in result.items() if value is not None}


@given(
    st.lists(
        st.tuples(st.sampled_from(["甲", "乙", ""]), st.sampled_from(["1", ""])), min_size=1, max_size=6
    ),
    st.data(),
)
def test_a_row_taken_out_leaves_the_others_in_their_order(
    rows: list[tuple[str, str]], data: st.DataObject
) -> None:
    paths = [f"targets/leading_{number}" for number in range(1, len(rows) + 1)]
    answers = {
        f"{path}/{column}": value
        for path, row in zip(paths, rows, strict=True)
        for column, value in zip(("label", "base"), row, strict=True)
        if value
    }
    place = data.draw(st.integers(0, len(rows) - 1))
    left = after(answers, dict(removal(answers, paths, place, COLUMNS)))
    found = [(left.get(f"{path}/label", ""), left.get(f"{path}/base", "")) for path in paths]
    assert found == [*rows[:place], *rows[place + 1 :], ("", "")]


def test_moving_a_row_there_and_back_changes_nothing() -> None:
    paths = ["targets/leading_1", "targets/leading_2"]
    answers = {
        "targets/leading_1/label": "甲",
        "targets/leading_2/label": "乙",
        "targets/leading_2/base": "3",
    }
    once = after(answers, dict(swap(answers, paths, 0, 1, COLUMNS)))
    assert once["targets/leading_1/base"] == "3"
    words = {path: str(value) for path, value in once.items()}
    assert after(words, dict(swap(words, paths, 0, 1, COLUMNS))) == answers
