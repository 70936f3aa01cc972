from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from cluster_desktop.evidence.lists.importing import continued, import_list
from cluster_desktop.evidence.lists.limits import SeveralSheets, UnfitList
from cluster_desktop.evidence.lists.rows import ListRow
from cluster_desktop.evidence.lists.storing import ListCancelled
from tests.evidence.lists.sheets import (
    cells_of,
    code,
    reasons,
    rewritten,
    saved,
    sheets,
    taken,
    the_list,
    workbook,
)

HEAD = ("序号", "企业名称", "统一社会信用代码")
TWO = [{"firm": "甲厂", "credit_code": code(1)}, {"firm": "乙厂", "credit_code": code(2)}]


def test_titles_above_and_totals_and_notes_below_are_passed_over():
    found = taken(
        workbook(
            ["平川县集群企业清单"],
            [],
            ["填报单位：平川县工信局", None, "2024年3月"],
            HEAD,
            [1, "甲厂", code(1)],
            [None, None, None],
            HEAD,
            [2, "乙厂", code(2)],
            [3],
            ["合 计", "2家"],
            ["注：数据截至2023年底"],
            ["填表人：张三"],
        )
    )
    assert cells_of(found) == TWO
    assert (found.header_row, found.places, found.rejected) == (4, (5, 8), ())


def test_headings_may_have_other_names_and_another_order():
    found = taken(
        workbook(
            ["社会信用\n代码", "所属乡镇（街道）", "*单位名称（全称）", "法定代表人", "划型"],
            [code(1), "城关镇", "甲厂", "张三", "小型企业"],
        )
    )
    assert cells_of(found) == [{"credit_code": code(1), "town": "城关镇", "firm": "甲厂", "size": "小型"}]
    shown = {column.key: (column.header, column.letter) for column in found.columns}
    assert shown["firm"] == ("*单位名称（全称）", "C")
    assert found.unused == ("法定代表人",)
    assert "主要产品" in found.missing


def test_headings_may_fill_two_rows_of_merged_cells():
    def merge(sheet):
        for where in ("A2:A3", "B2:C2", "D2:E2", "A1:E1"):
            sheet.merge_cells(where)

    found = taken(
        workbook(
            ["清单"],
            ["序号", "企业", None, "经营情况", None],
            [None, "名称", "信用代码", "主要产品", "营业收入（万元）"],
            [1, "甲厂", code(1), "丝网", 12.5],
            change=merge,
        )
    )
    assert cells_of(found) == [{"firm": "甲厂", "credit_code": code(1), "product": "丝网", "revenue": "12.5"}]
    assert found.header_row == 3


def test_a_column_that_two_headings_could_mean_is_never_guessed():
    with pytest.raises(UnfitList, match=r"“企业名称”有 2 列都像：A 列“单位名称”、B 列“公司名称”"):
        taken(workbook(["单位名称", "公司名称", "信用代码"], ["甲厂", "乙厂", code(1)]))
    found = taken(workbook(["企业名称", "地址", "住所"], ["甲厂", "城关镇", "石桥镇"]))
    assert cells_of(found) == [{"firm": "甲厂"}]
    assert "“所在乡镇（街道、园区）”有 2 列都像" in found.doubts[0]


def test_a_heading_in_another_unit_is_another_column():
    found = taken(workbook(["企业名称", "信用代码", "营业收入（亿元）"], ["甲厂", code(1), 3]))
    assert cells_of(found) == [{"firm": "甲厂", "credit_code": code(1)}]
    assert found.unused == ("营业收入（亿元）",)


def test_the_name_of_a_parent_firm_is_not_taken_for_the_firm():
    with pytest.raises(UnfitList, match="没有找到“企业名称”一列"):
        taken(workbook(["母公司企业名称", "信用代码", "规模"], ["甲集团", code(1), "小型"]))


def test_the_sheet_that_fits_is_taken_and_hidden_ones_are_not():
    book = Workbook()
    book.worksheets[0].append(["说明文字"])
    hidden = book.create_sheet("去年")
    hidden.append(HEAD)
    hidden.append([1, "旧厂", code(9)])
    hidden.sheet_state = "hidden"
    shown = book.create_sheet("今年")
    shown.append(HEAD)
    shown.append([1, "甲厂", code(1)])
    found = taken(saved(book))
    assert (found.sheet, cells_of(found)) == ("今年", TWO[:1])


