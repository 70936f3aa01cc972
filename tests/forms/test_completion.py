"""An edition's short file becomes a whole edition: years, words, clause numbers and rules follow from it."""

import re
from pathlib import Path

import pytest

from cluster_desktop.forms import loader
from cluster_desktop.forms.loader import edition_ids, load_catalogue, load_edition, read_edition
from cluster_desktop.forms.wording import Wording, unknown_words

FORMS = Path(loader.__file__).parent
LAST_YEAR = (FORMS / "editions" / "national-2025.toml").read_text(encoding="utf-8")
GUIDE = (FORMS.parent.parent / "docs" / "forms.md").read_text(encoding="utf-8")


@pytest.fixture
def next_year(tmp_path):
    """Next year's form, of which only the first lines differ."""
    text = LAST_YEAR.replace('"national-2025"', '"national-2026"')
    text = text.replace("years = [2022, 2023, 2024]", "years = [2023, 2024, 2025]")
    path = tmp_path / "national-2026.toml"
    path.write_text(text, encoding="utf-8")
    return read_edition(path)


def test_next_years_form_is_last_years_file_with_other_years(next_year):
    assert next_year.template == "national-2026.docx"
    assert next_year.item("targets").columns == ("方向", "指标", "2025年基准值", "2028年目标值")
    assert next_year.item("targets").values == {"base": 2025, "target": 2028}
    assert "2028年目标值须符合" in next_year.item("targets").remark
    assert [next_year.item(f"plan_stage_{number}").name for number in (1, 2, 3)] == [
        "2026年度",
        "2027年度",
        "2028年度",
    ]
    assert "未注明填报年度的，请填写截止到2025年底的数据。" in next_year.instructions.clauses


def test_no_year_of_the_last_form_is_left_in_the_next(next_year):
    assert "2022" not in repr([next_year.cover, next_year.instructions, next_year.sections])


def test_the_form_in_the_guide_is_whole(tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    path = tmp_path / "national-2026.toml"
    path.write_text(example, encoding="utf-8")
    edition = read_edition(path)
    assert len(edition.items()) == len(load_edition("national-2025").items()) - 1
    assert edition.item("cloud_ratio").label == "集群中小企业上云率（%）"
    assert edition.item("digi_text").label == "数字化服务总体情况(200字以内)"
    assert example.count("\n") < 70


def test_a_clause_is_cited_by_its_place_in_the_editions_own_instructions():
    cited = {name: load_edition(name).item("targets").clause for name in edition_ids()}
    assert cited == {
        "hebei-2024": "填报说明 22",
        "national-2022": "填报说明 10",
        "national-2024": "填报说明 10",
        "national-2025": "填报说明 10",
        "national-2025-review": "填报说明 9",
    }


def test_a_clause_that_only_hebei_has_gives_way_to_the_one_on_undated_figures():
    assert load_edition("hebei-2024").item("leading_output_cagr").clause == "填报说明 9"
    assert load_edition("national-2024").item("leading_output_cagr").clause == "填报说明 6"
    assert load_edition("national-2024").item("cloud_smes").clause == "填报说明 6"
    assert load_edition("national-2025").item("cloud_smes").clause is None


@pytest.mark.parametrize("edition_id", edition_ids())
def test_a_rule_names_only_items_of_the_edition(edition_id):
    edition = load_edition(edition_id)
    keys = {item.key for item in edition.items()}
    assert {key for use in edition.rules for key in use.items} <= keys
    shared = [use.id for use in edition.rules if use.id in load_catalogue().rules]
    assert shared == [name for name in load_catalogue().rules if name in shared]


def test_a_shared_rule_without_any_item_of_the_edition_is_left_out(tmp_path):
    path = tmp_path / "small.toml"
    path.write_text(LAST_YEAR.replace('"energy_drop", ', ""), encoding="utf-8")
    assert "drop" not in {use.id for use in read_edition(path).rules}


def test_an_edition_can_change_a_shared_rule_and_add_its_own(tmp_path):
    path = tmp_path / "strict.toml"
    rules = '\n[rules.some_tick]\nlevel = "error"\n\n[rules.small]\nkind = "range"\nlevel = "hint"\n'
    rules += 'clause = "{conditions}"\nitems = ["area_km2"]\nparameters = { maximum = 100 }\n'
    path.write_text(LAST_YEAR + rules, encoding="utf-8")
    by_id = {use.id: use for use in read_edition(path).rules}
    assert by_id["some_tick"].level == "error"
    assert by_id["some_tick"].clause == "填报说明 2"
    assert by_id["small"].clause == "《中小企业特色产业集群认定标准》（2022年版）"


def test_words_are_filled_in_and_a_year_alone_stays_a_number():
    wording = Wording({"who": "某局", "last": 2024}, {})
    assert wording.printed({"a": ["{who}（{last}年）", "{last+3}", "{last-2}"], "b": True}) == {
        "a": ["某局（2024年）", 2027, 2022],
        "b": True,
    }


def test_only_the_parts_named_are_set_half_width_and_only_in_the_marks_named():
    wording = Wording({}, {"()": ["area", "四"], ":": ["area"]})
    assert wording.printed("甲：（乙，丙）", "area") == "甲:(乙，丙)"
    assert wording.printed("甲：（乙）", "四", "cloud") == "甲：(乙)"
    assert wording.printed("甲：（乙）", "五", "water") == "甲：（乙）"


def test_words_that_nothing_is_filled_in_for_are_found_wherever_they_stand():
    assert unknown_words({"a": ["{who}", {"b": "在{where}，{last+9}"}], "c": 1}) == [
        "{who}",
        "{where}",
        "{last+9}",
    ]
