import pytest

from cluster_desktop.forms.fields import FieldIndex, UnknownPath
from cluster_desktop.forms.loader import edition_ids, load_edition


def test_fields_stand_in_document_order_from_the_cover_on(index):
    sections = list(dict.fromkeys(field.section for field in index.fields))
    assert sections == ["封面", "一", "二", "三", "四", "五", "六", "七", "八", "九"]


@pytest.mark.parametrize("edition_id", edition_ids())
def test_no_path_occurs_twice_and_each_leads_to_its_field(edition_id):
    index = FieldIndex(load_edition(edition_id))
    paths = [field.path for field in index.fields]
    assert len(paths) == len(set(paths))
    assert [index[path] for path in paths] == list(index.fields)


@pytest.mark.parametrize("edition_id", edition_ids())
def test_no_name_stands_for_two_answers(edition_id):
    fields = FieldIndex(load_edition(edition_id)).fields
    names = [(field.name, field.section, field.key) for field in fields]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("edition_id", "path", "name"),
    [
        ("national-2024", "region/province", "所属地区（省、区、市）"),
        ("national-2022", "employees", "集群内中小企业从业人员数量"),
        ("national-2022", "hitech_and_innovative/2019", "国家级高新技术企业和创新型中小企业数量（2019年）"),
        ("national-2022", "plan_stage_3", "规划：2024年度"),
        ("national-2022", "county_dept_phone", "县(市、区)中小企业主管部门联系方式"),
        ("national-2025", "cloud_smes/2024", "集群上云中小企业数量（2024年）"),
        ("national-2025-review", "operator_changed", "集群运营管理机构是否发生变化"),
        ("national-2025-review", "targets_done/co2/done", "绿色化：二氧化碳排放量的2025年完成值"),
        ("national-2025-review", "targets_done/other/label", "其它的指标"),
        ("national-2025-review", "targets_done/leading_2/done", "主导产业增加的第2项指标的2025年完成值"),
        ("national-2025-review", "targets/leading_2/target", "主导产业增加的第2项指标的2027年目标值"),
    ],
)
def test_other_editions_have_their_own_paths(edition_id, path, name):
    assert FieldIndex(load_edition(edition_id))[path].name == name


@pytest.mark.parametrize(
    ("edition_id", "path"),
    [
        ("hebei-2024", "region/province"),
        ("hebei-2024", "targets_done/co2/base"),
        ("national-2024", "targets/co2/done"),
        ("national-2025-review", "targets/co2/done"),
        ("national-2025-review", "targets/leading_1/done"),
        ("national-2025-review", "targets_done/co2_1/done"),
        ("national-2022", "pct"),
        ("national-2025", "cloud_smes"),
        ("national-2024", "cloud_smes/2023"),
    ],
)
def test_a_path_of_another_edition_is_unknown(edition_id, path):
    assert FieldIndex(load_edition(edition_id)).find(path) is None


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
