"""Filling: the answers in their cells as they were given, the printed words and the type as they were."""

from __future__ import annotations

import pytest

from cluster_desktop.documents.bind import After, Tick
from cluster_desktop.documents.binding.grid import Cell
from cluster_desktop.documents.binding.reading import Reader
from cluster_desktop.documents.binding.text import paragraph_text
from cluster_desktop.documents.fill import DoesNotFit, fill
from cluster_desktop.documents.fonts import FontBook, MissingGlyph
from cluster_desktop.documents.form import official_blank
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.word import Element, w
from cluster_desktop.forms.fields import FieldIndex, UnknownPath
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.forms.values import Answers
from tests.documents.official import BINDING, BLANK, EDITION, changed, filled_cell, read_back, tables
from tests.forms.complete import complete_answers

TEXT_200 = ("集群围绕主导产业强链补链，2023年突破关键技术7项，" * 10)[:200]


@pytest.fixture(scope="module")
def complete(fonts: FontBook) -> bytes:
    return fill(BLANK, EDITION, complete_answers(EDITION), fonts)


def filled(answers: Answers, fonts: FontBook) -> bytes:
    return fill(BLANK, EDITION, answers, fonts)


def cell_at(data: bytes, path: str) -> Cell:
    return filled_cell(data, BINDING.places[path])


def sizes(cell: Cell, words: str) -> set[float]:
    """The sizes in points of the runs that hold these words."""
    runs = [run for run in cell.element.iter(w("r")) if words in "".join(run.itertext())]
    assert runs, words
    return {int(run.find(f"{w('rPr')}/{w('sz')}").get(w("val"))) / 2 for run in runs}


def plan_rows(data: bytes) -> list[list[str]]:
    """The target table as it reads, merged cells repeated in each of their rows."""
    cells = tables(data)[13]
    head = next(cell.row for cell in cells if cell.key == "方向")
    rows = range(head + 1, max(cell.row for cell in cells))
    return [
        [cell.text for cell in sorted(cells, key=lambda cell: cell.column) if cell.covers(row)]
        for row in rows
    ]


@pytest.mark.parametrize(
    "path",
    [
        field.path
        for field in FieldIndex(EDITION).fields
        if field.path in BINDING.places and field.kind not in {"multi_choice", "plan_outline"}
    ],
)
def test_an_answer_reads_back_as_it_was_given(complete: bytes, path: str):
    assert read_back(complete, path) == complete_answers(EDITION)[path]


@pytest.mark.parametrize("path", [path for path, place in BINDING.places.items() if isinstance(place, Tick)])
def test_true_answers_and_chosen_options_are_ticked_and_no_others(complete: bytes, path: str):
    place = BINDING.places[path]
    assert isinstance(place, Tick)
    paragraph = cell_at(complete, path).paragraphs[place.cell.paragraphs.index(place.paragraph)]
    key, _, number = path.partition("#")
    expected = complete_answers(EDITION)[key] in {True, number}

    assert paragraph_text(paragraph)[place.at] == ("☑" if expected else "□")
    assert paragraph_text(paragraph).replace("☑", "□") == paragraph_text(place.paragraph)


@pytest.mark.parametrize("choice", ["3", "0", "是", "", "99999999999999999999"])
def test_a_choice_that_names_no_option_ticks_none(fonts: FontBook, choice: str):
    assert filled({"software_rate_up": choice}, fonts) == BLANK


def test_an_unticked_box_stays_empty(fonts: FontBook):
    assert filled({"chain_work/1": False}, fonts) == BLANK


def test_without_answers_the_blank_is_returned_as_it_is(fonts: FontBook):
    assert filled({}, fonts) == BLANK


def test_the_same_answers_give_the_same_bytes(complete: bytes, fonts: FontBook):
    shuffled = dict(reversed(complete_answers(EDITION).items()))

    assert filled(shuffled, fonts) == complete


@pytest.mark.parametrize(
    "text",
    [
        "R&D <5% 投入",
        "“甲”、‘乙’与\"丙\"、'丁'",
        "{{cluster_name}} {% if %} ${x}",
        "1234567890" * 3,
        "]]>&amp;&lt;w:p/>",
        "数量：    个",
        "......",
    ],
)
def test_text_that_looks_like_markup_stays_text(fonts: FontBook, text: str):
    data = filled({"digi_text": text, "plan_idea": text}, fonts)

    assert read_back(data, "digi_text") == text
    plan = [paragraph_text(paragraph) for paragraph in cell_at(data, "plan_idea").paragraphs]
    assert plan[plan.index("总体思路") + 1] == text


def test_lines_of_a_text_become_indented_paragraphs(fonts: FontBook):
    data = filled({"digi_text": "第一段\n\n  第二段"}, fonts)
    paragraphs = cell_at(data, "digi_text").paragraphs

    assert [paragraph_text(paragraph) for paragraph in paragraphs] == ["第一段", "第二段"]
    assert {paragraph.find(f"{w('pPr')}/{w('ind')}").get(w("firstLine")) for paragraph in paragraphs} == {
        "480"
    }


