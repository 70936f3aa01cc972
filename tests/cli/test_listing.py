"""`editions` and `fields`."""

from __future__ import annotations

from tests.cli.conftest import Run


def test_editions_names_the_form_with_its_years_and_notices(run: Run) -> None:
    hebei = next(one for one in run("editions", "--json").json if one["id"] == "hebei-2024")
    assert hebei["title"] == "中小企业特色产业集群申报表"
    assert hebei["issuer"] == "河北省工业和信息化厅"
    assert hebei["years"] == [2021, 2022, 2023]
    assert hebei["notices"] == ["hebei-2024"]


def test_fields_lists_every_path_once_in_the_order_of_the_form(run: Run) -> None:
    paths = [field["path"] for field in run("fields", "hebei-2024", "--json").json]
    assert len(paths) == len(set(paths))
    wanted = [
        "region/city",
        "applied_on",
        "cluster_name",
        "total_output/2021",
        "chain_work/8",
        "standards/2022/national/led",
        "platform_nat/count",
        "platform_nat/names",
        "plan_intro",
        "targets/output_growth/base",
        "targets/governance/target",
        "plan_safeguards",
        "recommendation",
    ]
    places = [paths.index(path) for path in wanted]
    assert places == sorted(places)


def test_a_field_says_what_is_printed_about_it(run: Run) -> None:
    fields = {field["path"]: field for field in run("fields", "hebei-2024", "--json").json}
    assert fields["total_output/2023"]["year"] == 2023
    assert fields["total_output/2023"]["unit"] == "亿元"
    assert fields["chain_text"]["max_chars"] == 200
    assert fields["chain_work/1"]["option"] == "绘制产业链图谱，开展产业链培育"
    assert "佐证材料" in fields["chain_work/1"]["evidence"]
    assert "year" not in fields["area_km2"]
    assert fields["area_km2"]["section"] == "一"


def test_an_unknown_form_is_refused_in_one_line(run: Run) -> None:
    outcome = run("fields", "hebei-1999")
    assert outcome.is_refused_in_one_line()
    assert "hebei-1999" in outcome.err


def test_a_command_that_does_not_exist_is_refused_in_one_line(run: Run) -> None:
    assert run("bake").is_refused_in_one_line()
