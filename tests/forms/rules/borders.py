"""At the border of each rule: changes to a complete form that are just right, and that are just wrong.

Each case is a sentence, the edition, the rule, what is right, and what is wrong; None takes an answer away.
Over 500 lines, for it is one table: each rule is looked up in it.
"""

from typing import NamedTuple

Changes = dict[str, str | bool | None]


class Border(NamedTuple):
    sentence: str
    edition: str
    rule: str
    right: Changes
    wrong: Changes


HEBEI, Y2022, Y2024, Y2025, REVIEW = (
    "hebei-2024",
    "national-2022",
    "national-2024",
    "national-2025",
    "national-2025-review",
)
NO_PLAN = dict.fromkeys(
    [
        *("plan_intro", "plan_results", "plan_problems", "plan_3y", "plan_idea", "plan_goals", "plan_stages"),
        *("plan_stage_1", "plan_stage_2", "plan_stage_3", "plan_tasks", "plan_safeguards"),
    ],
    "无",
)

ALONE = [
    Border("an answer is there", HEBEI, "required", {"area_km2": "无"}, {"area_km2": None}),
    Border(
        "one tick is enough",
        HEBEI,
        "some_tick",
        {f"intl_work/{number}": number == 1 for number in range(1, 6)},
        {f"intl_work/{number}": False for number in range(1, 6)},
    ),
    Border(
        "an added row is whole",
        HEBEI,
        "target_rows",
        {"targets/green_2/label": "甲", "targets/green_2/base": "1", "targets/green_2/target": "2"},
        {"targets/green_2/label": "甲", "targets/green_2/base": "1"},
    ),
    Border("a figure is a number", HEBEI, "number", {"pct": "1,012"}, {"pct": "12件"}),
    Border("two decimals", HEBEI, "decimals", {"area_km2": "86.55"}, {"area_km2": "86.555"}),
    Border("a whole patent", HEBEI, "integer", {"pct": "12.00"}, {"pct": "12.5"}),
    Border("a tick is a tick", HEBEI, "tick", {"share_work/3": False}, {"share_work/3": "是"}),
    Border("one of three industries", HEBEI, "choice", {"industry_type": "3"}, {"industry_type": "4"}),
    Border(
        "a day of the calendar", HEBEI, "date", {"applied_on": "2024-04-30"}, {"applied_on": "2024-04-31"}
    ),
    Border("200 字", HEBEI, "max_chars", {"env_text": "字" * 200}, {"env_text": "字" * 201}),
    Border(
        "3000 字",
        HEBEI,
        "plan_max_chars",
        {**NO_PLAN, "plan_tasks": "字" * 2989},
        {**NO_PLAN, "plan_tasks": "字" * 2990},
    ),
    Border("a share of all", HEBEI, "share", {"rdtool_rate": "100"}, {"rdtool_rate": "100.01"}),
    Border("a drop to nothing", Y2022, "drop", {"energy_drop": "100"}, {"energy_drop": "100.01"}),
    Border("no less than none", HEBEI, "amount", {"pct": "0"}, {"pct": "-1"}),
    Border(
        "a clean answer is 否 since 2024", HEBEI, "pass_answer", {"accidents_3y": "2"}, {"accidents_3y": "1"}
    ),
    Border(
        "a clean answer is 是 in 2022", Y2022, "pass_answer", {"accidents_3y": "1"}, {"accidents_3y": "2"}
    ),
]

