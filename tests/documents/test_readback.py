"""Reading back: what was changed by hand in Word comes back as it stands there, and nothing is guessed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.fill import fill
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.form import official_blank
from cluster_desktop.documents.readback import NotTheForm, ReadBack, differences, read_back
from cluster_desktop.documents.word import UnfitWord
from cluster_desktop.forms.loader import load_edition
from tests.documents import by_hand, handmade
from tests.documents.official import BLANK, EDITION, changed
from tests.documents.variants import VARIANTS
from tests.documents.variants.clerk import clerk_blank
from tests.forms.complete import complete_answers

if TYPE_CHECKING:
    from cluster_desktop.forms.values import Answers
    from tests.documents.by_hand import Change

EDITIONS = ("hebei-2024", "national-2022", "national-2024", "national-2025", "national-2025-review")
ANSWERS: Answers = {
    **complete_answers(EDITION),
    "operator": "平川县丝网产业促进中心",
    "area_km2": "86.50",
    "chain_text": "强链补链第一段\n强链补链第二段",
    "platform_nat/count": "2",
    "platform_nat/names": "甲中心\n乙中心",
    "platform_prov/count": "3",
    "platform_prov/names": "光学薄膜、镀膜材料中心\n丙中心\n丁中心",
    "plan_idea": "总体思路\n先立后破",
    "plan_problems": "问题一\n问题二",
    "software_rate_up": "1",
    "chain_work/1": True,
    "chain_work/2": False,
    "targets/leading_1/label": "规上企业数量",
    "targets/leading_1/base": "120",
    "targets/leading_1/target": "180",
    "targets/leading_3/label": "税收",
    "targets/other/label": "就业人数",
}


@lru_cache(maxsize=1)
def exported() -> bytes:
    return fill(BLANK, EDITION, ANSWERS, FontBook())


def back_after(*changes: Change) -> ReadBack:
    data = exported()
    for change in changes:
        data = changed(data, change)
    return read_back(data, BLANK, EDITION)


def found_after(*changes: Change) -> dict[str, object]:
    """What reading back offers after these changes, with nothing left unread."""
    back = back_after(*changes)
    assert back.unread == ()
    return {found.path: found.new for found in differences(ANSWERS, back, EDITION)}


def lost_after(*changes: Change) -> str:
    """What is said to be unread after these changes, where no answer changes."""
    back = back_after(*changes)
    assert differences(ANSWERS, back, EDITION) == []
    return "\n".join(back.unread)


@pytest.mark.parametrize("id_", EDITIONS)
@pytest.mark.parametrize("kind", ["empty", "complete"])
def test_an_export_that_nobody_edited_reads_back_without_differences(id_: str, kind: str, fonts: FontBook):
    edition = load_edition(id_)
    blank = official_blank(edition)
    answers = {} if kind == "empty" else complete_answers(edition)

    back = read_back(fill(blank, edition, answers, fonts), blank, edition)

    assert back.unread == ()
    assert back.answers == answers
    assert differences(answers, back, edition) == []


@pytest.mark.parametrize("name", VARIANTS)
def test_an_official_blank_built_otherwise_reads_back_as_well(name: str, fonts: FontBook):
    blank = changed(BLANK, VARIANTS[name])

    back = read_back(fill(blank, EDITION, ANSWERS, fonts), blank, EDITION)

    assert back.unread == ()
    assert differences(ANSWERS, back, EDITION) == []


def test_a_plan_outside_of_tables_reads_back_as_well(fonts: FontBook):
    blank = clerk_blank(EDITION)
    answers = {**ANSWERS, "plan_idea": "先立后破\n稳中求进"}
    edited = changed(fill(blank, EDITION, answers, fonts), by_hand.add_below("问题二", "问题三"))

    back = read_back(edited, blank, EDITION)

    assert back.unread == ()
    assert [(found.path, found.new) for found in differences(answers, back, EDITION)] == [
        ("plan_problems", "问题一\n问题二\n问题三")
    ]


def test_answers_that_paper_shows_otherwise_than_typed_are_no_difference():
    assert found_after() == {}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("platform_nat/names", "\n".join(f"甲{number}中心" for number in range(1, 15))),
        ("platform_nat/names", "\n".join(["集群产业技术研究院"] * 20)),
        ("chain_text", "  第一段 \n\n  第二段 "),
        ("area_km2", "８６．５０"),
        ("area_km2", "86\n87"),
        ("patents", "36 个"),
        ("patents", "三十六"),
        ("operator", "平川县\n促进中心"),
        ("applied_on", "2024-04-31"),
        ("applied_on", "四月"),
        ("applied_on", "2024年4月6日"),
        ("software_rate_up", "9"),
        ("software_rate_up", "1" * 5000),
        ("chain_text", "数量：    个\n名称：......\n____"),
    ],
)
def test_a_value_however_typed_is_no_difference_after_export(path: str, value: str, fonts: FontBook):
    back = read_back(fill(BLANK, EDITION, {path: value}, fonts), BLANK, EDITION)

    assert differences({path: value}, back, EDITION) == []


def test_what_word_does_by_itself_is_no_difference():
    assert found_after(by_hand.split_runs) == {}


def test_a_heading_that_the_text_repeats_is_told_by_its_look():
    assert found_after() == {}

    said = lost_after(by_hand.dress_up)

    assert said.count("没有读回") == 2
    assert "“规划：总体思路”没有读回：格子里原有的文字被改动或重复" in said


@pytest.mark.parametrize(
    ("old", "new", "path", "value"),
    [
        ("平川县丝网产业促进中心", "平川县促进中心", "operator", None),
        ("86.50", "86.05", "area_km2", "86.05"),
        ("强链补链第二段", "强链补链", "chain_text", "强链补链第一段\n强链补链"),
        ("先立后破", "稳中求进", "plan_idea", "总体思路\n稳中求进"),
        ("180", "200", "targets/leading_1/target", "200"),
    ],
)
def test_a_text_that_was_changed_comes_back(old: str, new: str, path: str, value: str | None):
    assert found_after(by_hand.retype(old, new)) == {path: value or new}


@pytest.mark.parametrize(
    ("cell", "text", "count"),
    [
        ("platform_nat", "数量：5 个", "5"),
        ("platform_nat", "数量 : 5", "5"),
        ("platform_nat", "数量：5个 个", "5"),
    ],
)
def test_a_count_is_found_wherever_it_was_typed_in_its_line(cell: str, text: str, count: str):
    def change(document):
        line = by_hand.paragraph_with(document, "数量： 2  个")
        first, *others = line.iter(by_hand.w("t"))
        first.text = text
        for piece in others:
            piece.text = ""

    assert found_after(change) == {f"{cell}/count": count}


@pytest.mark.parametrize(
    ("change", "path", "names"),
    [
        (by_hand.add_below("乙中心", "戊中心"), "platform_nat/names", "甲中心\n乙中心\n戊中心"),
        (by_hand.retype("乙中心", "乙中心、戊中心"), "platform_nat/names", "甲中心\n乙中心\n戊中心"),
        (by_hand.remove_paragraph("丙中心"), "platform_prov/names", "光学薄膜、镀膜材料中心\n丁中心"),
        (by_hand.retype("丁中心", "戊中心"), "platform_prov/names", "光学薄膜、镀膜材料中心\n丙中心\n戊中心"),
    ],
)
def test_names_come_back_one_a_line_however_they_were_added(change: Change, path: str, names: str):
    assert found_after(change) == {path: names}


TICKED = "□形成产业链技术难点清单"


@pytest.mark.parametrize("mark", ["☑", "√", "■", "☒", "✓", "□√", "（√）"])
def test_a_box_that_was_ticked_by_hand_is_a_tick(mark: str):
    assert found_after(by_hand.retype(TICKED, mark + TICKED[1:])) == {"chain_work/2": True}


def test_check_box_controls_and_symbols_are_ticks():
    option = TICKED[1:]

    assert found_after(by_hand.checkbox(option)) == {"chain_work/2": True}
    assert found_after(by_hand.symbol(option, "Wingdings 2", "F052")) == {"chain_work/2": True}
    assert found_after(by_hand.symbol(option, "Wingdings", "F0FE")) == {"chain_work/2": True}


def test_a_tick_that_was_taken_away_is_none():
    assert found_after(by_hand.retype("☑绘制产业链图谱", "□绘制产业链图谱")) == {"chain_work/1": None}


@pytest.mark.parametrize("mark", ["", "×", "√□", "□ 是"])
def test_a_box_that_says_neither_yes_nor_no_is_not_guessed(mark: str):
    said = lost_after(by_hand.retype("☑绘制产业链图谱", f"{mark}绘制产业链图谱"))

    assert "绘制产业链图谱，开展产业链培育" in said


def test_the_other_option_of_a_choice_comes_back():
    assert found_after(by_hand.retype("☑是  □否", "□是  ☑否"))["software_rate_up"] == "2"


def test_a_choice_without_a_tick_is_cleared_and_one_with_two_is_not_guessed():
    assert found_after(by_hand.retype("☑第一产业", "□第一产业")) == {"industry_type": None}
    said = lost_after(by_hand.retype("□第二产业", "☑第二产业"))
    assert said == "“主导产业所属产业类型”只能选一项，文件中勾了2项，没有读回"


def test_paragraphs_of_the_plan_may_be_added_and_removed():
    assert found_after(by_hand.add_below("问题二", "问题三", "", "问题四")) == {
        "plan_problems": "问题一\n问题二\n问题三\n问题四"
    }
    assert found_after(by_hand.remove_paragraph("问题一")) == {"plan_problems": "问题二"}
    assert found_after(by_hand.remove_paragraph("先立后破")) == {"plan_idea": "总体思路"}


def test_rows_added_to_the_target_table_take_the_next_numbers():
    found = found_after(by_hand.add_row_below("税收", "市场占有率", "10%", "20%"))

    assert found == {
        "targets/leading_4/label": "市场占有率",
        "targets/leading_4/base": "10%",
        "targets/leading_4/target": "20%",
    }


def test_a_row_may_be_added_below_a_direction_of_one_row():
    found = found_after(by_hand.add_row_below("就业人数", "", "物流企业", "1", "2"))

    assert found["targets/other_1/label"] == "物流企业"


def test_a_row_taken_from_the_target_table_clears_its_answers():
    found = found_after(by_hand.remove_row("税收"))

    assert found == {"targets/leading_3/label": None}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2024年4月6日", "2024-04-06"),
        ("2024.4.6", "2024-04-06"),
        ("2024 年 4 月 6 日", "2024-04-06"),
        ("四月", "四月"),
    ],
)
def test_dates_come_back_as_they_are_stored(typed: str, value: str):
    assert found_after(by_hand.retype("2024年4月26日", typed)) == {"applied_on": value}


def test_tracked_changes_count_as_accepted():
    assert found_after(by_hand.tracked("86.50", "90")) == {"area_km2": "90"}
    assert found_after(by_hand.tracked("乙中心", "")) == {"platform_nat/names": "甲中心"}
    assert found_after(by_hand.track_joined("强链补链第一段")) == {
        "chain_text": "强链补链第一段强链补链第二段"
    }
    assert found_after(by_hand.track_row("税收", "ins")) == {}
    assert found_after(by_hand.track_row("税收", "del")) == {"targets/leading_3/label": None}


@pytest.mark.parametrize(
    "change",
    [
        by_hand.remove_row("集群占地面积"),
        by_hand.retype("集群占地面积", "占地面积"),
        by_hand.track_row("集群占地面积", "del"),
    ],
)
def test_a_row_that_is_gone_or_has_another_label_is_named_and_keeps_its_answer(change: Change):
    assert lost_after(change).startswith(
        "“集群占地面积”没有读回：这一行被删去，或者行里原有的文字、格子被改动"
    )


def test_of_two_equal_rows_the_one_that_is_left_is_told_by_its_neighbours():
    back = back_after(by_hand.remove_row("是否高于行业平均水平"))

    assert differences(ANSWERS, back, EDITION) == []
    assert "solid_waste_above_avg" not in back.read
    assert "water_reuse_above_avg" in back.read


def test_without_the_years_nothing_below_them_is_read():
    def change(document):
        document.body.iter()
        row = by_hand.row_with(document, "年度")
        next(piece for piece in row.iter(by_hand.w("t")) if "2021" in piece.text).text = "2020年"

    said = lost_after(change)

    assert "集群总产值（2021年）" in said
    assert "total_output/2022" not in back_after(change).read


def test_a_cell_whose_printed_words_were_changed_is_named():
    said = lost_after(by_hand.retype("☑引入了数字化系统解决方案服务商", "引入服务商"))

    assert said == "“集群已开展的数字化服务工作”没有读回：格子里原有的文字被改动或重复"


def test_text_where_no_answer_belongs_is_named():
    assert "“另附说明一份”" in lost_after(
        by_hand.add_row_below("集群占地面积", "备注", "另附说明一份")
    ).replace("备注 ", "")
    assert lost_after(by_hand.text_box("集群占地面积", "手写")) == "文本框里的“手写”没有读回"
    assert lost_after(by_hand.retype("年    月    日", "2024年5月6日"))


def test_the_cover_gives_way_to_the_form_where_the_two_differ():
    def change(document):
        cover = next(document.body.iter(by_hand.w("tbl")))
        next(
            piece for piece in cover.iter(by_hand.w("t")) if piece.text.strip() == "平川县丝网产业促进中心"
        ).text = "某中心"

    assert lost_after(change) == (
        "封面的“集群运营管理机构”是“某中心”，表中是“平川县丝网产业促进中心”，按表中的读回"
    )


def test_what_only_the_cover_asks_is_read_from_it():
    found = found_after(by_hand.say_in_row("所属地区", "衡北", "市", "平川", "县（市、区）"))

    assert found == {"region/city": "衡北", "region/county": "平川"}


def test_the_form_of_another_year_is_not_taken_for_this_one():
    of_2024 = fill(
        official_blank(load_edition("national-2024")), load_edition("national-2024"), {}, FontBook()
    )
    edition = load_edition("national-2025")

    with pytest.raises(NotTheForm, match="读不回来"):
        read_back(of_2024, official_blank(edition), edition)


@pytest.mark.parametrize(
    "data",
    [
        handmade.document(handmade.paragraph("会议纪要")),
        handmade.document(handmade.table(handmade.row(handmade.cell("甲")))),
    ],
)
def test_a_file_that_is_not_the_form_is_refused(data: bytes):
    with pytest.raises(NotTheForm, match="读不回来"):
        read_back(data, BLANK, EDITION)


def test_a_file_that_is_no_word_file_is_refused():
    with pytest.raises(UnfitWord):
        read_back(b"%PDF-1.7", BLANK, EDITION)
