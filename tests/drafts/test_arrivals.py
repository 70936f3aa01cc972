"""What a file brings is told part by part, a list of thousands in one line."""

from __future__ import annotations

from cluster_desktop.drafts.arrivals import arrivals
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.receiving import preview, receive
from tests.drafts.harm import evidence


def told(draft: Draft, theirs: Draft) -> list[str]:
    with ForeignDraft.open(theirs.path) as foreign:
        return [part.told for part in arrivals(draft, preview(draft, foreign))]


def rows(numbers: range, name: str) -> dict[str, object]:
    return {f"list/firms/{row}": {"no": row, "name": f"{name}{row}"} for row in numbers}


def test_a_list_of_thousands_is_one_line(draft: Draft, theirs: Draft) -> None:
    theirs.set_many(rows(range(2000), "丝网厂"), "统计局")
    assert told(draft, theirs) == ["集群全部企业清单：新增 2,000 家"]
    with ForeignDraft.open(theirs.path) as foreign:
        (part,) = arrivals(draft, preview(draft, foreign))
    assert (part.kind, part.key, len(part.added)) == ("list", "firms", 2000)


def test_sections_come_first_in_the_order_of_the_form_then_lists_then_evidence(
    draft: Draft, theirs: Draft
) -> None:
    theirs.set("evidence/e1", evidence(b"map", "规划图"), "统计局")
    theirs.set_many(rows(range(2), "厂"), "统计局")
    theirs.set_many({"firms/2023": "99", "area_km2": "1", "region/county": "平川县"}, "统计局")
    assert [line.partition("：")[0] for line in told(draft, theirs)] == [
        "封面",
        "第一部分",
        "第二部分",
        "集群全部企业清单",
        "佐证材料",
    ]


def test_new_changed_removed_and_disputed_are_counted_apart(draft: Draft, theirs: Draft) -> None:
    draft.set_many(rows(range(4), "厂"), "工信局")
    with ForeignDraft.open(draft.path) as foreign:
        receive(theirs, foreign, "统计局")
    theirs.set_many({**rows(range(1), "新厂"), **rows(range(8, 10), "厂"), "list/firms/1": None}, "统计局")
    theirs.set("list/firms/2", {"no": 2, "name": "乙厂"}, "统计局")
    draft.set("list/firms/2", {"no": 2, "name": "甲厂"}, "工信局")
    assert told(draft, theirs) == ["集群全部企业清单：新增 2 家，改动 1 家，删除 1 家，待选定 1 家"]


def test_what_says_the_same_already_brings_nothing(draft: Draft, theirs: Draft) -> None:
    draft.set("area_km2", "90.00", "工信局")
    theirs.set("area_km2", "90.00", "统计局")
    assert told(draft, theirs) == []


def test_what_a_draft_holds_below_a_prefix_is_counted_without_reading_it(draft: Draft) -> None:
    draft.set_many(rows(range(30), "厂"), "工信局")
    draft.set_many({"list/firms/3": None, "list/firmsland/1": {"no": 1}}, "工信局")
    assert draft.count_below("list/firms/") == 29
    assert draft.count_below("list/") == 30
    assert draft.count_below("evidence/") == 0