RELATIONS = [
    Border("3812 of 13078", HEBEI, "cloud_ratio", {"cloud_ratio": "29.15"}, {"cloud_ratio": "29.16"}),
    Border(
        "a share rounded to one digit", HEBEI, "cloud_ratio", {"cloud_ratio": "29.1"}, {"cloud_ratio": "29.2"}
    ),
    Border("a share rounded to a whole", HEBEI, "cloud_ratio", {"cloud_ratio": "29"}, {"cloud_ratio": "30"}),
    Border(
        "a share of each year",
        Y2025,
        "cloud_ratio",
        {"cloud_ratio/2024": "35.51"},
        {"cloud_ratio/2024": "35.52"},
    ),
    Border("3086 of 13078", HEBEI, "iip_rate", {"iip_rate": "23.60"}, {"iip_rate": "23.59"}),
    Border("3086 of 13078, nationally", Y2024, "iip_rate", {"iip_rate": "23.6"}, {"iip_rate": "23.7"}),
    Border(
        "patents a 10,000 staff",
        HEBEI,
        "patents_per_10k",
        {"patents_per_10k": "131"},
        {"patents_per_10k": "130.9"},
    ),
    Border(
        "from 1350 to 1500", HEBEI, "fdi_growth", {"fdi_growth/2023": "11.11"}, {"fdi_growth/2023": "11.13"}
    ),
    Border("no year before to grow from", HEBEI, "fdi_growth", {"fdi/2022": "无"}, {"fdi/2022": "1"}),
    Border(
        "exports that fell",
        HEBEI,
        "export_growth",
        {"export_growth/2022": "8.48"},
        {"export_growth/2022": "-8.48"},
    ),
    Border(
        "研发 13.73 to 16.15", Y2025, "rd_growth", {"rd_growth/2023": "17.70"}, {"rd_growth/2023": "17.80"}
    ),
    Border(
        "output times share, over the year before",
        Y2025,
        "leading_output_growth",
        {"leading_output_growth/2024": "11.2"},
        {"leading_output_growth/2024": "11.30"},
    ),
    Border(
        "geometric, not 11.63",
        HEBEI,
        "leading_output_cagr",
        {"leading_output_cagr": "11.57"},
        {"leading_output_cagr": "11.63"},
    ),
    Border(
        "two readings",
        Y2025,
        "leading_output_cagr",
        {"leading_output_cagr": "11.46"},
        {"leading_output_cagr": "11.30"},
    ),
    Border(
        "0.15 to 0.13, both rounded",
        HEBEI,
        "intensity_drop",
        {"energy_drop": "19.30"},
        {"energy_drop": "19.40"},
    ),
    Border("0.32 to 0.28", REVIEW, "co2_drop", {"co2_drop": "10"}, {"co2_drop": "16"}),
    Border(
        "a revenue three times the output",
        HEBEI,
        "revenue",
        {"rd_intensity/2023": "0.80"},
        {"rd_intensity/2023": "0.70"},
    ),
]

PARTS = [
    Border("as many SMEs as firms", HEBEI, "firms_of_kind", {"smes/2021": "12480"}, {"smes/2021": "12481"}),
    Border(
        "as many 专精特新 as SMEs",
        HEBEI,
        "smes_of_kind",
        {"zjtx_smes/2021": "12455"},
        {"zjtx_smes/2021": "12456"},
    ),
    Border(
        "cloud SMEs are SMEs",
        Y2025,
        "smes_of_kind",
        {"cloud_smes/2022": "12840"},
        {"cloud_smes/2022": "12841"},
    ),
    Border(
        "as many in research as all staff",
        HEBEI,
        "rd_staff",
        {"rd_staff/2022": "98430"},
        {"rd_staff/2022": "98431"},
    ),
    Border(
        "小巨人 are 专精特新", HEBEI, "giants", {"little_giants/2021": "21"}, {"little_giants/2021": "22"}
    ),
    Border(
        "firms in one figure",
        Y2022,
        "hitech_and_innovative",
        {"hitech_and_innovative/2019": "11820"},
        {"hitech_and_innovative/2019": "11821"},
    ),
    Border(
        "one for each firm", HEBEI, "staff_of_smes", {"employees/2021": "12455"}, {"employees/2021": "12454"}
    ),
    Border(
        "no more research than output",
        HEBEI,
        "rd_in_output",
        {"rd_spend/2021": "618.40"},
        {"rd_spend/2021": "618.42"},
    ),
    Border("万元 beside 亿元", HEBEI, "amounts_in_output", {"fdi/2021": "6184000"}, {"fdi/2021": "6184051"}),
    Border(
        "1000 times the year before",
        HEBEI,
        "unit_slip",
        {"software_spend/2021": "4.73"},
        {"software_spend/2021": "4.72"},
    ),
]

COUNTS = [
    Border(
        "无 goes with 0", HEBEI, "names_presence", {"platform_nat/count": "无"}, {"platform_nat/count": "1"}
    ),
    Border(
        "none goes with 0", HEBEI, "names_presence", {"demo_nat/names": "无"}, {"demo_nat/names": "甲项目"}
    ),
    Border("three names", HEBEI, "names_number", {"alliances/count": "3"}, {"alliances/count": "4"}),
    Border(
        "names on one line",
        HEBEI,
        "names_number",
        {"alliances/names": "甲协会、乙商会；丙联盟"},
        {"alliances/names": "甲协会、乙商会"},
    ),
    Border(
        "as many as in the list",
        HEBEI,
        "count_list",
        {"listed/firms/2023": "13104"},
        {"listed/firms/2023": "13103"},
    ),
    Border(
        "standards of one year, level and part",
        HEBEI,
        "count_list",
        {"listed/standards/2023/group/joined": "6"},
        {"listed/standards/2023/group/joined": "5"},
    ),
    Border("a stroke is not 无", HEBEI, "none_word", {"intl_text": "无"}, {"intl_text": "/"}),
]