def test_the_text_of_the_plan_stands_below_its_heading_as_running_text(fonts: FontBook):
    data = filled({"plan_problems": "问题一\n问题二", "plan_intro": "简介"}, fonts)
    paragraphs = cell_at(data, "plan_problems").paragraphs
    texts = [paragraph_text(paragraph) for paragraph in paragraphs]
    guidance = next(index for index, text in enumerate(texts) if text.startswith("包括集群主导产业"))
    at = texts.index("存在的问题")

    assert texts[at + 1 : at + 4] == ["问题一", "问题二", "四、未来三年中小企业特色产业集群发展规划"]
    assert texts[guidance + 1] == "简介"
    assert _look(paragraphs[at + 1]) == _look(paragraphs[guidance])


def _look(paragraph: Element) -> tuple[str | None, str | None, str | None]:
    indent, spacing = (paragraph.find(f"{w('pPr')}/{w(name)}") for name in ("ind", "spacing"))
    font = paragraph.find(f"{w('r')}/{w('rPr')}/{w('rFonts')}")
    return indent.get(w("firstLine")), spacing.get(w("line")), font.get(w("eastAsia"))


def test_an_answer_takes_the_type_of_its_blank(complete: bytes):
    run = cell_at(complete, "total_output/2021").paragraphs[0].find(w("r"))

    assert run.find(f"{w('rPr')}/{w('rFonts')}").get(w("eastAsia")) == "仿宋"
    assert sizes(cell_at(complete, "total_output/2021"), "12.50") == {10.5}
    assert sizes(cell_at(complete, "area_km2"), "12.50") == {12}


def test_the_cover_repeats_the_answers_and_writes_the_date_in_words(complete: bytes, fonts: FontBook):
    data = filled(
        {
            "cluster_name": "平川县丝网产业",
            "region/city": "衡北",
            "region/county": "平川",
            "applied_on": "2024-04-06",
            "county_dept_contact": "李建国",
            "county_dept_phone": "0318-5551234",
        },
        fonts,
    )
    cover = [cell.text for cell in tables(data)[0]]

    assert cover[cover.index("集群名称：") + 1] == "平川县丝网产业"
    assert cover[cover.index("所属地区：") :][:5] == ["所属地区：", "衡北", "市", "平川", "县（市、区）"]
    assert cover[cover.index("申报时间：") + 1] == "2024年4月6日"
    assert cover[cover.index("联系人及联系电话：") + 1] == "李建国  0318-5551234"
    assert cover[cover.index("县级行政区划工业和信息化主管部门（盖章）：") + 1] == ""


def test_a_date_that_is_none_is_printed_as_typed(fonts: FontBook):
    cover = [cell.text for cell in tables(filled({"applied_on": "四月"}, fonts))[0]]

    assert cover[cover.index("申报时间：") + 1] == "四月"


def test_names_stand_one_below_the_other(fonts: FontBook):
    data = filled({"platform_nat/names": "甲中心\n乙中心\n丙中心", "platform_nat/count": "3"}, fonts)

    assert cell_at(data, "platform_nat/names").text == "数量： 3  个\n名称：甲中心\n乙中心\n丙中心"


def test_many_names_are_joined_before_they_are_set_smaller(fonts: FontBook):
    data = filled({"platform_nat/names": "\n".join(f"甲{number}中心" for number in range(1, 15))}, fonts)
    cell = cell_at(data, "platform_nat/names")

    assert cell.text.startswith("数量：    个\n名称：甲1中心、甲2中心、")
    assert sizes(cell, "甲1中心") == {12}


def test_still_more_names_are_set_smaller_below_their_label(fonts: FontBook):
    data = filled({"platform_nat/names": "\n".join(["集群产业技术研究院"] * 20)}, fonts)
    cell = cell_at(data, "platform_nat/names")

    assert sizes(cell, "集群产业技术研究院") < {10.5, 10, 9, 8, 7.5}
    assert sizes(cell, "名称：") == {12}
    assert lay_out(data, fonts).overflows == ()


@pytest.mark.parametrize("path", [item.key for item in EDITION.items() if item.kind == "long_text"])
def test_a_text_box_holds_its_200_characters_at_a_good_size(fonts: FontBook, path: str):
    data = filled({path: TEXT_200}, fonts)

    assert min(sizes(cell_at(data, path), TEXT_200)) >= 10.5


def test_figures_are_set_smaller_rather_than_broken(fonts: FontBook):
    data = filled({"standards/2022/national/led": "123456"}, fonts)

    assert max(sizes(cell_at(data, "standards/2022/national/led"), "123456")) < 10.5
    assert any(piece.text == "123456" for page in lay_out(data, fonts).pages for piece in page.texts)