def test_several_sheets_that_fit_are_named_and_one_may_be_chosen():
    data = sheets(**{"2022年": [HEAD, [1, "甲厂", code(1)]], "2023年": [HEAD, [1, "乙厂", code(2)]]})
    with pytest.raises(SeveralSheets, match="“2022年”、“2023年”") as caught:
        taken(data)
    assert caught.value.sheets == ("2022年", "2023年")
    assert cells_of(taken(data, sheet="2023年")) == TWO[1:]
    with pytest.raises(UnfitList, match="没有工作表“2021年”"):
        taken(data, sheet="2021年")


def test_the_sheet_named_like_the_list_is_chosen_among_several():
    title = the_list("firms").title
    data = sheets(**{"汇总": [HEAD, [1, "丙厂", code(3)]], title: [HEAD, [1, "甲厂", code(1)]]})
    assert cells_of(taken(data)) == TWO[:1]


def test_a_code_kept_as_a_number_has_lost_its_end_and_is_refused():
    found = taken(workbook(HEAD, [1, "甲厂", 911301230000000000], [2, "乙厂", code(2)]))
    assert cells_of(found) == TWO[1:]
    (reason,) = reasons(found)
    assert reason[:2] == (2, "统一社会信用代码")
    assert "末几位已变成 0" in reason[2]


def test_full_width_and_spaced_codes_and_lower_case_are_read():
    wide = "".join(chr(ord(char) + 0xFEE0) for char in code(1))
    found = taken(
        workbook(HEAD, [1, " 甲厂　", wide], [2, "乙厂\t", f" {code(2)[:9]} {code(2)[9:].lower()}"])
    )
    assert cells_of(found) == TWO


def test_a_wrong_code_names_row_column_and_reason():
    wrong = code(1)[:-1] + ("0" if code(1)[-1] != "0" else "1")
    found = taken(
        workbook(HEAD, [1, "甲厂", wrong], [2, "乙厂", code(2)[:-1]], [3, "丙厂", "O" + code(3)[1:]])
    )
    assert found.rows == ()
    assert [(row, column) for row, column, _ in reasons(found)] == [(2, "统一社会信用代码")] + [
        (row, "统一社会信用代码") for row in (3, 4)
    ]
    assert [why.split("。")[0] for _, _, why in reasons(found)] == [
        "校验位不对，有一位写错了",
        "应为 18 位，这里有 17 位",
        "含有“O”，代码中不用字母 I、O、S、V、Z",
    ]


def test_a_firm_that_comes_again_is_refused_with_the_row_it_repeats():
    found = taken(workbook(HEAD, [1, "甲厂", code(1)], [2, "甲厂分厂", code(1)], [3, "甲厂", None]))
    assert len(found.rows) == 1
    assert reasons(found) == [
        (3, "统一社会信用代码", "与第 2 行重复，“统一社会信用代码”相同。保留一行"),
        (4, "企业名称", "与第 2 行重复，“企业名称”相同。保留一行"),
    ]


def test_two_firms_of_one_name_with_codes_of_their_own_are_two():
    assert len(taken(workbook(HEAD, [1, "甲厂", code(1)], [2, "甲厂", code(2)])).rows) == 2


def test_what_is_missing_or_not_among_the_choices_is_named():
    found = taken(workbook([*HEAD, "规模"], [1, None, code(1), "小型"], [2, "乙厂", code(2), "小微"]))
    assert reasons(found) == [
        (2, "企业名称", "没有填写"),
        (3, "企业规模", "“小微”不在可选范围：大型；中型；小型；微型"),
    ]
    assert [dict(row.cells) for row in found.refused][1]["size"] == "小微"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (date(2023, 5, 1), "2023-05-01"),
        (45047, "2023-05-01"),
        ("2023年5月", "2023-05"),
        ("2023.5", "2023-05"),
        (2023.5, "2023-05"),
        ("2023/5/1", "2023-05-01"),
        ("2023-5-1 00:00:00", "2023-05-01"),
        ("２０２３年５月１日", "2023-05-01"),
        ("2023 年 5 月 1 日", "2023-05-01"),
        (2023, "2023"),
        ("20230501", "2023-05-01"),
    ],
)
def test_days_are_read_however_they_are_written(written, kept):
    found = taken(workbook(["企业名称", "认定时间"], ["甲厂", written]), key="zjtx_smes")
    assert cells_of(found) == [{"firm": "甲厂", "since": kept}]


