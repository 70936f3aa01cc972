from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.lists.checking import duplicates
from cluster_desktop.evidence.lists.counting import counts_of, listed
from cluster_desktop.evidence.lists.reading import read_all_rows, read_row, read_rows
from cluster_desktop.evidence.lists.rows import ListRow, row_id
from cluster_desktop.evidence.lists.storing import ListCancelled, put_rows, remove_rows
from tests.evidence.lists.sheets import HEBEI, code, the_list

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRMS = the_list("firms")


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Draft]:
    with Draft.create(tmp_path / "a.jqsb", edition="hebei-2024", notice="hebei-2024", author="甲") as made:
        yield made


def rows(*names: str, size: str = "小型") -> list[ListRow]:
    made = [{"firm": name, "size": size} for name in names]
    return [ListRow(row_id(FIRMS, cells), number, cells) for number, cells in enumerate(made, 1)]


def test_rows_come_back_in_their_order(draft):
    written = rows("丙厂", "甲厂", "乙厂")
    put_rows(draft, "firms", written, "甲")
    assert read_rows(draft, "firms") == written
    assert read_row(draft, "firms", written[1].id) == written[1]
    assert read_all_rows(draft) == {"firms": written}


def test_a_list_is_replaced_or_added_to(draft):
    put_rows(draft, "firms", rows("甲厂", "乙厂"), "甲")
    put_rows(draft, "firms", rows("丙厂"), "甲", replace=False)
    assert {row.cells["firm"] for row in read_rows(draft, "firms")} == {"甲厂", "乙厂", "丙厂"}
    put_rows(draft, "firms", rows("丙厂"), "甲")
    assert [row.cells["firm"] for row in read_rows(draft, "firms")] == ["丙厂"]


def test_the_same_list_again_writes_nothing(draft):
    put_rows(draft, "firms", rows("甲厂", "乙厂"), "甲")
    before = draft.count_changes()
    put_rows(draft, "firms", rows("甲厂", "乙厂"), "乙")
    assert draft.count_changes() == before


def test_two_people_who_enter_one_firm_enter_one_row():
    one = {"firm": "甲厂", "credit_code": code(1)}
    assert row_id(FIRMS, one) == row_id(FIRMS, {**one, "firm": "甲厂（平川）"}) == code(1)
    assert row_id(FIRMS, {"firm": "甲（一）厂"}) == row_id(FIRMS, {"firm": "甲 (一) 厂"}) != ""
    assert row_id(FIRMS, {"size": "小型"}) == ""


def test_stopping_leaves_the_list_as_it_was(draft):
    put_rows(draft, "firms", rows("甲厂"), "甲")
    with pytest.raises(ListCancelled):
        put_rows(
            draft, "firms", rows(*(f"第{n}厂" for n in range(900))), "甲", tell=lambda done, _: done < 500
        )
    assert [row.cells["firm"] for row in read_rows(draft, "firms")] == ["甲厂"]


def test_a_single_row_is_edited_and_removed(draft):
    (row,) = rows("甲厂")
    put_rows(draft, "firms", [row], "甲")
    put_rows(draft, "firms", [ListRow(row.id, 1, {"firm": "甲新厂"})], "甲", replace=False)
    assert [one.cells for one in read_rows(draft, "firms")] == [{"firm": "甲新厂"}]
    remove_rows(draft, "firms", [row.id], "甲")
    assert read_rows(draft, "firms") == []
    assert read_all_rows(draft) == {}


def test_what_is_no_row_is_shown_as_an_empty_one(draft):
    draft.set("list/firms/x", ["甲厂"], "甲")
    assert read_rows(draft, "firms")[0].cells == {}


def test_rows_count_for_the_answers_that_they_feed(draft):
    put_rows(draft, "firms", [*rows("甲厂", "乙厂"), *rows("丙厂", size="大型")], "甲")
    facts = listed(draft, HEBEI)
    assert facts == {"listed/firms/2023": "3", "listed/smes/2023": "2"}


def test_nobody_knows_how_many_are_small_where_one_row_does_not_say(draft):
    put_rows(draft, "firms", [*rows("甲厂"), ListRow("x", 2, {"firm": "乙厂"})], "甲")
    assert listed(draft, HEBEI) == {"listed/firms/2023": "2"}


def test_standards_count_by_year_level_and_part():
    row = {"name": "标准", "level": "团体", "year": "2023", "role": "参与"}
    counts = counts_of(the_list("standards"), [row, {**row, "year": "2022"}, {**row, "year": "2015"}])
    assert counts["standards/2023/group/joined"] == counts["standards/2022/group/joined"] == 1
    assert sum(counts.values()) == 2


def test_a_list_without_rows_counts_nothing_and_one_that_proves_a_rate_counts_nothing_either():
    assert counts_of(FIRMS, []) == {}
    assert counts_of(the_list("rdtool_rate"), [{"firm": "甲厂"}]) == {}


def test_a_row_that_repeats_another_is_named_by_its_id():
    twice = [ListRow("a", 1, {"firm": "甲厂"}), ListRow("b", 2, {"firm": "甲 厂"})]
    assert duplicates(FIRMS, twice) == {"b": {"firm": "与第 1 行重复，“企业名称”相同。保留一行"}}