def test_what_does_not_fit_in_the_smallest_type_is_refused_with_the_number_of_characters_to_cut(
    fonts: FontBook,
):
    text = "集群产业链" * 200

    with pytest.raises(DoesNotFit, match="集群产业链强链补链情况") as refusal:
        filled({"chain_text": text}, fonts)

    cut = refusal.value.cut
    assert refusal.value.path == "chain_text"
    assert filled({"chain_text": text[: len(text) - cut]}, fonts) != BLANK
    with pytest.raises(DoesNotFit):
        filled({"chain_text": text[: len(text) - cut + 1]}, fonts)


def test_added_rows_take_the_place_of_the_dots_and_follow_inside_the_merged_cell(fonts: FontBook):
    data = filled(
        {
            "targets/leading_1/label": "规上企业数量",
            "targets/leading_1/base": "120",
            "targets/leading_1/target": "180",
            "targets/leading_10/label": "税收",
            "targets/leading_2/label": "市场占有率",
            "targets/other/label": "就业人数",
            "targets/other_1/label": "物流企业",
        },
        fonts,
    )

    assert plan_rows(data)[2:5] == [
        ["主导产业", "规上企业数量", "120", "180"],
        ["主导产业", "市场占有率", "", ""],
        ["主导产业", "税收", "", ""],
    ]
    assert plan_rows(data)[5][0] == "创新"
    assert plan_rows(data)[-2:] == [["其它", "就业人数", "", ""], ["其它", "物流企业", "", ""]]


def test_a_blank_that_does_not_merge_the_direction_merges_it_for_added_rows(fonts: FontBook):
    def unmerged(document):
        cell = next(cell for cell in Reader(document.body).tables[13] if cell.key == "其它").element
        cell.find(w("tcPr")).remove(cell.find(f"{w('tcPr')}/{w('vMerge')}"))

    answers = {"targets/other_1/label": "就业", "targets/other_2/label": "税收"}
    data = fill(changed(BLANK, unmerged), EDITION, answers, fonts)

    assert [row[:2] for row in plan_rows(data)[-2:]] == [["其它", "就业"], ["其它", "税收"]]


def filled_tables(id_: str, answers: Answers, fonts: FontBook) -> list[list[str]]:
    """The cells of each table of another edition, filled."""
    edition = load_edition(id_)
    data = fill(official_blank(edition), edition, answers, fonts)
    return [[cell.text for cell in cells] for cells in tables(data)]


def test_a_blank_open_row_takes_the_indicator_itself(fonts: FontBook):
    row = "targets/leading_1"
    answers = {f"{row}/label": "规上企业数量", f"{row}/base": "120", f"{row}/target": "180"}
    found = next(cells for cells in filled_tables("national-2025", answers, fonts) if "规上企业数量" in cells)

    at = found.index("规上企业数量")
    assert found[at : at + 3] == ["规上企业数量", "120", "180"]


def test_the_review_says_what_was_done_beside_what_was_aimed_at(fonts: FontBook):
    row = "targets_done/patents"
    answers = {f"{row}/base": "4", f"{row}/target": "5", f"{row}/done": "6"}
    filled = filled_tables("national-2025-review", answers, fonts)
    found = next(cells for cells in filled if "有效发明专利数量" in cells)

    at = found.index("有效发明专利数量")
    assert found[at : at + 4] == ["有效发明专利数量", "4", "5", "6"]


def test_the_cover_of_a_national_form_names_the_province(fonts: FontBook):
    answers = {"region/province": "冀北", "region/city": "衡北", "region/county": "平川"}
    cover = filled_tables("national-2024", answers, fonts)[0]

    assert "冀北" in " ".join(cover)


def test_the_recommendation_stands_above_the_seal(fonts: FontBook):
    data = filled({"recommendation": "同意推荐。"}, fonts)

    assert cell_at(data, "recommendation").text.split("\n")[:2] == ["同意推荐。", "推荐单位（公章）："]


def test_a_figure_stands_in_the_middle_of_the_blank_before_its_unit(fonts: FontBook):
    data = filled({"patents": "36"}, fonts)

    assert cell_at(data, "patents").text == "    36    个\n（需提供清单及佐证材料）"


def test_a_path_the_form_does_not_have_is_refused(fonts: FontBook):
    with pytest.raises(UnknownPath):
        filled({"no_such_item": "1"}, fonts)


def test_a_character_that_no_face_has_is_named():
    with pytest.raises(MissingGlyph, match="U\\+1F600"):
        filled({"chain_text": "😀"}, FontBook(rare=[]))


def test_the_plan_has_one_place_behind_each_heading():
    places = [place for place in BINDING.places.values() if isinstance(place, After)]

    assert len({place.paragraph for place in places}) == len(places) == 12
