import pytest

from cluster_desktop.forms.fields import UnknownPath


def test_fields_stand_in_document_order_from_the_cover_on(index):
    sections = list(dict.fromkeys(field.section for field in index.fields))
    assert sections == ["封面", "一", "二", "三", "四", "五", "六", "七", "八", "九"]


def test_no_path_occurs_twice(index):
    paths = [field.path for field in index.fields]
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize(
    "path",
    [
        "region/city",
        "region/county",
        "applied_on",
        "area_km2",
        "industry_type",
        "total_output/2021",
        "chain_work/8",
        "chain_text",
        "standards/2022/national/led",
        "standards/2023/group/joined",
        "platform_nat/count",
        "platform_nat/names",
        "plan_3y",
        "targets/output_growth/base",
        "targets/governance/target",
        "targets/other/label",
        "targets/leading_1/label",
        "targets/other_12/target",
        "recommendation",
    ],
)
def test_the_form_has_the_path(index, path):
    assert index[path].path == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "total_output",
        "total_output/2020",
        "chain_work/0",
        "chain_work/9",
        "truth_statement",
        "targets",
        "targets/leading/label",
        "targets/leading_0/label",
        "targets/leading_1/name",
        "targets/co2/label",
        "targets/co2_1/label",
        "area_km2/",
        "AREA_KM2",
        "evidence/1",
    ],
)
def test_a_path_that_the_form_does_not_have_is_refused_by_name(index, path):
    assert index.find(path) is None
    with pytest.raises(UnknownPath) as refused:
        index[path]
    assert refused.value.where == path


def test_a_figure_of_a_year_knows_its_unit_and_year(index):
    field = index["total_output/2023"]
    assert (field.unit, field.year, field.figure, field.name) == (
        "亿元",
        2023,
        "number",
        "集群总产值（2023年）",
    )


def test_an_option_carries_its_words_and_the_printed_demand(index):
    field = index["chain_work/1"]
    assert (field.option, field.evidence) == ("绘制产业链图谱，开展产业链培育", "勾选需提供佐证材料")
    assert field.is_tick


def test_a_limited_text_knows_its_limit(index):
    assert index["chain_text"].max_chars == 200


def test_headings_that_only_hold_headings_and_the_opinion_from_above_are_not_required(index):
    optional = {field.path for field in index.fields if not field.required and not field.is_tick}
    assert optional == {
        "plan_3y",
        "plan_goals",
        "plan_stages",
        "targets/other/label",
        "targets/other/base",
        "targets/other/target",
        "recommendation",
    }


def test_an_added_target_row_is_named_by_its_direction(index):
    assert index["targets/digital_2/target"].name == "数字化增加的第2项指标的2026年目标值"


def test_an_item_gives_its_fields_and_a_field_its_item(index):
    fields = index.of("total_output")
    assert [field.year for field in fields] == [2021, 2022, 2023]
    assert {field.item for field in fields} == {index.item("total_output")}
