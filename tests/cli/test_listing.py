"""`editions` and `fields`."""

from __future__ import annotations

import pytest

from cluster_desktop.forms.loader import edition_ids, load_edition
from tests.cli.conftest import Run


def test_editions_names_the_form_with_its_years_and_notices(run: Run) -> None:
    hebei = next(one for one in run("editions", "--json").json if one["id"] == "hebei-2024")
    assert hebei["title"] == "中小企业特色产业集群申报表"
    assert hebei["issuer"] == "河北省工业和信息化厅"
    assert hebei["years"] == [2021, 2022, 2023]
    assert hebei["notices"] == ["hebei-2024"]


def test_editions_lists_all_five_forms_with_their_years(run: Run) -> None:
    listed = {one["id"]: one for one in run("editions", "--json").json}
    assert {name: one["years"] for name, one in listed.items()} == {
        "hebei-2024": [2021, 2022, 2023],
        "national-2022": [2019, 2020, 2021],
        "national-2024": [2021, 2022, 2023],
        "national-2025": [2022, 2023, 2024],
        "national-2025-review": [2022, 2023, 2024],
    }
    assert listed["national-2022"]["notices"] == ["ningxia-2022", "hebi-2022"]
    assert listed["national-2025-review"]["title"] == "中小企业特色产业集群复核申报表"


@pytest.mark.parametrize("edition", edition_ids())
def test_fields_of_every_form_leave_out_what_does_not_apply(run: Run, edition: str) -> None:
    fields = run("fields", edition, "--json").json
    assert len({field["path"] for field in fields}) == len(fields)
    years = set(load_edition(edition).years)
    for field in fields:
        assert {"path", "key", "section", "label", "kind"} <= set(field)
        assert None not in field.values()
        assert field["path"].split("/")[0] == field["key"]
        if field["kind"] == "year_numbers":
            assert field["year"] in years
    assert {field["kind"] for field in fields if "option" in field} == {"multi_choice"}
    assert {field["kind"] for field in fields if "max_chars" in field} == {"long_text"}


def test_the_review_lists_what_came_of_each_target(run: Run) -> None:
    fields = {field["path"]: field for field in run("fields", "national-2025-review", "--json").json}
    assert [fields[f"targets_done/patents/{column}"]["year"] for column in ("base", "target", "done")] == [
        2022,
        2025,
        2025,
    ]
    assert "targets/patents/done" not in fields


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
