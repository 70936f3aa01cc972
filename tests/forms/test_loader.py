from pathlib import Path

import pytest

from cluster_desktop.forms import loader, rules
from cluster_desktop.forms.loader import DefinitionError, load_edition, load_notice, read_edition, read_notice

FORMS = Path(loader.__file__).parent
EDITION = (FORMS / "editions" / "hebei-2024.toml").read_text(encoding="utf-8")
NOTICE = (FORMS / "notices" / "hebei-2024.toml").read_text(encoding="utf-8")


def refusal(tmp_path, read, text, old, new) -> DefinitionError:
    """The refusal of a definition in which one thing was changed."""
    assert old in text
    path = tmp_path / "next-year.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as refused:
        read(path)
    return refused.value


@pytest.mark.parametrize("edition_id", loader.edition_ids())
def test_every_edition_loads_and_is_named_as_its_file(edition_id):
    assert load_edition(edition_id).id == edition_id


@pytest.mark.parametrize("notice_id", loader.notice_ids())
def test_every_notice_loads_and_is_named_as_its_file(notice_id):
    assert load_notice(notice_id).id == notice_id


@pytest.mark.parametrize("load", [load_edition, load_notice])
@pytest.mark.parametrize("name", ["hebei-1999", "", "../editions/hebei-2024"])
def test_an_unknown_id_is_refused_with_those_there_are(load, name):
    with pytest.raises(DefinitionError, match="hebei-2024"):
        load(name)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('title = "中小企业特色产业集群申报表"\nissuer', "issuer", "title"),
        ('kind = "number"\nkey = "area_km2"', 'kind = "figure"\nkey = "area_km2"', "area_km2"),
        ('key = "area_km2"', 'key = "area_km2"\ncolour = "red"', "area_km2"),
        ('key = "area_km2"', 'key = "operator"', "operator"),
        ("years = [2021, 2022, 2023]", 'years = "2021"', "years"),
        ("max_chars = 200", 'max_chars = "200"', "chain_text"),
        ('pass_answers = ["否"]', 'pass_answers = ["没有"]', "prohibited_industry"),
        ('refers_to = "solid_waste_rate"', 'refers_to = "waste_rate"', "solid_waste_above_avg"),
        ("option = 1", "option = 3", "carbon_monitor"),
        ('key = "quality_smes"', 'key = "output_growth"', "output_growth"),
        ('blanks = [{ path = "operator" }]', 'blanks = [{ path = "manager" }]', "manager"),
        ('kind = "some_tick"', 'kind = "some_ticks"', "some_ticks"),
        ("parameters = { places = 2 }", "parameters = { digits = 2 }", "decimals"),
        ("parameters = { places = 2 }", 'parameters = { places = "two" }', "decimals"),
        ("parameters = { places = 2 }", "", "decimals"),
        ('items = ["energy_drop"]', 'items = ["energy_fall"]', "energy_fall"),
        ('items = ["energy_drop"]', 'items = ["operator"]', "operator"),
        ('id = "some_tick"', 'id = "required"', "required"),
        ('level = "warning"', 'level = "fatal"', "some_tick"),
    ],
)
def test_an_unsound_edition_is_refused_with_its_file_and_key(tmp_path, old, new, key):
    refused = refusal(tmp_path, read_edition, EDITION, old, new)
    assert refused.where == "next-year.toml"
    assert key in refused.message


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('paths = ["area_km2"]', 'paths = ["area"]', "area"),
        ("no = 2\n", "no = 1\n", "1"),
        ("copies = 3", 'copies = "three"', "copies"),
        ('kind = "statement"', 'kind = "note"', "9"),
        ('editions = ["hebei-2024"]', 'editions = ["hebei-1999"]', "hebei-1999"),
        ('paths = ["area_km2"]', "paths = []", "1"),
    ],
)
def test_an_unsound_notice_is_refused_with_its_key(tmp_path, old, new, key):
    assert key in refusal(tmp_path, read_notice, NOTICE, old, new).message


def test_broken_toml_is_refused_with_its_line(tmp_path):
    line = EDITION[: EDITION.index("[cover]")].count("\n") + 1
    refused = refusal(tmp_path, read_edition, EDITION, "[cover]", "[cover")
    assert refused.where == "next-year.toml"
    assert f"line {line}" in refused.message


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path):
    with pytest.raises(DefinitionError):
        read_edition(tmp_path / "nothing.toml")
    (tmp_path / "gbk.toml").write_bytes("title = '申报表'".encode("gbk"))
    with pytest.raises(DefinitionError, match="UTF-8"):
        read_edition(tmp_path / "gbk.toml")


def test_the_guide_to_editions_names_every_kind_of_rule_and_item(edition):
    guide = (FORMS.parent.parent / "docs" / "forms.md").read_text(encoding="utf-8")
    kinds = {*rules.KINDS, *(item.kind for item in edition.items())}
    assert [kind for kind in sorted(kinds) if f"`{kind}`" not in guide] == []