@pytest.mark.parametrize("written", ["2023年13月", "明年", 2023.1, "2023-02-30"])
def test_a_day_that_nobody_can_tell_is_refused(written):
    found = taken(workbook(["企业名称", "认定时间"], ["甲厂", written]), key="zjtx_smes")
    assert [(row, column) for row, column, _ in reasons(found)] == [(2, "认定时间")]


def test_numbers_and_percentages_are_kept_as_they_are_shown():
    def show(sheet):
        sheet["D2"].number_format = "0.0%"

    found = taken(
        workbook(
            ["分支机构名称", "设立单位", "备注", "持股比例"], ["甲", "甲厂", 0.1 + 0.2, 0.515], change=show
        ),
        key="overseas_branches",
    )
    assert cells_of(found) == [{"name": "甲", "firm": "甲厂", "remark": "0.3", "share": "51.5"}]


def test_zeros_that_a_format_shows_belong_to_the_text():
    def show(sheet):
        sheet["B2"].number_format = "000000"

    found = taken(workbook(["企业名称", "股票代码"], ["甲厂", 2], change=show), key="listed_smes")
    assert cells_of(found)[0]["stock"] == "000002"


def test_a_merged_cell_speaks_for_all_rows_that_it_covers():
    def merge(sheet):
        sheet.merge_cells("C2:C3")

    rows = (["平台名称", "依托单位", "级别"], ["甲平台", "甲厂", "省级"], ["乙平台", "乙厂", None])
    found = taken(workbook(*rows, change=merge), key="platforms")
    assert [row["level"] for row in cells_of(found)] == ["省级", "省级"]


def test_the_value_of_a_formula_is_taken_and_one_without_value_is_named():
    data = workbook(["企业名称", "信用代码", "从业人员"], ["甲厂", code(1), "=1+1"], ["乙厂", code(2), "=A1"])
    part = "xl/worksheets/sheet1.xml"
    found = taken(rewritten(data, part, "<f>1\\+1</f><v ?/?>(</v>)?", "<f>1+1</f><v>2</v>"))
    assert cells_of(found) == [{**TWO[0], "staff": "2"}]
    assert reasons(found) == [(3, "从业人员（人）", "公式没有计算结果。用 Excel 打开并保存后再导入")]


def test_a_cell_that_shows_an_error_is_named():
    data = workbook(["企业名称", "主要产品"], ["甲厂", "#REF!"])
    found = taken(data)
    assert reasons(found) == [(2, "主要产品", "单元格显示为错误 #REF!。更正公式或改填文字")]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-", "@厂", '=HYPERLINK("http://x")', "'=1"])
def test_what_looks_like_a_formula_stays_the_text_it_is(text):
    def as_text(sheet):
        sheet["B2"].value, sheet["B2"].data_type = text, "s"

    found = taken(workbook(["企业名称", "主要产品"], ["甲厂", "x"], change=as_text))
    assert cells_of(found)[0]["product"] == text


def test_a_sheet_in_another_unit_of_money_is_not_read_as_in_ours():
    firms = ["甲厂", code(1), 1.5]
    heads = ["企业名称", "信用代码", "营业收入"]
    for rows in (
        (["企业清单", None, "单位：亿元"], heads, firms),
        (heads, [None, None, "（亿元）"], firms),
        (["", "单位：万元"], [*heads[:2], "营业收入（亿元）"], firms),
    ):
        found = taken(workbook(*rows))
        assert cells_of(found) == TWO[:1]
        assert found.unused == ("营业收入（亿元）",)
    found = taken(workbook(["单位：人、万元"], heads, [None, None, "万元"], firms))
    assert cells_of(found) == [{**TWO[0], "revenue": "1.5"}]


@pytest.mark.parametrize("line", [[1, 2, 3], ["甲", "乙", 1], ["栏次", "1", "2"], ["(甲)", None, None]])
def test_the_numbers_of_columns_under_the_headings_are_no_firm(line):
    found = taken(workbook(["企业名称", "信用代码", "主要产品"], line, ["甲厂", code(1), "丝网"]))
    assert [row["firm"] for row in cells_of(found)] == (["(甲)", "甲厂"] if line[0] == "(甲)" else ["甲厂"])