TOGETHER = [
    Border(
        "不适用 where there is no figure",
        HEBEI,
        "above_average",
        {"solid_waste_above_avg": "3"},
        {"solid_waste_above_avg": "1"},
    ),
    Border(
        "是 or 否 where there is one",
        HEBEI,
        "above_average",
        {"water_reuse_above_avg": "2"},
        {"water_reuse_above_avg": "3"},
    ),
    Border(
        "monitoring that there is not",
        HEBEI,
        "carbon_ticks",
        {"carbon_monitor": "1"},
        {"carbon_monitor": "2"},
    ),
    Border(
        "an industrial cluster",
        Y2022,
        "not_industrial",
        {"water_reuse_above_avg": "1"},
        {"water_reuse_above_avg": "3"},
    ),
    Border(
        "software bought",
        HEBEI,
        "software_rate",
        {"software_spend/2023": "4725.50"},
        {"software_spend/2023": "4725.49"},
    ),
    Border("national projects", HEBEI, "demo_nat", {"newmode_work/1": False}, {"newmode_work/1": True}),
    Border("provincial projects", HEBEI, "demo_prov", {"newmode_work/2": True}, {"newmode_work/2": False}),
    Border("what was ticked is told", HEBEI, "work_text", {"green_text": "有"}, {"green_text": "无"}),
]

WORDS = [
    Border(
        "县 and 产业",
        HEBEI,
        "name_pattern",
        {"cluster_name": "平川市丝网产业"},
        {"cluster_name": "平川丝网产业"},
    ),
    Border(
        "省 and 县",
        Y2025,
        "name_pattern",
        {"cluster_name": "河北省平川县丝网产业"},
        {"cluster_name": "平川县丝网产业"},
    ),
    Border(
        "as in 2022",
        Y2022,
        "name_pattern",
        {"cluster_name": "中小企业特色产业集群(丝网产业)"},
        {"cluster_name": "平川县丝网产业"},
    ),
    Border("the same county", HEBEI, "name_county", {"region/county": "平川县"}, {"region/county": "平山"}),
    Border(
        "an office", HEBEI, "county_dept", {"county_dept": "平川县发展和改革局"}, {"county_dept": "平川县"}
    ),
    Border(
        "a builder",
        HEBEI,
        "operator_builder",
        {"operator": "平川园区运营有限公司"},
        {"operator": "平川城市建设投资有限公司"},
    ),
    Border(
        "a person",
        HEBEI,
        "person",
        {"operator_contact": "阿依古丽·买买提"},
        {"operator_contact": "13912345678"},
    ),
    Border(
        "a telephone", HEBEI, "phone", {"operator_phone": "13912345678"}, {"operator_phone": "1391234567"}
    ),
    Border(
        "several telephones",
        HEBEI,
        "phone",
        {"operator_phone": "0399-5550126、13912345678"},
        {"operator_phone": "张三"},
    ),
    Border("in time", HEBEI, "applied_on", {"applied_on": "2024-05-08"}, {"applied_on": "2024-05-09"}),
    Border(
        "after the notice", HEBEI, "applied_on", {"applied_on": "2024-04-08"}, {"applied_on": "2024-04-07"}
    ),
    Border("not to come", HEBEI, "not_future", {"applied_on": "2024-04-26"}, {"applied_on": "9999-01-01"}),
]

