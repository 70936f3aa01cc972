"""Binding: each answer finds its place by the printed labels, or the error names the label."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.bind import After, BindError, Blank, Lines, Tick, bind
from cluster_desktop.documents.binding.grid import Cell
from cluster_desktop.documents.binding.reading import Reader
from cluster_desktop.documents.binding.text import paragraph_text
from cluster_desktop.documents.word import WordFile, open_word, w
from cluster_desktop.forms.fields import FieldIndex
from tests.documents.official import BLANK, EDITION, cell_with, changed, reword

if TYPE_CHECKING:
    from collections.abc import Callable

INDEX = FieldIndex(EDITION)
DOCUMENT = open_word(BLANK)
BINDING = bind(DOCUMENT, EDITION)


def neighbours(cell: Cell) -> tuple[str, str]:
    """The text to the left of a cell, and that of the nearest printed cell above it."""
    cells = Reader(DOCUMENT.body).tables[cell.table]
    left = [other for other in cells if other.covers(cell.row) and other.column + other.span == cell.column]
    above = [
        other
        for other in cells
        if other.row < cell.row and other.column <= cell.column < other.column + other.span and other.key
    ]
    return left[-1].key, above[-1].key if above else ""


@pytest.mark.parametrize("path", [field.path for field in INDEX.fields])
def test_every_field_has_a_place(path: str):
    assert BINDING.binds(path)


@pytest.mark.parametrize(
    "path", ["targets/leading_1/label", "targets/other_2/base", "targets/green_12/target"]
)
def test_rows_to_be_added_to_the_target_table_have_a_place(path: str):
    assert BINDING.binds(path)


@pytest.mark.parametrize("path", ["targets/nothing_1/label", "targets/leading_1/done", "no_such_item"])
def test_what_the_edition_does_not_have_has_no_place(path: str):
    assert not BINDING.binds(path)


def test_no_two_answers_share_a_place():
    spots = [
        (place.paragraph, getattr(place, "start", getattr(place, "at", 0)))
        for place in BINDING.places.values()
    ]

    assert len(set(spots)) == len(spots)


@pytest.mark.parametrize(
    ("path", "left", "above"),
    [
        ("cluster_name", "集群名称XX县市区XX产业", ""),
        ("county_dept_contact", "联系人", "县级行政区划工业和信息化主管部门"),
        ("operator_contact", "联系人", "集群运营管理机构"),
        ("total_output/2021", "集群总产值亿元", "2021年"),
        ("leading_output_cagr", "近三年集群主导产业产值年均增速%", "2021年"),
        ("platform_prov/names", "省级制造业创新中心或省级创新平台名称及数量", "数量个名称"),
        ("software_spend/2022", "", "2022年"),
        ("co2_intensity/2023", "2023年", "是否如涉及需提供佐证材料"),
        ("energy_intensity/2021", "2021年", "注单位产值二氧化碳排放量需提供计算公式"),
        ("targets/co2/base", "二氧化碳排放量", "2023年基准值"),
        ("targets/governance/base", "定性描述", "2023年基准值"),
    ],
)
def test_a_place_stands_beside_its_label_and_below_its_year(path: str, left: str, above: str):
    place = BINDING.places[path]
    assert place.cell is not None
    found_left, found_above = neighbours(place.cell)

    assert found_above == above
    assert found_left == left or not left


@pytest.mark.parametrize("year", EDITION.years)
@pytest.mark.parametrize(("level", "printed"), [("international", "国际"), ("group", "团体")])
def test_a_standard_stands_under_its_year_in_the_row_of_its_level(year: int, level: str, printed: str):
    led = BINDING.places[f"standards/{year}/{level}/led"].cell
    joined = BINDING.places[f"standards/{year}/{level}/joined"].cell
    assert led is not None
    assert joined is not None
    year_cell = next(
        cell for cell in Reader(DOCUMENT.body).tables[led.table] if cell.key == f"{year}年" and cell.row == 0
    )

    assert neighbours(led)[0] == printed
    assert (led.row, led.column + 1) == (joined.row, joined.column)
    assert year_cell.column < led.column < joined.column < year_cell.column + year_cell.span


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("chain_work/6", "与产业链“链主”企业建立稳定合作配套关系"),
        ("svc_provided/7", "管理咨询"),
        ("industry_type#2", "第二产业"),
        ("water_reuse_above_avg#3", "不适用"),
        ("software_rate_up#2", "否"),
    ],
)
def test_a_box_stands_before_the_words_of_its_option(path: str, words: str):
    place = BINDING.places[path]
    assert isinstance(place, Tick)
    text = paragraph_text(place.paragraph)

    assert text[place.at] == "□"
    assert text[place.at + 1 :].startswith(words)


def test_the_same_question_asked_twice_has_two_places():
    first = BINDING.options("solid_waste_above_avg")[0].cell
    second = BINDING.options("water_reuse_above_avg")[0].cell

    assert (first.table, first.row + 2) == (second.table, second.row)


def test_a_text_asked_for_inside_its_label_cell_goes_below_the_label():
    place = BINDING.places["newmode_text"]
    assert isinstance(place, Lines)

    assert place.cell.text.startswith("智能制造、工业互联网以及其它新模式新业态")
    assert place.paragraph is place.cell.paragraphs[-1]


def test_the_text_of_the_plan_goes_behind_the_guidance_of_its_heading():
    intro, problems = BINDING.places["plan_intro"], BINDING.places["plan_problems"]
    assert isinstance(intro, After)

    assert paragraph_text(intro.paragraph).endswith("近三年来发展情况。")
    assert paragraph_text(problems.paragraph) == "存在的问题"


def test_the_lines_of_the_cover_repeat_the_answers():
    assert [repeat.paths for repeat in BINDING.repeats] == [
        ("cluster_name",),
        ("region/city",),
        ("region/county",),
        ("operator",),
        ("applied_on",),
        ("county_dept_contact", "county_dept_phone"),
    ]


def test_an_official_blank_with_other_spaces_and_widths_binds_the_same():
    def retyped(document: WordFile) -> None:
        reword(document, "集群总产值（亿元）", "集群 总产值(亿元) ")
        reword(document, "2022年", "２０２２ 年")
        reword(document, "名称：    ", "名 称:")
        reword(document, "联系人", "联 系 人")
        reword(document, "存在的问题", "三、存在的问题")
        reword(document, "总体思路", "（一）总体思路")

    found = bind(open_word(changed(BLANK, retyped)), EDITION)

    assert found.places.keys() == BINDING.places.keys()


def test_a_cover_with_underlined_spaces_binds_to_the_spaces():
    def typed(document: WordFile) -> None:
        cover = next(document.body.iter(w("tbl")))
        mould = cell_with(document, "集群名称：").find(w("p"))
        assert mould is not None
        for row in list(cover.iter(w("tr"))):
            words = [paragraph_text(paragraph) for paragraph in row.iter(w("p"))]
            line = open_word(BLANK).body.makeelement(w("p"))
            piece = line.makeelement(w("t"))
            piece.text = "            ".join(words)
            run = line.makeelement(w("r"))
            run.append(piece)
            line.append(run)
            cover.addprevious(line)
        document.body.remove(cover)

    found = bind(open_word(changed(BLANK, typed)), EDITION)

    city, county = (repeat.place for repeat in found.repeats[1:3])
    assert isinstance(city, Blank)
    assert isinstance(county, Blank)
    assert paragraph_text(city.paragraph)[: city.start] == "所属地区："
    assert paragraph_text(county.paragraph)[county.end :].startswith("县（市、区）")


@pytest.mark.parametrize(
    "words",
    [
        "集群占地面积（平方公里）",
        "集群外商直接投资额（万元）",
        "三、创新能力情况",
        "其他平台名称及数量",
        "发展目标",
        "优质中小企业数量",
        "市级工业和信息化主管部门推荐意见",
        "申报时间：",
    ],
)
def test_a_missing_label_is_named(words: str):
    blank = changed(BLANK, lambda document: reword(document, words, "别的文字"))

    with pytest.raises(BindError, match=words):
        bind(open_word(blank), EDITION)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda document: reword(document, "□管理咨询", "□其他"), "管理咨询"),
        (lambda document: reword(document, "2023年", "2024年"), "2023年"),
        (lambda document: reword(document, "主持数量", "牵头数量"), "主持数量"),
        (lambda document: reword(document, "2026年目标值", "目标值"), "2026年目标值"),
        (
            lambda document: reword(document, "名称：    ", "名单："),
            "国家制造业创新中心或国家级创新平台名称及数量",
        ),
    ],
)
def test_what_is_missing_beside_a_label_is_named(change: Callable[[WordFile], None], named: str):
    with pytest.raises(BindError, match=named):
        bind(open_word(changed(BLANK, change)), EDITION)


def again(document: WordFile, words: str) -> None:
    """Puts the row that holds `words` there a second time."""
    row = next(cell_with(document, words).iterancestors(w("tr")))
    row.addnext(deepcopy(row))


def another_row(document: WordFile) -> None:
    again(document, "集群企业数量")
    row = next(cell_with(document, "集群企业数量").iterancestors(w("tr"))).getnext()
    next(row.iter(w("t"))).text = "集群税收总额（亿元）"


def filled_in(document: WordFile) -> None:
    label = cell_with(document, "集群占地面积（平方公里）")
    run = deepcopy(next(label.iter(w("r"))))
    run.find(w("t")).text = "86.50"
    label.getnext().find(w("p")).append(run)


def exchanged_year(document: WordFile) -> None:
    head = next(cell_with(document, "年度").iterancestors(w("tr")))
    next(piece for piece in head.iter(w("t")) if piece.text == "2022年").text = "2020年"


@pytest.mark.parametrize(
    ("change", "unbound"),
    [
        (
            lambda document: again(document, "集群企业数量"),
            ["“集群企业数量”不止一处，分不清填在哪一处"],
        ),
        (
            lambda document: again(document, "集群占地面积"),
            ["“集群占地面积（平方公里）”不止一处，分不清填在哪一处"],
        ),
        (another_row, ["多出“集群税收总额（亿元）”一栏"]),
        (
            lambda document: reword(document, "□管理咨询", "□管理咨询 □法律服务"),
            ["“集群已提供的中小企业公共服务：”多出“□法律服务”"],
        ),
        (
            lambda document: reword(document, "□管理咨询", "□管理咨询 □管理咨询"),
            ["“集群已提供的中小企业公共服务：”的“□管理咨询”不止一个，分不清勾选哪一个"],
        ),
        (filled_in, ["“集群占地面积（平方公里）”没有空白的填写处"]),
        (
            lambda document: reword(document, "集群企业数量", "企业数量"),
            ["没有“集群企业数量”", "多出“企业数量”一栏"],
        ),
    ],
)
def test_what_is_doubtful_is_refused_and_said(change: Callable[[WordFile], None], unbound: list[str]):
    with pytest.raises(BindError) as refusal:
        bind(open_word(changed(BLANK, change)), EDITION)

    assert [words for words in refusal.value.unbound if "“□" not in words or words in unbound] == unbound


def test_everything_that_does_not_bind_is_listed_and_the_first_five_are_named():
    with pytest.raises(BindError) as refusal:
        bind(open_word(changed(BLANK, exchanged_year)), EDITION)

    lacking = [item.label for item in EDITION.sections[1].items if item.kind == "year_numbers"]
    assert [words for words in refusal.value.unbound if "2022年" in words] == [
        f"“{label}”没有2022年的填写处" for label in lacking
    ]
    assert str(refusal.value).count("；") == 4
    assert str(refusal.value).endswith(f"等{len(refusal.value.unbound)}处")


def exchange_words(document: WordFile, words: str, other: str) -> None:
    row = next(cell_with(document, words).iterancestors(w("tr")))
    next(piece for piece in row.iter(w("t")) if piece.text == words).text = other


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            lambda document: again(document, "优质中小企业数量"),
            "“优质中小企业数量”不止一行，分不清填在哪一行",
        ),
        (
            lambda document: exchange_words(document, "......", "产业链税收"),
            "目标表没有“主导产业”的“......”一行",
        ),
        (
            lambda document: reword(document, "2022年", "2021年"),
            "“集群总产值（亿元）”2021年的填写处不止一个",
        ),
        (
            lambda document: reword(document, "总体思路", "存在的问题"),
            "“存在的问题”不止一处，分不清写在哪一处",
        ),
        (
            lambda document: again(document, "申报时间："),
            "封面的“申报时间：____”不止一处",
        ),
    ],
)
def test_what_stands_there_twice_is_not_guessed(change: Callable[[WordFile], None], named: str):
    with pytest.raises(BindError) as refusal:
        bind(open_word(changed(BLANK, change)), EDITION)

    assert any(named in words for words in refusal.value.unbound)