@pytest.mark.parametrize(
    "line", [["备注", "均在核心区内"], [None, "（以下空白）"], [None, "第 1 页 共 3 页"]]
)
def test_remarks_in_the_column_of_names_are_no_firm(line):
    found = taken(workbook(HEAD, [1, "甲厂", code(1)], line))
    assert (cells_of(found), found.rejected) == (TWO[:1], ())


@pytest.mark.parametrize(
    "line", [["城关镇小计", "1家"], [2, "合计"], [None, "总 计（1家）"], ["全县合计：1家"]]
)
def test_totals_are_no_firm_wherever_they_stand(line):
    assert cells_of(taken(workbook(HEAD, [1, "甲厂", code(1)], line))) == TWO[:1]


def test_two_tables_side_by_side_are_asked_back_and_one_on_its_side_is_not_taken():
    with pytest.raises(UnfitList, match="“企业名称”有 2 列都像：A 列“企业名称”、D 列“企业名称”"):
        taken(workbook(["企业名称", "信用代码", None] * 2, ["甲厂", code(1), None, "乙厂", code(2)]))
    with pytest.raises(UnfitList, match="没有找到“企业名称”一列"):
        taken(workbook(["企业名称", "甲厂", "乙厂"], ["信用代码", code(1), code(2)]))


def test_headings_printed_again_in_other_lines_are_passed_over():
    again = ["序号", "企业\n名称", " 统一社会信用代码 "]
    assert cells_of(taken(workbook(HEAD, [1, "甲厂", code(1)], again, [2, "乙厂", code(2)]))) == TWO


def test_one_column_of_names_among_others_is_a_list():
    found = taken(workbook(["企业", "法人", "电话"], ["甲厂", "张三", 13800000000.0]))
    assert cells_of(found) == [{"firm": "甲厂"}]


def test_rows_that_a_filter_hides_are_taken_and_told():
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True

    found = taken(workbook(HEAD, [1, "甲厂", code(1)], [2, "乙厂", code(2)], change=hide))
    assert cells_of(found) == TWO
    assert found.doubts[0].startswith("有 1 行在表中是隐藏的")


def test_strokes_are_nothing_and_units_are_no_part_of_a_number():
    head = ["企业名称", "信用代码", "规模", "从业人员", "营业收入", "主要产品"]
    found = taken(
        workbook(head, ["甲厂", "无", "/", "120人", "1,200.5 万元", "—"], ["乙", code(2), None, "—"])
    )
    assert cells_of(found) == [
        {"firm": "甲厂", "staff": "120", "revenue": "1,200.5", "product": "—"},
        {"firm": "乙", "credit_code": code(2)},
    ]


@pytest.mark.parametrize(
    ("written", "why"),
    [("9.1130E+17", "科学记数"), ("正在办理", "“正在办理”不是代码"), ("130123600012345", "这里有 15 位")],
)
def test_what_is_no_code_is_named_as_what_it_is(written, why):
    ((_, _, told),) = reasons(taken(workbook(HEAD, [1, "甲厂", written])))
    assert why in told


def test_an_import_can_be_stopped():
    rows = [[number, f"第{number}厂", code(number)] for number in range(1200)]
    told: list[tuple[int, int]] = []

    def stop_later(done, total):
        told.append((done, total))
        return done == 0

    with pytest.raises(ListCancelled):
        import_list(workbook(HEAD, *rows), "清单.xlsx", the_list("firms"), tell=stop_later)
    assert told == [(0, 1200), (500, 1200)]


def test_an_empty_list_is_no_list():
    with pytest.raises(UnfitList, match="表头下面没有内容"):
        taken(workbook(["清单"], HEAD))


def test_rows_that_are_added_are_numbered_on_and_known_ones_keep_their_place():
    there = [ListRow("a", 1, {}), ListRow("b", 2, {})]
    more = [ListRow("c", 1, {}), ListRow("a", 2, {}), ListRow("d", 3, {})]
    assert [(row.id, row.no) for row in continued(more, there)] == [("c", 3), ("a", 1), ("d", 4)]