TARGETS = [
    Border(
        "10% a year",
        HEBEI,
        "target_output",
        {"targets/output_growth/target": "不低于10%"},
        {"targets/output_growth/target": "9.99%"},
    ),
    Border(
        "more firms",
        HEBEI,
        "target_quality",
        {"targets/quality_smes/target": "155家"},
        {"targets/quality_smes/target": "154家"},
    ),
    Border(
        "10% a year over three",
        HEBEI,
        "target_rd_spend",
        {"targets/rd_spend/target": "21.49"},
        {"targets/rd_spend/target": "21.47"},
    ),
    Border(
        "in 万元 as well",
        Y2024,
        "target_rd_spend",
        {"targets/rd_spend/target": "215000万元"},
        {"targets/rd_spend/target": "214000万元"},
    ),
    Border(
        "15% a year over three",
        HEBEI,
        "target_patents",
        {"targets/patents/target": "2017件"},
        {"targets/patents/target": "2016件"},
    ),
    Border(
        "about 45%",
        HEBEI,
        "target_iip",
        {"targets/iip_rate/target": "45%"},
        {"targets/iip_rate/target": "44.99%"},
    ),
    Border(
        "about 18%",
        HEBEI,
        "target_co2",
        {"targets/co2/target": "187.05万吨"},
        {"targets/co2/target": "187.06万吨"},
    ),
    Border(
        "about 13.5%",
        HEBEI,
        "target_energy",
        {"targets/energy/target": "0.12吨标准煤/万元"},
        {"targets/energy/target": "0.13吨标准煤/万元"},
    ),
    Border(
        "no lower than now",
        Y2025,
        "target_rise",
        {"targets/iip_rate/target": "34.01%"},
        {"targets/iip_rate/target": "33.99%"},
    ),
    Border(
        "no higher than now",
        Y2025,
        "target_fall",
        {"targets/energy/target": "0.12吨标准煤/万元"},
        {"targets/energy/target": "0.14吨标准煤/万元"},
    ),
    Border(
        "done",
        REVIEW,
        "target_done_rise",
        {"targets_done/patents/done": "1680件"},
        {"targets_done/patents/done": "1679件"},
    ),
    Border(
        "brought down",
        REVIEW,
        "target_done_fall",
        {"targets_done/energy/done": "0.12吨标准煤/万元"},
        {"targets_done/energy/done": "0.14吨标准煤/万元"},
    ),
    Border(
        "total or leading output",
        HEBEI,
        "base_growth",
        {"targets/output_growth/base": "11.57%"},
        {"targets/output_growth/base": "11.00%"},
    ),
    Border(
        "the same research",
        HEBEI,
        "base_rd_spend",
        {"targets/rd_spend/base": "161500万元"},
        {"targets/rd_spend/base": "16.17"},
    ),
    Border(
        "the same research three years ago",
        REVIEW,
        "base_rd_spend",
        {"targets_done/rd_spend/base": "13.73"},
        {"targets_done/rd_spend/base": "13.75"},
    ),
    Border(
        "the same patents",
        HEBEI,
        "base_patents",
        {"targets/patents/base": "1326个"},
        {"targets/patents/base": "1327件"},
    ),
    Border(
        "the same rate", HEBEI, "base_iip", {"targets/iip_rate/base": "24%"}, {"targets/iip_rate/base": "25%"}
    ),
    Border(
        "the same energy",
        HEBEI,
        "base_energy",
        {"targets/energy/base": "0.13"},
        {"targets/energy/base": "0.15"},
    ),
    Border(
        "an intensity",
        Y2025,
        "base_co2",
        {"targets/co2/base": "228万吨"},
        {"targets/co2/base": "0.30吨二氧化碳/万元"},
    ),
    Border(
        "an amount, as far as the intensity was rounded",
        HEBEI,
        "base_co2_amount",
        {"targets/co2/base": "231.90万吨"},
        {"targets/co2/base": "231.91万吨"},
    ),
    Border(
        "its own year",
        HEBEI,
        "stage_years",
        {"plan_stage_1": "2024年建成。"},
        {"plan_stage_1": "2025年建成。"},
    ),
    Border(
        "firms, year by year",
        HEBEI,
        "stage_quality",
        {"plan_stage_2": "优质中小企业达到185家。"},
        {"plan_stage_2": "优质中小企业达到184家。"},
    ),
    Border(
        "research, year by year",
        HEBEI,
        "stage_rd_spend",
        {"plan_stage_1": "研发经费16.15亿元。"},
        {"plan_stage_1": "研发经费16.13亿元。"},
    ),
    Border(
        "patents, year by year",
        HEBEI,
        "stage_patents",
        {"plan_stage_3": "有效发明专利2100件。"},
        {"plan_stage_3": "有效发明专利2101件。"},
    ),
    Border(
        "the rate, year by year",
        HEBEI,
        "stage_iip",
        {"plan_stage_3": "平台普及率45%。"},
        {"plan_stage_3": "平台普及率46%。"},
    ),
    Border(
        "40 亿元 each year", Y2024, "threshold", {"total_output/2021": "40"}, {"total_output/2021": "39.99"}
    ),
]

BORDERS = [*ALONE, *RELATIONS, *PARTS, *COUNTS, *TOGETHER, *WORDS, *TARGETS]
